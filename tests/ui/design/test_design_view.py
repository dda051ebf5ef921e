"""The kernel designer with real mouse and keys: it shows the very kernel, and every edit is one step back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from playground.engine.explain.frequency import POINTS, frequency_response
from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel, set_kernel_cell, set_kernel_size
from playground.network.kernel.kernel_factors import factors
from playground.network.kernel.kernel_generators import GENERATORS, generated_kernel
from playground.network.kernel.kernel_text import kernel_text
from playground.network.kernel.kernels import named_kernel
from playground.network.layers import Array, Convolution, KernelLayer, ReLU, TransposedConvolution
from playground.network.network import Network
from playground.network.setup import Channels, PictureInput, SeedKind
from playground.session.selection import Place
from playground.ui.design.design_view import DesignView
from playground.ui.design.maker_panel import DRAW, PATCH
from playground.ui.inspector.kernel_editor import slice_name
from tests.ui.desk import Desk
from tests.ui.running import wheel

LEFT = Qt.MouseButton.LeftButton


def layer_of(desk: Desk) -> KernelLayer:
    name = desk.selection.view.inspected
    assert name is not None
    layer = desk.document.network.layers[desk.document.network.index_of(name)]
    assert isinstance(layer, KernelLayer)
    return layer


def kernel_of(desk: Desk) -> Array:
    return layer_of(desk).kernels[1]


def edit(desk: Desk, function: object, *values: object) -> None:
    assert callable(function)
    index = desk.document.network.index_of(layer_of(desk).name)
    desk.document.edit("Edit", function, index, *values)


def slide(qtbot: QtBot, slider: QSlider, share: float) -> None:
    """Drag the handle of a slider over a part of its groove, in several moves."""
    span = slider.width() - 14
    start = QPoint(7 + round(slider.value() / slider.maximum() * span), slider.height() // 2)
    way = round(share * span) * (1 if slider.value() < slider.maximum() / 2 else -1)
    qtbot.mousePress(slider, LEFT, pos=start)
    for part in (0.3, 0.6, 1.0):
        qtbot.mouseMove(slider, start + QPoint(round(way * part), 0))
    qtbot.mouseRelease(slider, LEFT, pos=start + QPoint(way, 0))


def test_response_and_factors_are_the_kernel_s_and_follow_every_edit(
    view: DesignView, desk: Desk, qtbot: QtBot
) -> None:
    def shows() -> bool:
        chosen = kernel_of(desk)[0]
        expected = frequency_response(chosen, layer_of(desk).dilation).decibels
        found = view.factors.picture._factors
        assert found is not None
        np.testing.assert_allclose(view.response.picture._decibels, expected)
        np.testing.assert_allclose(found.values, factors(chosen).values)
        return True

    assert shows()
    edit(desk, set_kernel_cell, 1, 0, 1, 1, 3.0)
    assert shows()
    assert "%" in view.factors.first.text()
    desk.document.undo()
    assert shows()
    edit(desk, set_kernel_size, (4, 3))
    assert shows()
    desk.settle()


def test_a_slice_is_chosen_by_mouse_and_keys(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    tiles = view.kernel.area.tiles
    qtbot.mouseClick(tiles, LEFT, pos=tiles.tile_rect(2).center())
    assert desk.selection.slice == 2
    qtbot.keyClick(tiles, Qt.Key.Key_Left)
    assert desk.selection.slice == 1
    qtbot.keyClick(tiles, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert desk.selection.slice is None
    assert view.kernel.all.isChecked()
    assert "SLICE" in view.factors.head.text()
    qtbot.mouseClick(view.kernel.all, LEFT)
    assert desk.selection.slice == 0
    assert desk.steps == 0


@pytest.mark.parametrize("key", [generator.key for generator in GENERATORS])
def test_a_slider_draws_the_kernel_live_as_one_step(view: DesignView, desk: Desk, qtbot: QtBot, key: str) -> None:
    before = kernel_of(desk)
    qtbot.mouseClick(view.maker.chooser.segment(key), LEFT)
    page = view.maker.generators[key]
    assert desk.steps == 0  # looking at a page changes nothing
    seen = []
    desk.document.changed.connect(lambda: seen.append(kernel_of(desk)))
    slider = next(iter(page.sliders.values()))
    slide(qtbot, slider, 0.3)
    assert len(seen) >= 2  # while it slides
    assert desk.steps == 1
    expected = generated_kernel(page.generator, layer_of(desk).kernel_size, page.values())
    np.testing.assert_array_equal(kernel_of(desk)[0], expected)
    np.testing.assert_array_equal(kernel_of(desk)[1:], before[1:])
    assert desk.settle().request.network is desk.document.network
    desk.document.undo()
    np.testing.assert_array_equal(kernel_of(desk), before)
    desk.settle()


def test_sliders_go_by_keys_and_numbers_can_be_typed(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    desk.selection.choose_slice(None)
    page = view.maker.generators["gabor"]
    page.sliders["angle"].setFocus()
    qtbot.keyClick(page.sliders["angle"], Qt.Key.Key_Right)
    assert page.values()["angle"] == 5
    field = page.fields["phase"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "-90")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    values = page.values()
    assert (values["angle"], values["phase"]) == (5, -90)
    expected = generated_kernel(page.generator, layer_of(desk).kernel_size, values)
    for part in kernel_of(desk):
        np.testing.assert_array_equal(part, expected)  # into each slice
    qtbot.keyClick(page.draw, Qt.Key.Key_Space)
    desk.settle()


def test_made_separable(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    edit(desk, set_kernel, 1, 0, named_kernel("laplacian", layer_of(desk).kernel_size))
    assert view.factors.button.isEnabled()
    qtbot.mouseClick(view.factors.button, LEFT)
    assert factors(kernel_of(desk)[0]).is_separable
    assert not view.factors.button.isEnabled()
    assert view.factors.first.text() == "separable: rank 1 is all of it"
    assert desk.steps == 2
    desk.settle()


def test_a_wave_is_asked_by_mouse_and_keys(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    picture, response = view.response.picture, frequency_response(kernel_of(desk)[0], layer_of(desk).dilation)
    assert view.response.first.text().startswith("best: ")
    row, column = POINTS // 2, POINTS // 2 + POINTS // 4
    qtbot.mouseMove(picture, picture.place_of(0, 0).toPoint())
    qtbot.mouseMove(picture, picture.place_of(row, column).toPoint())
    assert picture.point == (row, column)
    assert view.response.first.text().startswith(f"4 px waves at 0° × {response.gain[row, column]:.3g}")
    assert "across 0.25, down 0.00" in view.response.second.text()
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Home)
    assert view.response.first.text().startswith("an even surface")
    qtbot.keyClick(picture, Qt.Key.Key_Down)
    assert picture.point == (POINTS // 2 + 4, POINTS // 2)


def test_a_stroke_on_the_pad_is_a_matched_kernel_and_one_step(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.maker.chooser.segment(DRAW), LEFT)
    pad, before = view.maker.pad.pad, kernel_of(desk)
    box = pad.sheet_rect()
    start, end = box.center() - QPoint(0, box.height() // 3), box.center() + QPoint(0, box.height() // 3)
    qtbot.mousePress(pad, LEFT, pos=start)
    for way in (0.3, 0.7, 1.0):
        qtbot.mouseMove(pad, start + (end - start) * way)
    qtbot.mouseRelease(pad, LEFT, pos=end)
    assert desk.steps == 1
    kernel = kernel_of(desk).astype(np.float64)
    assert np.linalg.norm(kernel) == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(kernel.sum(axis=(1, 2)), 0, atol=1e-5)
    middle = kernel.shape[2] // 2
    assert (kernel[:, :, middle].sum(axis=1) > 0.1).all()  # a light line down the middle, in every slice
    assert (kernel[:, :, 0].sum(axis=1) < 0).all()
    desk.document.undo()
    np.testing.assert_array_equal(kernel_of(desk), before)
    desk.settle()


def test_the_pad_by_keys(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.maker.chooser.segment(DRAW), LEFT)
    pad = view.maker.pad.pad
    pad.setFocus()
    qtbot.keyClick(pad, Qt.Key.Key_Left)
    qtbot.keyClick(pad, Qt.Key.Key_Space)
    row, column = (side // 2 for side in layer_of(desk).kernel_size)
    kernel = kernel_of(desk)[0]
    assert kernel[row, column - 1] == kernel.max() > 0
    qtbot.mouseClick(view.maker.pad.pens.segment("dark"), LEFT)
    pad.setFocus()
    qtbot.keyClick(pad, Qt.Key.Key_Space)
    assert kernel_of(desk)[0][row, column - 1] == kernel_of(desk)[0].min() < 0
    refused = []
    desk.document.refused.connect(refused.append)
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)  # an empty sheet again: the kernel stays, nobody complains
    assert not pad.points.any()
    assert kernel_of(desk)[0][row, column - 1] < 0
    assert refused == []
    desk.settle()


def test_a_patch_is_dragged_out_of_the_picture(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.maker.chooser.segment(PATCH), LEFT)
    picture, page = view.maker.patch.picture, view.maker.patch
    box = picture.sheet_rect()
    start = box.topLeft() + QPoint(box.width() // 5, box.height() // 5)
    qtbot.mousePress(picture, LEFT, pos=start)
    qtbot.mouseMove(picture, start + QPoint(20, 20))
    qtbot.mouseMove(picture, start + QPoint(box.width() // 2, box.height() // 2))
    qtbot.mouseRelease(picture, LEFT, pos=start + QPoint(box.width() // 2, box.height() // 2))
    assert desk.steps == 1
    pattern = page.pattern()
    assert pattern is not None
    kernel = kernel_of(desk).astype(np.float64)
    assert kernel.shape == pattern.shape
    centred = pattern - pattern.mean(axis=(1, 2), keepdims=True)
    np.testing.assert_allclose(kernel, centred / np.linalg.norm(centred), atol=1e-6)
    large = picture._window
    qtbot.mousePress(picture, LEFT, pos=picture.box_rect(large).center().toPoint())
    qtbot.mouseMove(picture, picture.box_rect(large).center().toPoint() + QPoint(12, 0))
    qtbot.mouseRelease(picture, LEFT, pos=picture.box_rect(large).center().toPoint() + QPoint(12, 0))
    assert picture._window[2:] == large[2:]
    assert picture._window.left > large.left
    wheel(picture, box.center(), 2)
    grown = picture._window.height
    assert grown > large.height
    wheel(picture, box.center(), -1)
    assert picture._window.height < grown
    picture.setFocus()
    left = picture._window.left
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    assert picture._window.left == left - 1
    qtbot.keyClick(picture, Qt.Key.Key_Plus)
    desk.settle()


def test_the_pinned_unit_s_patch_makes_it_answer_with_all_of_its_contrast(
    view: DesignView, desk: Desk, qtbot: QtBot
) -> None:
    index = desk.document.network.index_of(layer_of(desk).name)
    desk.selection.pin_unit(index, 1, (3, 5))
    assert desk.selection.view.seed.kind is SeedKind.UNIT
    desk.settle()
    qtbot.mouseClick(view.maker.chooser.segment(PATCH), LEFT)
    qtbot.mouseClick(view.maker.patch.take_unit, LEFT)
    passed, pattern = desk.settle().passed, view.maker.patch.pattern()
    assert passed is not None
    assert pattern is not None
    contrast = np.linalg.norm(pattern - pattern.mean(axis=(1, 2), keepdims=True))
    bias = layer_of(desk).bias
    expected = contrast + (0 if bias is None else bias[1])
    assert passed.output(index)[0, 1, 3, 5] == pytest.approx(expected, rel=1e-3)


def test_layers_may_come_and_go_while_a_patch_is_chosen(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.maker.chooser.segment(PATCH), LEFT)
    desk.selection.inspect("conv1")
    desk.document.edit("Insert", edits.insert, 0, ReLU(name="first"))
    desk.selection.follow(desk.document.network)
    for edit_ in ((edits.move, 1, 0), (edits.move, 0, 1), (edits.remove, 0)):
        desk.document.edit("Edit", *edit_)
        desk.selection.follow(desk.document.network)
        desk.settle()
        assert view.maker.patch.picture.isVisible()
        assert view.maker.patch.pattern() is not None
    last = len(desk.document.network.layers) - 1
    desk.document.edit("Remove", edits.remove, last)
    desk.selection.follow(desk.document.network)
    while desk.document.history.place:
        desk.document.undo()
        desk.selection.follow(desk.document.network)
    desk.settle()
    assert view.maker.patch.pattern() is not None


def test_enter_takes_what_the_unit_under_the_mouse_sees(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.maker.chooser.segment(PATCH), LEFT)
    picture = view.maker.patch.picture
    desk.selection.hover(Place(0, 0, 10, 12))
    assert picture._field.height > 0
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    field, window = picture._field, picture._window
    assert desk.steps == 1
    assert window.top <= field.top + field.height // 2 <= window.top + window.height
    assert window.left <= field.left + field.width // 2 <= window.left + window.width
    desk.selection.hover(None)
    assert picture._field.height == 0
    desk.settle()


def test_copied_and_pasted_between_slices_kernels_and_layers(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    tiles, control = view.kernel.area.tiles, Qt.KeyboardModifier.ControlModifier
    tiles.setFocus()
    qtbot.keyClick(tiles, Qt.Key.Key_C, control)
    qtbot.keyClick(tiles, Qt.Key.Key_Right)
    qtbot.keyClick(tiles, Qt.Key.Key_V, control)
    np.testing.assert_array_equal(kernel_of(desk)[1], kernel_of(desk)[0])
    qtbot.keyClick(tiles, Qt.Key.Key_A, control)
    qtbot.mouseClick(view.kernel.copy_button, LEFT)
    copied = kernel_of(desk)
    desk.selection.inspect(desk.selection.view.inspected, 3)
    qtbot.mouseClick(view.kernel.paste_button, LEFT)
    np.testing.assert_array_equal(layer_of(desk).kernels[3], copied)
    other = np.zeros((1, 5, 9), np.float32)
    other[0, 2, 4] = 7  # its middle
    QGuiApplication.clipboard().setText(kernel_text(other))
    qtbot.keyClick(tiles, Qt.Key.Key_V, control)
    middle = [(side - 1) // 2 for side in layer_of(desk).kernel_size]
    assert (layer_of(desk).kernels[3][:, middle[0], middle[1]] == 7).all()
    text = desk.document.history.undo_text
    assert text is not None
    assert text.startswith("Paste a 5 × 9 kernel as")
    desk.settle()


def test_what_cannot_be_pasted_is_refused_in_words(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    refused = []
    desk.document.refused.connect(refused.append)
    for text in ("a cat", kernel_text(np.ones((7, 3, 3)))):
        QGuiApplication.clipboard().setText(text)
        qtbot.mouseClick(view.kernel.paste_button, LEFT)
    assert [str(sentence).split(":")[0] for sentence in refused] == [
        "The clipboard holds no kernel",
        "The copied kernel has 7 slices and would go into 3",
    ]
    assert desk.steps == 0


def test_without_kernels_it_says_so_and_leads_to_some(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    desk.selection.inspect("pool1")
    assert view.message.isVisible()
    assert not view.kernel.isVisible()
    assert view.message.repair.text() == "Inspect conv1"
    qtbot.mouseClick(view.message.repair, LEFT)
    assert desk.selection.view.inspected == "conv1"
    assert view.kernel.isVisible()
    shape = desk.document.network.input_shape
    desk.document.edit("Empty", lambda network: Network(shape, ()))
    desk.selection.follow(desk.document.network)
    assert view.message.text() == "No layer has kernels: add a convolution."
    qtbot.mouseClick(view.message.repair, LEFT)
    assert isinstance(desk.document.network.layers[0], Convolution)
    assert view.kernel.isVisible()
    desk.document.undo()
    assert desk.document.network.layers == ()
    assert view.message.isVisible()
    desk.settle()


def test_a_transposed_convolution_looks_for_nothing(view: DesignView, desk: Desk, qtbot: QtBot) -> None:
    layer = TransposedConvolution(name="up", kernels=np.ones((2, 3, 3, 3)))
    shape = desk.document.network.input_shape
    desk.document.edit("Up", lambda network: Network(shape, (layer,)))
    desk.selection.follow(desk.document.network)
    desk.settle()
    qtbot.mouseClick(view.maker.chooser.segment(PATCH), LEFT)
    assert view.maker.patch.note.text().startswith("A transposed convolution stamps")
    assert not view.maker.patch.picture.isVisible()
    qtbot.mouseClick(view.factors.button, LEFT)  # it is separable: the button is off
    assert desk.steps == 1


def test_slices_of_a_blue_first_network_are_named_so(view: DesignView, desk: Desk) -> None:
    source = desk.document.setup.input
    assert isinstance(source, PictureInput)
    desk.selection.inspect("conv1")
    for channels, names in ((Channels.BGR, ["B", "G", "R"]), (Channels.RGB, ["R", "G", "B"])):
        desk.document.edit_input("Order", replace(source, channels=channels), edits.set_input_shape)
        place = view._place()
        assert place is not None
        assert [slice_name(place, number) for number in range(3)] == names
    desk.settle()


def test_hidden_it_does_nothing_and_shown_again_it_is_right(view: DesignView, desk: Desk) -> None:
    view.hide()
    edit(desk, set_kernel, 1, 0, np.zeros(layer_of(desk).kernel_size))
    view.show()
    assert view.response.first.text() == "Nothing comes through: every cell is 0."
    desk.settle()
