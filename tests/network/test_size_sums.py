"""The sums of sizes in every small case: the sum rounds to the size, and what is unread is what no window touches."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from playground.network.geometry import Window, output_shape
from playground.network.layers import (
    SAME,
    Convolution,
    Layer,
    MaxPooling,
    Padding,
    ReLU,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.size_sums import SizeSum, StampSum, size_sums, unread_runs
from tests.network.test_output_size import CASES, listed

FITTING = [(length, window) for length, window in CASES if SizeSum(length, window).result > 0]


def test_the_sum_rounds_to_the_number_of_windows() -> None:
    for length, window in FITTING:
        found = SizeSum(length, window)
        rounded = -(-found.exact // 1) if window.ceil else found.exact // 1
        assert found.result == rounded - found.is_one_dropped, (length, window)
        assert found.is_one_dropped is False or window.ceil


def test_unread_is_what_no_window_touches() -> None:
    for length, window in FITTING:
        touched = {start + tap * window.dilation for start in listed(length, window) for tap in range(window.size)}
        expected = [pixel for pixel in range(length) if pixel not in touched]
        found = SizeSum(length, window)
        assert [pixel for start, stop in found.unread for pixel in range(start, stop)] == expected, (length, window)
        assert found.unread_count == len(expected)
        assert all(before[1] < after[0] for before, after in zip(found.unread, found.unread[1:], strict=False))
        at_end = next((back for back in range(length) if length - 1 - back not in expected), length)
        assert found.unread_at_end == at_end, (length, window)


def test_unread_padding_is_what_of_it_comes_after_the_last_window() -> None:
    for length, window in FITTING:
        end = max(listed(length, window)) + window.span
        expected = [pixel for pixel in range(length, length + window.after) if pixel >= end]
        assert SizeSum(length, window).unread_padding == len(expected), (length, window)


def test_only_rounding_up_makes_a_window_hang_over() -> None:
    for length, window in FITTING:
        found = SizeSum(length, window)
        end = max(listed(length, window)) + window.span - 1
        assert found.overhang == max(end - (length + window.after - 1), 0), (length, window)
        if not window.ceil:
            assert found.overhang == 0
            assert found.exact - found.result < 1


def test_the_example_of_the_article_s_size_calculator() -> None:
    found = SizeSum(64, Window(5, 2, 1, 1, 1))
    assert found.exact == Fraction(63, 2)
    assert found.result == 31
    assert (found.unread, found.unread_padding) == ((), 1)
    bare = SizeSum(64, Window(5, 2))
    assert (bare.exact, bare.result, bare.unread) == (Fraction(61, 2), 30, ((63, 64),))


@pytest.mark.parametrize(
    "layer",
    [
        Convolution(name="l", kernels=np.ones((2, 1, 5, 3)), stride=(2, 3), padding=Padding(1, 1, 0, 2)),
        Convolution(name="l", kernels=np.ones((2, 1, 3, 3)), stride=(2, 2), dilation=(2, 2), padding=SAME),
        MaxPooling(name="l", size=(3, 3), stride=(2, 2), ceil=True),
        TransposedConvolution(name="l", kernels=np.ones((2, 1, 5, 4)), stride=(2, 3), padding=Padding(1, 0, 2, 1)),
        TransposedConvolution(name="l", kernels=np.ones((2, 1, 3, 3)), stride=(2, 2), output_padding=(1, 0)),
    ],
    ids=lambda layer: layer.kind,
)
def test_the_results_are_the_layer_s_output(layer: Layer) -> None:
    shape = (1, 17, 22)
    sums = size_sums(Network(shape, (layer,)), 0)
    assert sums is not None
    assert tuple(one.result for one in sums) == output_shape(layer, shape)[1:]
    kind = StampSum if isinstance(layer, TransposedConvolution) else SizeSum
    assert all(isinstance(one, kind) for one in sums)


def test_layers_without_a_sum() -> None:
    pool = MaxPooling(name="pool", size=(9, 9))
    network = Network((1, 8, 8), (ReLU(name="relu"), MaxPooling(name="muted", muted=True), pool))
    assert [size_sums(network, index) for index in range(3)] == [None, None, None]
    assert unread_runs(network, 2) == ((), ())


def test_stride_and_dilation_leave_gaps() -> None:
    wide = MaxPooling(name="pool", size=(1, 2), stride=(3, 2), dilation=(1, 2))
    rows, columns = unread_runs(Network((1, 7, 7), (wide,)), 0)
    assert rows == ((1, 3), (4, 6))
    assert columns == ((1, 2), (3, 4), (5, 6))
