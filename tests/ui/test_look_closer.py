"""The bottom panel: its tabs, and what it says about the pinned map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.editing.layer_edits import set_pool_size
from playground.network.setup import SeedKind
from playground.session.top_nine import TopNineService
from playground.ui.look_closer import BACK_PROJECTION, NUMBERS, ZOOM, LookCloser
from playground.ui.top_nine.top_nine_view import TopNineView
from tests.ui.desk import Desk
from tests.ui.running import click_map, settle


@pytest.fixture
def closer(desk: Desk) -> LookCloser:
    desk.pin("pool1", 2)
    searches = TopNineService()
    closer = LookCloser(
        desk.document, desk.selection, desk.service, lambda: TopNineView(desk.document, desk.selection, searches)
    )
    desk.put(closer, QSize(1280, 268))
    return closer


def shown(closer: LookCloser) -> list[QWidget]:
    return [view for view in (closer.back_projection, closer.zoom, closer.top_nine, closer.numbers) if view.isVisible()]


def click_tab(closer: LookCloser, qtbot: QtBot, place: int) -> None:
    qtbot.mouseClick(closer.tabs, Qt.MouseButton.LeftButton, pos=closer.tabs.tabRect(place).center())


def test_a_tab_is_one_click_or_key_away(closer: LookCloser, desk: Desk, qtbot: QtBot) -> None:
    assert shown(closer) == [closer.back_projection]
    click_tab(closer, qtbot, ZOOM)
    assert shown(closer) == [closer.zoom]
    closer.tabs.setFocus()
    qtbot.keyClick(closer.tabs, Qt.Key.Key_Right)
    assert shown(closer) == [closer.top_nine]
    assert closer.top_nine.bar.isVisible()
    qtbot.keyClick(closer.tabs, Qt.Key.Key_Right)
    assert shown(closer) == [closer.numbers]
    assert not closer.top_nine.bar.isVisible()
    closer.open_tab(BACK_PROJECTION)
    assert shown(closer) == [closer.back_projection]
    desk.settle()


def test_the_pinned_map_is_said_beside_the_back_projection_only(closer: LookCloser, desk: Desk, qtbot: QtBot) -> None:
    assert closer.summary.text() == "pool1 · map 2 · 3 others set to zero"
    desk.selection.set_seed_kind(SeedKind.UNIT)
    assert closer.summary.text() == "pool1 · map 2 · 3 others set to zero · unit (0, 0)"
    assert closer.seeds.isVisible()
    click_tab(closer, qtbot, NUMBERS)
    assert closer.summary.text() == ""
    assert not closer.seeds.isVisible()
    desk.settle()


def test_without_numbers_to_say_it_says_less(closer: LookCloser, desk: Desk) -> None:
    desk.document.edit("size", set_pool_size, 2, (60, 60))
    assert closer.summary.text() == "pool1"
    desk.selection.unpin()
    assert closer.summary.text() == ""
    desk.settle()


def test_every_tab_s_words_have_room(closer: LookCloser, desk: Desk) -> None:
    for place in (BACK_PROJECTION, ZOOM, NUMBERS):
        closer.open_tab(place)  # the chosen one is set in bold
        box = closer.tabs.tabRect(place)
        assert closer.tabs.fontMetrics().horizontalAdvance(closer.tabs.tabText(place)) < box.width()
    closer.open_tab(BACK_PROJECTION)
    right = closer.seeds.mapTo(closer, QPoint(closer.seeds.width(), 0)).x()
    assert right <= closer.width()
    desk.settle()


def test_a_map_is_enlarged_with_a_double_click_and_follows_in_both_languages(program: Program, qtbot: QtBot) -> None:
    closer = program.window.closer
    grid = program.window.stage.columns[1].grid
    assert grid is not None
    click_map(qtbot, program, 0, 3)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.map_rect(3).center())
    settle(qtbot, program)
    assert closer.tabs.currentIndex() == ZOOM
    assert closer.zoom.chooser.layers.currentText() == "conv1"
    assert closer.zoom.chooser.map_field.text() == "3"
    click_map(qtbot, program, 2, 1)
    assert closer.zoom.chooser.layers.currentText() == "pool1"  # the one enlarged was pinned too
    assert closer.zoom.chooser.map_field.text() == "1"
    assert closer.zoom.pane is not None
    assert closer.zoom.pane.canvas.isVisible()


def test_the_summary_is_whole_in_a_window_of_1280(program: Program, qtbot: QtBot) -> None:
    program.selection.pin(2, 1)
    settle(qtbot, program)
    summary = program.window.closer.summary
    assert summary.width() >= summary.sizeHint().width()
