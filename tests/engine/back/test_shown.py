"""A projection as pixels: zero is mid-grey, one scale for all colours, never a NaN."""

from __future__ import annotations

import numpy as np

from playground.engine.back.shown import overlay_pixels, shown_pixels
from tests.engine.cases import values


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
