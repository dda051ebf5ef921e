"""How a unit is computed: the very numbers of the maps, moved by keys, slider, mouse and playing, live under edits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.engine.explain.terms import Summed, Terms, Unit
from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.editing.layer_edits import set_flipped, set_stride
from playground.network.layers import Convolution, Flatten, FullyConnected, Softmax, TransposedConvolution
from playground.network.setup import Channels, PictureInput, SeedKind
from playground.session.selection import Place
from playground.ui.computed.computed_view import ComputedView, Found
from playground.ui.computed.computed_words import bracketed, sum_sign
from playground.ui.computed.unit_choice import Chosen
from playground.ui.computed.window_picture import WindowPicture
from playground.ui.look_closer import COMPUTED
from tests.ui.desk import Desk
from tests.ui.running import click_map, settle

SIZE = QSize(1280, 260)


@pytest.fixture
def view(desk: Desk) -> ComputedView:
    """The view with unit (0, 0) of map 1 of conv1 (24 x 24)."""
    desk.pin("conv1", 1)
    view = ComputedView(desk.document, desk.selection, desk.service)
    desk.put(view, SIZE)
    view.setFocus()
    return view


def terms(view: ComputedView) -> Terms:
    found = view._find()
    assert isinstance(found, Found)
    return found.terms


def unit(view: ComputedView) -> Unit:
    found = view._find()
    assert isinstance(found, Found)
    return found.unit


def press(qtbot: QtBot, picture: WindowPicture, row: int, column: int) -> None:
    """Click in the middle of a pixel of the map."""
    assert picture._pixels is not None
    box, (rows, columns) = picture.map_rect(), picture._pixels.shape
    x = box.left() + (column + 0.5) * box.width() / columns
    y = box.top() + (row + 0.5) * box.height() / rows
    assert picture.pixel_at(QPointF(x, y)) == (row, column)
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(int(x), int(y)))


def test_the_numbers_shown_are_those_of_the_map(view: ComputedView, desk: Desk) -> None:
    view.show_unit("conv1", Unit(1, 5, 6))
    summed, frame = terms(view), desk.settle()
    assert isinstance(summed, Summed)
    assert frame.passed is not None
    place = int(np.argmax(np.abs(summed.sums)))
    np.testing.assert_array_equal(view.terms.sums.seen._values, summed.windows[place])
    np.testing.assert_array_equal(view.terms.sums.kernel._values, summed.kernels[place])
    np.testing.assert_allclose(view.terms.sums.products._values.sum(), summed.sums[place])
    assert summed.value == frame.passed.output(0)[0, 1, 5, 6]
    assert view.line.text().endswith(f"=  {summed.value:.3g}".replace("-", "−"))
    assert view.line.text().count("Σ") == 3


def test_where_the_strongest_unit_is_kept_it_is_the_one_that_is_shown(view: ComputedView, desk: Desk) -> None:
    desk.selection.set_seed_kind(SeedKind.STRONGEST)
    passed = desk.settle().passed
    assert passed is not None
    values = passed.output(0)[0, 1]
    assert terms(view).value == values.max()
    view.show_unit("conv1", Unit(1, 5, 6))
    assert unit(view) == Unit(1, 5, 6)


def test_an_edit_changes_the_numbers_in_the_same_frame(view: ComputedView, desk: Desk) -> None:
    view.show_unit("conv1", Unit(1, 5, 6))
    before = terms(view).value
    desk.document.edit("Edit", set_kernel_cell, 0, 1, 0, 1, 1, 9.0)
    frame = desk.settle()
    assert frame.passed is not None
    assert terms(view).value == frame.passed.output(0)[0, 1, 5, 6] != before
    assert 9.0 in view.terms.sums.kernel._values
    desk.document.undo()
    desk.settle()
    assert terms(view).value == pytest.approx(before, abs=1e-5)


def test_keys_move_the_unit_and_stop_at_the_edge(view: ComputedView, qtbot: QtBot) -> None:
    for key, expected in (
        (Qt.Key.Key_Right, (0, 1)),
        (Qt.Key.Key_Down, (1, 1)),
        (Qt.Key.Key_Left, (1, 0)),
        (Qt.Key.Key_Left, (1, 0)),
        (Qt.Key.Key_Up, (0, 0)),
        (Qt.Key.Key_Up, (0, 0)),
    ):
        qtbot.keyClick(view, key)
        assert (unit(view).row, unit(view).column) == expected
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert unit(view).map == 2
    view.show_unit("conv1", Unit(2, 9, 9))
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert unit(view) == Unit(2, 0, 0)


def test_the_slider_and_the_buttons_go_row_by_row(view: ComputedView, qtbot: QtBot) -> None:
    view.show_unit("conv1", Unit(1, 0, 23))
    qtbot.mouseClick(view.steps.on, Qt.MouseButton.LeftButton)
    assert unit(view) == Unit(1, 1, 0)
    qtbot.mouseClick(view.steps.back, Qt.MouseButton.LeftButton)
    assert unit(view) == Unit(1, 0, 23)
    view.steps.slider.setFocus()
    qtbot.keyClick(view.steps.slider, Qt.Key.Key_End)
    assert unit(view) == Unit(1, 23, 23)
    assert not view.steps.on.isEnabled()
    qtbot.mouseClick(view.steps.first, Qt.MouseButton.LeftButton)
    assert unit(view) == Unit(1, 0, 0)


def test_playing_moves_on_and_space_stops_it(view: ComputedView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.steps.speed.segment("fast"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: unit(view).column >= 3)
    assert view.steps.is_playing
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not view.steps.is_playing


def test_playing_ends_at_the_last_unit_and_when_it_is_hidden(view: ComputedView, qtbot: QtBot) -> None:
    view.show_unit("conv1", Unit(1, 23, 22))
    view.steps.toggle()
    qtbot.waitUntil(lambda: not view.steps.is_playing)
    assert unit(view) == Unit(1, 23, 23)
    view.steps.toggle()  # from the start again
    assert unit(view) == Unit(1, 0, 0)
    view.hide()
    assert not view.steps.is_playing


def test_a_click_on_the_pictures_chooses_the_unit(view: ComputedView, qtbot: QtBot) -> None:
    press(qtbot, view.terms.result, 7, 3)
    assert unit(view) == Unit(1, 7, 3)
    press(qtbot, view.terms.source, 10, 20)
    assert unit(view) == Unit(1, 10, 20)
    summed = terms(view)
    assert isinstance(summed, Summed)
    assert summed.place.rows.tolist() == [9, 10, 11]


def test_with_a_stride_a_click_on_the_source_finds_the_nearest_window(
    view: ComputedView, desk: Desk, qtbot: QtBot
) -> None:
    desk.document.edit("Stride", set_stride, 0, (2, 2))
    desk.settle()
    press(qtbot, view.terms.source, 11, 20)
    summed = terms(view)
    assert isinstance(summed, Summed)
    assert 11 in summed.place.rows
    assert 20 in summed.place.columns


def test_a_transposed_convolution_shows_which_values_lie_over_the_unit(
    view: ComputedView, desk: Desk, qtbot: QtBot
) -> None:
    """At stride 2, with 3 x 3 kernels and no padding: 24 x 24 become 49 x 49; every second tap falls on a value."""
    layer = TransposedConvolution(name="up", kernels=np.ones((2, 4, 3, 3)), bias=np.ones(2), stride=(2, 2))
    desk.document.edit("Insert", edits.insert, 1, layer)
    desk.settle()
    view.show_unit("up", Unit(1, 6, 7))
    summed, frame = terms(view), desk.settle()
    assert isinstance(summed, Summed)
    assert frame.passed is not None
    assert summed.value == frame.passed.output(1)[0, 1, 6, 7]
    np.testing.assert_array_equal(view.terms.sums.products._inside, summed.place.inside)
    assert view.terms.sums.seen.accessibleName().endswith(", zeros between")
    assert view.terms.source._frame == (2, 3, 2, 1), "rows 2 and 3, column 3"
    press(qtbot, view.terms.source, 10, 12)
    summed = terms(view)
    assert isinstance(summed, Summed)
    assert 10 in summed.place.rows[summed.place.inside.any(axis=1)]
    assert 12 in summed.place.columns[summed.place.inside.any(axis=0)]


def test_a_unit_that_reads_nothing_has_no_frame_on_the_source(view: ComputedView, desk: Desk) -> None:
    layer = TransposedConvolution(name="up", kernels=np.ones((2, 4, 1, 1)), bias=np.ones(2), stride=(2, 2))
    desk.document.edit("Insert", edits.insert, 1, layer)
    desk.settle()
    view.show_unit("up", Unit(1, 4, 4))
    assert view.terms.source._frame == (2, 2, 1, 1)
    view.show_unit("up", Unit(1, 5, 4))
    assert view.terms.source._frame is None
    assert view.line.text().endswith("=  1")


def test_the_unit_under_the_mouse_is_shown_while_it_is_there(view: ComputedView, desk: Desk) -> None:
    desk.selection.hover(Place(2, 3, 4, 5))
    assert view.shown == Chosen("pool1", Unit(3, 4, 5))
    assert view.terms.seen._marked is not None
    desk.selection.hover(None)
    assert view.shown == Chosen("conv1", Unit(1, 0, 0))


def test_another_pinned_map_takes_over(view: ComputedView, desk: Desk) -> None:
    view.show_unit("conv1", Unit(0, 2, 2))
    desk.selection.pin(2, 3, (4, 5))
    desk.settle()
    assert view.shown == Chosen("pool1", Unit(3, 4, 5))
    assert view.line.text().startswith("max(")


def test_the_strongest_channel_is_followed_until_another_is_chosen(view: ComputedView, qtbot: QtBot) -> None:
    summed = terms(view)
    assert isinstance(summed, Summed)
    assert view.channels.strongest.isChecked()
    view.channels.field.setFocus()
    view.channels.field.selectAll()
    qtbot.keyClicks(view.channels.field, "2")
    qtbot.keyClick(view.channels.field, Qt.Key.Key_Return)
    assert not view.channels.strongest.isChecked()
    np.testing.assert_array_equal(view.terms.sums.kernel._values, summed.kernels[2])
    qtbot.mouseClick(view.channels.before, Qt.MouseButton.LeftButton)
    np.testing.assert_array_equal(view.terms.sums.kernel._values, summed.kernels[1])
    qtbot.mouseClick(view.channels.strongest, Qt.MouseButton.LeftButton)
    strongest = int(np.argmax(np.abs(summed.sums)))
    np.testing.assert_array_equal(view.terms.sums.kernel._values, summed.kernels[strongest])


def test_every_layer_of_a_classifier_has_its_line(view: ComputedView, desk: Desk) -> None:
    network = desk.document.network
    for layer in (
        Flatten(name="flat"),
        FullyConnected(name="fc", weights=np.random.default_rng(0).normal(size=(5, 576)), bias=np.ones(5)),
        Softmax(name="soft"),
    ):
        network = edits.insert(network, len(network.layers), layer)
    desk.document.apply(desk.document.setup.with_network(network), "Add")
    frame = desk.settle()
    assert frame.passed is not None
    for name, beginning in (
        ("relu1", "max(0, "),
        ("pool1", "max("),
        ("flat", "map 0, (0, 2) is handed on"),
        ("fc", ""),
        ("soft", "exp("),
    ):
        index = network.index_of(name)
        view.show_unit(name, Unit(2, 0, 0))
        assert view.line.text().startswith(beginning)
        value = float(frame.passed.output(index)[0, 2, 0, 0])
        assert terms(view).value == value
    view.show_unit("fc", Unit(2, 0, 0))
    assert view.terms.bars.bar_rects()
    view.setFocus()


def test_a_true_convolution_says_that_its_kernel_is_turned(view: ComputedView, desk: Desk) -> None:
    assert view.terms.sums.kernel.accessibleName() == "kernel"
    desk.document.edit("Flip", set_flipped, 0, True)
    desk.settle()
    layer, summed = desk.document.network.layers[0], terms(view)
    assert isinstance(layer, Convolution)
    assert isinstance(summed, Summed)
    assert view.terms.sums.kernel.accessibleName() == "kernel, turned"
    np.testing.assert_array_equal(summed.kernels, layer.kernels[1][:, ::-1, ::-1])


def test_there_is_a_reason_when_there_is_nothing_to_show(view: ComputedView, desk: Desk) -> None:
    desk.selection.unpin()
    desk.settle()
    assert view.message.isVisible()
    assert "Click any feature map" in view.message.text()


def test_in_the_window_a_click_on_a_map_is_explained(program: Program, qtbot: QtBot) -> None:
    program.window.closer.open_tab(COMPUTED)
    click_map(qtbot, program, 0, 2)
    settle(qtbot, program)
    view = program.window.closer.computed
    assert view.shown is not None
    assert (view.shown.layer, view.shown.unit.map) == ("conv1", 2)
    assert view.line.text()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.terms.sums.kernel.isVisible()


def test_a_channel_s_number_is_not_taken_for_its_sum(view: ComputedView, desk: Desk) -> None:
    assert (sum_sign("R"), sum_sign("12")) == ("Σ R", "Σ[12]")
    source = desk.document.setup.input
    assert isinstance(source, PictureInput)
    assert desk.document.edit_input("grey", replace(source, channels=Channels.GREY), edits.set_input_shape)
    view.show_unit("conv1", Unit(1, 5, 6))
    desk.settle()
    summed = terms(view)
    assert isinstance(summed, Summed)
    assert len(summed.sums) == 1
    assert view.line.text().startswith(f"Σ {bracketed(float(summed.sums[0]))}  +  ")
