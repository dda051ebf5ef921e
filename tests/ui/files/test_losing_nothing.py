"""Whatever takes the place of the session asks for what is unsaved first, and last: when it is ready to do so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.editing.edits import rename
from playground.session.worlds.other_world import Origin, kept
from playground.session.worlds.saved_state import SavedState
from playground.storage.setup_file import load_setup, save_setup
from tests.ui.questions import Button, Questions
from tests.ui.running import press, settle, small_setup


def name_of_first(program: Program, name: str) -> None:
    assert program.document.edit("Rename", rename, 0, name)


def hold_tasks(program: Program) -> Event:
    """Files are read and written only once the event is set: a slow disk."""
    gate = Event()
    program.tasks.run(gate.wait, lambda _: None, lambda _: None)
    return gate


def test_what_is_edited_while_it_is_being_saved_is_asked_for_again(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, questions: Questions
) -> None:
    path = tmp_path / "mine.cnnplay"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    name_of_first(program, "first")
    gate = hold_tasks(program)
    questions.will_be(Button.Save, Button.Save)
    program.window.close()
    name_of_first(program, "later")
    gate.set()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert len(questions.asked) == 2
    assert load_setup(path).network.layers[0].name == "later"


@pytest.mark.parametrize("opens", [lambda files: files.open_example("edges"), lambda files: files.new_session()])
def test_what_is_edited_while_another_is_being_read_is_asked_for(
    program: Program, qtbot: QtBot, questions: Questions, opens: Callable[..., None]
) -> None:
    gate = hold_tasks(program)
    opens(program.window.files)
    name_of_first(program, "mine")
    questions.will_be(Button.Cancel)
    gate.set()
    qtbot.waitUntil(lambda: bool(questions.asked))
    settle(qtbot, program)
    assert program.document.network.layers[0].name == "mine"
    assert program.document.is_modified


def test_world_b_that_cannot_be_saved_is_saved_elsewhere_and_the_window_closes(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, questions: Questions
) -> None:
    document, path, elsewhere = program.document, tmp_path / "gone" / "mine.cnnplay", tmp_path / "mine.cnnplay"
    document.mark_saved(path, document.setup)
    name_of_first(program, "mine")
    other = small_setup()
    document.put_beside(kept(other, Origin.FILE, SavedState(None, other)))
    press(qtbot, program, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    questions.will_be(Button.Save)
    program.window.close()
    qtbot.waitUntil(program.window.notice.isVisible)
    assert program.window.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(elsewhere), ""))
    qtbot.mouseClick(program.window.notice.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert load_setup(elsewhere).network.layers[0].name == "mine"


def test_a_file_that_was_changed_elsewhere_is_not_saved_over_unasked(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, questions: Questions
) -> None:
    document, path = program.document, tmp_path / "shared.cnnplay"
    save_setup(small_setup(), path)
    program.window.open_path(path)
    qtbot.waitUntil(lambda: document.path == path)
    for name in ("mine", "mine again"):  # what is saved here is known here
        name_of_first(program, name)
        press(qtbot, program, Qt.Key.Key_S)
        qtbot.waitUntil(lambda: not document.is_modified)
    theirs = small_setup()
    save_setup(replace(theirs, network=rename(theirs.network, 0, "somebody else's")), path)
    name_of_first(program, "later")
    for answer in (Button.Cancel, Button.Retry, Button.Save):
        questions.will_be(answer)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
        press(qtbot, program, Qt.Key.Key_S)
        qtbot.waitUntil(lambda answer=answer: not questions.left)
        if answer != Button.Save:
            assert load_setup(path).network.layers[0].name == "somebody else's"
            assert document.is_modified
    qtbot.waitUntil(lambda: not document.is_modified)
    assert load_setup(path).network.layers[0].name == "later"
    assert all(text.startswith("shared.cnnplay was changed elsewhere") for text in questions.asked)


def test_a_file_that_the_dialog_did_not_ask_about_is_not_replaced_unasked(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, questions: Questions
) -> None:
    there = tmp_path / "lesson.json"
    save_setup(small_setup(), there)
    before = there.read_bytes()
    plain = "Readable set-up (*.json)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "lesson"), plain))
    name_of_first(program, "mine")
    questions.will_be(Button.Cancel)
    press(qtbot, program, Qt.Key.Key_S)
    assert questions.asked == ["There is a file called lesson.json already."]
    assert there.read_bytes() == before
    questions.will_be(Button.Save)
    press(qtbot, program, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not program.document.is_modified)
    assert load_setup(there).network.layers[0].name == "mine"
