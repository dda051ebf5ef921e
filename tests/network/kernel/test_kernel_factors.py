"""Separability: the factors of outer products, the nearest separable kernel, and what the figures mean."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.network.kernel.kernel_factors import factors, make_separable
from playground.network.kernel.kernels import named_kernel
from playground.network.layers import Array

SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 7), st.integers(1, 7))
KERNELS = SHAPES.flatmap(lambda shape: arrays(np.float32, shape, elements=st.floats(-8, 8, width=16)))


@pytest.mark.parametrize("key", ["sobel_x", "prewitt_y", "box", "gaussian", "scharr_x", "zero", "identity"])
def test_known_separable_kernels(key: str) -> None:
    kernel = named_kernel(key, (5, 5))
    found = factors(kernel)
    assert found.is_separable
    assert found.share == pytest.approx(1)
    np.testing.assert_allclose(np.outer(found.column, found.row), kernel, atol=1e-6)
    np.testing.assert_allclose(make_separable(kernel), kernel, atol=1e-6)


def test_a_laplacian_is_not() -> None:
    found = factors(named_kernel("laplacian", (3, 3)))
    assert not found.is_separable
    larger = 2 + np.sqrt(6)  # of the two singular values of its 2 x 2 core
    assert found.share == pytest.approx(larger**2 / 20)


@given(KERNELS)
def test_the_share_is_what_the_nearest_separable_kernel_keeps(kernel: Array) -> None:
    found, nearest = factors(kernel), make_separable(kernel)
    assert nearest.dtype == kernel.dtype
    total = float((kernel.astype(np.float64) ** 2).sum())
    lost = float(((kernel - nearest).astype(np.float64) ** 2).sum())
    assert 0 < found.share <= 1 + 1e-12
    assert lost == pytest.approx((1 - found.share) * total, abs=1e-4 * max(total, 1))
    assert (found.values**2).sum() == pytest.approx(total)
    assert (np.diff(found.values) <= 1e-9).all()
    assert factors(nearest).share == pytest.approx(1, abs=1e-6)
    np.testing.assert_allclose(np.outer(found.column, found.row), nearest[found.slice], atol=1e-4)


@given(KERNELS, st.integers(0, 1000))
def test_no_other_separable_kernel_is_nearer(kernel: Array, seed: int) -> None:
    generator = np.random.default_rng(seed)
    nearest = make_separable(kernel)[0]
    other = np.outer(generator.normal(size=kernel.shape[1]), generator.normal(size=kernel.shape[2]))
    wanted = kernel[0].astype(np.float64)
    scale = float((other * wanted).sum() / max((other**2).sum(), 1e-12))
    assert ((wanted - nearest) ** 2).sum() <= ((wanted - scale * other) ** 2).sum() + 1e-4


def test_the_factors_are_of_the_strongest_slice_and_begin_upwards() -> None:
    kernel = np.stack([named_kernel("sobel_x", (3, 3)), -5 * named_kernel("prewitt_y", (3, 3))])
    found = factors(kernel)
    assert found.slice == 1
    assert found.column[np.abs(found.column).argmax()] > 0
