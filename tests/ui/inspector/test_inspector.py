"""The inspector: every parameter of every kind is set, undone, and refused in words where it must be."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.costs import network_costs
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.layers import (
    LAYER_KINDS,
    AveragePooling,
    Convolution,
    FullyConnected,
    GlobalPooling,
    KernelLayer,
    Layer,
    LeakyReLU,
    Padding,
)
from playground.network.setup import SeedKind
from playground.ui.inspector.layer_parameters import PARAMETERS
from playground.ui.kit.controls import NumberField
from playground.ui.kit.form_fields import ChoiceField, PaddingField, PairField, SwitchField, WholeField
from playground.ui.kit.layer_words import value_text
from tests.ui.running import click_map, inspect, kernel, settle, wheel


def type_number(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def layer_of(program: Program, index: int) -> Layer:
    return program.document.network.layers[index]


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, widget.height() // 2))


@pytest.mark.parametrize("kind", LAYER_KINDS, ids=lambda kind: kind.kind)
def test_every_kind_has_a_form_of_its_parameters(program: Program, qtbot: QtBot, kind: type[Layer]) -> None:
    program.window.layers.insert(kind, 3)
    settle(qtbot, program)
    inspector, layer = program.window.inspector, layer_of(program, 3)
    wanted = {key for key, parameter in PARAMETERS.items() if isinstance(layer, parameter.kinds)}
    assert set(inspector.form.fields) == wanted
    assert inspector.kernel_editor.isVisible() == issubclass(kind, KernelLayer)
    costs = network_costs(program.document.network)[3]
    assert inspector.costs.values["output"].text().startswith(f"{costs.output_shape[0]:,}")
    assert inspector.histogram.isVisible()
    steps = program.document.history.count
    muted = inspector.form.fields["muted"]
    assert isinstance(muted, SwitchField)
    click(qtbot, muted.box)
    assert layer_of(program, 3).muted
    assert program.document.history.count == steps + 1
    settle(qtbot, program)


def test_a_convolutions_parameters(program: Program, qtbot: QtBot) -> None:
    inspect(qtbot, program, 0)
    fields = program.window.inspector.form.fields
    size, stride, padding = fields["kernel_size"], fields["stride"], fields["padding"]
    assert isinstance(size, PairField)
    assert isinstance(stride, PairField)
    assert isinstance(padding, PaddingField)
    old = kernel(program).copy()
    type_number(qtbot, size.vertical, "5")  # equal numbers change together
    layer = layer_of(program, 0)
    assert isinstance(layer, Convolution)
    assert layer.kernel_size == (5, 5)
    assert np.array_equal(kernel(program)[1:4, 1:4], old)
    type_number(qtbot, size.horizontal, "3")
    type_number(qtbot, stride.vertical, "2")
    qtbot.mouseClick(padding.control.segment("own"), Qt.MouseButton.LeftButton)
    type_number(qtbot, padding.sides[3], "4")
    channels, arithmetic, bias = fields["output_channels"], fields["arithmetic"], fields["has_bias"]
    assert isinstance(channels, WholeField)
    assert isinstance(arithmetic, ChoiceField)
    assert isinstance(bias, SwitchField)
    type_number(qtbot, channels.field, "6")
    qtbot.mouseClick(arithmetic.control.segment("true"), Qt.MouseButton.LeftButton)
    click(qtbot, bias.box)
    layer = layer_of(program, 0)
    assert isinstance(layer, Convolution)
    assert (layer.kernel_size, layer.stride, layer.output_channels, layer.flipped) == ((5, 3), (2, 2), 6, True)
    assert layer.padding == Padding(1, 1, 1, 4)
    assert layer.bias is not None
    type_number(qtbot, program.window.inspector.kernel_editor.bias, "0.5")
    layer = layer_of(program, 0)
    assert isinstance(layer, Convolution)
    assert layer.bias is not None
    assert layer.bias[0] == 0.5
    settle(qtbot, program)
    while program.document.history.place:
        program.document.undo()
    assert np.array_equal(kernel(program), old)
    settle(qtbot, program)


def test_an_edit_in_all_slices_goes_into_each(program: Program, qtbot: QtBot) -> None:
    inspect(qtbot, program, 0)
    editor = program.window.inspector.kernel_editor
    qtbot.mouseClick(editor.slices.segment("all"), Qt.MouseButton.LeftButton)
    mean = float(np.mean([kernel(program, 0, plane)[0, 0] for plane in range(3)]))
    wheel(editor.grid, editor.grid.cell_rect((0, 0)).center(), 1)
    values = [float(kernel(program, 0, plane)[0, 0]) for plane in range(3)]
    assert values == pytest.approx([mean + 0.1] * 3, abs=1e-5)
    qtbot.mouseClick(editor.slices.segment("1"), Qt.MouseButton.LeftButton)
    wheel(editor.grid, editor.grid.cell_rect((2, 2)).center(), -3)
    assert kernel(program, 0, 1)[2, 2] != kernel(program, 0, 0)[2, 2]
    settle(qtbot, program)


def test_a_kernel_over_many_channels_is_edited_slice_by_slice(program: Program, qtbot: QtBot) -> None:
    program.window.layers.insert(Convolution, 3)
    settle(qtbot, program)
    editor = program.window.inspector.kernel_editor
    assert editor.slice_field.isVisible()
    type_number(qtbot, editor.slice_field, "3")
    click(qtbot, editor.next)
    assert program.selection.view.kernel == 1
    before = layer_of(program, 3)
    assert isinstance(before, Convolution)
    wheel(editor.grid, editor.grid.cell_rect((1, 1)).center(), 1)
    after = layer_of(program, 3)
    assert isinstance(after, Convolution)
    assert np.argwhere(after.kernels != before.kernels).tolist() == [[1, 3, 1, 1]]
    settle(qtbot, program)


def test_groups_that_do_not_divide_are_told(program: Program, qtbot: QtBot) -> None:
    inspect(qtbot, program, 0)
    groups = program.window.inspector.form.fields["groups"]
    assert isinstance(groups, WholeField)
    type_number(qtbot, groups.field, "2")
    settle(qtbot, program)
    inspector = program.window.inspector
    assert inspector.problem.isVisible()
    assert program.document.network.problem is not None
    assert "3" in inspector.problem.text()
    type_number(qtbot, groups.field, "1")
    settle(qtbot, program)
    assert not inspector.problem.isVisible()


def test_other_kinds_parameters(program: Program, qtbot: QtBot) -> None:
    layers = program.window.layers
    layers.insert(LeakyReLU, 3)
    slope = program.window.inspector.form.fields["slope"]
    type_number(qtbot, slope.findChild(NumberField), "0.2")
    layer = layer_of(program, 3)
    assert isinstance(layer, LeakyReLU)
    assert layer.slope == pytest.approx(0.2)
    layers.insert(AveragePooling, 4)
    for key in ("ceil", "count_padding"):
        switch = program.window.inspector.form.fields[key]
        assert isinstance(switch, SwitchField)
        click(qtbot, switch.box)
    layer = layer_of(program, 4)
    assert isinstance(layer, AveragePooling)
    assert (layer.ceil, layer.count_padding) == (True, True)
    layers.insert(GlobalPooling, 5)
    mode = program.window.inspector.form.fields["mode"]
    assert isinstance(mode, ChoiceField)
    qtbot.mouseClick(mode.control.segment("max"), Qt.MouseButton.LeftButton)
    layer = layer_of(program, 5)
    assert isinstance(layer, GlobalPooling)
    assert layer.mode == "max"
    layers.insert(FullyConnected, 6)
    units = program.window.inspector.form.fields["units"]
    assert isinstance(units, WholeField)
    type_number(qtbot, units.field, "12")
    layer = layer_of(program, 6)
    assert isinstance(layer, FullyConnected)
    assert layer.units == 12
    settle(qtbot, program)


def test_the_figures_are_those_of_the_inspected_map_and_follow_an_edit(program: Program, qtbot: QtBot) -> None:
    click_map(qtbot, program, 2, 1)
    panel, frame = program.window.inspector.figures, program.service.frame
    assert frame is not None
    assert frame.passed is not None
    index = program.window.inspector._index()
    values = frame.passed.output(index)[0, program.selection.view.kernel]
    assert panel.values["mean"].text() == value_text(float(values.mean()))
    program.document.edit("Edit", set_kernel_cell, 0, 1, 0, 1, 1, 4.0)
    settle(qtbot, program)
    assert program.service.frame is not None
    assert program.service.frame.passed is not None
    edited = program.service.frame.passed.output(index)[0, program.selection.view.kernel]
    assert panel.values["mean"].text() == value_text(float(edited.mean()))


def test_a_strongest_unit_is_pinned_by_a_click(program: Program, qtbot: QtBot) -> None:
    click_map(qtbot, program, 2, 1)
    panel = program.window.inspector.figures
    button = next(button for button in panel.units if button.isVisible())
    program.window.inspector._scroll.ensureWidgetVisible(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    view, frame = program.selection.view, program.service.frame
    assert view.seed.kind is SeedKind.UNIT
    assert frame is not None
    assert frame.passed is not None
    index = program.document.network.index_of(str(view.layer))
    values = frame.passed.output(index)[0, view.map]
    assert values[view.seed.unit] == values.max()
    assert frame.projection is not None
    assert frame.projection.result.unit == view.seed.unit


def test_the_units_of_the_input_cannot_be_pinned(program: Program, qtbot: QtBot) -> None:
    program.selection.inspect(None)
    settle(qtbot, program)
    assert not any(button.isVisible() for button in program.window.inspector.figures.units)
