"""Looking closer at a map: live with the pinned one, another one chosen here, its values read, its words."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from pytestqt.qtbot import QtBot

from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel
from playground.network.editing.layer_edits import set_padding, set_pool_size, set_stride
from playground.network.layers import Array, Padding
from playground.network.setup import Scale
from playground.session.selection import INPUT, Place
from playground.ui.kit.layer_words import value_text
from playground.ui.zoom.zoom_pane import ZoomPane
from playground.ui.zoom.zoom_view import ZoomView
from tests.ui.desk import Desk
from tests.ui.running import wheel
from tests.ui.zoom.test_zoom_source import add_vector

SIZE = QSize(1280, 229)


@pytest.fixture
def view(desk: Desk) -> ZoomView:
    """The view with map 1 of pool1 (12 x 12) pinned."""
    desk.pin("pool1", 1)
    view = ZoomView(desk.document, desk.selection, desk.service)
    desk.put(view, SIZE)
    return view


def pane_of(view: ZoomView) -> ZoomPane:
    assert view.pane is not None
    return view.pane


def shown(view: ZoomView) -> Array:
    """The values that are enlarged."""
    array = pane_of(view).canvas._array
    assert array is not None
    return array


def output(desk: Desk, index: int, number: int) -> Array:
    frame = desk.settle()
    assert frame.passed is not None
    values: Array = frame.passed.output(index)[0, number]
    return values


def shows(view: ZoomView, desk: Desk, index: int, number: int) -> bool:
    """Whether the newest frame's map is the one that is enlarged."""
    values = output(desk, index, number)
    return np.array_equal(shown(view), values)


def read_at(view: ZoomView, qtbot: QtBot, row: int, column: int) -> str:
    """Move the mouse over a pixel; what is said about it then."""
    canvas = pane_of(view).canvas
    qtbot.mouseMove(canvas.viewport(), canvas.place_of(row, column).toPoint() + QPoint(1, 1))
    return view.figures.value.text()


def test_nothing_is_made_before_it_is_seen(desk: Desk) -> None:
    desk.pin("pool1", 1)
    view = ZoomView(desk.document, desk.selection, desk.service)
    assert view.pane is None
    view.deleteLater()


def test_the_pinned_map_is_followed_live(view: ZoomView, desk: Desk) -> None:
    assert view.chooser.follow.isChecked()
    assert shows(view, desk, 2, 1)
    desk.pin("conv1", 3)
    assert shows(view, desk, 0, 3)
    assert (view.chooser.layers.currentText(), view.chooser.map_field.text()) == ("conv1", "3")


def test_an_edit_shows_in_the_same_frame(view: ZoomView, desk: Desk) -> None:
    before = shown(view)
    desk.document.edit("kernel", set_kernel, 0, 1, None, np.ones((3, 3)))
    after = output(desk, 2, 1)
    assert not np.array_equal(before, after)
    assert np.array_equal(shown(view), after)


def test_the_place_looked_at_stays_while_editing(view: ZoomView, desk: Desk) -> None:
    canvas = pane_of(view).canvas
    wheel(canvas.viewport(), QPoint(200, 90), 4)
    part, texts = canvas.part(), dict(canvas.overlay.texts)
    desk.document.edit("kernel", set_kernel, 0, 1, None, np.ones((3, 3)))
    desk.settle()
    assert canvas.part() == part
    assert canvas.overlay.texts.keys() == texts.keys()
    assert canvas.overlay.texts != texts


def test_another_map_is_chosen_and_the_pinned_one_again(view: ZoomView, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.chooser.next, Qt.MouseButton.LeftButton)
    assert shows(view, desk, 2, 2)
    assert not view.chooser.follow.isChecked()
    assert desk.selection.view.map == 1
    desk.pin("relu1", 0)
    assert shows(view, desk, 2, 2)
    qtbot.mouseClick(view.chooser.follow, Qt.MouseButton.LeftButton)
    assert shows(view, desk, 1, 0)


def test_page_keys_turn_to_the_next_map_and_stop_at_the_ends(view: ZoomView, desk: Desk, qtbot: QtBot) -> None:
    canvas = pane_of(view).canvas
    canvas.setFocus()
    for expected in (2, 3, 3):
        qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
        assert shows(view, desk, 2, expected)
    for _ in range(4):
        qtbot.keyClick(canvas, Qt.Key.Key_PageUp)
    assert shows(view, desk, 2, 0)


def test_what_the_next_layer_never_reads_is_hatched_and_said(view: ZoomView, desk: Desk, qtbot: QtBot) -> None:
    view.chooser.layers.setFocus()
    qtbot.keyClick(view.chooser.layers, Qt.Key.Key_Home)
    desk.settle()
    pane = pane_of(view)
    assert not any(pane.canvas.hatch.unread)
    assert not view.figures.unread.isVisible()
    desk.document.edit("Padding", set_padding, 0, Padding())
    desk.document.edit("Stride", set_stride, 0, (2, 2))
    desk.settle()
    for corner in (pane.canvas.fit, lambda: pane.canvas.look_at(QPointF(22, 22)), lambda: pane.canvas.zoom_by(9)):
        corner()
        assert pane.canvas.hatch.unread == (((23, 24),), ((23, 24),))
        before = pane.canvas.grab().toImage()
        pane.canvas.hatch.hide()
        assert pane.canvas.grab().toImage() != before, "it is drawn, from afar and over values"
        pane.canvas.hatch.show()
    assert "conv1" in view.figures.unread.text()
    desk.document.undo()
    desk.document.undo()
    desk.settle()
    assert not any(pane.canvas.hatch.unread)


def test_the_input_can_be_chosen(view: ZoomView, desk: Desk, qtbot: QtBot) -> None:
    view.chooser.layers.setFocus()
    qtbot.keyClick(view.chooser.layers, Qt.Key.Key_Home)
    frame = desk.settle()
    assert frame.passed is not None
    assert np.array_equal(shown(view), frame.passed.x.reshape(3, 24, 24)[1])
    assert view.chooser.total.text() == "of 0–2"


def test_the_value_under_the_mouse_is_read(view: ZoomView, desk: Desk, qtbot: QtBot) -> None:
    places: list[Place | None] = []
    desk.selection.hovered.connect(places.append)
    values = output(desk, 2, 1)
    pane_of(view).canvas.fit()
    for row, column in ((0, 0), (5, 7), (11, 11)):
        assert read_at(view, qtbot, row, column) == f"({row}, {column}) = {value_text(float(values[row, column]))}"
        assert places[-1] == Place(2, 1, row, column)
    canvas = pane_of(view).canvas
    qtbot.mouseMove(canvas.viewport(), QPoint(2, 2))
    assert places[-1] is None
    assert view.figures.value.text() == ""


def test_the_whole_map_is_read_and_looked_into(view: ZoomView, desk: Desk, qtbot: QtBot) -> None:
    pane = pane_of(view)
    assert pane.overview.isVisible()
    values = output(desk, 2, 1)
    point = pane.overview.place_of(9, 2).toPoint()
    qtbot.mouseMove(pane.overview, point)
    assert view.figures.value.text() == f"(9, 2) = {value_text(float(values[9, 2]))}"
    qtbot.mouseClick(pane.overview, Qt.MouseButton.LeftButton, pos=point)
    middle = pane.canvas.part().center()
    assert (middle.x(), middle.y()) == pytest.approx((2.5, 9.5), abs=0.1)
    side = pane.canvas.pixel_side()
    wheel(pane.overview, point, 2)
    assert pane.canvas.pixel_side() == pytest.approx(side * 1.44)
    assert pane.overview._part == pane.canvas.part()


def test_a_map_whose_values_fit_needs_no_overview(view: ZoomView, desk: Desk) -> None:
    desk.document.edit("size", set_pool_size, 2, (18, 18))
    desk.settle()
    pane = pane_of(view)
    assert not pane.overview.isVisible()
    assert len(pane.canvas.overlay.texts) == shown(view).size


def test_a_vector_says_its_units(view: ZoomView, desk: Desk, qtbot: QtBot) -> None:
    add_vector(desk, 9)
    desk.settle()
    frame = desk.pin("fc1", 3)
    assert frame.passed is not None
    assert shown(view).shape == (1, 9)
    value = float(frame.passed.output(4)[0].reshape(-1)[7])
    assert read_at(view, qtbot, 0, 7) == f"unit 7 = {value_text(value)}"
    assert not view.chooser.map_field.isVisible()


def test_the_scale_bar_says_what_range_is_meant(view: ZoomView, desk: Desk) -> None:
    frame = desk.settle()
    bar = view.figures.scale_bar
    assert bar.accessibleName().startswith("own ")
    assert value_text(float(frame.columns[3].ranges[1])) in bar.accessibleName()
    desk.selection.set_scale(Scale.NETWORK)
    frame = desk.settle()
    assert bar.accessibleName().startswith("network ")
    assert value_text(float(frame.columns[3].ranges[1])) in bar.accessibleName()


def test_values_that_are_no_numbers_are_counted(view: ZoomView, desk: Desk) -> None:
    view.show_array(np.array([[np.nan, 1.0], [np.inf, 2.0]], np.float32), "mine")
    assert view.figures.bad.isVisible()
    assert view.figures.bad.text().startswith("2 ")
    view.show_map(2, 1)
    assert not view.figures.bad.isVisible()


def test_a_stage_of_the_way_back_is_kept_up_to_date(view: ZoomView, desk: Desk, qtbot: QtBot) -> None:
    frame = desk.settle()
    assert frame.projection is not None
    stage = frame.projection.stages[1]
    view.show_array(stage.shown, "un-pool")
    assert view.chooser.layers.placeholderText() == "un-pool"
    assert not view.chooser.follow.isChecked()
    before = shown(view)
    desk.document.edit("kernel", set_kernel, 0, 1, None, np.ones((3, 3)))
    frame = desk.settle()
    assert frame.projection is not None
    assert np.array_equal(shown(view), frame.projection.stages[1].array[stage.shown_map])
    assert not np.array_equal(shown(view), before)
    qtbot.mouseClick(view.chooser.follow, Qt.MouseButton.LeftButton)
    assert shows(view, desk, 2, 1)


def test_a_choice_follows_its_layer_when_that_is_renamed_and_ends_with_it(view: ZoomView, desk: Desk) -> None:
    view.show_map(1, 3)
    desk.document.edit("name", edits.rename, 1, "rectified")
    assert shows(view, desk, 1, 3)
    assert view.chooser.layers.currentText() == "rectified"
    desk.document.edit("remove", edits.remove, 1)
    assert shows(view, desk, 1, 1)  # pool1, pinned
    assert view.chooser.follow.isChecked()


def test_the_input_stays_chosen_whatever_happens_to_layers(view: ZoomView, desk: Desk) -> None:
    view.show_map(INPUT, 2)
    desk.document.edit("remove", edits.remove, 1)
    frame = desk.settle()
    assert frame.passed is not None
    assert np.array_equal(shown(view), frame.passed.x.reshape(3, 24, 24)[2])


def test_without_a_pinned_map_it_says_what_to_do(view: ZoomView, desk: Desk) -> None:
    desk.selection.unpin()
    desk.settle()
    assert view.message.isVisible()
    assert not pane_of(view).isVisible()
    assert not view.figures.isVisible()
    assert not view.chooser.follow.isVisible()
    desk.pin("conv1", 0)
    assert pane_of(view).isVisible()


def test_a_layer_that_cannot_be_computed_says_why(view: ZoomView, desk: Desk) -> None:
    desk.document.edit("size", set_pool_size, 2, (40, 40))
    desk.settle()
    assert view.message.isVisible()
    assert "pool1" in view.message.text()
    desk.document.undo()
    desk.settle()
    assert pane_of(view).isVisible()


def test_it_stands_inside_its_panel(view: ZoomView) -> None:
    for part in (view.chooser, view.figures, pane_of(view).overview, pane_of(view).canvas):
        box = part.rect().translated(part.mapTo(view, QPoint(0, 0)))
        assert view.rect().contains(box)
    chooser = view.chooser.mapTo(view, QPoint(0, view.chooser.height())).y()
    assert view.figures.mapTo(view, QPoint(0, 0)).y() >= chooser
