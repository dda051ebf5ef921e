"""Choosing a layer and a map: by list, number, arrows and wheel, never out of range, never by being shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from pytestqt.qtbot import QtBot

from playground.ui.zoom.map_chooser import MapChooser
from tests.ui.desk import Desk
from tests.ui.running import wheel

NAMES = ["input", "conv1", "relu1"]


@pytest.fixture
def chooser(desk: Desk) -> MapChooser:
    chooser = MapChooser()
    desk.put(chooser, QSize(228, 110))
    chooser.show_following(True, True)
    chooser.show_choice(NAMES, 1, 2, 4)
    return chooser


@pytest.fixture
def chosen(chooser: MapChooser) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    chooser.chosen.connect(lambda layer, number: chosen.append((layer, number)))
    return chosen


def test_it_shows_a_choice_and_tells_nothing(chooser: MapChooser, chosen: list[tuple[int, int]]) -> None:
    assert chooser.layers.currentText() == "conv1"
    assert chooser.map_field.text() == "2"
    assert chooser.total.text() == "of 0–3"
    chooser.show_choice(["input", "a"], 0, 1, 3)
    assert chooser.layers.currentText() == "input"
    assert chosen == []


def test_a_layer_is_chosen_from_the_list(chooser: MapChooser, chosen: list[tuple[int, int]], qtbot: QtBot) -> None:
    chooser.layers.setFocus()
    qtbot.keyClick(chooser.layers, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.layers, Qt.Key.Key_Home)
    assert chosen == [(1, 2), (-1, 2)]


def test_maps_are_stepped_typed_and_turned(chooser: MapChooser, chosen: list[tuple[int, int]], qtbot: QtBot) -> None:
    qtbot.mouseClick(chooser.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chooser.previous, Qt.MouseButton.LeftButton)
    assert chosen == [(0, 3), (0, 1)]
    chooser.map_field.setFocus()
    wheel(chooser.map_field, QPoint(5, 5), -1)
    assert chosen[-1] == (0, 1)
    chooser.map_field.selectAll()
    qtbot.keyClicks(chooser.map_field, "77")
    qtbot.keyClick(chooser.map_field, Qt.Key.Key_Return)
    assert chosen[-1] == (0, 3)


def test_there_is_nothing_before_the_first_and_after_the_last(
    chooser: MapChooser, chosen: list[tuple[int, int]], qtbot: QtBot
) -> None:
    chooser.show_choice(NAMES, 1, 0, 4)
    assert (chooser.previous.isEnabled(), chooser.next.isEnabled()) == (False, True)
    chooser.step(-1)
    chooser.show_choice(NAMES, 1, 3, 4)
    assert (chooser.previous.isEnabled(), chooser.next.isEnabled()) == (True, False)
    chooser.step(1)
    assert chosen == []


def test_a_vector_has_no_maps_to_choose_from(chooser: MapChooser) -> None:
    chooser.show_choice(NAMES, 2, 0, 0)
    assert not chooser.map_field.isVisible()
    chooser.show_choice(NAMES, 2, 0, 1)
    assert chooser.map_field.isVisible()
    assert not chooser.map_field.isEnabled()


def test_following_is_asked_for_and_offered_only_with_a_pinned_map(chooser: MapChooser, qtbot: QtBot) -> None:
    wanted: list[bool] = []
    chooser.follow_wanted.connect(lambda: wanted.append(True))
    chooser.show_following(False, True)
    qtbot.mouseClick(chooser.follow, Qt.MouseButton.LeftButton)
    assert wanted == [True]
    chooser.show_following(True, False)
    assert not chooser.follow.isVisible()


def test_without_a_layer_the_list_says_what_is_shown_or_asks(chooser: MapChooser) -> None:
    chooser.show_choice(NAMES, -1, 0, 0)
    chooser.show_title("un-ReLU of relu1")
    assert chooser.layers.currentText() == ""
    assert chooser.layers.placeholderText() == "un-ReLU of relu1"
    chooser.show_title("")
    assert chooser.layers.placeholderText()
