"""An end with a unit for every class, whatever the network ends in."""

from __future__ import annotations

import numpy as np
import pytest

from playground.network.class_end import end_in_classes
from playground.network.layers import (
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    Layer,
    LogSoftmax,
    ReLU,
    Softmax,
)
from playground.network.network import Network

SHAPE = (3, 6, 6)
CONV = Convolution(name="conv1", kernels=np.ones((4, 3, 3, 3)))
FLAT = Flatten(name="flat1")
FC = FullyConnected(name="fc1", weights=np.ones((3, 64)), bias=np.ones(3))


@pytest.mark.parametrize(
    ("layers", "kinds"),
    [
        ((), ["flatten", "fully_connected", "softmax"]),
        ((CONV,), ["convolution", "flatten", "fully_connected", "softmax"]),
        ((CONV, Softmax(name="s")), ["convolution", "flatten", "fully_connected", "softmax"]),
        ((CONV, GlobalPooling(name="g")), ["convolution", "global_pooling", "fully_connected", "softmax"]),
        ((CONV, FLAT, FC), ["convolution", "flatten", "fully_connected"]),
        ((CONV, FLAT, FC, LogSoftmax(name="s")), ["convolution", "flatten", "fully_connected", "log_softmax"]),
        (
            (CONV, FLAT, FC, ReLU(name="r")),
            ["convolution", "flatten", "fully_connected", "relu", "fully_connected", "softmax"],
        ),
    ],
)
def test_it_ends_in_as_many_units(layers: tuple[Layer, ...], kinds: list[str]) -> None:
    network = end_in_classes(Network(SHAPE, layers), 7)
    assert [layer.kind for layer in network.layers] == kinds
    assert network.problem is None
    assert network.shapes[-1] == (7, 1, 1)


def test_what_was_there_keeps_its_numbers() -> None:
    network = end_in_classes(Network(SHAPE, (CONV, FLAT, FC)), 5)
    assert network.layers[0] is CONV
    last = network.layers[2]
    assert isinstance(last, FullyConnected)
    np.testing.assert_array_equal(last.weights[:3], FC.weights)
