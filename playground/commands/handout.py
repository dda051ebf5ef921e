"""`handout`: a page for print with picture, way back, costs and maps; or the way back as an animation."""

from __future__ import annotations

import argparse
from dataclasses import replace

from playground.commands.parser import add_image, add_output, add_select, add_setup
from playground.commands.screenshot import LANGUAGES
from playground.commands.source import named_setup, selected
from playground.inputs.reading import read
from playground.startup import check_qt

EXAMPLES = """\
-o page.pdf
lesson.cnnplay --select pool1:12 --language zh_CN -o page.svg
lesson.cnnplay --select pool1:12 -o way_back.webp"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """-o OUT.pdf|.svg|.png|.webp|.webm [SETUP] [--image PIC] [--select LAYER:MAP] [--language]"""
    add_setup(parser)
    add_output(parser, ".pdf", ".svg", ".png", ".webp", ".webm")
    add_image(parser)
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="default: en")
    add_select(parser)


def run(arguments: argparse.Namespace) -> int:
    """0; SpokenError when it cannot be made or written."""
    setup = named_setup(arguments)
    read(setup.input)
    place = selected(setup.network, arguments.select)
    if place is not None:
        name = setup.network.layers[place[0]].name
        setup = replace(setup, view=replace(setup.view, layer=name, map=place[1]))
    check_qt()
    from playground.app import hand_out  # late: the other commands load no Qt

    hand_out(setup, arguments.language, arguments.output)
    return 0
