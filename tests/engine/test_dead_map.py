"""Dead maps: every cause is found in a real pass, told in numbers, and its repair brings the map to life."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.dead_map import dead_map
from playground.engine.forward import run
from playground.network.editing.kernel_edits import set_bias, set_kernel
from playground.network.editing.revive import Cause, revive
from playground.network.layers import BatchNormalization, Clip, Convolution, Dropout, Layer, MaxPooling, ReLU
from playground.network.network import Network

X = np.random.default_rng(0).uniform(0.1, 1, (2, 12, 12)).astype(np.float32)
KERNELS = np.random.default_rng(1).normal(0, 1, (3, 2, 3, 3))


def network(*, kernel: np.ndarray | None = None, bias: float = 0.0, last: Layer | None = None) -> Network:
    layers = (
        Convolution(name="conv1", kernels=KERNELS, bias=np.zeros(3)),
        Dropout(name="drop"),
        last or ReLU(name="relu1"),
        MaxPooling(name="pool1"),
    )
    net = set_bias(Network(X.shape, layers), 0, 1, bias)
    return net if kernel is None else set_kernel(net, 0, 1, None, kernel)


CASES = [
    (network(bias=-100), Cause.BIAS, "the bias of conv1 is −100"),
    (network(kernel=np.zeros((3, 3)), bias=-1), Cause.KERNEL, "every cell of kernel 1 of conv1 is 0"),
    (network(kernel=np.zeros((3, 3))), Cause.KERNEL, "every cell"),
    (network(kernel=np.full((3, 3), -1.0)), Cause.NEGATIVE, "finds is negative"),
    (network(kernel=np.full((3, 3), -1.0), bias=-2), Cause.NEGATIVE, "finds is negative"),
    (network(bias=-100, last=Clip(name="relu6", low=0, high=6)), Cause.BIAS, "after relu6"),
]


@pytest.mark.parametrize(("net", "cause", "words"), CASES)
@pytest.mark.parametrize("index", [2, 3])
def test_the_cause_is_told_and_the_repair_helps(net: Network, cause: Cause, words: str, index: int) -> None:
    found = dead_map(run(net, X), index, 1)
    assert found is not None
    assert (found.maker, found.channel, found.cause) == (0, 1, cause)
    assert words in str(found.sentence)
    assert "All 100 units are 0 after" in str(found.sentence)
    alive = revive(net, found.maker, found.channel, found.cause)
    passed = run(alive, X)
    assert passed.output(index)[0, 1].any()
    assert dead_map(passed, index, 1) is None
    for other in (0, 2):
        np.testing.assert_array_equal(passed.output(0)[0, other], run(net, X).output(0)[0, other])


def test_a_kernel_that_finds_nothing_in_an_even_picture_has_no_repair() -> None:
    net = network(kernel=np.array([[0, 0, 0], [-1, 0, 1], [0, 0, 0]]))
    found = dead_map(run(net, np.ones_like(X)), 2, 1)
    assert found is not None
    assert found.cause is Cause.NOTHING
    assert revive(net, 0, 1, Cause.NOTHING) is net


def test_a_single_column_kernel_is_filled_too() -> None:
    layers = (Convolution(name="conv1", kernels=np.zeros((1, 2, 3, 1))), ReLU(name="relu1"))
    net = Network(X.shape, layers)
    found = dead_map(run(net, X), 1, 0)
    assert found is not None
    assert run(revive(net, 0, 0, found.cause), X).output(1).any()


def test_living_maps_and_those_without_such_a_reason_are_left_alone() -> None:
    passed = run(network(), X)
    assert [dead_map(passed, index, 1) for index in range(4)] == [None] * 4
    dead = run(network(bias=-100), X)
    assert dead_map(dead, 0, 1) is None  # the convolution itself is not 0
    channels = 3
    normalised = BatchNormalization(
        name="bn",
        scale=np.zeros(channels),
        shift=np.zeros(channels),
        mean=np.zeros(channels),
        variance=np.ones(channels),
    )
    layers = (network().layers[0], normalised, ReLU(name="relu1"))
    assert dead_map(run(Network(X.shape, layers), X), 2, 1) is None
