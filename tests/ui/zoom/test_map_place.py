"""What part of a map is on the screen: where it starts, what zooming and moving keep, what another map finds again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.network.layers import Array
from playground.ui.zoom.map_place import LEAST_SHARE, MARGIN, MOST_SIDE, VALUE_SIDE, MapPlace, fitting_side
from playground.ui.zoom.value_overlay import LEAST_SIDE

WIDTH, HEIGHT = 600.0, 220.0


def map_with(height: int, width: int, row: int = 0, column: int = 0, value: float = -1.0) -> Array:
    """Zero but for one value."""
    array = np.zeros((height, width), np.float32)
    array[row, column] = value
    return array


def placed(array: Array) -> MapPlace:
    place = MapPlace()
    place.set_room(WIDTH, HEIGHT)
    place.set_map(array)
    return place


def test_a_small_map_starts_whole() -> None:
    place = placed(map_with(4, 4))
    assert place.side == (HEIGHT - 2 * MARGIN) / 4 >= LEAST_SIDE
    assert (place.x, place.y) == (2, 2)


def test_a_large_map_starts_where_it_is_strongest_with_its_values() -> None:
    place = placed(map_with(100, 100, row=70, column=20))
    assert place.side == VALUE_SIDE
    assert (place.x, place.y) == (20.5, 70.5)
    left, top, across, down = place.rect()
    assert (left + across / 2, top + down / 2) == (20.5, 70.5)
    assert (across, down) == (WIDTH / VALUE_SIDE, HEIGHT / VALUE_SIDE)


def test_what_is_no_number_is_not_the_strongest() -> None:
    array = map_with(100, 100, row=70, column=20)
    array[3, 3], array[4, 4] = np.nan, -np.inf
    place = placed(array)
    assert (place.x, place.y) == (20.5, 70.5)


def test_the_start_follows_the_room_until_something_is_chosen() -> None:
    place = placed(map_with(8, 8, row=7, column=0))
    assert place.side == VALUE_SIDE
    place.set_room(600, 400)
    assert place.side == (400 - 2 * MARGIN) / 8
    place.move(1, 0)
    place.set_room(600, 220)
    assert place.side == (400 - 2 * MARGIN) / 8
    assert (place.x, place.y) == (5, 4)


def test_the_whole_map_follows_the_room() -> None:
    place = placed(map_with(100, 100))
    place.show_whole()
    assert place.side == (HEIGHT - 2 * MARGIN) / 100
    place.set_room(300, 420)
    assert place.side == (300 - 2 * MARGIN) / 100
    assert (place.x, place.y) == (50, 50)


def test_a_map_of_the_same_shape_is_looked_at_in_the_same_place() -> None:
    place = placed(map_with(100, 100, row=70, column=20))
    before = place.rect()
    place.set_map(map_with(100, 100, row=5, column=5))
    assert place.rect() == before


def test_the_same_part_of_the_picture_is_found_on_another_scale() -> None:
    place = placed(map_with(100, 100))
    place.look_at(30, 60)
    place.set_map(map_with(50, 50))
    assert (place.x, place.y, place.side) == (15, 30, 2 * VALUE_SIDE)
    place.set_map(map_with(25, 25))
    assert (place.x, place.y, place.side) == (7.5, 15, MOST_SIDE)


def test_a_map_of_other_proportions_starts_anew() -> None:
    place = placed(map_with(100, 100))
    place.look_at(30, 60)
    place.set_map(map_with(2, 64, row=1, column=40))
    assert (place.x, place.y) == (40.5, 1.5)


def test_looking_somewhere_keeps_pixels_that_are_large_enough() -> None:
    place = placed(map_with(100, 100))
    place.zoom(2, 0, 0)
    place.look_at(9, 8)
    assert (place.x, place.y, place.side) == (9, 8, 2 * VALUE_SIDE)
    place.show_whole()
    place.look_at(9, 8)
    assert place.side == VALUE_SIDE


def test_without_a_map_nothing_happens() -> None:
    place = MapPlace()
    place.set_room(100, 100)
    before = place.rect()
    place.start()
    place.show_whole()
    place.zoom(2, 1, 1)
    place.move(3, 3)
    assert place.rect() == before


@given(
    shape=st.tuples(st.integers(1, 300), st.integers(1, 300)),
    factor=st.floats(0.01, 100),
    at=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_the_point_under_the_cursor_stays(shape: tuple[int, int], factor: float, at: tuple[float, float]) -> None:
    place = placed(map_with(*shape))
    place.show_whole()
    left, top, across, down = place.rect()
    x, y = left + at[0] * across, top + at[1] * down
    place.zoom(factor, x, y)
    fitting = fitting_side(shape, WIDTH, HEIGHT)
    assert fitting * LEAST_SHARE - 1e-9 <= place.side <= MOST_SIDE
    assert 0 <= place.x <= shape[1]
    assert 0 <= place.y <= shape[0]
    new_left, new_top, new_across, new_down = place.rect()
    if 0 < place.x < shape[1]:
        assert new_left + at[0] * new_across == pytest.approx(x, abs=1e-6)
    if 0 < place.y < shape[0]:
        assert new_top + at[1] * new_down == pytest.approx(y, abs=1e-6)


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500), st.floats(0.1, 10)), max_size=10))
def test_the_middle_never_leaves_the_map(moves: list[tuple[float, float, float]]) -> None:
    place = placed(map_with(40, 90))
    for x, y, factor in moves:
        place.move(x, y)
        place.zoom(factor, x, y)
        assert 0 <= place.x <= 90
        assert 0 <= place.y <= 40
