"""The matched kernel: no mean, unit length, and no other of its kind answers the pattern more strongly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.network.kernel.matched_kernel import drawn_pattern, matched_kernel
from playground.network.layers import Array
from playground.network.sentence import NetworkError

SHAPES = st.one_of(
    st.tuples(st.integers(2, 6), st.integers(1, 6)), st.tuples(st.integers(1, 3), st.integers(2, 5), st.integers(2, 5))
)
PATTERNS = SHAPES.flatmap(lambda shape: arrays(np.float64, shape, elements=st.integers(-50, 50).map(float)))


@given(PATTERNS, st.integers(0, 1000))
def test_nothing_without_mean_and_of_length_one_answers_more(pattern: Array, seed: int) -> None:
    try:
        kernel = matched_kernel(pattern).astype(np.float64)
    except NetworkError:
        assert (pattern == pattern[..., :1, :1]).all()
        return
    np.testing.assert_allclose(kernel.mean(axis=(-2, -1)), 0, atol=1e-6)
    assert np.linalg.norm(kernel) == pytest.approx(1, abs=1e-6)
    other = matched_kernel(np.random.default_rng(seed).normal(size=pattern.shape))
    assert (pattern * kernel).sum() >= (pattern * other).sum() - 1e-4
    np.testing.assert_allclose(matched_kernel(3 * pattern + 20), kernel, atol=1e-6)


def test_an_even_surface_is_refused() -> None:
    for even in (np.zeros((3, 3)), np.full((2, 4, 4), 0.1), np.ones((1, 1))):
        with pytest.raises(NetworkError, match="even surface"):
            matched_kernel(even)


def test_a_drawing_is_averaged_into_the_cells() -> None:
    pad = np.zeros((6, 9))
    pad[:3, 3:6] = 1
    pad[3, 0] = 9
    np.testing.assert_array_equal(drawn_pattern(pad, (2, 3)), [[0, 1, 0], [1, 0, 0]])
