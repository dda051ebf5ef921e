"""A projection as pixels: zero is mid-grey, one scale for all colours, never a NaN."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.back.shown import overlay_pixels, shown_pixels
from tests.engine.cases import seeds, values


def test_zero_is_mid_grey_and_the_scale_is_symmetric() -> None:
    picture = np.array([[[0, 2, -2]], [[1, -1, 0]], [[0, 0, 0]]], np.float32)
    shown, scale = shown_pixels(picture)
    assert scale == 2
    assert shown.dtype == np.uint8
    assert shown.tolist() == [[[128, 192, 128], [255, 64, 128], [1, 128, 128]]]


def test_a_shared_scale_is_kept_and_clips() -> None:
    picture = np.array([[[4, -4, 0.5]]])
    shown, scale = shown_pixels(picture, 1.0)
    assert scale == 1
    assert shown[0, :, 0].tolist() == [255, 1, 192]


def test_nothing_is_flat_mid_grey() -> None:
    for picture in (np.zeros((3, 2, 2)), np.full((3, 2, 2), np.nan)):
        shown, scale = shown_pixels(picture)
        assert scale == 0
        assert (shown == 128).all()


def test_bad_values_do_not_decide_the_scale() -> None:
    picture = np.array([[[np.nan, np.inf, -np.inf, 3, -1]]], np.float32)
    shown, scale = shown_pixels(picture)
    assert scale == 3
    assert shown[0, :, 0].tolist() == [128, 255, 1, 255, 86]


@given(seeds, st.integers(1, 5), st.sampled_from([None, 0.3, 2.0]), st.sampled_from([1.0, 1e30, 1e-30, 1e-39]))
def test_every_pixel_is_what_its_value_is_of_the_scale(
    seed: int, channels: int, scale: float | None, size: float
) -> None:
    """For any number of channels, at the ends of the numbers, whether values lie beyond the scale or not."""
    picture = (values(seed, (channels, 4, 5)) * size).astype(np.float32)
    shown, highest = shown_pixels(picture, scale if scale is None else scale * size)
    wanted = 128 + 127 * np.clip(picture.astype(np.float64) / highest, -1, 1)
    assert shown.shape == (4, 5, channels)
    assert np.abs(shown - wanted.transpose(1, 2, 0)).max() <= 0.5001


@pytest.mark.parametrize("channels", [1, 3, 600])
def test_no_picture_is_too_small_or_has_too_many_channels(channels: int) -> None:
    assert shown_pixels(np.ones((channels, 1, 1), np.float32))[0].tolist() == [[[255] * channels]]


def test_the_overlay_darkens_where_nothing_looks() -> None:
    pixels = np.full((2, 2, 3), 200, np.uint8)
    projection = np.zeros((3, 2, 2))
    projection[1, 0, 0] = -5
    overlay = overlay_pixels(pixels, projection)
    assert overlay.dtype == np.uint8
    assert overlay[0, 0].tolist() == [200, 200, 200]
    assert (overlay[1] < 60).all()
    assert (overlay_pixels(pixels, projection * np.nan) < 60).all()
    assert overlay_pixels(pixels, values(0, (3, 2, 2))).max() == 200
