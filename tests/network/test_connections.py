from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.network.connections import ARTICLE, Connections, arrangement, connections
from playground.network.layers import (
    SAME,
    AveragePooling,
    Convolution,
    FullyConnected,
    GlobalPooling,
    Layer,
    MaxPooling,
    Padding,
    ReLU,
    Softmax,
)
from playground.network.network import Network


def test_the_articles_sum() -> None:
    numbers = Connections(inputs=100 * 100, units=10**5, window=9, shared=9)
    assert (numbers.dense, numbers.local, numbers.shared) == (10**9, 9 * 10**5, 9)


def test_the_articles_sum_as_a_network() -> None:
    ten_kernels = Convolution(name="c", kernels=np.zeros((10, 1, 3, 3)), padding=SAME)
    assert connections(Network((1, 100, 100), (ten_kernels,)), 0) == Connections(10**4, 10**5, 9, 90)
    hundred = Convolution(name="c", kernels=np.zeros((100, 1, 3, 3)), padding=SAME)
    numbers = connections(Network((1, 100, 100), (hundred,)), 0)
    assert numbers is not None
    assert numbers.shared == 3 * 3 * 100


def test_the_articles_arrangement() -> None:
    found = ARTICLE.connections
    assert (found.dense, found.local, found.shared) == (10**9, 9 * 10**5, 9)
    assert replace(ARTICLE, kernels=100).connections.shared == 900


@pytest.mark.parametrize("groups", [1, 2])
def test_a_convolution_is_an_arrangement_of_the_same_sum(groups: int) -> None:
    layer = Convolution(name="c", kernels=np.zeros((6, 4 // groups, 3, 5)), stride=(2, 1), groups=groups)
    network = Network((4, 20, 30), (layer, ReLU(name="r")))
    found = arrangement(network, 0)
    assert found is not None
    assert found.connections == connections(network, 0)
    assert arrangement(network, 1) is None


@pytest.mark.parametrize(
    ("layer", "window", "shared"),
    [
        (Convolution(name="c", kernels=np.zeros((4, 2, 3, 5)), groups=2), 30, 120),
        (Convolution(name="c", kernels=np.zeros((4, 9, 1, 1))), 4, 16),
        (FullyConnected(name="f", weights=np.zeros((10, 999))), 4 * 8 * 6, 10 * 4 * 8 * 6),
        (MaxPooling(name="p", size=(3, 2)), 6, 0),
        (GlobalPooling(name="g"), 48, 0),
        (Softmax(name="s"), 4, 0),
        (ReLU(name="r"), 1, 0),
    ],
)
def test_only_what_is_used_counts(layer: Layer, window: int, shared: int) -> None:
    numbers = connections(Network((4, 8, 6), (layer,)), 0)
    assert numbers is not None
    assert (numbers.inputs, numbers.window, numbers.shared) == (4 * 8 * 6, window, shared)


def test_the_window_is_what_a_unit_really_depends_on() -> None:
    layer = AveragePooling(name="p", size=(3, 2), stride=(1, 1), padding=Padding())
    numbers = connections(Network((2, 5, 5), (layer,)), 0)
    assert numbers is not None
    assert numbers.units == 2 * 3 * 4
    assert numbers.local == numbers.units * 6


def test_muted_layers_and_those_with_a_problem_have_none() -> None:
    network = Network((1, 4, 4), (ReLU(name="r", muted=True), MaxPooling(name="p", size=(9, 9)), ReLU(name="s")))
    assert [connections(network, index) for index in range(3)] == [None, None, None]
