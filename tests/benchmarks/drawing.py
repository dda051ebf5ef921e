"""`python -m tests.benchmarks.drawing`: how well the maps follow a pen that draws on the input.

The real window, offscreen at 1280x800: a mouse that reports 125 times a second draws loops on a black page, a new
stroke every second. A frame counts once the window has been repainted with it.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time

from PySide6.QtCore import QPoint, QSettings, QStandardPaths, Qt
from PySide6.QtTest import QTest

from playground.allocator import keep_freed_memory
from playground.app import Program, make_application
from playground.default_session import default_setup
from playground.examples import example_setup
from playground.network.editing.drawing_edits import strokes_of
from playground.network.setup import PictureInput
from playground.ui.draw.draw_panel import DrawPanel
from tests.benchmarks.bursts import ONE_THREAD
from tests.benchmarks.dragging import Drag, report, settle

LEFT = Qt.MouseButton.LeftButton
MOVES_PER_STROKE = 125


class Pen(Drag):
    """Draws loops at the pace of a mouse."""

    def __init__(self, program: Program, panel: DrawPanel, seconds: float) -> None:
        super().__init__(program, 0, seconds)
        self._panel = panel

    def _on_mouse(self) -> None:
        picture, moves = self._panel.picture, len(self.times.edits)
        self.times.edits.append(time.monotonic())
        if moves % MOVES_PER_STROKE == 0:
            QTest.mouseRelease(picture, LEFT, pos=self._place(moves))
            QTest.mousePress(picture, LEFT, pos=self._place(moves))
        QTest.mouseMove(picture, self._place(moves))

    def _place(self, moves: int) -> QPoint:
        turn = moves / 20
        return self._panel.picture.point_at(0.5 + 0.35 * math.cos(turn), 0.5 + 0.35 * math.sin(1.3 * turn)).toPoint()


def main() -> None:
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":  # read when numpy is imported, which has happened
        command = [sys.executable, "-m", "tests.benchmarks.drawing", *sys.argv[1:]]
        sys.exit(subprocess.run(command, env=os.environ | ONE_THREAD, check=False).returncode)
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.drawing", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    keep_freed_memory()  # as `cli.main` does
    with tempfile.TemporaryDirectory() as folder:
        QStandardPaths.setTestModeEnabled(True)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        program = Program(make_application(), default_setup(), "en", "light")
        try:
            program.window.resize(1280, 800)
            program.window.show()
            program.window.input_view.toggle_draw()
            for name, setup in (("the article's", default_setup()), ("digits", example_setup("digits"))):
                program.document.open(setup, None)
                print(drawn(program, name, options.seconds), flush=True)
        finally:
            program.stop()
            program.window.hide()


def drawn(program: Program, name: str, seconds: float) -> str:
    """One line of what drawing was like, and how much was drawn."""
    panel = program.window.input_view.draw.panel
    assert panel is not None
    panel.pages["black"].click()
    settle(program)
    times = Pen(program, panel, seconds).run()
    panel.picture.end_stroke()
    settle(program)
    source = program.document.setup.input
    assert isinstance(source, PictureInput)
    strokes = strokes_of(source.picture)
    points = sum(len(stroke.points) for stroke in strokes)
    return f"{report(name, times)}; {len(strokes)} strokes of {points} points"


if __name__ == "__main__":
    main()
