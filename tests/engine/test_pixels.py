"""Maps to pixels: the strongest value is never lost, zero is neutral, bad numbers are seen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine import pixels
from tests.engine.cases import values

TABLE = np.arange(256, dtype=np.uint32)


@given(st.integers(1, 4), st.integers(1, 20), st.integers(1, 20), st.integers(1, 25), st.integers(1, 25))
def test_each_pixel_shows_the_strongest_value_it_covers(channels: int, rows: int, columns: int, h: int, w: int) -> None:
    maps = values(rows * 31 + columns, (channels, rows, columns), np.float32)
    shown = pixels.strongest(maps, h, w)
    assert shown.shape == (channels, h, w)
    for c, i, j in np.ndindex(channels, h, w):
        top, left = i * rows // h, j * columns // w
        bottom, right = max((i + 1) * rows // h, top + 1), max((j + 1) * columns // w, left + 1)
        block = maps[c, top:bottom, left:right].ravel()
        assert shown[c, i, j] == block[np.abs(block).argmax()]


def test_bad_values_win_a_thumbnail() -> None:
    maps = np.zeros((1, 8, 8), np.float32)
    maps[0, :4, :4] = -np.inf
    maps[0, 0, 0] = np.nan
    maps[0, 5, 5] = -np.inf
    maps[0, 4, 4] = 3e38
    shown = pixels.strongest(maps, 2, 2)[0]
    assert np.isnan(shown[0, 0])
    assert shown[1, 1] == -np.inf
    assert shown[0, 1] == 0


def test_strided_and_float64_maps_are_taken_too() -> None:
    maps = values(0, (6, 10, 10))
    np.testing.assert_array_equal(pixels.strongest(maps[::2], 5, 5), pixels.strongest(maps, 5, 5)[::2])


def test_ranges_and_bad_counts() -> None:
    maps = np.array([[[1, -5]], [[np.nan, 2]], [[np.inf, -np.inf]], [[0, 0]]], np.float32)
    np.testing.assert_array_equal(pixels.map_ranges(maps), [5, 2, 0, 0])
    np.testing.assert_array_equal(pixels.count_bad(maps), [0, 1, 2, 0])


def test_zero_is_exactly_the_middle_and_the_range_is_symmetric() -> None:
    thumbs = np.array([[[-2, -1, 0, 1, 2, 9]]], np.float32)
    shown = pixels.coloured(thumbs, np.array([2], np.float32), TABLE, 999)
    assert shown.tolist() == [[[1, 64, 128, 192, 255, 255]]]


def test_a_map_without_range_is_neutral_and_bad_pixels_have_their_colour() -> None:
    thumbs = np.array([[[0, 0]], [[np.nan, np.inf]], [[1, -np.inf]]], np.float32)
    with np.errstate(all="raise"):
        shown = pixels.coloured(thumbs, np.array([0, 0, 1], np.float32), TABLE, 999)
    assert shown.tolist() == [[[128, 128]], [[999, 999]], [[255, 999]]]


def test_tiny_and_huge_ranges_do_not_break() -> None:
    thumbs = np.array([[[1e-44, -1e-44]], [[3e38, -3e38]]], np.float32)
    shown = pixels.coloured(thumbs, np.abs(thumbs).max(axis=(1, 2)), TABLE, 999)
    assert shown[1].tolist() == [[255, 1]]
    assert shown[0, 0, 0] >= 128 >= shown[0, 0, 1]


@pytest.mark.parametrize(("count", "gap"), [(7, 0), (7, 2), (8, 3), (8, 0), (1, 1)])
def test_the_atlas_holds_every_tile_at_its_place(count: int, gap: int) -> None:
    tiles = np.arange(count * 3 * 5, dtype=np.uint32).reshape(count, 3, 5) + 1000
    image = pixels.atlas(tiles, 4, gap, 7)
    assert image.flags.c_contiguous
    seen = np.zeros(image.shape, bool)
    for index, tile in enumerate(tiles):
        top, left = index // 4 * (3 + gap), index % 4 * (5 + gap)
        np.testing.assert_array_equal(image[top : top + 3, left : left + 5], tile)
        seen[top : top + 3, left : left + 5] = True
    assert (image[~seen] == 7).all()


def test_a_fitting_atlas_is_used_again() -> None:
    tiles = np.ones((8, 3, 5), np.uint32)
    image = pixels.atlas(tiles, 4, 1, 7)
    assert pixels.atlas(tiles * 2, 4, 1, 7, out=image) is image
    assert pixels.atlas(tiles[:3], 4, 1, 7, out=image) is not image


@pytest.mark.parametrize("some", [[0], [3, 4, 6], [6], []])
def test_single_tiles_are_replaced_in_a_copy(some: list[int]) -> None:
    tiles = np.arange(7 * 3 * 5, dtype=np.uint32).reshape(7, 3, 5)
    image = pixels.atlas(tiles, 4, 0, 7)
    kept = image.copy()
    tiles[some] += 1000
    replaced = pixels.with_tiles(image, np.array(some, dtype=int), tiles[some], 4)
    np.testing.assert_array_equal(replaced, pixels.atlas(tiles, 4, 0, 7))
    np.testing.assert_array_equal(image, kept)


def test_a_vector_fills_a_field_row_by_row() -> None:
    field = pixels.unit_field(np.arange(1, 8, dtype=np.float32), 3)
    assert field.tolist() == [[1, 2, 3], [4, 5, 6], [7, 0, 0]]
