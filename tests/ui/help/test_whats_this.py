"""What's This: a sentence for every panel, view and control, by a click or for what has the keyboard."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget
from pytestqt.qtbot import QtBot

from playground import ui
from playground.app import Program
from playground.ui.help.whats_this import explanation
from playground.ui.help.whats_this_words import view_words
from playground.ui.tab_order import tab_stops
from tests.ui.running import settle


@functools.cache
def classes() -> frozenset[str]:
    """The classes of every file of the window."""
    files = Path(ui.__path__[0]).rglob("*.py")
    texts = [path.read_text(encoding="utf-8") for path in files]
    return frozenset(name for text in texts for name in re.findall(r"^class (\w+)", text, re.MULTILINE))


def bubble() -> QWidget:
    """The words that are shown."""
    return next(
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget.metaObject().className() == "QWhatsThat"
    )


def test_there_is_no_word_for_a_view_that_is_not_there() -> None:
    assert set(view_words()) <= classes()


@pytest.mark.both_languages
def test_a_new_panel_or_view_needs_its_words() -> None:
    """Dialogs say in themselves what they are for; a section and a picture that is held are only frames."""
    speaks_for_itself = {
        "Bar", "FoldSection", "FrozenView", "ImportDialog", "WeightsDialog", "NumberGrid", "DrawPanel", "StepsPanel",
        "TransformPanel", "RecoveryList", "WelcomeBar",
    }  # fmt: skip
    named = re.compile("[A-Z].*(View|Panel|Section|Strip|Window|Bar|Page|List|Grid|Editor|Dialog)")
    assert {name for name in classes() if named.fullmatch(name)} - set(view_words()) <= speaks_for_itself


def test_every_view_on_the_screen_and_every_stop_of_the_keyboard_has_words(program: Program, qtbot: QtBot) -> None:
    words = view_words()
    for stop in tab_stops(program.window):
        text = explanation(stop, words)
        assert text.startswith("<p>"), type(stop).__name__
        assert any(sentence in text for sentence in words.values()), text
    if program.languages.current == "zh_CN":
        assert all(any(ord(letter) > 0x2E80 for letter in text) for text in words.values())
    assert len(set(words.values())) == len(words)


def test_a_question_mark_and_a_click_say_what_a_map_is(program: Program, qtbot: QtBot) -> None:
    grid = program.window.stage.columns[1].grid
    assert grid is not None
    pinned = program.selection.view
    qtbot.keyClick(program.window, "?", Qt.KeyboardModifier.ShiftModifier)
    assert QWhatsThis.inWhatsThisMode()
    qtbot.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.map_rect(1).center())
    qtbot.mouseRelease(bubble(), Qt.MouseButton.LeftButton)  # a popup has what comes after it opened
    assert not QWhatsThis.inWhatsThisMode()
    assert view_words()["MapGrid"] in grid.whatsThis()
    assert bubble().isVisible()
    assert program.selection.view == pinned, "the click asks and does nothing else"
    QWhatsThis.hideText()


def test_shift_f1_says_what_has_the_keyboard(program: Program, qtbot: QtBot) -> None:
    grid = program.window.inspector.kernel_editor.grid
    grid.setFocus()
    qtbot.keyClick(program.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert bubble().isVisible()
    assert view_words()["KernelGrid"] in grid.whatsThis()
    QWhatsThis.hideText()
    program.window.setFocus()
    qtbot.keyClick(program.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert QWhatsThis.inWhatsThisMode()
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    QWhatsThis.leaveWhatsThisMode()


def test_the_words_follow_the_language(program: Program, qtbot: QtBot) -> None:
    before = explanation(program.window.stage, view_words())
    qtbot.mouseClick(program.window.tool_bar.language, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: explanation(program.window.stage, view_words()) != before)
    settle(qtbot, program)


@pytest.mark.parametrize("key", ["whats_this", "whats_focused"])
def test_it_is_in_the_help_menu(program: Program, key: str) -> None:
    menus = [action.menu() for action in program.window.menuBar().actions()]
    assert program.window.actions_by_key[key] in menus[-1].actions()
