from __future__ import annotations

import numpy as np
import pytest

from playground.network.default import default_network
from playground.network.editing.edits import insert
from playground.network.editing.new_layer import STEMS, new_layer
from playground.network.kernel.kernel_bank import article_bank
from playground.network.layer_limits import arrays
from playground.network.layers import (
    LAYER_KINDS,
    SAME,
    Convolution,
    FullyConnected,
    Layer,
    MaxPooling,
    MaxUnpooling,
    ReLU,
)
from playground.network.network import Network
from playground.network.sentence import NetworkError


@pytest.mark.parametrize("kind", LAYER_KINDS)
def test_every_kind_works_where_it_is_put(kind: type[Layer]) -> None:
    network = default_network((3, 24, 20))
    for index in range(4):
        layer = new_layer(kind, network, index)
        assert type(layer) is kind
        longer = insert(network, index, layer)
        assert longer.layers[index] is layer
        assert longer.problem is None or kind in (FullyConnected, MaxUnpooling) or longer.problem.index > index


def test_every_kind_has_a_name() -> None:
    assert set(STEMS) == set(LAYER_KINDS)


def test_a_convolution_over_a_picture_gets_drawn_kernels() -> None:
    layer = new_layer(Convolution, Network((3, 16, 16)), 0)
    assert isinstance(layer, Convolution)
    assert (layer.name, layer.kernel_size, layer.padding, layer.output_channels) == ("conv1", (3, 3), SAME, 8)
    np.testing.assert_array_equal(layer.kernels, article_bank(8, (3, 3), 3))
    assert layer.bias is not None


def test_a_convolution_over_maps_gets_random_ones_that_fit_and_repeat() -> None:
    network = default_network((3, 16, 16))
    first, again = (new_layer(Convolution, network, 3) for _ in range(2))
    assert isinstance(first, Convolution)
    assert isinstance(again, Convolution)
    assert (first.name, first.kernels.shape) == ("conv2", (8, 96, 3, 3))
    np.testing.assert_array_equal(first.kernels, again.kernels)
    other = new_layer(Convolution, insert(network, 3, first), 3)
    assert isinstance(other, Convolution)
    assert (other.kernels != first.kernels).any()


def test_a_fully_connected_layer_has_ten_units() -> None:
    layer = new_layer(FullyConnected, default_network((3, 16, 16)), 3)
    assert isinstance(layer, FullyConnected)
    assert layer.weights.shape == (10, 96 * 8 * 8)


def test_pooling_is_two_by_two() -> None:
    layer = new_layer(MaxPooling, default_network((3, 16, 16)), 3)
    assert isinstance(layer, MaxPooling)
    assert (layer.name, layer.size, layer.stride) == ("pool2", (2, 2), (2, 2))


def test_after_a_problem_the_last_known_shape_counts() -> None:
    network = Network((3, 4, 4), (MaxPooling(name="p", size=(9, 9)), ReLU(name="r")))
    layer = new_layer(FullyConnected, network, 2)
    assert [array.shape for array in arrays(layer)] == [(10, 48), (10,)]


def test_too_many_weights_are_refused_before_they_are_made() -> None:
    with pytest.raises(NetworkError, match="fc1 would need 10 x 17179869184 weights"):
        new_layer(FullyConnected, Network((4096, 2048, 2048)), 0)
