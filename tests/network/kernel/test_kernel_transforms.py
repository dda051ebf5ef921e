from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.network.kernel import kernel_transforms as transforms
from playground.network.kernel.kernel_transforms import KERNEL_TRANSFORMS
from playground.network.layers import Array
from playground.network.sentence import NetworkError

SHAPES = st.one_of(
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
    st.tuples(st.integers(1, 4), st.integers(1, 6), st.integers(1, 6)),
)
KERNELS = SHAPES.flatmap(lambda shape: arrays(np.float32, shape, elements=st.floats(-100, 100, width=32)))


@given(KERNELS, st.sampled_from(KERNEL_TRANSFORMS))
def test_a_transform_gives_a_new_array_of_the_same_type_and_leaves_the_old_one(
    kernel: Array, transform: transforms.KernelTransform
) -> None:
    kernel.flags.writeable = False
    try:
        result = transform.apply(kernel)
    except NetworkError:
        assert transform.key == "unit_sum"
        return
    assert result.dtype == kernel.dtype
    assert result.shape[:-2] == kernel.shape[:-2]
    assert sorted(result.shape[-2:]) == sorted(kernel.shape[-2:])
    assert not np.shares_memory(result, kernel)
    assert result.flags.writeable


@given(KERNELS)
def test_turning_and_flipping_back(kernel: Array) -> None:
    for twice in (
        transforms.flip_horizontally,
        transforms.flip_vertically,
        transforms.rotate_180,
        transforms.transpose,
        transforms.negate,
    ):
        np.testing.assert_array_equal(twice(twice(kernel)), kernel)
    quarter = transforms.rotate_90
    np.testing.assert_array_equal(quarter(quarter(kernel)), transforms.rotate_180(kernel))
    np.testing.assert_array_equal(
        transforms.flip_horizontally(transforms.flip_vertically(kernel)), transforms.rotate_180(kernel)
    )


def test_what_goes_where() -> None:
    kernel = np.array([[1, 2, 3], [4, 5, 6]], np.float32)
    np.testing.assert_array_equal(transforms.rotate_90(kernel), [[3, 6], [2, 5], [1, 4]])
    np.testing.assert_array_equal(transforms.transpose(kernel), [[1, 4], [2, 5], [3, 6]])
    np.testing.assert_array_equal(transforms.flip_horizontally(kernel), [[3, 2, 1], [6, 5, 4]])
    np.testing.assert_array_equal(transforms.flip_vertically(kernel), [[4, 5, 6], [1, 2, 3]])


def test_negating_an_empty_cell_leaves_no_minus() -> None:
    assert not np.signbit(transforms.negate(np.zeros((2, 2), np.float32))).any()


@given(KERNELS)
def test_zero_sum_holds_for_each_slice_and_keeps_differences(kernel: Array) -> None:
    result = transforms.normalise_to_zero_sum(kernel)
    np.testing.assert_allclose(result.sum(axis=(-2, -1)), 0, atol=1e-3)
    np.testing.assert_allclose(np.diff(result), np.diff(kernel), atol=1e-3)


@given(KERNELS)
def test_unit_sum_holds_over_all_slices_or_is_refused(kernel: Array) -> None:
    if abs(kernel.sum(dtype=np.float64)) <= 1e-6 * np.abs(kernel).sum(dtype=np.float64):
        with pytest.raises(NetworkError, match="adds up to"):
            transforms.normalise_to_unit_sum(kernel)
        return
    result = transforms.normalise_to_unit_sum(kernel).astype(np.float64)
    assert result.sum() == pytest.approx(1, abs=1e-6 * max(np.abs(result).sum(), 1))


@pytest.mark.parametrize("kernel", [np.zeros((3, 3)), np.array([[1.0, -1.0]]), np.full((2, 2), np.nan)])
def test_a_sum_of_zero_or_none_is_not_divided_by(kernel: Array) -> None:
    with pytest.raises(NetworkError, match="Change a cell first"):
        transforms.normalise_to_unit_sum(kernel.astype(np.float32))


def test_scaling() -> None:
    kernel = np.array([[1, -2]], np.float32)
    np.testing.assert_array_equal(transforms.scale(kernel, 2.5), np.array([[2.5, -5]], np.float32))
    for factor in (np.nan, np.inf, 1e39):
        with pytest.raises(NetworkError, match="cannot be scaled by"):
            transforms.scale(kernel, factor)


def test_random_kernels_repeat_for_a_seed_and_are_he_scaled() -> None:
    kernel = transforms.random_kernel(3, (4, 50, 50))
    assert kernel.dtype == np.float32
    np.testing.assert_array_equal(kernel, transforms.random_kernel(3, (4, 50, 50)))
    assert (kernel != transforms.random_kernel(4, (4, 50, 50))).any()
    assert kernel.var() == pytest.approx(2 / kernel.size, rel=0.05)
    assert transforms.random_kernel(-1, (2, 2)).shape == (2, 2)
