"""The stage: what a map's place says, how maps are shown, vectors, and the keys that turn it round."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.editing.kernel_edits import set_kernel, set_output_channels
from playground.network.layers import Flatten, FullyConnected, Sigmoid, Softmax
from playground.network.setup import Scale
from playground.session.frame import Frame
from playground.ui.kit.theme import theme_of
from tests.ui.running import click_map, outputs, settle, wheel


def frame_of(program: Program) -> Frame:
    frame = program.service.frame
    assert frame is not None
    return frame


def test_a_new_column_leaves_the_keyboard_to_the_window(program: Program, qtbot: QtBot) -> None:
    """Its parts were windows of their own for a moment: keys went nowhere afterwards."""
    program.window.layers.insert(Flatten, 3)
    settle(qtbot, program)
    assert program.window.isActiveWindow()
    qtbot.keyClick(program.window, Qt.Key.Key_B)
    assert program.selection.shows_backwards
    settle(qtbot, program)


def test_hovering_reads_the_value(program: Program, qtbot: QtBot) -> None:
    grid = program.window.stage.columns[1].grid
    assert grid is not None
    box = grid.map_rect(2)
    point = box.topLeft() + QPoint(box.width() // 3, box.height() // 2)
    place = grid.place_at(point)
    assert place is not None
    qtbot.mouseMove(grid.viewport(), grid.map_rect(0).center())
    qtbot.mouseMove(grid.viewport(), point)
    number, row, column = place
    assert number == 2
    value = outputs(program)[0][0, 2, row, column]
    words = program.window.status.value.text()
    assert "conv1:2" in words
    assert f"({row}, {column})" in words
    assert f"{abs(value):.3g}" in words


def test_the_scale_goes_from_map_to_network(program: Program, qtbot: QtBot) -> None:
    own = frame_of(program).columns[1].ranges
    assert len(np.unique(own)) > 1
    program.selection.set_scale(Scale.NETWORK)
    qtbot.waitUntil(lambda: frame_of(program).request.look.scale is Scale.NETWORK)
    frame = frame_of(program)
    largest = max(float(np.abs(output).max()) for output in outputs(program))
    for column in frame.columns[1:]:
        assert np.allclose(column.ranges, column.ranges[0])
        assert column.ranges[0] >= largest - 1e-6


def test_the_clipped_scale_says_how_much_of_the_marked_map_is_clipped(program: Program, qtbot: QtBot) -> None:
    click_map(qtbot, program, 0, 2)
    bar = program.window.stage.columns[1].scale_bar
    height = bar.sizeHint().height()
    assert "%" not in bar.accessibleName()
    program.selection.set_scale(Scale.CLIPPED)
    qtbot.waitUntil(lambda: frame_of(program).request.look.scale is Scale.CLIPPED)
    column, values = frame_of(program).columns[1], outputs(program)[0][0, 2]
    share = 100 * np.count_nonzero(np.abs(values) > column.ranges[2]) / values.size
    assert 0 < share < 5
    assert f"{share:.2g} %" in bar.accessibleName()
    assert bar.sizeHint().height() > height
    program.selection.set_scale(Scale.MAP)
    qtbot.waitUntil(lambda: frame_of(program).request.look.scale is Scale.MAP)
    assert "%" not in bar.accessibleName()


def test_saturated_maps_are_marked_and_counted(program: Program, qtbot: QtBot) -> None:
    program.window.layers.insert(Sigmoid, 1)
    settle(qtbot, program)
    column = program.window.stage.columns[2]
    assert "SATURATED" not in column.header._extra.upper()
    plain = column.grid.grab().toImage() if column.grid is not None else None
    program.document.edit("Strong", set_kernel, 0, 1, None, np.full((3, 3), 500.0))
    settle(qtbot, program)
    assert frame_of(program).columns[2].saturated == (1,)
    assert column.header._extra.count("1") == 1
    grid = column.grid
    assert grid is not None
    corner = grid.map_rect(1).topLeft() + QPoint(2, 2)
    warning = theme_of(grid).color("removed")
    assert grid.grab().toImage().pixelColor(corner) == warning
    assert plain is not None
    assert plain.pixelColor(corner) != warning
    index = grid.model().index(1 // grid.columns, 1 % grid.columns)
    assert grid.model().data(index, Qt.ItemDataRole.AccessibleDescriptionRole)
    program.document.undo()
    settle(qtbot, program)
    assert frame_of(program).columns[2].saturated == ()


def test_b_shows_the_way_back_in_every_column(program: Program, qtbot: QtBot) -> None:
    click_map(qtbot, program, 2, 1)
    forward = frame_of(program).columns[1].atlas
    qtbot.keyClick(program.window, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: frame_of(program).request.look.backwards)
    assert program.selection.shows_backwards
    assert not np.array_equal(forward, frame_of(program).columns[1].atlas)
    qtbot.keyClick(program.window, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: not frame_of(program).request.look.backwards)


def test_a_map_is_pinned_with_the_keys(program: Program, qtbot: QtBot) -> None:
    grid = program.window.stage.columns[1].grid
    assert grid is not None
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(1, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert (program.selection.view.layer, program.selection.view.map) == ("conv1", 1)
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    assert program.selection.view.layer is None


@pytest.mark.parametrize("units", [7, 4096])
def test_vectors_are_bars_or_a_field_and_can_be_pinned(program: Program, qtbot: QtBot, units: int) -> None:
    window, document = program.window, program.document
    window.layers.insert(Flatten, 3)
    window.layers.insert(FullyConnected, 4)
    from playground.network.editing.kernel_edits import set_units

    document.edit("units", set_units, 4, units)
    window.layers.insert(Softmax, 5)
    settle(qtbot, program)
    column = window.stage.columns[5]
    assert column.vector is not None
    assert column.vector.is_field == (units == 4096)
    window.stage.reveal(4)
    qtbot.mouseClick(column.vector.viewport(), Qt.MouseButton.LeftButton, pos=column.vector.unit_rect(3).center())
    settle(qtbot, program)
    assert (program.selection.view.layer, program.selection.view.map) == ("fc1", 3)
    qtbot.waitUntil(lambda: frame_of(program).projection is not None)
    assert outputs(program)[5].sum() == pytest.approx(1, abs=1e-4)


def test_ctrl_and_wheel_make_maps_larger(program: Program, qtbot: QtBot) -> None:
    before = frame_of(program).columns[1].tile
    program.window.actions_by_key["larger"].trigger()
    qtbot.waitUntil(
        lambda: frame_of(program).columns[1].tile[0] > before[0] or frame_of(program).columns[1].tile[0] == 24
    )
    grid = program.window.stage.columns[1].grid
    assert grid is not None
    wheel(grid.viewport(), QPoint(5, 5), 1)
    settle(qtbot, program)


def test_the_field_of_the_unit_under_the_mouse_is_outlined_in_every_layer_before(
    program: Program, qtbot: QtBot
) -> None:
    columns = program.window.stage.columns
    grid = columns[3].grid
    assert grid is not None
    box = grid.map_rect(1)
    qtbot.mouseMove(grid.viewport(), box.center())
    place = grid.place_at(box.center())
    assert place is not None
    _, row, column = place
    assert columns[2].grid is not None
    assert columns[2].grid._ray == (2 * row, 2 * column, 2, 2)
    assert columns[1].grid is not None
    assert columns[1].grid._ray == (2 * row, 2 * column, 2, 2)
    assert columns[0].grid is not None
    assert columns[0].grid._ray == (2 * row - 1, 2 * column - 1, 4, 4)
    assert grid._ray is None
    outline = columns[0].grid.ray_rect(0)
    assert outline is not None
    assert columns[0].grid.map_rect(0).toRectF().contains(outline.center())
    qtbot.mouseMove(grid.viewport(), QPoint(grid.viewport().width() - 1, grid.viewport().height() - 1))
    assert all(one.grid is None or one.grid._ray is None for one in columns)


def test_the_pinned_map_stays_in_sight_when_the_window_becomes_narrower(program: Program, qtbot: QtBot) -> None:
    window = program.window
    program.document.edit("channels", set_output_channels, 0, 96)
    window.resize(1600, 800)
    settle(qtbot, program)
    click_map(qtbot, program, 2, 3)
    program.selection.pin(2, 70)
    settle(qtbot, program)
    column = window.stage.columns[3]
    assert column.grid is not None
    before = column.side_by_side
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: column.side_by_side < before)
    settle(qtbot, program)
    view = column.grid.viewport().rect()
    qtbot.waitUntil(lambda: view.contains(column.grid.map_rect(70).center()))


def test_the_time_of_an_edit_is_told_once_there_was_one(program: Program, qtbot: QtBot) -> None:
    speed = program.window.status.speed
    assert speed.text().count(" ms") == 1
    program.document.edit("channels", set_output_channels, 0, 6)
    settle(qtbot, program)
    assert speed.text().count(" ms") == 2
