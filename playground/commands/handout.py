"""`handout`: a page for print with picture, way back, costs and maps; or an animation."""

from __future__ import annotations

import argparse
import math
from dataclasses import replace

from playground import limits
from playground.commands.parser import CommandError, add_image, add_output, add_select, add_setup
from playground.commands.progress import progress_bar
from playground.commands.screenshot import LANGUAGES
from playground.commands.source import named_setup, selected
from playground.inputs.reading import read
from playground.network.knob import Sweep, knob_named, turned
from playground.network.setup import SetUp
from playground.startup import check_qt

EXAMPLES = """\
-o page.pdf
lesson.cnnplay --select pool1:12 --language zh_CN -o page.svg
lesson.cnnplay --select pool1:12 -o way_back.webp
--select pool1:12 --sweep angle -45 45 -o turned.webp
--select conv1:40 --sweep "conv1.kernel[40,*,3,3]" -1 1 --frames 48 -o cell.webm
--select conv1:40 --window --frames 60 -o window.webp"""
ANIMATED = (".webp", ".webm")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """-o OUT.pdf|.svg|.png|.webp|.webm [SETUP] [--image PIC] [--select LAYER:MAP] [--language] [--sweep | --window]"""
    add_setup(parser)
    add_output(parser, ".pdf", ".svg", ".png", ".webp", ".webm")
    add_image(parser)
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="default: en")
    add_select(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--sweep",
        nargs=3,
        metavar=("WHAT", "FROM", "TO"),
        help="an animation in which a number goes from one value to another: angle, right, down, scale, blur, "
        "contrast, brightness, noise or patch of the picture, or of a layer, as conv1.stride, conv1.bias[40], "
        "conv1.kernel[40,*,3,3] (output, input or *, row, column)",
    )
    what.add_argument("--window", action="store_true", help="an animation of the window going over its input")
    parser.add_argument("--frames", metavar="N", type=_frames, default=24, help="pictures of it (default: 24)")


def _frames(text: str) -> int:
    if not text.isdecimal() or len(text) > 9 or not 2 <= int(text) <= limits.FILM_PICTURES:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of pictures from 2 to {limits.FILM_PICTURES}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """0; SpokenError when it cannot be made or written."""
    setup = named_setup(arguments)
    read(setup.input)
    place = selected(setup.network, arguments.select)
    if place is not None:
        name = setup.network.layers[place[0]].name
        setup = replace(setup, view=replace(setup.view, layer=name, map=place[1]))
    sweep = _sweep(arguments, setup)
    check_qt()
    from playground.app import hand_out  # late: the other commands load no Qt

    with progress_bar("animate", "picture") as progress:
        hand_out(setup, arguments.language, arguments.output, sweep, progress)
    return 0


def _sweep(arguments: argparse.Namespace, setup: SetUp) -> Sweep | None:
    """What the animation shows, if it is not the way back. CommandError where that cannot be."""
    if not (arguments.window or arguments.sweep):
        return None
    if arguments.output.suffix.lower() not in ANIMATED:
        raise CommandError("An animation ends in {endings}.", endings=" or ".join(ANIMATED))
    if arguments.window:
        return Sweep(None, arguments.frames)
    key, *ends = arguments.sweep
    knob = knob_named(setup, key)
    low, high = (_number(end) for end in ends)
    for end in (low, high):
        turned(setup, knob, end)  # refused before anything is computed
    return Sweep(knob, arguments.frames, low, high)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise CommandError("{text} is not a number.", text=repr(text))
    return value
