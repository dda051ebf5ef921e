"""The sheet of keys fits the screen at every size of type; heads in menus are seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.ui.help.shortcuts_sheet import even_columns
from playground.ui.kit.controls import HeadLabel
from playground.ui.kit.theme import set_type_scale


@pytest.fixture(autouse=True)
def the_designs_size_again() -> Iterator[None]:
    yield
    set_type_scale(1.0)


def test_columns_are_of_about_the_same_height() -> None:
    sections = [(name, [("", "")] * rows) for name, rows in (("a", 10), ("b", 4), ("c", 4), ("d", 9), ("e", 1))]
    assert even_columns(sections, 1) == [sections]
    assert even_columns(sections, 3) == [sections[:1], sections[1:3], sections[3:]]


@pytest.mark.both_languages
@pytest.mark.parametrize("percent", [100, 150])
def test_the_sheet_fits_the_screen_and_no_word_is_cut(program: Program, qtbot: QtBot, percent: int) -> None:
    program.appearance.choose_size(percent)
    program.window.actions_by_key["keys"].trigger()
    (dialog,) = (one for one in program.window.findChildren(QDialog) if one.isVisible())
    screen = dialog.screen().availableSize()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    (area,) = dialog.findChildren(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    lines = [one for one in dialog.findChildren(QLabel) if not one.wordWrap()]
    assert len(lines) > 50
    assert [one.text() for one in lines if one.width() < one.sizeHint().width()] == []
    dialog.close()


def test_heads_in_a_menu_are_seen_and_cannot_be_chosen(program: Program, qtbot: QtBot) -> None:
    menu = program.window.tool_bar.samples.menu()
    assert isinstance(menu, QMenu)
    menu.popup(QPoint(10, 10))
    qtbot.waitUntil(menu.isVisible)
    heads = menu.findChildren(HeadLabel)
    assert [head.text() for head in heads] == ["TRAINED NETWORKS", "PICTURES"]
    for head in heads:
        assert head.isVisible()
        assert head.width() >= head.sizeHint().width()
    assert [action.text() for action in menu.actions() if action.text() and not action.isEnabled()] == [
        "Trained networks",
        "Pictures",
    ]
    menu.hide()
