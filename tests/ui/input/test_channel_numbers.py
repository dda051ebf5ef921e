"""Layers with numbers for every channel: added through the menu, their maps chosen, their numbers typed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.feeding import fed_channels
from playground.network.layers import (
    BatchNormalization,
    InstanceNormalization,
    LocalResponseNormalization,
    ParametricReLU,
    PerChannelLayer,
)
from playground.ui.computed.computed_view import ComputedView
from playground.ui.kit.controls import NumberField
from playground.ui.look_closer import COMPUTED
from tests.ui.inspector.test_inspector import type_number
from tests.ui.running import choose_kind, click_map, outputs, settle

PLACE = 1
"""Behind the convolution, where maps are below zero too."""


def add(qtbot: QtBot, program: Program, kind: type[PerChannelLayer]) -> PerChannelLayer:
    qtbot.mouseClick(program.window.stage.insert_buttons[PLACE], Qt.MouseButton.LeftButton)
    choose_kind(qtbot, kind.kind)
    settle(qtbot, program)
    return added(program)


def added(program: Program) -> PerChannelLayer:
    layer = program.document.network.layers[PLACE]
    assert isinstance(layer, PerChannelLayer)
    return layer


def number_field(program: Program, key: str) -> NumberField:
    field = program.window.inspector.form.fields[key].findChild(NumberField)
    assert isinstance(field, NumberField)
    return field


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        (BatchNormalization, "scale", "2.5"),
        (BatchNormalization, "mean", "-0.25"),
        (BatchNormalization, "variance", "4"),
        (ParametricReLU, "slopes", "-0.5"),
        (InstanceNormalization, "shift", "1.5"),
    ],
    ids=lambda value: getattr(value, "kind", value),
)
def test_a_number_of_the_map_that_was_clicked_is_typed(
    program: Program, qtbot: QtBot, kind: type[PerChannelLayer], field: str, text: str
) -> None:
    before = add(qtbot, program, kind)
    click_map(qtbot, program, PLACE, 2)
    form = program.window.inspector.form
    assert program.selection.view.inspected == before.name, "its own numbers, not the kernel before it"
    assert form.channel.isVisible()
    assert form.channel.field.value() == 2
    old = outputs(program)[PLACE][0]
    type_number(qtbot, number_field(program, field), text)
    settle(qtbot, program)
    changed = np.flatnonzero(getattr(added(program), field) != getattr(before, field))
    assert changed.tolist() == [2]
    assert getattr(added(program), field)[2] == float(text)
    assert program.window.inspector.curve.isVisible() == (kind is ParametricReLU)
    new = outputs(program)[PLACE][0]
    assert [bool((old[number] != new[number]).any()) for number in range(4)] == [False, False, True, False]
    # another map by its number; typing there is another step
    type_number(qtbot, form.channel.field, "3")
    assert program.selection.view.kernel == 3
    assert number_field(program, field).value() == getattr(before, field)[3]
    type_number(qtbot, number_field(program, field), text)
    assert getattr(added(program), field)[3] == float(text)
    program.document.undo()
    assert getattr(added(program), field)[[2, 3]].tolist() == [float(text), getattr(before, field)[3]]
    program.document.undo()
    assert added(program) is before
    settle(qtbot, program)


def test_a_map_that_is_not_there_cannot_be_chosen_and_a_variance_not_be_negative(
    program: Program, qtbot: QtBot
) -> None:
    add(qtbot, program, BatchNormalization)
    form = program.window.inspector.form
    type_number(qtbot, form.channel.field, "99")
    assert form.channel.field.value() == 3
    type_number(qtbot, number_field(program, "variance"), "-3")
    layer = added(program)
    assert isinstance(layer, BatchNormalization)
    assert layer.variance[3] == 0
    type_number(qtbot, number_field(program, "epsilon"), "0.25")
    layer = added(program)
    assert isinstance(layer, BatchNormalization)
    assert layer.epsilon == 0.25
    settle(qtbot, program)


def test_a_local_response_is_added_its_numbers_typed_and_its_neighbours_lit(program: Program, qtbot: QtBot) -> None:
    qtbot.mouseClick(program.window.stage.insert_buttons[PLACE], Qt.MouseButton.LeftButton)
    choose_kind(qtbot, LocalResponseNormalization.kind)
    settle(qtbot, program)
    old = outputs(program)[PLACE][0]
    for key, text in (
        ("neighbours", "2"),
        ("response_alpha", "40"),
        ("response_beta", "0.5"),
        ("response_offset", "2"),
    ):
        type_number(qtbot, number_field(program, key), text)
    settle(qtbot, program)
    layer = program.document.network.layers[PLACE]
    assert isinstance(layer, LocalResponseNormalization)
    assert (layer.size, layer.alpha, layer.beta, layer.offset) == (2, 40, 0.5, 2)
    assert (np.abs(outputs(program)[PLACE][0]) < np.abs(old)).mean() > 0.5
    assert fed_channels(program.document.network, PLACE, 1) == {0: range(1, 3)}
    click_map(qtbot, program, PLACE, 1)
    program.window.closer.open_tab(COMPUTED)
    settle(qtbot, program)
    view = program.window.closer.findChild(ComputedView)
    assert isinstance(view, ComputedView)
    assert "Σ x²" in view.line.text()
    assert view.terms.bars.isVisible()
    settle(qtbot, program)
