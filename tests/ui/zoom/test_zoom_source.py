"""What is looked at closely: maps, vectors laid out as fields, stages of the way back and what replaces them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel, set_units
from playground.network.editing.new_layer import new_layer
from playground.network.layers import Flatten, FullyConnected
from playground.network.setup import Scale
from playground.ui.zoom.zoom_source import LEAST_COLUMNS, handed_over, renewed, shown_array, shown_map, vector_field
from tests.ui.desk import Desk


def add_vector(desk: Desk, units: int) -> None:
    """Flatten and a fully connected layer at the end."""
    for kind in (Flatten, FullyConnected):
        network = desk.document.network
        index = len(network.layers)
        assert desk.document.edit("add", edits.insert, index, new_layer(kind, network, index))
    assert desk.document.edit("units", set_units, len(desk.document.network.layers) - 1, units)


def test_a_map_is_shown_over_its_thumbnail_s_range(desk: Desk) -> None:
    for scale in Scale:
        desk.selection.set_scale(scale)
        frame = desk.settle()
        assert frame.passed is not None
        shown = shown_map(frame, 0, 2)
        assert np.array_equal(shown.array, frame.passed.output(0)[0, 2])
        assert shown.range == frame.columns[1].ranges[2]
        assert (shown.layer, shown.map, shown.units, shown.mask()) == (0, 2, 0, None)
        assert shown.unit(3, 4) == (2, 3, 4)


def test_the_input_is_shown_as_layer_minus_one(desk: Desk) -> None:
    frame = desk.settle()
    assert frame.passed is not None
    shown = shown_map(frame, -1, 1)
    assert np.array_equal(shown.array, frame.passed.x.reshape(3, 24, 24)[1])
    assert shown.range == pytest.approx(float(np.abs(shown.array).max()))


def test_a_map_has_a_range_of_its_own_while_columns_show_the_way_back(desk: Desk) -> None:
    desk.pin("pool1", 1)
    forward = shown_map(desk.settle(), 0, 1).range
    desk.selection.show_backwards(True)
    frame = desk.settle()
    assert frame.request.look.backwards
    assert shown_map(frame, 0, 1).range == pytest.approx(forward)


def test_a_map_that_is_gone_is_the_last_one(desk: Desk) -> None:
    frame = desk.settle()
    assert shown_map(frame, 0, 99).map == 3


def test_what_is_no_number_is_counted(desk: Desk) -> None:
    array = np.array([[np.nan, 3.0], [-np.inf, -4.0]], np.float32)
    shown = shown_array(array)
    assert (shown.bad, shown.range, shown.layer) == (2, 4.0, None)


@pytest.mark.parametrize("units", [7, 40, 1000])
def test_a_vector_is_a_field_of_all_its_units(desk: Desk, units: int) -> None:
    add_vector(desk, units)
    frame = desk.settle()
    assert frame.passed is not None
    values = frame.passed.output(4)[0].reshape(-1)
    shown = shown_map(frame, 4, 3)
    assert shown.units == units
    mask = shown.mask()
    columns = shown.array.shape[1]
    for unit in (0, units // 2, units - 1):
        row, column = divmod(unit, columns)
        assert shown.array[row, column] == values[unit]
        assert shown.unit(row, column) == (unit, 0, 0)
        assert mask is None or mask[row, column]
    assert shown.array.size == units if mask is None else mask.sum() == units
    assert shown.range == pytest.approx(float(np.abs(values).max()))


@given(st.integers(1, 70_000))
def test_a_field_is_wide_and_wastes_less_than_a_row(count: int) -> None:
    field = vector_field(np.arange(count, dtype=np.float32))
    rows, columns = field.shape
    assert columns >= min(count, LEAST_COLUMNS)
    assert field.size - count < columns
    assert rows <= columns
    assert np.array_equal(field.reshape(-1)[:count], np.arange(count))


def test_a_stage_handed_over_is_found_again_in_the_next_frame(desk: Desk) -> None:
    frame = desk.pin("pool1", 1)
    assert frame.projection is not None
    stage = frame.projection.stages[2]
    handed = handed_over(stage.shown, "un-ReLU", frame)
    assert handed.stage == (2, stage.operation, stage.shown_map)
    desk.document.edit("kernel", set_kernel, 0, 1, None, np.ones((3, 3)))
    newer = desk.settle()
    assert newer.projection is not None
    again = renewed(handed, newer)
    assert again.title == "un-ReLU"
    assert np.shares_memory(again.array, newer.projection.stages[2].array)
    assert not np.array_equal(again.array, handed.array)


def test_the_old_array_stays_where_a_frame_has_no_such_stage(desk: Desk) -> None:
    frame = desk.pin("pool1", 1)
    assert frame.projection is not None
    stage = frame.projection.stages[-1]
    handed = handed_over(stage.shown, "input", frame)
    desk.selection.unpin()
    assert renewed(handed, desk.settle()) is handed
    assert renewed(handed, desk.pin("conv1", 0)) is handed  # a shorter way back


def test_an_array_from_elsewhere_belongs_to_no_stage(desk: Desk) -> None:
    frame = desk.pin("pool1", 1)
    handed = handed_over(np.zeros((24, 24), np.float32), "mine", frame)
    assert handed.stage is None
    assert renewed(handed, frame) is handed
    assert handed_over(np.zeros((24, 24), np.float32), "mine", None).stage is None
