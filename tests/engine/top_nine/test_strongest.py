"""Merging results: associative, in any order, whatever the numbers are."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.engine.top_nine.strongest import NINE, NOBODY, Strongest, merged, strongest_of, strongest_units

VALUES = arrays(np.float32, st.tuples(st.integers(1, 30), st.just(2)), elements=st.integers(-2, 4))


def of(values: np.ndarray, pictures: np.ndarray) -> Strongest:
    return strongest_of(values, np.broadcast_to(pictures[:, None] % 6, values.shape), pictures, 3)


def same(first: Strongest, second: Strongest) -> bool:
    return all(np.array_equal(getattr(first, name), getattr(second, name)) for name in ("values", "pictures", "units"))


@given(VALUES, st.integers(0, 30), st.randoms())
def test_parts_merge_to_the_whole_in_any_order(values: np.ndarray, cut: int, random: object) -> None:
    pictures = np.arange(len(values))
    whole = of(values, pictures)
    first, second = of(values[:cut], pictures[:cut]), of(values[cut:], pictures[cut:])
    assert same(merged(first, second), whole)
    assert same(merged(second, first), whole)
    shuffled = pictures.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert same(of(values[shuffled], shuffled), whole)


@given(VALUES)
def test_stronger_first_then_the_earlier_picture_and_nothing_below_zero(values: np.ndarray) -> None:
    found = of(values, np.arange(len(values)))
    for channel in range(2):
        ranked = sorted((-value, picture) for picture, value in enumerate(values[:, channel].tolist()) if value > 0)
        places = found.places(channel)
        assert [(-place.value, place.picture) for place in places] == ranked[:NINE]
        assert [(place.row, place.column) for place in places] == [
            (picture % 6 // 3, picture % 3) for _, picture in ranked[:NINE]
        ]


def test_merging_with_nothing_changes_nothing() -> None:
    found = of(np.array([[1, 0], [2, 5]], np.float32), np.array([4, 7]))
    assert same(merged(Strongest.none(2, 3), found), found)
    assert found.values.shape == (2, NINE)
    assert found.pictures[1].tolist() == [7] + [NOBODY] * 8


def test_a_maps_strongest_unit_is_its_first_largest_finite_one() -> None:
    maps = np.zeros((4, 2, 3), np.float32)
    maps[0, 1, 2] = maps[0, 1, 1] = 3
    maps[1] = [[np.nan, np.inf, 1], [2, -np.inf, 0]]
    maps[2] = np.nan
    values, units = strongest_units(maps)
    assert values.tolist() == [3, 2, -np.inf, 0]
    assert units.tolist()[:2] == [4, 3]
    assert strongest_of(values[None], units[None], np.array([0]), 3).pictures[:, 0].tolist() == [0, 0, NOBODY, NOBODY]


def test_maps_are_ranked_by_the_mean_of_their_nine() -> None:
    values = np.zeros((4, NINE), np.float32)
    values[0, 0], values[2], values[3, 0] = 9, 2, 9
    nobody = np.zeros((4, NINE), np.int64)
    assert Strongest(values, nobody, nobody, 1).ranked_maps() == (2, 0, 3, 1)
