"""The program on a laptop with a projector: `python -m tests.ui.presentation.two_screens FOLDER LANGUAGE [--pictures]`.

A process of its own, as Qt's offscreen platform has as many screens as it was started with. Prints a line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

SCREENS = [
    {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 800},
    {"name": "projector", "x": 1280, "y": 0, "width": 1600, "height": 900},
]
DOTS = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def main(folder: Path, language: str, *, with_pictures: bool) -> dict[str, Any]:
    """What was where, step by step; `with_pictures` of it, to look at, in `folder`."""
    (folder / "screens.json").write_text(json.dumps({"screens": [{**screen, **DOTS} for screen in SCREENS]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder / 'screens.json'}"

    from playground.app import Program, make_application  # late: the platform is read when Qt is loaded
    from tests.ui.running import small_setup

    program = Program(make_application(), small_setup(), language, "light")
    window = program.window
    window.resize(1200, 700)
    window.show()
    told: dict[str, Any] = {}

    def note(key: str) -> None:
        _rest(program)
        presentation = window.classroom.presentation
        presenter = None if presentation is None else presentation.presenter
        frozen = None if presentation is None else presentation.frozen
        told[key] = {
            "window": window.geometry().getRect(),
            "menu": window.menuBar().isVisible(),
            "presenter": None if presenter is None else presenter.geometry().getRect(),
            "title": None if presenter is None else presenter.title.text(),
            "notes": None if presenter is None else presenter.notes.text(),
            "next": None if presenter is None else presenter.next_title.text(),
            "seen": None if presenter is None else presenter.picture.picture.size().toTuple(),
            "held": None if frozen is None else frozen.geometry().getRect(),
            "lesson": window.classroom._lessons is not None and window.classroom.lessons.staging.dock.isVisible(),
            "inspected": program.selection.view.inspected,
        }
        for name, widget in (("window", window), ("presenter", presenter)):
            if widget is not None and with_pictures:
                widget.grab().save(str(folder / f"{key}_{name}.png"))

    _go_through(program, note)
    program.stop()
    return told


def _rest(program: Any) -> None:
    """Let everything go on until nothing moves any more."""
    quiet = 0
    while quiet < 3:
        _wait(10)
        presentation = program.window.classroom.presentation
        is_due = presentation is not None and presentation._picture_due.isActive()
        quiet = 0 if is_due or program.service.is_busy or program.tasks.is_busy else quiet + 1


def _wait(milliseconds: int) -> None:
    """Let everything go on; QTest.qWait would hold Python's other threads up."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _go_through(program: Any, note: Any) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window, actions = program.window, program.window.actions_by_key
    note("desk")
    actions["present"].trigger()
    note("presenting")
    presentation = window.classroom.presentation
    presentation._picture_due.setInterval(0)  # nobody has to wait for the pictures here
    QTest.keyClick(presentation.presenter, Qt.Key.Key_PageDown)
    QTest.mouseClick(presentation.presenter.next, Qt.MouseButton.LeftButton)
    note("stepped")
    QTest.keyClick(presentation.presenter, Qt.Key.Key_H)
    note("held")
    window.layers.remove(1)
    note("prepared")
    QTest.mouseClick(presentation.presenter.freeze, Qt.MouseButton.LeftButton)
    note("on")
    actions["undo"].trigger()  # nothing unsaved, else it asks
    window.classroom.start_lesson("costs")
    player = window.classroom.lessons.player
    while player.lesson is None or player.is_loading:
        _wait(10)
    note("lesson")
    QTest.keyClick(presentation.presenter, Qt.Key.Key_Escape)
    note("left")


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], with_pictures="--pictures" in sys.argv), ensure_ascii=False))
    sys.stdout.flush()
    os._exit(0)  # the process is for this alone
