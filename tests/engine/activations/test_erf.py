from __future__ import annotations

import math

import numpy as np
import pytest

from playground.engine.activations.erf import erfc


def relative_error(x: np.ndarray, dtype: type) -> float:
    found = erfc(x.astype(dtype))
    assert found.dtype == dtype
    wanted = np.array([math.erfc(value) for value in x.astype(dtype).tolist()])
    return float(np.abs(found / wanted - 1).max())


@pytest.mark.parametrize(("dtype", "most"), [(np.float32, 3e-6), (np.float64, 2e-14)])
def test_the_error_is_as_small_as_said(dtype: type, most: float) -> None:
    assert relative_error(np.linspace(-6, 5, 20_001), dtype) < most


def test_single_floats_lose_little_near_zero() -> None:
    assert relative_error(np.linspace(-1, 1, 20_001), np.float32) < 6e-7


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_ends(dtype: type) -> None:
    with np.errstate(over="ignore"):
        ends = erfc(np.array([-np.inf, -1e38, 0, 1e38, np.inf, np.nan], dtype))
    np.testing.assert_array_equal(ends[[0, 1, 3, 4, 5]], np.array([2, 2, 0, 0, np.nan], dtype))
    assert ends[2] == pytest.approx(1, abs=3e-7 if dtype is np.float32 else 1e-15)
