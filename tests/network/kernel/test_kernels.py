from __future__ import annotations

import numpy as np
import pytest

from playground.network.kernel.kernels import NAMED_KERNELS, named_kernel
from playground.network.layers import Pair
from playground.network.sentence import NetworkError

KEYS = [entry.key for entry in NAMED_KERNELS]
SIZES = [(1, 1), (1, 3), (2, 2), (3, 3), (3, 5), (4, 4), (7, 7), (63, 2)]
UNIT_SUM = {"identity", "box", "gaussian", "sharpen", "emboss"}


def test_keys_and_titles_are_unique_and_the_asked_ones_are_there() -> None:
    assert len(set(KEYS)) == len(KEYS) == len({entry.title for entry in NAMED_KERNELS})
    wanted = {"identity", "laplacian", "laplacian_8", "gaussian", "box", "sharpen", "emboss", "difference_of_gaussians"}
    wanted |= {f"{name}_{axis}" for name in ("sobel", "prewitt", "scharr") for axis in "xy"}
    assert wanted < set(KEYS)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", KEYS)
def test_every_kernel_has_the_size_and_its_sum_at_any_size(key: str, size: Pair) -> None:
    kernel = named_kernel(key, size)
    assert kernel.shape == size
    assert kernel.dtype == np.float32
    assert kernel.sum() == pytest.approx(1 if key in UNIT_SUM else 0, abs=1e-5)


@pytest.mark.parametrize("key", [key for key in KEYS if key != "zero"])
def test_no_kernel_is_empty_from_three_by_three_on(key: str) -> None:
    for size in ((3, 3), (4, 4), (5, 3), (7, 7)):
        assert np.abs(named_kernel(key, size)).max() > 0.02


def test_classic_kernels_are_the_classic_ones() -> None:
    np.testing.assert_array_equal(named_kernel("sobel_x", (3, 3)), [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    np.testing.assert_array_equal(named_kernel("scharr_y", (3, 3)), named_kernel("scharr_x", (3, 3)).T)
    np.testing.assert_array_equal(named_kernel("laplacian", (3, 3)), [[0, 1, 0], [1, -4, 1], [0, 1, 0]])


@pytest.mark.parametrize("key", ["sobel_x", "laplacian_8", "emboss", "identity", "line_rising"])
def test_classic_kernels_stand_in_the_middle_of_a_larger_size(key: str) -> None:
    large = named_kernel(key, (6, 7))
    np.testing.assert_array_equal(large[1:4, 2:5], named_kernel(key, (3, 3)))
    large[1:4, 2:5] = 0
    assert not large.any()


def test_a_cropped_kernel_keeps_its_sum() -> None:
    np.testing.assert_array_equal(named_kernel("laplacian", (2, 2)), [[-2, 1], [1, 0]])
    np.testing.assert_array_equal(named_kernel("sharpen", (1, 3)), [[-1, 3, -1]])
    np.testing.assert_array_equal(named_kernel("sobel_x", (1, 3)), [[-2, 0, 2]])
    np.testing.assert_array_equal(named_kernel("identity", (1, 1)), [[1]])


def test_gabors_lie_as_their_names_say() -> None:
    rising = named_kernel("gabor_rising", (7, 7))
    ridge = np.fliplr(rising).diagonal()
    assert ridge[2:5].min() > 0 > rising.diagonal()[1]
    np.testing.assert_allclose(named_kernel("gabor_falling", (7, 7)), rising[:, ::-1], atol=1e-6)
    np.testing.assert_allclose(
        named_kernel("gabor_horizontal", (7, 7)), named_kernel("gabor_vertical", (7, 7)).T, atol=1e-6
    )


def test_each_call_gives_an_array_of_its_own() -> None:
    named_kernel("identity", (3, 3))[:] = 5
    assert named_kernel("identity", (3, 3)).sum() == 1


@pytest.mark.parametrize("size", [(0, 3), (3, -1), (64, 3)])
def test_impossible_sizes_are_refused_in_words(size: Pair) -> None:
    with pytest.raises(NetworkError, match=f"A kernel of {size[0]} x {size[1]} is not possible: each side is 1 to 63"):
        named_kernel("box", size)


def test_an_unknown_key_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        named_kernel("roberts", (3, 3))
