"""Four rules side by side: on one scale, live, a click takes a rule, and the sanity check can be undone."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from playground.engine.back.shown import shown_pixels
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.setup import Rule
from playground.session.frame import Frame
from playground.ui.back.rules_view import DIFFERENCES, RulesView
from tests.ui.desk import Desk

SIZE = QSize(1280, 260)


@pytest.fixture
def view(desk: Desk) -> RulesView:
    """The rules for map 1 of pool1."""
    desk.pin("pool1", 1)
    view = RulesView(desk.document, desk.selection, desk.service)
    desk.put(view, SIZE)
    return view


def frame_of(desk: Desk) -> Frame:
    frame = desk.settle()
    assert frame.rules is not None
    return frame


def shows(view: RulesView, frame: Frame) -> bool:
    """Whether every tile shows its rule's picture of this frame."""
    rules = frame.rules
    assert rules is not None
    expected = {rule: shown_pixels(result.picture, rules.scale)[0] for rule, result in rules.results.items()}
    return all(np.array_equal(tile.pixels, expected[rule]) for rule, tile in view.tiles.items())


def test_frames_hold_the_comparison_only_while_it_is_looked_at(view: RulesView, desk: Desk) -> None:
    assert frame_of(desk).rules is not None
    view.hide()
    desk.document.edit("Edit", set_kernel_cell, 0, 1, 0, 1, 1, 3.0)
    assert desk.settle().rules is None


def test_all_four_follow_an_edit_in_the_same_frame(view: RulesView, desk: Desk) -> None:
    assert shows(view, frame_of(desk))
    desk.document.edit("Edit", set_kernel_cell, 0, 1, 0, 1, 1, 3.0)
    assert shows(view, frame_of(desk))
    desk.document.undo()
    assert shows(view, frame_of(desk))


def test_a_click_takes_the_rule(view: RulesView, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.tiles[Rule.GUIDED], Qt.MouseButton.LeftButton)
    assert desk.selection.view.rule is Rule.GUIDED
    view.tiles[Rule.LINEAR].setFocus()
    qtbot.keyClick(view.tiles[Rule.LINEAR], Qt.Key.Key_Space)
    assert desk.selection.view.rule is Rule.LINEAR


def test_differences_are_to_the_rule_in_use(view: RulesView, desk: Desk, qtbot: QtBot) -> None:
    desk.selection.set_rule(Rule.LINEAR)
    rules = frame_of(desk).rules
    assert rules is not None
    qtbot.mouseClick(view.what.segment(DIFFERENCES), Qt.MouseButton.LeftButton)
    for rule, tile in view.tiles.items():
        difference = rules.results[rule].picture - rules.results[Rule.LINEAR].picture
        np.testing.assert_array_equal(tile.pixels, shown_pixels(difference, rules.scale)[0])
    own = view.tiles[Rule.LINEAR].pixels
    assert own is not None
    assert (own == 128).all()


def test_the_table_says_what_each_rule_leaves(view: RulesView, desk: Desk) -> None:
    rules = frame_of(desk).rules
    assert rules is not None
    head, row = view.table.texts()
    assert row[0] == "relu1"
    assert row[1:5] == tuple(f"{rules.partings[0].kept[rule]:,}" for rule in Rule)
    assert row[5] == f"{rules.partings[0].differing:,}"
    assert len(head) == len(row)


def test_random_weights_are_one_step_and_are_compared_with_before(view: RulesView, desk: Desk, qtbot: QtBot) -> None:
    before = desk.document.setup
    qtbot.mouseClick(view.randomise, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.document.setup is not before
    assert all("like before" in tile.caption for tile in view.tiles.values())
    qtbot.mouseClick(view.randomise, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.document.undo()
    desk.document.undo()
    desk.settle()
    assert desk.document.setup is before
    assert all(tile.caption in ("like before: +1", "like before: empty") for tile in view.tiles.values())


def test_there_is_a_reason_without_a_pinned_map(view: RulesView, desk: Desk) -> None:
    desk.selection.unpin()
    desk.settle()
    assert view.message.isVisible()
    assert "Click any feature map" in view.message.text()


def test_tiles_that_have_grown_let_the_window_become_narrow_again(view: RulesView, qtbot: QtBot) -> None:
    least = view.minimumSizeHint().width()
    view.resize(1900, 420)
    qtbot.waitUntil(lambda: view.tiles[Rule.LINEAR].width() > 300)
    assert view.minimumSizeHint().width() == least <= 1024
