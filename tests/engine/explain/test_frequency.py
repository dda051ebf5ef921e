"""The frequency response against numpy's transform, against the engine's own convolution, and its symmetries."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground import limits
from playground.engine.explain.frequency import FLOOR_DECIBELS, POINTS, frequency, frequency_response
from playground.engine.layer_table import LAYER_TABLE
from playground.network.kernel.kernels import named_kernel
from playground.network.layers import Array, Convolution

SHAPES = st.tuples(st.integers(1, 5), st.integers(1, 9), st.integers(1, 9))
KERNELS = SHAPES.flatmap(lambda shape: arrays(np.float32, shape, elements=st.floats(-8, 8, width=16)))
MIDDLE = POINTS // 2


def transformed(kernel: Array, dilation: tuple[int, int]) -> Array:
    """What numpy makes of the kernel with zeros between its taps, wrapped around where it is longer than POINTS."""
    wide = np.zeros((len(kernel), POINTS, POINTS))
    for row in range(kernel.shape[1]):
        for column in range(kernel.shape[2]):
            wide[:, row * dilation[0] % POINTS, column * dilation[1] % POINTS] += kernel[:, row, column]
    power = (np.abs(np.fft.fft2(wide)) ** 2).sum(axis=0)
    return np.asarray(np.fft.fftshift(np.sqrt(power)))


@given(KERNELS, st.tuples(st.integers(1, 40), st.integers(1, 5)))
def test_it_is_the_magnitude_of_the_zero_padded_transform(kernel: Array, dilation: tuple[int, int]) -> None:
    gain = frequency_response(kernel, dilation).gain
    np.testing.assert_allclose(gain, transformed(kernel, dilation), rtol=1e-5, atol=1e-5)


def test_the_largest_kernels_fit() -> None:
    side = limits.KERNEL_SIDE
    kernel = np.random.default_rng(0).normal(size=(2, side, side))
    np.testing.assert_allclose(frequency_response(kernel).gain, transformed(kernel, (1, 1)), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(("row", "column"), [(0, 8), (8, 0), (8, 8), (-8, 16), (16, -32)])
def test_a_wave_comes_through_the_engine_as_strongly_as_it_says(row: int, column: int) -> None:
    """An endless wave stays a wave: what the engine makes of it has the gain as its amplitude."""
    kernel = np.random.default_rng(1).normal(size=(1, 1, 5, 3)).astype(np.float32)
    layer = Convolution(name="conv", kernels=kernel, dilation=(2, 1))
    y, x = np.mgrid[:POINTS, :POINTS]
    wave = np.cos(2 * np.pi * (row * y + column * x) / POINTS).astype(np.float32)
    output = LAYER_TABLE[Convolution].forward(layer, wave[None, None])
    amplitude = np.sqrt(2 * np.mean(output[0, 0, :64, :64] ** 2))  # over whole periods
    gain = frequency_response(kernel[0], (2, 1)).gain[MIDDLE + row, MIDDLE + column]
    assert amplitude == pytest.approx(gain, rel=1e-3)


@given(KERNELS)
def test_minus_f_answers_as_f_does_and_the_even_surface_is_the_sum(kernel: Array) -> None:
    response = frequency_response(kernel)
    inner = response.gain[1:, 1:]
    np.testing.assert_allclose(inner, inner[::-1, ::-1], atol=1e-4)
    sums = kernel.sum(axis=(1, 2), dtype=np.float64)
    assert response.even_surface == pytest.approx(np.linalg.norm(sums), abs=1e-4)


def test_decibels_are_against_the_strongest_wave_and_end_at_the_floor() -> None:
    blur = frequency_response(named_kernel("box", (3, 3)))
    assert blur.best == (0.0, 0.0)
    assert blur.largest == pytest.approx(1)
    assert blur.decibels.max() == 0
    assert blur.decibels.min() == FLOOR_DECIBELS
    half = frequency_response(named_kernel("box", (1, 2)))  # |cos(pi f)|
    place = MIDDLE + POINTS // 4
    assert half.decibels[MIDDLE, place] == pytest.approx(20 * np.log10(np.cos(np.pi * frequency(place))))
    empty = frequency_response(np.zeros((3, 3)))
    assert (empty.decibels == FLOOR_DECIBELS).all()


def test_stripes_are_best_at_their_own_wave() -> None:
    vertical = frequency_response(named_kernel("sobel_x", (3, 3))).best
    assert vertical == (0.0, 0.25)
    assert frequency_response(named_kernel("sobel_y", (3, 3))).best in ((0.25, 0.0), (-0.25, 0.0))
