"""`screenshot`: the real window as a picture, drawn without a display."""

from __future__ import annotations

import argparse
import sys

from playground import limits
from playground.commands.parser import CommandError, add_image, add_output, add_select, add_setup, two_whole
from playground.commands.source import named_setup, selected
from playground.inputs.reading import read
from playground.screenshot_options import ScreenshotOptions
from playground.startup import check_qt

EXAMPLES = """\
-o window.png
lesson.cnnplay --image cat.jpg --select pool1:12 -o window.png
things --tab numbers -o window.png
--language zh_CN --theme dark --size 1920x1080 --scale 2 -o window.png"""

TABS = ("backprojection", "back", "rules", "computed", "zoom", "top9", "numbers", "worlds", "design")
"""Of the bottom panel, from the left."""
LANGUAGES = ("en", "zh_CN")
THEMES = ("light", "dark")
SMALLEST = (1024, 640)
"""The window's smallest width and height."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """-o OUT.png [SETUP] [--image PIC] [--language] [--theme] [--select LAYER:MAP] [--tab TAB] [--size] [--scale]"""
    add_setup(parser)
    add_output(parser, ".png")
    add_image(parser)
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="default: en")
    parser.add_argument("--theme", choices=THEMES, default="light", help="default: light")
    add_select(parser)
    parser.add_argument("--tab", choices=TABS, default=TABS[0], help=f"what is looked at closely (default: {TABS[0]})")
    parser.add_argument(
        "--size",
        metavar="WxH",
        type=two_whole("x", "a size as 1280x800"),
        default=(1440, 900),
        help="width and height in points (default: 1440x900)",
    )
    parser.add_argument("--scale", type=_scale, default=1.0, help="pixels per point, 1 to 4 (default: 1)")


def run(arguments: argparse.Namespace) -> int:
    """0; SpokenError when the picture cannot be drawn or written."""
    _check_size(arguments.size, arguments.scale)
    setup = named_setup(arguments)
    draw(
        ScreenshotOptions(
            output=arguments.output,
            setup=setup,
            language=arguments.language,
            theme=arguments.theme,
            select=selected(setup.network, arguments.select),
            tab=TABS.index(arguments.tab),
            size=arguments.size,
            scale=arguments.scale,
        )
    )
    return 0


def draw(options: ScreenshotOptions) -> None:
    """Draw the window offscreen; loads Qt. Raises InputError for a picture that the window could only refuse."""
    read(options.setup.input)
    check_qt()
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler  # late: the other commands load no Qt

    from playground.app import screenshot

    def say(kind: QtMsgType, _context: object, message: str) -> None:
        """What Qt notices about drawing without a screen is nothing for a user."""
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            print(message, file=sys.stderr)

    before = qInstallMessageHandler(say)
    try:
        screenshot(options)
    finally:
        qInstallMessageHandler(before)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= 4:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 4")
    return scale


def _check_size(size: tuple[int, int], scale: float) -> None:
    largest = int(limits.SCREENSHOT_SIDE / scale)
    if all(least <= side <= largest for least, side in zip(SMALLEST, size, strict=True)):
        return
    raise CommandError(
        "A window of {size} cannot be drawn: at scale {scale} it can be {smallest} to {largest}x{largest}.",
        size="{}x{}".format(*size),
        scale=f"{scale:g}",
        smallest="{}x{}".format(*SMALLEST),
        largest=largest,
    )
