"""Padding, windows and shapes of layers, and the reasons why one does not fit; sizes are in `test_output_size`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.network.geometry import Window, output_length, output_shape, same_padding, windows
from playground.network.layers import (
    SAME,
    SAME_LOWER,
    AveragePooling,
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    Layer,
    MaxPooling,
    Padding,
    ReLU,
    Shape,
    Softmax,
)
from playground.network.sentence import NetworkError


@given(st.integers(1, 300), st.integers(1, 63), st.integers(1, 64), st.integers(1, 32))
def test_same_padding_gives_ceil_of_length_over_stride_and_never_more(
    length: int, size: int, stride: int, dilation: int
) -> None:
    before, after = same_padding(length, size, stride, dilation)
    assert after - before in (0, 1)
    assert output_length(length, Window(size, stride, dilation, before, after)) == -(-length // stride)
    if after:
        assert output_length(length, Window(size, stride, dilation, before, after - 1)) < -(-length // stride)


def test_same_padding_puts_the_odd_pixel_after() -> None:
    assert same_padding(4, 2, 1, 1) == (0, 1)
    assert same_padding(7, 3, 2, 1) == (1, 1)
    assert same_padding(5, 1, 3, 1) == (0, 0)


def test_windows_take_each_axis_of_its_own() -> None:
    layer = Convolution(
        name="c", kernels=np.zeros((1, 1, 3, 5)), stride=(1, 2), dilation=(2, 1), padding=Padding(1, 2, 3, 4)
    )
    assert windows(layer, 9, 9) == (Window(3, 1, 2, 1, 2), Window(5, 2, 1, 3, 4))
    pooling = MaxPooling(name="p", size=(3, 2), stride=(2, 1), padding=SAME, ceil=True)
    assert windows(pooling, 6, 6) == (Window(3, 2, 1, 0, 1, True), Window(2, 1, 1, 0, 1, True))
    lower = MaxPooling(name="p", size=(3, 2), stride=(2, 1), padding=SAME_LOWER, dilation=(1, 3))
    assert windows(lower, 6, 6) == (Window(3, 2, 1, 1, 0), Window(2, 1, 3, 2, 1))


@pytest.mark.parametrize(
    ("layer", "given_shape", "expected"),
    [
        (Convolution(name="c", kernels=np.zeros((8, 3, 3, 3))), (3, 5, 7), (8, 3, 5)),
        (Convolution(name="c", kernels=np.zeros((8, 3, 3, 3)), padding=SAME), (3, 5, 7), (8, 5, 7)),
        (Convolution(name="c", kernels=np.zeros((8, 9, 1, 1))), (3, 5, 7), (8, 5, 7)),
        (Convolution(name="c", kernels=np.zeros((4, 2, 1, 1)), groups=2), (4, 5, 7), (4, 5, 7)),
        (MaxPooling(name="p"), (3, 5, 7), (3, 2, 3)),
        (AveragePooling(name="p", ceil=True), (3, 5, 7), (3, 3, 4)),
        (GlobalPooling(name="g"), (3, 5, 7), (3, 1, 1)),
        (Flatten(name="f"), (3, 5, 7), (105, 1, 1)),
        (FullyConnected(name="f", weights=np.zeros((10, 105))), (3, 5, 7), (10, 1, 1)),
        (ReLU(name="r"), (3, 5, 7), (3, 5, 7)),
        (Softmax(name="s"), (3, 5, 7), (3, 5, 7)),
    ],
)
def test_output_shape(layer: Layer, given_shape: Shape, expected: Shape) -> None:
    assert output_shape(layer, given_shape) == expected


def test_a_window_that_does_not_fit_is_told_with_the_arithmetic() -> None:
    layer = Convolution(
        name="conv2", kernels=np.zeros((1, 1, 7, 7)), stride=(2, 2), padding=Padding.all_sides(1, 1), dilation=(2, 2)
    )
    with pytest.raises(NetworkError) as caught:
        output_shape(layer, (1, 20, 8))
    assert str(caught.value) == (
        "conv2 does not fit: width 8 + padding 1 + 1 is 10, smaller than the window of 13: "
        "(8 + 1 + 1 - 13) / 2 + 1 = -0.5."
    )


@pytest.mark.parametrize(
    ("channels", "outputs", "groups", "words"),
    [
        (3, 4, 2, "do not divide its 3 input channels: 3 / 2 = 1.5"),
        (4, 3, 2, "do not divide its 3 output channels: 3 / 2 = 1.5"),
        (5, 3, 2, r"\(5 / 2 = 2.5\) nor its 3 output channels \(3 / 2 = 1.5\)"),
    ],
)
def test_groups_that_do_not_divide(channels: int, outputs: int, groups: int, words: str) -> None:
    layer = Convolution(name="c", kernels=np.zeros((outputs, 9, 1, 1)), groups=groups)
    with pytest.raises(NetworkError, match=words):
        output_shape(layer, (channels, 4, 4))


def test_missing_weights_are_told() -> None:
    with pytest.raises(NetworkError, match="kernels for 4 input channels, but 6 come in"):
        output_shape(Convolution(name="c", kernels=np.zeros((2, 2, 1, 1)), groups=2), (6, 4, 4))
    with pytest.raises(NetworkError, match="weights for 7 inputs, but 8 come in"):
        output_shape(FullyConnected(name="f", weights=np.zeros((2, 7))), (2, 2, 2))
