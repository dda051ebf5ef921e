"""8-bit RGB of what decoders return, by the definition in floating numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.inputs.input_error import InputError
from playground.inputs.pictures.rgb import BAND, to_rgb

SIDES = {"min_dims": 2, "max_dims": 2, "max_side": 5}


@given(values=hnp.arrays(np.uint16, hnp.array_shapes(**SIDES)), depth=st.integers(9, 16))
def test_deep_values_are_scaled_by_their_depth(values: np.ndarray, depth: int) -> None:
    values = values >> (16 - depth)
    pixels, note = to_rgb(values, "x", depth)
    np.testing.assert_array_equal(pixels[..., 1], np.rint(values / (2**depth - 1) * 255))
    assert note is None


def test_values_above_their_depth_are_white() -> None:
    pixels, _ = to_rgb(np.array([[1023, 1024, 65535]], np.uint16), "x", 10)
    assert pixels[0, :, 0].tolist() == [255, 255, 255]


@given(hnp.arrays(np.uint8, st.tuples(st.integers(1, 5), st.integers(1, 5), st.just(4))))
def test_alpha_lies_on_white(bgra: np.ndarray) -> None:
    share = bgra[..., 3:] / 255
    colours = bgra[..., 2::-1].astype(float)
    straight, _ = to_rgb(bgra.copy(), "x")
    np.testing.assert_allclose(straight, colours * share + 255 * (1 - share), atol=0.51)
    multiplied, _ = to_rgb(bgra.copy(), "x", is_multiplied=True)
    np.testing.assert_array_equal(multiplied, np.minimum(colours + 255 - bgra[..., 3:], 255))


@given(hnp.arrays(np.float32, hnp.array_shapes(**SIDES)))
def test_any_floats_become_pixels(values: np.ndarray) -> None:
    pixels, note = to_rgb(values, "x")
    assert pixels.shape == (*values.shape, 3)
    finite = values[np.isfinite(values)]
    is_usual = finite.size == values.size and finite.min() >= 0 and finite.max() <= 1
    assert (note is None) == bool(is_usual)
    order = np.argsort(values[np.isfinite(values)])
    assert (np.diff(pixels[..., 0][np.isfinite(values)][order].astype(int)) >= 0).all()


@pytest.mark.parametrize("channels", [2, 5])
def test_other_channels_are_refused(channels: int) -> None:
    with pytest.raises(InputError, match=f"x: it has {channels} channels"):
        to_rgb(np.zeros((2, 2, channels), np.uint8), "x")


def test_pictures_larger_than_a_band_have_no_seams() -> None:
    """Two bands and a half, in the middle of which all values are found."""
    rows = 5 * BAND // 2 // (4 * 512)
    values = np.arange(rows * 512 * 4, dtype=np.uint32).astype(np.uint16).reshape(rows, 512, 4)
    pixels, _ = to_rgb(values, "x")
    deep = np.rint(values / 257)
    share = deep[..., 3:] / 255
    np.testing.assert_allclose(pixels, deep[..., 2::-1] * share + 255 * (1 - share), atol=0.51)
