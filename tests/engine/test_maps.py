"""Maps with some channels replaced are the array they stand for, and nobody writes into them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.maps import SMALL_BYTES, Maps, magnitudes
from tests.engine.cases import values

SHAPE = (2, 9, 5, 4)
LARGE = (1, 8, 128, 128)
assert np.prod(LARGE) * 4 > SMALL_BYTES

edits = st.lists(st.sets(st.integers(0, 7), min_size=1), max_size=6)


@given(edits, st.booleans())
def test_replaced_maps_stand_for_their_array(sets: list[set[int]], look: bool) -> None:
    wanted = values(0, LARGE, np.float32)
    maps = Maps(wanted.copy())
    for number, channels in enumerate(sets):
        indices = np.array(sorted(channels))
        part = values(number + 1, (1, len(indices), *LARGE[2:]), np.float32)
        if look:
            assert maps.magnitudes.shape == (8,)
        before, kept = maps, maps.array.copy() if number % 2 else None
        maps = maps.with_channels(indices, part)
        wanted[:, indices] = part
        if kept is not None:
            np.testing.assert_array_equal(before.array, kept)
    np.testing.assert_array_equal(maps.magnitudes, np.abs(wanted).max(axis=(0, 2, 3)))
    for channel in range(8):
        np.testing.assert_array_equal(maps.channel(channel), wanted[:, channel])
    some = np.array([1, 4, 6])
    np.testing.assert_array_equal(maps.channels(some), wanted[:, some])
    np.testing.assert_array_equal(maps.units(3, 5), wanted[:, :, 3, 5])
    np.testing.assert_array_equal(maps.array, wanted)
    assert maps.shape == LARGE
    assert maps.nbytes == wanted.nbytes


def test_one_replaced_map_copies_no_other() -> None:
    maps = Maps(values(0, LARGE, np.float32))
    edited = maps.with_channels(np.array([3]), values(1, (1, 1, 128, 128), np.float32))
    assert edited.base is maps.base
    assert np.shares_memory(edited.channel(2), maps.channel(2))


def test_replacing_most_or_little_ones_copies() -> None:
    maps = Maps(values(0, LARGE, np.float32))
    most = maps.with_channels(np.arange(5), values(1, (1, 5, 128, 128), np.float32))
    assert not most.replaced
    small = Maps(values(0, SHAPE)).with_channels(np.array([3]), values(1, (2, 1, 5, 4)))
    assert not small.replaced


def test_images_of_a_batch() -> None:
    array = values(0, SHAPE)
    np.testing.assert_array_equal(Maps(array).image(1).array, array[1:])


def test_a_bad_number_is_the_largest_magnitude() -> None:
    array = np.zeros((2, 3, 2, 2))
    array[1, 0, 1, 1] = np.nan
    array[0, 1, 0, 0] = -np.inf
    array[0, 2, 0, 0] = -4
    np.testing.assert_array_equal(magnitudes(array), [np.nan, np.inf, 4])


def test_units_above_zero_are_told_without_the_whole_array() -> None:
    base = values(1, (2, 8, 200, 200), np.float32)
    maps = Maps(base).with_channels(np.array([1, 6]), values(2, (2, 2, 200, 200), np.float32))
    above = maps.above_zero
    assert "_whole" not in maps.__dict__
    np.testing.assert_array_equal(above, maps.array > 0)
