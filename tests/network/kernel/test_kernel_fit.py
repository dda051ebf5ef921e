"""Copies fit centrally, or are refused in words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.network.kernel.kernel_fit import fitted, pasted
from playground.network.sentence import NetworkError

SIDES = st.tuples(st.integers(1, 9), st.integers(1, 9))


@given(SIDES, SIDES, st.integers(1, 3))
def test_the_middle_stays_the_middle_and_larger_and_back_is_the_same(
    old: tuple[int, int], new: tuple[int, int], slices: int
) -> None:
    kernel = np.arange(1, slices * old[0] * old[1] + 1, dtype=np.float32).reshape(slices, *old)
    result = fitted(kernel, new)
    assert result.shape == (slices, *new)
    middles = [tuple((side - 1) // 2 for side in sides) for sides in (old, new)]
    np.testing.assert_array_equal(result[:, middles[1][0], middles[1][1]], kernel[:, middles[0][0], middles[0][1]])
    kept = min(old[0], new[0]) * min(old[1], new[1]) * slices
    assert np.count_nonzero(result) == kept
    if new[0] >= old[0] and new[1] >= old[1]:
        np.testing.assert_array_equal(fitted(result, old), kernel)


def test_one_slice_goes_into_all_and_several_into_as_many() -> None:
    kernel = np.arange(1, 28, dtype=np.float32).reshape(3, 3, 3)
    np.testing.assert_array_equal(pasted(kernel, (3, 3, 3)), kernel)
    np.testing.assert_array_equal(pasted(kernel[:1], (4, 3, 3)), np.repeat(kernel[:1], 4, 0))
    np.testing.assert_array_equal(pasted(kernel[:1], (3, 3)), kernel[0])
    assert pasted(kernel, (3, 5, 1)).shape == (3, 5, 1)


def test_what_cannot_go_in_is_refused() -> None:
    kernel = np.ones((3, 3, 3), np.float32)
    with pytest.raises(NetworkError, match="has 3 slices and would go into 1"):
        pasted(kernel, (3, 3))
    with pytest.raises(NetworkError, match="has 3 slices and would go into 64"):
        pasted(kernel, (64, 3, 3))
    rim = np.ones((1, 5, 5), np.float32)
    rim[:, 1:4, 1:4] = 0
    with pytest.raises(NetworkError, match="Nothing but zeros of the copied 5 x 5"):
        pasted(rim, (3, 3))
    np.testing.assert_array_equal(pasted(0 * rim, (3, 3)), np.zeros((3, 3)))
