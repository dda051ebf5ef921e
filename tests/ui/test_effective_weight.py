"""What weighs in the unit under the mouse: shaded inside its field, of the maps that are on the screen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.engine.explain.effective_field import effective_field
from playground.engine.explain.terms import Unit
from playground.network.editing.edits import set_input_shape
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.source.transform import Transform
from playground.session.frame import Frame
from playground.session.selection import Place
from tests.ui.running import click_map, settle


def frame_of(program: Program) -> Frame:
    frame = program.service.frame
    assert frame is not None
    return frame


def hover(program: Program, qtbot: QtBot, index: int, number: int, aside: int = 0) -> Place:
    """Put the mouse on a unit near the middle of a map; where it is."""
    grid = program.window.stage.columns[index + 1].grid
    assert grid is not None
    point = grid.map_rect(number).center() + QPoint(aside, 0)
    qtbot.mouseMove(grid.viewport(), point)
    place = grid.place_at(point)
    assert place is not None
    return Place(index, *place)


def is_weighed(program: Program, place: Place) -> bool:
    """Whether what is shaded in every column and in the picture is of this unit in the pass on the screen."""
    frame = frame_of(program)
    assert frame.passed is not None
    wanted = effective_field(frame.passed, place.layer, Unit(place.map, place.row, place.column)).fields
    columns = program.window.stage.columns
    shown = [column.grid.weights for column in columns[: place.layer + 1] if column.grid is not None]
    shown.append(program.window.closer.back_projection.picture.weights)
    shown.append(program.window.input_view.crop.weights)
    return all(
        one is not None and np.array_equal(one.weights, other.weights)
        for one, other in zip(shown, (*wanted, wanted[0], wanted[0]), strict=True)
    )


def nothing_is_weighed(program: Program) -> bool:
    grids = [column.grid for column in program.window.stage.columns]
    tile = program.window.closer.back_projection.picture
    return (
        frame_of(program).field is None and tile.weights is None and all(g is None or g.weights is None for g in grids)
    )


def test_what_weighs_follows_the_mouse_and_every_edit(program: Program, qtbot: QtBot) -> None:
    place = hover(program, qtbot, 2, 1)
    qtbot.waitUntil(lambda: is_weighed(program, place))
    other = hover(program, qtbot, 0, 2, aside=6)
    qtbot.waitUntil(lambda: is_weighed(program, other))
    before = frame_of(program).passed
    program.document.edit("value", set_kernel_cell, 0, 2, 0, 1, 1, 3.0)
    qtbot.waitUntil(lambda: frame_of(program).passed is not before)
    assert is_weighed(program, other), "of the frame that came, not of the one before"
    grid = program.window.stage.columns[1].grid
    assert grid is not None
    qtbot.mouseMove(grid.viewport(), QPoint(grid.viewport().width() - 1, grid.viewport().height() - 1))
    qtbot.waitUntil(lambda: nothing_is_weighed(program))


def test_it_is_drawn_where_it_lies_in_the_picture_that_is_cropped(program: Program, qtbot: QtBot) -> None:
    source = program.document.setup.input
    program.document.edit_input("Crop", replace(source, zoom=2.0, center=(0.5, 0.25)), set_input_shape)
    settle(qtbot, program)
    crop = program.window.input_view.crop
    plain = crop.grab().toImage()
    place = hover(program, qtbot, 0, 1)
    qtbot.waitUntil(lambda: is_weighed(program, place))
    marked, box = crop.grab().toImage(), crop.crop_rect()
    side = box.width() / 24
    field = QRectF(box.left() + (place.column - 1) * side, box.top() + (place.row - 1) * side, 3 * side, 3 * side)
    changed = [
        (x, y) for x in range(plain.width()) for y in range(plain.height()) if plain.pixel(x, y) != marked.pixel(x, y)
    ]
    assert changed
    assert all(field.adjusted(-3, -3, 3, 3).contains(QPointF(x, y)) for x, y in changed)
    assert any(field.adjusted(2, 2, -2, -2).contains(QPointF(x, y)) for x, y in changed)
    turned = replace(program.document.setup.input, transform=Transform(angle=30.0))
    program.document.edit_input("Turn", turned, set_input_shape)
    settle(qtbot, program)
    marked = crop.grab().toImage()
    program.selection.hover(None)
    assert crop.grab().toImage() == marked, "not where it would lie"


def test_a_key_turns_it_off_for_good_and_the_outline_stays(program: Program, qtbot: QtBot) -> None:
    place = hover(program, qtbot, 1, 0)
    qtbot.waitUntil(lambda: is_weighed(program, place))
    caption = program.window.closer.back_projection.picture.caption
    qtbot.keyClick(program.window, Qt.Key.Key_W)
    assert nothing_is_weighed(program)
    assert program.settings.number("effective_weight", 1) == 0
    grid = program.window.stage.columns[0].grid
    assert grid is not None
    assert grid.ray_rect(0) is not None
    assert program.window.closer.back_projection.picture.caption != caption
    qtbot.keyClick(program.window, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: is_weighed(program, place))
    assert program.settings.number("effective_weight", 0) == 1


def test_the_unit_that_is_kept_of_the_pinned_map_stays_weighed_without_the_mouse(
    program: Program, qtbot: QtBot
) -> None:
    click_map(qtbot, program, 2, 3)
    qtbot.mouseClick(program.window.closer.seeds.kind.segment("unit"), Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    program.selection.hover(None)
    pinned = Place(2, 3, *program.selection.view.seed.unit)
    qtbot.waitUntil(lambda: is_weighed(program, pinned))
