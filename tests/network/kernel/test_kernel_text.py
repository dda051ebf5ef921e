"""Kernels as text: there and back to the last bit, what spreadsheets write, and what is no kernel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.network.kernel.kernel_text import LONGEST, kernel_from_text, kernel_text
from playground.network.layers import Array
from playground.network.sentence import NetworkError

SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 6), st.integers(1, 6))
CELLS = st.floats(width=32, allow_nan=False, allow_infinity=False)


@given(SHAPES.flatmap(lambda shape: arrays(np.float32, shape, elements=CELLS)))
def test_there_and_back(kernel: Array) -> None:
    np.testing.assert_array_equal(kernel_from_text(kernel_text(kernel)), kernel)
    np.testing.assert_array_equal(kernel_from_text(kernel_text(kernel[0])), kernel[:1])


@pytest.mark.parametrize(
    "text",
    ["1\t-2\n0,5\t4\n", "1; -2\r\n0.5; 4\r\n", "1 −2\n0.5 4", "1, -2\n0.5, 4", "1,-2\n0.5,4", "\n1\t-2\n.5\t+4\n\n"],
)
def test_what_others_write(text: str) -> None:
    np.testing.assert_array_equal(kernel_from_text(text), [[[1, -2], [0.5, 4]]])


@pytest.mark.parametrize(
    "text",
    ["", "  \n ", "cat", "1 2\n3", "1 2\n\n3 4 5", "nan 1\n1 1", "1 inf", "1e39 1", "1\t\t2", "http://x/y", "9" * 4000],
)
def test_what_is_no_kernel(text: str) -> None:
    with pytest.raises(NetworkError, match="holds no kernel"):
        kernel_from_text(text)


def test_what_is_too_large() -> None:
    with pytest.raises(NetworkError, match="1 x 1 x 64 numbers"):
        kernel_from_text(" ".join("1" * 64))
    with pytest.raises(NetworkError, match="too many"):
        kernel_from_text("1 " * LONGEST)


@given(st.text(max_size=60))
def test_any_text_is_a_kernel_or_refused_in_words(text: str) -> None:
    try:
        assert kernel_from_text(text).ndim == 3
    except NetworkError:
        return
