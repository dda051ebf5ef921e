"""Four kernels that can be told apart, always the same four, in an order that gives nothing away."""

from __future__ import annotations

import numpy as np
import pytest

from playground.default_session import default_setup
from playground.network.layers import Convolution
from playground.network.lessons.kernel_guess import ALIKE, mixed, other_kernels
from playground.network.sentence import NetworkError

LAYER = default_setup().network.layers[0]
assert isinstance(LAYER, Convolution)


@pytest.mark.parametrize("number", [0, 1, 40, 95])
def test_the_four_differ(number: int) -> None:
    four = (number, *other_kernels(LAYER, number))
    assert len(set(four)) == 4
    flat = LAYER.kernels[list(four)].reshape(4, -1)
    flat = flat / np.linalg.norm(flat, axis=1, keepdims=True)
    assert np.abs(flat @ flat.T - np.eye(4)).max() < ALIKE
    assert other_kernels(LAYER, number) == four[1:]


def test_the_right_one_stands_anywhere() -> None:
    places = {mixed(number, other_kernels(LAYER, number)).index(number) for number in range(40)}
    assert places == {0, 1, 2, 3}
    assert sorted(mixed(3, (7, 1, 9))) == [1, 3, 7, 9]


def test_kernels_that_are_alike_are_no_question() -> None:
    one = np.random.default_rng(0).normal(size=(1, 3, 3, 3))
    alike = Convolution(name="conv", kernels=np.concatenate([one, 2 * one, -one, one, 0 * one]))
    with pytest.raises(NetworkError, match="conv has no four kernels"):
        other_kernels(alike, 0)
