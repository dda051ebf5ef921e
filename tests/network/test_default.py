from __future__ import annotations

import pytest

from playground.engine.memory import check_memory
from playground.network.default import default_network
from playground.network.layers import SAME, Convolution, MaxPooling, ReLU, Shape


def test_the_default_network_is_the_articles_example() -> None:
    network = default_network()
    assert network.shapes == ((3, 224, 224), (96, 224, 224), (96, 224, 224), (96, 112, 112))
    assert [layer.name for layer in network.layers] == ["conv1", "relu1", "pool1"]
    convolution, relu, pooling = network.layers
    assert isinstance(convolution, Convolution)
    assert (convolution.kernel_size, convolution.stride, convolution.padding) == ((7, 7), (1, 1), SAME)
    assert convolution.bias is not None
    assert not convolution.bias.any()
    assert isinstance(relu, ReLU)
    assert isinstance(pooling, MaxPooling)


@pytest.mark.parametrize("shape", [(1, 224, 224), (3, 1, 2), (5, 64, 48), (3, 448, 448)])
def test_it_fits_other_inputs(shape: Shape) -> None:
    network = default_network(shape)
    check_memory(network)
    assert network.shapes[1] == (96, *shape[1:])
