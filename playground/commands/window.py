"""No command: opens the window; where there is no display, draws the same session to a picture instead."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from pathlib import Path
from types import TracebackType

from playground.commands.parser import CommandError
from playground.commands.screenshot import draw
from playground.commands.source import with_picture
from playground.default_session import default_setup, open_file, over_input, sentence_over, sound_over
from playground.display import check_display, has_display
from playground.examples import Example, example_setup, named_example
from playground.imported_session import preprocessings_for, session_over
from playground.inputs.arrays.array_file import ArrayChoice, chosen_array
from playground.inputs.video.video_file import VideoFile
from playground.log_file import start_log
from playground.network.setup import Picture, SetUp
from playground.network.source.array_input import ArrayInput
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import Sound
from playground.network.source.word_vectors import WordVectors
from playground.screenshot_options import ScreenshotOptions
from playground.startup import check_qt
from playground.storage.networks.network_file import ImportedNetwork
from playground.storage.networks.weights_file import WeightsFile, loaded, plan_for

PICTURE = Path("cnn-playground.png")
"""Where the session is drawn to when there is no display, in the current folder."""

EXAMPLES = """\

cat.jpg
lesson.cnnplay
./summary"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """[FILE]"""
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=Path,
        help="a picture, a folder of pictures, a video, a sound, a text, an array, a trained network or a set-up to "
        "open, or the name of one that comes with the program, as hands",
    )


def run(arguments: argparse.Namespace) -> int:
    """The window's exit status; 0 after drawing the picture instead."""
    path: Path | None = arguments.file
    example = None if path is None else named_example(path)
    if path is not None and not path.exists() and example is None:
        raise CommandError("There is no file {path}.", path=path)
    if not has_display():
        draw(ScreenshotOptions(output=PICTURE, setup=_session(path) if example is None else example_setup(example.key)))
        print(f"There is no display (DISPLAY and WAYLAND_DISPLAY are not set): the window was drawn to {PICTURE}.")
        return 0
    return _open_window(path, example)


def _session(path: Path | None) -> SetUp:
    if path is None:
        return default_setup()
    content = open_file(path)
    if isinstance(content, VideoFile):
        raise CommandError("{path} is a video, and there is no display to play it on.", path=path)
    if isinstance(content, ImportedNetwork):
        return session_over(content, preprocessings_for(content)[0])
    if isinstance(content, WeightsFile):
        setup = default_setup()
        return setup.with_network(loaded(setup.network, content, plan_for(setup.network, content)))
    if isinstance(content, ArrayChoice):
        content = chosen_array(content.path, content.entries[0])
    if isinstance(content, ArrayInput):
        return over_input(default_setup(), content)
    if isinstance(content, Sound):
        return over_input(default_setup(), sound_over(default_setup().input, content))
    if isinstance(content, SentenceInput | WordVectors):
        return over_input(default_setup(), sentence_over(default_setup().input, content))
    return with_picture(default_setup(), content) if isinstance(content, Picture) else content


def _open_window(path: Path | None, example: Example | None) -> int:
    check_qt()
    from PySide6.QtCore import QLibraryInfo  # late: the other commands load no Qt

    check_display(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms"))
    from playground import app  # late: the other commands load no Qt

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would not look at Ctrl+C before the next event
    start_log()
    sys.excepthook = _log_exception
    return app.run(path if example is None else None, example)


def _log_exception(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    """What a slot raised: Qt's loop goes on, so must the user."""
    logging.getLogger(__name__).critical("an exception in the window", exc_info=(kind, error, traceback))
    print(f"Something unexpected happened ({kind.__name__}): details are in {start_log()}.", file=sys.stderr)
