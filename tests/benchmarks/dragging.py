"""`python -m tests.benchmarks.dragging`: how well the real window follows a dragged kernel cell.

The window runs offscreen at 1280x800 with the default session. A mouse that reports 125 times a second is played by
edits of one kernel cell; a frame counts once the window has been repainted with it. `--views` does it with each tab of
the bottom panel open in turn, and last with a single unit kept and weighed: what looking closer costs an edit.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication

from playground.allocator import keep_freed_memory
from playground.app import Program, make_application
from playground.default_session import default_setup
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.setup import SeedKind
from playground.ui.look_closer import BACK_PROJECTION, WORLDS
from tests.benchmarks.bursts import ONE_THREAD

MOUSE_INTERVAL = 8
PULSE_INTERVAL = 2
"""Milliseconds between the ticks that tell how long the window's thread was held up."""


@dataclass
class Times:
    """When things happened, in seconds: edits made, frames shown, ticks of the window's thread."""

    edits: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    ticks: list[float] = field(default_factory=list)


class Drag(QObject):
    """Edits one cell at the pace of a mouse, and notes every repaint that shows a newer frame."""

    def __init__(self, program: Program, kernel: int, seconds: float) -> None:
        super().__init__()
        self._program, self._kernel = program, kernel
        self.times = Times()
        self._fresh = 0.0
        self._mouse = QTimer(self, interval=MOUSE_INTERVAL, timerType=Qt.TimerType.PreciseTimer)
        self._mouse.timeout.connect(self._on_mouse)
        self._pulse = QTimer(self, interval=PULSE_INTERVAL, timerType=Qt.TimerType.PreciseTimer)
        self._pulse.timeout.connect(self._on_pulse)
        self._loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), self, self._loop.quit)

    def run(self) -> Times:
        """Drag until the time is over."""
        self._program.service.frame_ready.connect(self._on_frame)
        self._program.window.installEventFilter(self)
        self._program.document.gestures.begin()
        self._mouse.start()
        self._pulse.start()
        self._loop.exec()
        self._mouse.stop()
        self._pulse.stop()
        self._program.document.gestures.end()
        return self.times

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and self._fresh:
            watched.event(event)  # the repaint itself
            now = time.monotonic()
            self.times.shown.append(now)
            self.times.lags.append(now - self._fresh)
            self._fresh = 0.0
            return True
        return False

    def _on_mouse(self) -> None:
        now = time.monotonic()
        value = math.sin(len(self.times.edits) / 7)
        document = self._program.document
        cell = (0, self._kernel, 0, 3, 3)
        document.edit("Drag a cell", set_kernel_cell, *cell, value, merge_key=("cell", *cell))
        self.times.edits.append(now)

    def _on_pulse(self) -> None:
        self.times.ticks.append(time.monotonic())

    def _on_frame(self, frame: object) -> None:
        self._fresh = self._fresh or frame.request.created  # type: ignore[attr-defined]
        self.times.computed.append(frame.seconds)  # type: ignore[attr-defined]


def main() -> None:
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":  # read when numpy is imported, which has happened
        command = [sys.executable, "-m", "tests.benchmarks.dragging", *sys.argv[1:]]
        sys.exit(subprocess.run(command, env=os.environ | ONE_THREAD, check=False).returncode)
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.dragging", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--kernel", type=int, default=12)
    parser.add_argument("--views", action="store_true", help="with each of the closer views open")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    keep_freed_memory()  # as `cli.main` does
    with tempfile.TemporaryDirectory() as folder:
        QStandardPaths.setTestModeEnabled(True)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        application = make_application()
        program = Program(application, default_setup(), "en", "light")
        try:
            program.window.resize(1280, 800)
            program.window.show()
            program.window.reset_layout()
            for what in views(program, options.kernel) if options.views else bare_and_pinned(program, options.kernel):
                settle(program)
                times = Drag(program, options.kernel, options.seconds).run()
                settle(program)
                print(report(what, times), flush=True)
        finally:
            program.stop()
            program.window.hide()


def bare_and_pinned(program: Program, kernel: int) -> Iterator[str]:
    """The window as it starts, then with the dragged kernel's map pinned; each name as it is to be measured."""
    yield "nothing pinned"
    program.selection.pin(2, kernel)
    yield f"pool1:{kernel} pinned"


def views(program: Program, kernel: int) -> Iterator[str]:
    """Every tab of the bottom panel with the dragged kernel's map pinned; each name as it is to be measured."""
    program.selection.pin(2, kernel)
    tabs = program.window.closer.tabs
    for place in range(tabs.count()):
        program.window.closer.open_tab(place)
        if place == WORLDS:
            program.window.closer.worlds.world.keep()
        yield tabs.tabText(place)
    program.window.closer.open_tab(BACK_PROJECTION)
    program.selection.set_seed_kind(SeedKind.UNIT)  # whose field is weighed in every frame
    yield "A unit weighed"


def settle(program: Program) -> None:
    """Wait until nothing is being computed or drawn."""
    quiet = time.monotonic() + 0.5
    while time.monotonic() < quiet:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if program.service.is_busy or program.service.frame is None:
            quiet = time.monotonic() + 0.5


def report(what: str, times: Times) -> str:
    """One line: the pace, the worst gap between two shown frames, and how long the window itself was held up."""
    gaps = sorted(later - earlier for earlier, later in pairwise(times.shown))
    ticks = sorted(later - earlier for earlier, later in pairwise(times.ticks))
    lags, computed = sorted(times.lags), sorted(times.computed)
    length = times.shown[-1] - times.shown[0]
    return (
        f"{what:20}{len(gaps) / length:5.1f} frames/s shown, worst gap {gaps[-1] * 1000:.0f} ms "
        f"(median {gaps[len(gaps) // 2] * 1000:.0f}); {len(times.edits) / length:.0f} edits/s; "
        f"computing {computed[len(computed) // 2] * 1000:.1f} ms; edit to screen {lags[len(lags) // 2] * 1000:.0f} ms; "
        f"window held up {ticks[-1] * 1000:.0f} ms at worst"
    )


if __name__ == "__main__":
    main()
