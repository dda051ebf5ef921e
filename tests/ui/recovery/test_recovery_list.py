"""Several sessions have crashed: they are listed, one is opened, one discarded, the others stay for the next time."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.editing.edits import rename
from playground.storage.recovery.recovery_folder import RecoveryFolder
from playground.storage.setup_file import Form, setup_to_bytes
from playground.ui.recovery.recovery_list import RecoveryList
from tests.ui.questions import Button, Questions
from tests.ui.running import settle, small_setup


def crash(folder: Path, name: str, minute: int, saved_path: Path | None = None, edits: int = 0) -> None:
    """As if a session had been killed in that minute, whose first layer is called `name`."""
    dead, left = RecoveryFolder(folder), small_setup()
    left = replace(left, network=rename(left.network, 0, name), title=f"the set-up {name}")
    dead.write(setup_to_bytes(left, Form.BUNDLE), name, saved_path, edits)
    dead._locks[name].close()
    time = 1_700_000_000 + 60 * minute
    os.utime(folder / f"{name}.journal", (time, time))


def left_in(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.journal"))


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def listed(program: Program, qtbot: QtBot, tmp_path: Path) -> RecoveryList:
    """The list, opened from the notice at the start, with the pictures in it."""
    crash(tmp_path, "first", 1)
    crash(tmp_path, "second", 2, tmp_path / "课.cnnplay", edits=12)
    crash(tmp_path, "second-beside", 2)
    crash(tmp_path, "third", 3, edits=1)
    program.protect(tmp_path)
    notice = program.window.notice
    qtbot.waitUntil(notice.isVisible)
    assert "3" in notice.text.text()
    click(qtbot, notice.repair)
    shown = program.window.findChild(RecoveryList)
    assert shown is not None
    qtbot.waitUntil(lambda: len(shown.rows) == 3 and all(row.tile._image is not None for row in shown.rows))
    return shown


@pytest.mark.both_languages
def test_each_is_told_by_name_time_edits_and_picture(listed: RecoveryList, program: Program, tmp_path: Path) -> None:
    names = [row.name.text() for row in listed.rows]
    assert names == ["the set-up third", "课.cnnplay", "the set-up first"]
    counts = ("one edit", "12 edits · with world B", "") if program.languages.current == "en" else None
    for row, count in zip(listed.rows, counts or ("1 次编辑", "12 次编辑 · 带世界 B", ""), strict=True):
        assert ("11/" in row.about.text()) or ("2023/11" in row.about.text())
        assert row.about.text().endswith(count)
        assert row.name.text() in row.open_button.accessibleName()
        assert row.name.text() in row.discard.accessibleName()
    assert listed.rows[1].place.text() == str(tmp_path)


def test_one_is_opened_with_its_world_b_and_the_others_stay(
    listed: RecoveryList, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    click(qtbot, listed.rows[1].open_button)
    qtbot.waitUntil(lambda: program.document.network.layers[0].name == "second")
    settle(qtbot, program)
    assert not listed.isVisible()
    assert program.document.path == tmp_path / "课.cnnplay"
    assert program.document.other is not None
    qtbot.waitUntil(lambda: not {"second", "second-beside"} & set(left_in(tmp_path)))
    assert len(left_in(tmp_path)) == 4  # those two, and what this session and its world B are now
    program.window.actions_by_key["recover"].trigger()
    qtbot.waitUntil(lambda: [row.work.main.session_id for row in listed.rows] == ["third", "first"])


def test_what_is_discarded_goes_when_the_list_closes_and_not_before(
    listed: RecoveryList, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    _, second, first = listed.rows
    click(qtbot, second.discard)
    click(qtbot, first.discard)
    assert not first.open_button.isEnabled()
    click(qtbot, first.discard)  # and it is kept after all
    assert first.open_button.isEnabled()
    assert len(left_in(tmp_path)) == 4
    click(qtbot, listed.close_button)
    qtbot.waitUntil(lambda: left_in(tmp_path) == ["first", "third"])
    program.window.actions_by_key["recover"].trigger()
    qtbot.waitUntil(lambda: len(listed.rows) == 2)
    for row in listed.rows:
        click(qtbot, row.discard)
    program.window.close()  # the list closes with it
    assert left_in(tmp_path) == []


def test_the_work_at_hand_is_asked_for_and_a_damaged_one_says_so(
    listed: RecoveryList, program: Program, qtbot: QtBot, tmp_path: Path, questions: Questions
) -> None:
    program.document.edit("Rename", rename, 0, "mine")
    questions.will_be(Button.Cancel)
    click(qtbot, listed.rows[0].tile)
    qtbot.waitUntil(lambda: bool(questions.asked))
    assert program.document.network.layers[0].name == "mine"
    assert listed.isVisible()
    (tmp_path / "first.journal").unlink()
    click(qtbot, listed.rows[2].open_button)
    qtbot.waitUntil(lambda: "could not be recovered" in program.window.notice.text.text())
    assert program.document.network.layers[0].name == "mine"
    listed.hide()


def test_without_any_the_list_says_so(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    assert not program.window.actions_by_key["recover"].isEnabled()
    program.protect(tmp_path)
    program.window.actions_by_key["recover"].trigger()
    shown = program.window.findChild(RecoveryList)
    assert shown is not None
    assert shown.about.text() == "No earlier session has left unsaved work."
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
