"""A window of a layer's input taken as its kernel: the unit that reads it answers more than with any other kernel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.explain.patch import Box, input_box, pattern_of, seen_of_picture, span
from playground.engine.forward import run
from playground.network.kernel.matched_kernel import matched_kernel
from playground.network.layers import Array, Convolution, KernelLayer, Layer, MaxPooling, Padding
from playground.network.network import Network
from playground.network.receptive_field import receptive_fields
from tests.engine.cases import values

STACK: tuple[Layer, ...] = (
    Convolution(name="conv1", kernels=values(1, (6, 3, 5, 5)), stride=(2, 2), padding=Padding(2, 1, 2, 1)),
    MaxPooling(name="pool1", size=(3, 3), stride=(2, 2)),
    Convolution(name="conv2", kernels=values(2, (4, 6, 3, 3)), dilation=(2, 2), flipped=True, padding="same"),
)
NETWORK = Network((3, 40, 40), STACK)


def layer_at(index: int) -> KernelLayer:
    layer = STACK[index]
    assert isinstance(layer, KernelLayer)
    return layer


def box_of(index: int, row: int, column: int) -> Box:
    """The window that a unit of a convolution reads."""
    rows, columns = span(layer_at(index))
    if index == 0:
        return Box(row * 2 - 2, column * 2 - 2, rows, columns)
    return Box(row - 2, column - 2, rows, columns)


@pytest.mark.parametrize("index", [0, 2])
@given(row=st.integers(0, 7), column=st.integers(0, 7))
def test_the_unit_answers_its_own_window_with_the_windows_contrast(index: int, row: int, column: int) -> None:
    x = values(5, (3, 40, 40), np.float32)
    maps = run(NETWORK, x).maps(index - 1).array[0]
    pattern = pattern_of(maps, layer_at(index), box_of(index, row, column))
    kernel = matched_kernel(pattern)

    def answer(kernels: Array) -> float:
        layer = replace(layer_at(index), kernels=np.repeat(kernels[None], len(layer_at(index).kernels), 0), bias=None)
        network = Network(NETWORK.input_shape, (*STACK[:index], layer, *STACK[index + 1 :]))
        return float(run(network, x).maps(index).array[0, 0, row, column])

    contrast = np.linalg.norm(pattern - pattern.mean(axis=(1, 2), keepdims=True))
    assert answer(kernel) == pytest.approx(contrast, rel=1e-4)
    other = matched_kernel(np.random.default_rng(row * 8 + column).normal(size=pattern.shape))
    assert answer(other) < answer(kernel)


def test_a_larger_window_is_averaged_down() -> None:
    layer = Convolution(name="conv", kernels=np.ones((1, 1, 2, 2)))
    maps = np.arange(36, dtype=np.float32).reshape(1, 6, 6)
    np.testing.assert_allclose(
        pattern_of(maps, layer, Box(0, 0, 6, 6))[0], maps[0].reshape(2, 3, 2, 3).mean(axis=(1, 3))
    )
    half = pattern_of(maps, layer, Box(0, 0, 3, 3))[0]  # cells of one and a half pixels
    assert half[0, 0] == pytest.approx((0 + 0.5 * 1 + 0.5 * 6 + 0.25 * 7) / 2.25)


@given(st.integers(-5, 8), st.integers(-5, 8), st.integers(2, 9), st.integers(2, 9))
def test_outside_of_the_maps_there_is_zero(top: int, left: int, height: int, width: int) -> None:
    layer = Convolution(name="conv", kernels=np.ones((1, 1, 2, 2)))
    maps = np.ones((1, 6, 6), np.float32)
    pattern = pattern_of(maps, layer, Box(top, left, height, width))
    wide = np.pad(maps[0], 20)
    around = pattern_of(wide[None], layer, Box(top + 20, left + 20, height, width))
    np.testing.assert_allclose(pattern, around)
    assert pattern.max() <= 1 + 1e-12


@given(st.sampled_from([0, 2]), st.integers(0, 30), st.integers(0, 30), st.integers(1, 40))
def test_the_window_of_the_input_sees_the_middle_of_the_one_on_the_picture(
    index: int, top: int, left: int, side: int
) -> None:
    box = input_box(NETWORK, index, Box(top, left, side, side))
    assert box.height >= span(layer_at(index))[0]
    seen = seen_of_picture(NETWORK, index, box)
    jump = 1 if index == 0 else 4
    assert abs(seen.top + seen.height / 2 - (top + side / 2)) <= jump
    assert abs(seen.left + seen.width / 2 - (left + side / 2)) <= jump


@given(st.sampled_from([0, 2]), st.integers(-3, 20), st.integers(-3, 20), st.integers(0, 9), st.integers(0, 9))
def test_what_a_window_sees_leads_back_to_the_window(index: int, top: int, left: int, down: int, across: int) -> None:
    rows, columns = span(layer_at(index))
    box = Box(top, left, rows + down, columns + across)
    assert input_box(NETWORK, index, seen_of_picture(NETWORK, index, box)) == box


def test_a_unit_s_field_is_the_window_it_reads() -> None:
    *_, field = receptive_fields(NETWORK)
    assert input_box(NETWORK, 2, Box(*field.box(3, 4))) == box_of(2, 3, 4)


def test_on_the_picture_itself_the_window_is_the_window() -> None:
    assert input_box(NETWORK, 0, Box(3, 4, 9, 7)) == Box(3, 4, 9, 7)
    assert seen_of_picture(NETWORK, 0, Box(3, 4, 9, 7)) == Box(3, 4, 9, 7)
