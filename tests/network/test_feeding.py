"""Which maps and kernels feed a map, through layers that keep maps apart and those that mix them."""

from __future__ import annotations

import numpy as np

from playground.network.editing import edits
from playground.network.feeding import fed_channels, feeding_convolution, maps_of_kernel
from playground.network.layers import Convolution, Flatten, FullyConnected, Layer, MaxPooling, ReLU
from playground.network.network import Network


def network(*more: Layer) -> Network:
    kernels = np.ones((4, 3, 3, 3))
    first = Convolution(name="conv1", kernels=kernels, padding="same"), ReLU(name="relu1"), MaxPooling(name="pool1")
    return Network((3, 24, 24), (*first, *more))


def test_which_kernel_makes_a_map() -> None:
    flat = network(Flatten(name="flat"), FullyConnected(name="fc", weights=np.ones((2, 576))))
    assert [feeding_convolution(flat, index) for index in range(5)] == [0, 0, 0, None, None]
    assert feeding_convolution(network(), -1) is None
    muted = edits.set_muted(flat, 3, True)
    assert feeding_convolution(muted, 3) == 0


def test_which_maps_feed_a_map() -> None:
    grouped = Convolution(name="conv2", kernels=np.ones((6, 2, 1, 1)), groups=2)
    deep = network(grouped, ReLU(name="relu2"))
    assert fed_channels(deep, 4, 4) == {3: (4,), 2: range(2, 4)}
    assert fed_channels(deep, 3, 0) == {2: range(0, 2)}
    assert fed_channels(deep, 2, 1) == {1: (1,), 0: (1,), -1: range(0, 3)}
    flat = network(Flatten(name="flat"))
    assert fed_channels(flat, 3, 0) == {2: range(0, 4)}


def test_which_maps_a_kernel_makes() -> None:
    deep = network(Convolution(name="conv2", kernels=np.ones((6, 4, 1, 1))), ReLU(name="relu2"))
    assert maps_of_kernel(deep, 0, 3) == {"conv1": 3, "relu1": 3, "pool1": 3}
    assert maps_of_kernel(deep, 3, 5) == {"conv2": 5, "relu2": 5}
