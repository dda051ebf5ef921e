"""How far two sets of maps are apart: by the formula, renewed map by map, and bad numbers told."""

from __future__ import annotations

import math

import numpy as np
import pytest

from playground.engine.maps import Maps
from playground.engine.measures.map_distance import map_distance


def maps(seed: int, side: int, channels: int = 5) -> Maps:
    return Maps(np.random.default_rng(seed).normal(size=(1, channels, side, side)).astype(np.float32))


@pytest.mark.parametrize("side", [1, 7, 40])
def test_it_is_the_formula(side: int) -> None:
    first, second = maps(1, side), maps(2, side)
    a, b = first.array.astype(np.float64), second.array.astype(np.float64)
    expected = math.sqrt(((a - b) ** 2).sum() / ((a**2).sum() + (b**2).sum()))
    assert map_distance(first, second).share == pytest.approx(expected, rel=1e-6)
    assert map_distance(second, first).share == pytest.approx(expected, rel=1e-6)


def test_what_is_the_same_has_no_distance_and_what_has_nothing_in_common_one() -> None:
    first = maps(1, 40)
    assert map_distance(first, first).share == 0
    left, right = np.zeros((2, 1, 2, 40, 40), np.float32)
    left[..., :20], right[..., 20:] = 3, 3
    assert map_distance(Maps(left), Maps(right)).share == pytest.approx(1)
    assert map_distance(first, Maps(-first.array)).share == pytest.approx(math.sqrt(2))
    assert map_distance(Maps(np.zeros_like(left)), Maps(np.zeros_like(left))).share == 0


def test_a_replaced_map_is_the_only_one_that_is_summed_anew() -> None:
    first, second = maps(1, 300, 12), maps(2, 300, 12)
    known = map_distance(first, second)
    edited = first.with_channels(np.array([3]), np.ones((1, 1, 300, 300), np.float32))
    assert edited.renewed_since(first).tolist() == [3]
    untouched = first.channel(0)
    untouched[...] = 0  # what nobody reads again cannot be seen
    renewed, anew = map_distance(edited, second, known), map_distance(edited, second)
    assert renewed.first[3] == pytest.approx(90_000)
    assert np.array_equal(renewed.difference[1:], anew.difference[1:])
    assert renewed.first[0] == known.first[0] != anew.first[0]


def test_replaced_maps_that_are_taken_back_count_as_renewed() -> None:
    first = maps(1, 300, 12)
    edited = first.with_channels(np.array([3]), np.ones((1, 1, 300, 300), np.float32))
    assert first.renewed_since(edited).tolist() == [3]
    assert edited.renewed_since(edited).tolist() == []
    assert edited.renewed_since(maps(1, 300, 12)).tolist() == list(range(12))


def test_bad_numbers_make_no_distance() -> None:
    first, second = maps(1, 40), maps(2, 40)
    first.array[0, 2, 3, 4] = np.inf
    assert math.isnan(map_distance(first, second).share)


def test_two_shapes_cannot_be_subtracted() -> None:
    with pytest.raises(ValueError, match="cannot be subtracted"):
        map_distance(maps(1, 4), maps(1, 5))
