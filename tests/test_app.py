"""The program as a whole: what a killed window leaves is offered by the next, what fails is marked and told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from playground.app import Program, first_size, make_application
from playground.engine.threads import THREADS
from playground.network.editing import edits
from playground.network.editing.layer_edits import set_pool_size
from playground.network.layers import Convolution, Padding, ReLU
from playground.session.settings import recovery_folder
from playground.storage.recovery.recovery_folder import RecoveryFolder
from tests.session.setups import setup

ROOT = Path(__file__).resolve().parent.parent

WINDOW = """
import sys
from pathlib import Path
from playground.app import Program, make_application
from playground.network.editing import edits
from tests.session.setups import setup
application = make_application()
program = Program(application, setup(), "en", "light")
program.window.show()
program.protect(Path(sys.argv[1]))
program.document.edit("Rename", edits.rename, 0, "unsaved")
application.exec()
"""


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[Path], Program]]:
    """Opens windows whose unsaved work is kept in a folder; closes them."""
    programs: list[Program] = []

    def start(folder: Path, language: str = "en") -> Program:
        program = Program(make_application(), setup(), language, "light")
        programs.append(program)
        program.window.show()
        program.protect(folder)
        return program

    yield start
    for program in programs:
        program.window._may_close = True
        program.window.close()
        program.window.deleteLater()
        program.languages.switch("en")


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of another process that edited and was killed without a word."""
    folder = tmp_path_factory.mktemp("left")
    command = [sys.executable, "-c", WINDOW, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        try:
            while not list(folder.glob("*.journal")):
                assert process.poll() is None
                time.sleep(0.01)
        finally:
            process.kill()
    return folder


@pytest.fixture
def killed(left: Path, tmp_path: Path) -> Path:
    """A folder of its own, as that process left it."""
    shutil.copytree(left, tmp_path, dirs_exist_ok=True)
    return tmp_path


def first_name(program: Program) -> str:
    return program.document.network.layers[0].name


def test_the_engine_has_threads_of_its_own_while_a_window_is_open(
    start: Callable[[Path], Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.app.beside_a_window", lambda: 3)
    program = start(tmp_path)
    assert THREADS.count == 3
    program.window._may_close = True
    program.window.close()
    assert THREADS.count == 1


def answer(button: QMessageBox.StandardButton, qtbot: QtBot) -> list[str]:
    """Answer the next question with a click; the questions asked so far."""
    asked: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, click)
            return
        asked.append(box.text())
        qtbot.mouseClick(box.button(button), Qt.MouseButton.LeftButton)

    QTimer.singleShot(20, click)
    return asked


def test_what_a_killed_window_left_is_restored_with_one_click(
    start: Callable[[Path], Program], qtbot: QtBot, killed: Path
) -> None:
    program = start(killed)
    notice = program.window.notice
    qtbot.waitUntil(notice.isVisible)
    assert notice.text.text().startswith("Restore the unsaved work of ")
    assert first_name(program) == "conv1"
    qtbot.mouseClick(notice.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: first_name(program) == "unsaved")
    assert not notice.isVisible()
    assert program.document.is_modified
    assert "*" in program.window.windowTitle()
    qtbot.waitUntil(lambda: len(list(killed.glob("*.journal"))) == 1)
    program.document.mark_saved(killed / "a.json", program.document.setup)
    qtbot.waitUntil(lambda: not list(killed.iterdir()))


def test_the_work_at_hand_is_asked_for_first(start: Callable[[Path], Program], qtbot: QtBot, killed: Path) -> None:
    program = start(killed)
    notice = program.window.notice
    qtbot.waitUntil(notice.isVisible)
    program.document.edit("Rename", edits.rename, 0, "mine")
    asked = answer(QMessageBox.StandardButton.Cancel, qtbot)
    qtbot.mouseClick(notice.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(asked))
    assert first_name(program) == "mine"
    assert list(killed.glob("*.journal"))


def test_an_offer_that_was_not_taken_comes_again(start: Callable[[Path], Program], qtbot: QtBot, killed: Path) -> None:
    for _ in range(2):
        program = start(killed)
        qtbot.waitUntil(program.window.notice.isVisible)
        qtbot.mouseClick(program.window.notice.close_button, Qt.MouseButton.LeftButton)
        program.window.close()
    assert len(list(killed.glob("*.journal"))) == 1


def test_nothing_is_offered_after_a_session_that_was_closed(
    start: Callable[[Path], Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program = start(tmp_path)
    program.document.edit("Rename", edits.rename, 0, "edited")
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.journal"))))
    answer(QMessageBox.StandardButton.Discard, qtbot)
    program.window.close()
    assert not program.window.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_is_quit_over_unsaved_work_keeps_it(
    start: Callable[[Path], Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program = start(tmp_path)
    program.document.edit("Rename", edits.rename, 0, "edited")
    program.stop()
    assert len(list(tmp_path.glob("*.journal"))) == 1


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_lesson_that_was_being_recorded_comes_back_with_its_session(
    start: Callable[[Path], Program], qtbot: QtBot, tmp_path: Path, is_edited: bool
) -> None:
    killed = start(tmp_path)
    if is_edited:
        killed.document.edit("Rename", edits.rename, 0, "edited")
    killed.window.actions_by_key["lesson_record"].trigger()
    editor = killed.window.classroom.lessons.panel.editor
    qtbot.keyClicks(editor.title, "Look here")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.journal"))) == 1 + is_edited)
    killed.stop()
    assert killed.journal is not None
    for lock in killed.journal._folder._locks.values():
        lock.close()  # as the system does when a process is killed
    program = start(tmp_path)
    qtbot.waitUntil(program.window.notice.isVisible)
    qtbot.mouseClick(program.window.notice.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.window.classroom._lessons is not None)
    lessons = program.window.classroom.lessons
    assert lessons.staging.dock.isVisible()
    assert lessons.is_unsaved
    assert lessons.panel.editor.title.text() == "Look here"
    assert first_name(program) == ("edited" if is_edited else "conv1")
    assert program.document.is_modified == is_edited
    own = program.journal._session_id  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: all(path.stem.startswith(own) for path in tmp_path.glob("*.journal")))
    answer(QMessageBox.StandardButton.Discard, qtbot)
    lessons.close()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.journal"))) == is_edited)


def test_a_damaged_session_is_one_sentence(start: Callable[[Path], Program], qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad.journal").write_bytes(b"nonsense")
    notice = start(tmp_path).window.notice
    qtbot.waitUntil(notice.isVisible)
    assert "could not be recovered" in notice.text.text()
    assert not notice.repair.isVisible()


def test_the_offer_names_the_time_in_the_language_that_is_on(
    start: Callable[..., Program], qtbot: QtBot, tmp_path: Path
) -> None:
    dead = RecoveryFolder(tmp_path)
    dead.write(b"x", "dead", None)
    dead._locks["dead"].close()
    os.utime(tmp_path / "dead.journal", (1_700_000_000, 1_700_000_000))
    for language, year in (("en", "11/"), ("zh_CN", "2023/11/")):
        program = start(tmp_path, language)
        qtbot.waitUntil(program.window.notice.isVisible)
        assert year in program.window.notice.text.text()


def test_a_drawing_of_the_window_journals_nothing(qtbot: QtBot) -> None:
    program = Program(make_application(), setup(), "en", "light")
    assert program.journal is None
    program.stop()
    program.window.deleteLater()
    assert not recovery_folder().exists()


def settle(program: Program, qtbot: QtBot) -> None:
    def is_settled() -> bool:
        return program.service.frame is not None and not program.service.is_busy

    qtbot.waitUntil(is_settled)


def test_a_layer_that_does_not_fit_is_marked_and_those_before_it_stay(
    start: Callable[[Path], Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program = start(tmp_path)
    window, document = program.window, program.document
    settle(program, qtbot)
    document.edit("Insert", edits.insert, 3, ReLU(name="relu2"))
    document.edit("Break", set_pool_size, 2, (60, 60))
    settle(program, qtbot)
    columns = window.stage.columns
    assert columns[1].grid.isVisible()
    assert columns[2].grid.isVisible()
    assert "60" in columns[3].message.text()
    assert columns[3].message.property("role") == "problem"
    assert columns[4].message.text() == "Waits for pool1."
    assert columns[4].message.property("role") == "caption"
    assert window.status.state.text() == "a layer does not fit"


def test_a_layer_too_large_for_memory_is_marked_and_those_before_it_stay(
    start: Callable[[Path], Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program = start(tmp_path)
    window, document = program.window, program.document
    settle(program, qtbot)
    wide = Convolution(name="wide", kernels=np.ones((4096, 4, 1, 1)), padding=Padding.all_sides(512, 512))
    document.edit("Insert", edits.insert, 3, wide)
    document.edit("Insert", edits.insert, 4, ReLU(name="relu2"))
    program.selection.pin(3, 0)
    settle(program, qtbot)
    columns = window.stage.columns
    assert all(column.grid.isVisible() for column in columns[1:4])
    assert "wide" in columns[4].message.text()
    assert columns[4].message.property("role") == "problem"
    assert columns[5].message.text() == "Waits for wide."
    assert window.status.state.text() == "stopped"
    assert window.notice.isVisible()
    assert "MB" in window.notice.text.text()
    document.edit("Remove", edits.remove, 3)
    settle(program, qtbot)
    assert columns[4].grid.isVisible()
    assert window.status.state.text() == "live"


def test_old_maps_are_never_shown_as_new_ones(start: Callable[[Path], Program], qtbot: QtBot, tmp_path: Path) -> None:
    program = start(tmp_path)
    window = program.window
    settle(program, qtbot)
    look = program.service.look
    program.service.set_look(replace(look, table=look.table[:3]))  # colours that make the worker fail
    settle(program, qtbot)
    assert window.stage.columns[1].grid.isVisible()
    assert window.status.state.text() == "stopped: these are earlier maps"
    assert "could not be computed" in window.status.state.toolTip()
    assert "could not be computed" in window.notice.text.text()
    program.service.set_look(look)
    settle(program, qtbot)
    assert window.status.state.text() == "live"
    assert window.status.state.toolTip() == ""


@pytest.mark.parametrize(
    ("screen", "size"), [((1920, 1040), (1440, 900)), ((1366, 728), (1358, 680)), ((1440, 900), (1432, 852))]
)
def test_the_first_window_fits_the_screen(screen: tuple[int, int], size: tuple[int, int]) -> None:
    assert first_size(QSize(*screen)) == QSize(*size)
