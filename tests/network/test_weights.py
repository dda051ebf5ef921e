from __future__ import annotations

import numpy as np
import pytest

from playground.network.kernel.kernel_bank import article_bank
from playground.network.layers import FullyConnected, ReLU
from playground.network.sentence import NetworkError
from playground.network.weights import check_weight_memory, grown, new_kernels, random_weights


def test_random_weights_repeat_for_a_seed_and_are_he_scaled() -> None:
    weights = random_weights((1, 2), (40, 500), 500)
    assert weights.dtype == np.float32
    np.testing.assert_array_equal(weights, random_weights((1, 2), (40, 500), 500))
    assert (weights != random_weights((1, 3), (40, 500), 500)).any()
    assert weights.var() == pytest.approx(2 / 500, rel=0.05)
    assert abs(weights.mean()) < 1e-3


@pytest.mark.parametrize("channels", [1, 3])
def test_kernels_over_a_picture_are_drawn(channels: int) -> None:
    np.testing.assert_array_equal(new_kernels((0,), (8, channels, 3, 3)), article_bank(8, (3, 3), channels))


def test_kernels_over_maps_are_random() -> None:
    kernels = new_kernels((7,), (200, 16, 3, 3))
    assert kernels.shape == (200, 16, 3, 3)
    assert kernels.var() == pytest.approx(2 / (16 * 9), rel=0.05)


def test_very_many_kernels_are_random_too() -> None:
    kernels = new_kernels((7,), (4096, 3, 3, 3))
    assert kernels.var() == pytest.approx(2 / 27, rel=0.05)


def test_growing_keeps_the_old_and_is_read_only() -> None:
    old = np.ones((2, 1), np.float32)
    values = grown(old, 1, np.zeros((2, 3), np.float32))
    np.testing.assert_array_equal(values, [[1, 0, 0, 0], [1, 0, 0, 0]])
    assert not values.flags.writeable


def test_memory_is_counted_before_it_is_taken() -> None:
    others = [ReLU(name="r"), FullyConnected(name="fc1", weights=np.zeros((256, 1024)))]
    check_weight_memory("fc2", (511, 1024, 1024), others)
    with pytest.raises(NetworkError) as caught:
        check_weight_memory("fc2", (512, 1024, 1024), others)
    assert str(caught.value) == (
        "fc2 would need 512 x 1024 x 1024 weights of 4 bytes = 2,048 MB. With the 1 MB of the other layers that is "
        "more than the 2,048 MB a session may take."
    )


def test_counts_beyond_64_bits_are_refused_too() -> None:
    with pytest.raises(NetworkError, match="more than"):
        check_weight_memory("fc1", (2**31, 2**31, 2**31), [])
