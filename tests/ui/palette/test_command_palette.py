"""The palette knows what the menus know; a few letters and Enter do it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.examples import EXAMPLES, NETWORKS
from playground.inputs.pictures.samples import SAMPLES
from playground.ui.help.shortcuts_sheet import shortcut_sections
from playground.ui.look_closer import ZOOM
from playground.ui.palette.command_palette import CommandPalette
from playground.ui.palette.commands import keys_of, menu_commands
from playground.ui.window_actions import SHORTCUTS
from tests.ui.running import settle

pytestmark = pytest.mark.both_languages

translate = QCoreApplication.translate


@pytest.fixture
def palette(program: Program, qtbot: QtBot) -> Iterator[CommandPalette]:
    qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    shown = program.window.companions.palette_view
    assert shown is not None
    qtbot.waitUntil(shown.query.hasFocus)
    yield shown
    settle(qtbot, program)


def type_in(palette: CommandPalette, text: str) -> None:
    """As an input method does, which is how Chinese is typed."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(palette.query, event)


def run(qtbot: QtBot, palette: CommandPalette, text: str) -> None:
    """Type and press Enter, as a user does."""
    type_in(palette, text)
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)


def test_everything_that_comes_with_the_program_is_in_it(palette: CommandPalette, program: Program) -> None:
    texts = {command.text for command in palette.found}
    assert {translate("SetUpTitle", example.title) for example in (*NETWORKS, *EXAMPLES)} <= texts
    assert {translate("Sample", sample.title) for sample in SAMPLES} <= texts
    assert {command.text for command in menu_commands(program.window.menuBar())} <= texts
    assert any(text.startswith("relu1") for text in texts)
    assert program.window.actions_by_key["undo"].text() not in texts  # nothing to undo


def test_letters_and_enter_do_it(palette: CommandPalette, program: Program, qtbot: QtBot) -> None:
    words = program.window.actions_by_key["backwards"].text()
    run(qtbot, palette, words[:4])
    assert program.selection.shows_backwards
    assert not palette.isVisible()
    assert QApplication.focusWidget() is not palette.query


def test_arrow_keys_choose_another_line(palette: CommandPalette, program: Program, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.query, "conv1")
    texts = [command.text for command in palette.found]
    qtbot.keyClicks(palette.query, " ")
    place = next(i for i, text in enumerate(texts) if text.startswith("conv1"))
    program.selection.inspect("pool1")
    for _ in range(place):
        qtbot.keyClick(palette.query, Qt.Key.Key_Down)
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert program.selection.view.inspected == "conv1"


@pytest.mark.parametrize("typed", ["relu1:3", "relu1 3"])
def test_a_map_is_pinned_by_its_name(palette: CommandPalette, program: Program, qtbot: QtBot, typed: str) -> None:
    run(qtbot, palette, typed)
    assert (program.selection.view.layer, program.selection.view.map) == ("relu1", 3)


def test_a_map_that_is_not_there_is_not_offered(palette: CommandPalette, program: Program, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.query, "relu1:99")
    assert not [command for command in palette.found if command.text.startswith("relu1:99")]
    run(qtbot, palette, "zzz")
    assert palette.isVisible()
    assert palette.found == []


def test_a_click_on_a_line_does_it(palette: CommandPalette, program: Program, qtbot: QtBot) -> None:
    type_in(palette, program.window.closer.tabs.tabText(ZOOM))
    index = palette.list.model().index(0, 0)
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=palette.list.visualRect(index).center())
    assert program.window.closer.tabs.currentIndex() == ZOOM


def test_escape_goes_back_to_where_the_keyboard_was(palette: CommandPalette, program: Program, qtbot: QtBot) -> None:
    palette.close_up()
    field = program.window.tool_bar.picture
    field.setFocus()
    program.selection.pin(1, 1)
    qtbot.keyClick(field, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(palette.query.hasFocus)
    qtbot.keyClick(palette.query, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is field
    assert program.selection.view.layer == "relu1"  # Esc unpinned nothing


def test_what_was_done_last_is_offered_first(palette: CommandPalette, program: Program, qtbot: QtBot) -> None:
    run(qtbot, palette, program.window.closer.tabs.tabText(ZOOM))
    palette.open()
    assert palette.found[0].text == program.window.closer.tabs.tabText(ZOOM)
    palette.close_up()


def test_a_line_says_its_keys(palette: CommandPalette, program: Program, qtbot: QtBot) -> None:
    save = program.window.actions_by_key["save"]
    type_in(palette, save.text())
    said = QAccessible.queryAccessibleInterface(palette.query).text(QAccessible.Text.Name)
    assert said
    index = palette.list.model().index(0, 0)
    assert keys_of(save)[0] in index.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Slash])
def test_the_sheet_has_every_key_there_is(program: Program, qtbot: QtBot, key: Qt.Key) -> None:
    window = program.window
    held = Qt.KeyboardModifier.NoModifier if key == Qt.Key.Key_F1 else Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, key, held)
    dialog = window.findChild(QDialog)
    assert dialog is not None
    assert dialog.height() < 760
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for name in SHORTCUTS:
        action = window.actions_by_key[name]
        assert ", ".join(keys_of(action)) in shown, name
        assert action.text() in shown, name
    rows = sum(len(rows) for _, rows in shortcut_sections(window.menuBar(), window.actions_by_key))
    assert rows == len(SHORTCUTS)
    dialog.close()
