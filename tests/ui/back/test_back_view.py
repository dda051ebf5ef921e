"""How it goes back: stages by keys, slider and playing; the pixel under the mouse adds up; live; switches forgotten."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.engine.explain.back import value_at
from playground.engine.explain.terms import Returned, Ruled, Summed, Unit
from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.editing.layer_edits import set_pool_size, set_stride
from playground.network.layers import Convolution, Flatten, FullyConnected
from playground.network.setup import Rule, Unpooling
from playground.ui.back.back_view import BackView, Shown
from playground.ui.computed.window_picture import WindowPicture
from tests.ui.desk import Desk

SIZE = QSize(1280, 260)


@pytest.fixture
def view(desk: Desk) -> BackView:
    """The way back of map 1 of pool1: seed, un-pool, un-ReLU, transposed convolution."""
    desk.pin("pool1", 1)
    view = BackView(desk.document, desk.selection, desk.service)
    desk.put(view, SIZE)
    view.setFocus()
    return view


def shown(view: BackView) -> Shown:
    found = view.shown()
    assert isinstance(found, Shown)
    return found


def middle(picture: WindowPicture, row: int, column: int) -> QPoint:
    """Where a pixel of the map is on the widget, once it has its place."""
    QApplication.processEvents()
    assert picture._pixels is not None
    box, (rows, columns) = picture.map_rect(), picture._pixels.shape
    return QPoint(
        int(box.left() + (column + 0.5) * box.width() / columns), int(box.top() + (row + 0.5) * box.height() / rows)
    )


def test_the_arrow_keys_go_from_the_seed_to_the_picture_and_back(view: BackView, qtbot: QtBot) -> None:
    assert shown(view).stage.operation == "seed"
    assert "map 1 is kept, 3 others" in view.line.text()
    for operation in ("unpool", "unrelu", "transposed_convolution", "transposed_convolution"):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        assert shown(view).stage.operation == operation
    for operation in ("unrelu", "unpool", "seed", "seed"):
        qtbot.keyClick(view, Qt.Key.Key_Left)
        assert shown(view).stage.operation == operation
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert shown(view).number == 3
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert shown(view).number == 0


def test_it_plays_through_the_stages(view: BackView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.steps.speed.segment("fast"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(view).number == 3 and not view.steps.is_playing)


def test_un_pooling_draws_an_arrow_from_each_value_to_its_switch(view: BackView, desk: Desk) -> None:
    view.show_stage(1)
    found = shown(view)
    assert isinstance(found.terms, Returned)
    assert found.terms.total == value_at(found.stage.maps, found.unit) != 0
    before, after = found.projection.stages[0].array[1], found.stage.array[1]
    arrows = view.terms.switches.arrows
    assert arrows
    for arrow in arrows:
        assert before[arrow.source] == after[arrow.target] != 0
        assert (arrow.target[0] // 2, arrow.target[1] // 2) == arrow.source
    assert any(arrow.target == (found.unit.row, found.unit.column) for arrow in arrows)


def test_un_relu_marks_what_the_rule_removed(view: BackView, desk: Desk) -> None:
    deep = edits.insert(
        desk.document.network,
        3,
        Convolution(name="conv2", kernels=np.random.default_rng(5).normal(size=(2, 4, 3, 3)), padding="same"),
    )
    desk.document.apply(desk.document.setup.with_network(deep), "Add")
    desk.selection.pin(3, 1)
    desk.settle()
    view.show_stage(3)
    found = shown(view)
    assert found.stage.operation == "unrelu"
    array, came = found.stage.array[found.unit.map], found.before.array[found.unit.map]
    removed = (came != 0) & (array == 0)
    assert removed.any()
    row, column = np.argwhere(removed)[0].tolist()
    view._on_pixel_chosen(row, column)
    assert isinstance(shown(view).terms, Ruled)
    assert "removed by the rule" in view.line.text()
    colours = view.after._pixels
    assert colours is not None
    mark = int(colours[row, column])
    assert (colours[removed] == mark).all()
    assert not (colours[~removed] == mark).any()
    desk.selection.set_rule(Rule.LINEAR)
    desk.settle()
    assert "removed" not in view.line.text()


def test_the_pixel_under_the_mouse_is_asked_about_and_a_click_keeps_it(view: BackView, qtbot: QtBot) -> None:
    view.show_stage(3)
    qtbot.mouseMove(view.after, middle(view.after, 12, 9))
    assert (shown(view).unit.row, shown(view).unit.column) == (12, 9)
    terms = shown(view).terms
    assert isinstance(terms, Summed)
    np.testing.assert_array_equal(view.terms.sums.seen._values, terms.windows[0])
    qtbot.mouseMove(view.after, QPoint(2, 2))
    assert (shown(view).unit.row, shown(view).unit.column) != (12, 9)
    qtbot.mouseClick(view.after, Qt.MouseButton.LeftButton, pos=middle(view.after, 7, 5))
    qtbot.mouseMove(view.after, QPoint(2, 2))
    assert (shown(view).unit.row, shown(view).unit.column) == (7, 5)


def test_page_keys_go_through_the_maps_of_a_stage(view: BackView, qtbot: QtBot) -> None:
    view.show_stage(3)
    first = shown(view).unit.map
    qtbot.keyClick(view, Qt.Key.Key_PageDown if first < 2 else Qt.Key.Key_PageUp)
    assert abs(shown(view).unit.map - first) == 1


def test_an_edit_and_its_undo_are_seen_at_once(view: BackView, desk: Desk) -> None:
    view.show_stage(3)
    view._on_pixel_chosen(10, 10)
    view._map = 0
    view._render()
    before = view.line.text()
    desk.document.edit("Edit", set_kernel_cell, 0, 1, 0, 1, 1, 5.0)
    desk.settle()
    found = shown(view)
    assert isinstance(found.terms, Summed)
    assert found.terms.total == pytest.approx(found.projection.picture[0, 10, 10], rel=1e-4, abs=1e-5)
    assert view.line.text() != before
    assert 5.0 in view.terms.sums.kernel._values
    desk.document.undo()
    desk.settle()
    assert view.line.text() == before


def test_forgetting_the_switches_changes_the_whole_way_back(view: BackView, desk: Desk, qtbot: QtBot) -> None:
    view.show_stage(1)
    usual = shown(view).stage.array
    for how in (Unpooling.CORNER, Unpooling.SPREAD, Unpooling.SWITCHES):
        qtbot.mouseClick(view.unpooling.segment(how.value), Qt.MouseButton.LeftButton)
        desk.settle()
        assert desk.selection.view.unpooling is how
        assert np.array_equal(shown(view).stage.array, usual) == (how is Unpooling.SWITCHES)
        if how is Unpooling.CORNER:
            assert all((a.target[0] % 2, a.target[1] % 2) == (0, 0) for a in view.terms.switches.arrows)
        if how is Unpooling.SPREAD:
            assert "·0.25" in view.line.text()


def test_overlapping_windows_strides_and_vectors_have_their_terms(view: BackView, desk: Desk) -> None:
    desk.document.edit("Pool", set_pool_size, 2, (3, 3))
    desk.document.edit("Stride", set_stride, 0, (2, 2))
    network = edits.insert(desk.document.network, 3, Flatten(name="flat"))
    shape = network.shapes[-1]
    weights = np.random.default_rng(0).normal(size=(5, shape[0]))
    network = edits.insert(network, 4, FullyConnected(name="fc", weights=weights))
    desk.document.apply(desk.document.setup.with_network(network), "Add")
    desk.selection.pin(4, 2)
    desk.settle()
    for number in range(1, 6):
        view.show_stage(number)
        found = shown(view)
        assert found.terms is not None
        assert found.terms.value == value_at(found.stage.maps, found.unit)
        assert view.line.text()
    view.show_stage(1)
    assert view.terms.bars.isVisible()


def test_another_pin_begins_at_its_seed(view: BackView, desk: Desk) -> None:
    view.show_stage(2)
    desk.selection.pin(0, 3)
    desk.settle()
    assert shown(view).number == 0
    assert shown(view).unit.map == 3
    desk.selection.unpin()
    desk.settle()
    assert view.message.isVisible()


def test_the_seed_of_a_pixel_outside_is_never_asked_about(view: BackView) -> None:
    view.show_stage(3)
    view._on_pixel_chosen(999, 999)
    assert shown(view).unit == Unit(shown(view).unit.map, 23, 23)
