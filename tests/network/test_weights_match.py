"""Arrays find their layers by name, or by order and shape, whichever program wrote them."""

from __future__ import annotations

import numpy as np
import pytest

from playground.network.layers import (
    Array,
    BatchNormalization,
    Convolution,
    Flatten,
    FullyConnected,
    Layer,
    MaxPooling,
    ReLU,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.sentence import NetworkError
from playground.network.weights_match import Match, NamedShape, planned, with_weights
from playground.network.weights_order import Order


def zeros(*shape: int) -> Array:
    return np.zeros(shape, np.float32)


def counted(*shape: int) -> Array:
    """Every number another one."""
    return np.arange(np.prod(shape), dtype=np.float32).reshape(shape)


def small() -> Network:
    """3 x 8 x 8 -> 4 x 6 x 6 -> 4 x 3 x 3 -> 36 -> 5."""
    return Network(
        (3, 8, 8),
        (
            Convolution(name="conv1", kernels=zeros(4, 3, 3, 3), bias=zeros(4)),
            ReLU(name="relu1"),
            MaxPooling(name="pool1"),
            Flatten(name="flatten"),
            FullyConnected(name="fc", weights=zeros(5, 36), bias=zeros(5)),
        ),
    )


def shapes(arrays: dict[str, Array]) -> list[NamedShape]:
    return [NamedShape(name, array.shape) for name, array in arrays.items()]


def put_in(network: Network, arrays: dict[str, Array]) -> Network:
    return with_weights(network, planned(network, shapes(arrays)).matches, arrays)


def pairs(network: Network, arrays: dict[str, Array]) -> list[tuple[str, str, str]]:
    return [(one.name, one.layer, one.field) for one in planned(network, shapes(arrays)).matches]


TORCH = {
    "classifier.1.bias": counted(5),
    "classifier.1.weight": counted(5, 36),
    "features.0.bias": counted(4),
    "features.0.weight": counted(4, 3, 3, 3),
}
"""In the order of the alphabet, as safetensors has them."""
KERAS = {
    "dense/kernel": counted(36, 5),
    "dense/bias": counted(5),
    "conv2d/kernel": counted(3, 3, 3, 4),
    "conv2d/bias": counted(4),
}
NAMELESS = {f"arr_{place}": array for place, array in enumerate([*KERAS.values()][2:] + [*KERAS.values()][:2])}


def test_pytorchs_arrays_go_in_as_they_are() -> None:
    network = put_in(small(), TORCH)
    conv, dense = network.layers[0], network.layers[4]
    assert isinstance(conv, Convolution)
    assert isinstance(dense, FullyConnected)
    assert (conv.kernels == TORCH["features.0.weight"]).all()
    assert (dense.weights == TORCH["classifier.1.weight"]).all()
    assert conv.bias is not None
    assert (conv.bias == counted(4)).all()
    assert network.layers[1] is small().layers[1] or network.layers[1].kind == "relu"


@pytest.mark.parametrize("arrays", [KERAS, NAMELESS], ids=["named", "nameless"])
def test_kerass_arrays_are_turned(arrays: dict[str, Array]) -> None:
    network = put_in(small(), arrays)
    conv, dense = network.layers[0], network.layers[4]
    assert isinstance(conv, Convolution)
    assert isinstance(dense, FullyConnected)
    kernel = KERAS["conv2d/kernel"]
    for output, channel, row, column in np.ndindex(4, 3, 3, 3):
        assert conv.kernels[output, channel, row, column] == kernel[row, column, channel, output]
    rows = KERAS["dense/kernel"]
    for unit, channel, row, column in np.ndindex(5, 4, 3, 3):
        assert dense.weights[unit, channel * 9 + row * 3 + column] == rows[row * 12 + column * 4 + channel, unit]


def test_names_of_the_networks_own_layers_count_more_than_order() -> None:
    layers: tuple[Layer, ...] = tuple(
        Convolution(name=name, kernels=zeros(3, 3, 3, 3), bias=zeros(3)) for name in ("a", "b", "c")
    )
    arrays = {"b.weight": counted(3, 3, 3, 3), "b.bias": counted(3), "x.weight": zeros(3, 3, 3, 3), "x.bias": zeros(3)}
    assert pairs(Network((3, 9, 9), layers), arrays) == [
        ("x.weight", "a", "kernels"), ("x.bias", "a", "bias"),
        ("b.weight", "b", "kernels"), ("b.bias", "b", "bias"),
    ]  # fmt: skip


def test_what_fits_nowhere_and_what_stays_is_told() -> None:
    arrays = {"c.weight": counted(4, 3, 3, 3), "odd.weight": zeros(7, 7), "c.steps": zeros(1)}
    plan = planned(small(), [*shapes(arrays), NamedShape("whole", (5, 36), is_real=False)])
    assert plan.unused == ("odd.weight", "c.steps", "whole")
    assert plan.unfilled == (("conv1", "bias"), ("fc", "weights"), ("fc", "bias"))


def test_a_layer_without_bias_gets_that_of_its_weights() -> None:
    network = Network((3, 8, 8), (Convolution(name="conv1", kernels=zeros(4, 3, 3, 3)),))
    layer = put_in(network, TORCH).layers[0]
    assert isinstance(layer, Convolution)
    assert layer.bias is not None
    assert (layer.bias == counted(4)).all()


def test_orders_that_fit_alike_are_offered_and_the_name_says_which_is_first() -> None:
    network = Network((3, 8, 8), (Convolution(name="conv1", kernels=zeros(3, 3, 3, 3)),))
    array = counted(3, 3, 3, 3)
    (torch,) = planned(network, [NamedShape("c.weight", (3, 3, 3, 3))]).matches
    (keras,) = planned(network, [NamedShape("c/kernel", (3, 3, 3, 3))]).matches
    assert torch.orders == (Order.SAME, Order.KERAS)
    assert keras.orders == (Order.KERAS, Order.SAME)
    layer = with_weights(network, [keras], {"c/kernel": array}).layers[0]
    assert isinstance(layer, Convolution)
    assert (layer.kernels == array.transpose(3, 2, 0, 1)).all()


@pytest.mark.parametrize(
    ("array", "order"),
    [
        (counted(2, 6, 3, 2), Order.PYTORCH_TRANSPOSED),
        (counted(6, 2, 3, 2), Order.SAME),
        (counted(3, 2, 6, 2), Order.KERAS),
    ],
)
def test_transposed_convolutions(array: Array, order: Order) -> None:
    network = Network((2, 4, 4), (TransposedConvolution(name="up", kernels=zeros(6, 2, 3, 2)),))
    (match,) = planned(network, [NamedShape("w", array.shape)]).matches
    assert match.order is order
    layer = with_weights(network, [match], {"w": array}).layers[0]
    assert isinstance(layer, TransposedConvolution)
    turned = {
        Order.PYTORCH_TRANSPOSED: lambda output, channel: array[channel, output],
        Order.SAME: lambda output, channel: array[output, channel],
        Order.KERAS: lambda output, channel: array[:, :, output, channel],
    }[order]
    for output, channel in np.ndindex(6, 2):
        assert (layer.kernels[output, channel] == turned(output, channel)).all()


def test_kernels_of_each_channel() -> None:
    network = Network((4, 8, 8), (Convolution(name="deep", kernels=zeros(8, 1, 3, 3), groups=4),))
    array = counted(3, 3, 4, 2)
    layer = put_in(network, {"deep/depthwise_kernel": array}).layers[0]
    assert isinstance(layer, Convolution)
    for channel, one in np.ndindex(4, 2):
        assert (layer.kernels[2 * channel + one, 0] == array[:, :, channel, one]).all()


def test_batch_normalisation_takes_its_four_arrays() -> None:
    ones = np.ones(4, np.float32)
    norm = BatchNormalization(name="norm", scale=ones, shift=ones, mean=ones, variance=ones)
    network = Network((3, 8, 8), (Convolution(name="conv", kernels=zeros(4, 3, 3, 3)), norm))
    names = ("weight", "bias", "running_mean", "running_var")
    arrays = {"c.0.weight": counted(4, 3, 3, 3)} | {f"c.1.{name}": ones * place for place, name in enumerate(names, 2)}
    layer = put_in(network, arrays).layers[1]
    assert isinstance(layer, BatchNormalization)
    assert [float(one[0]) for one in (layer.scale, layer.shift, layer.mean, layer.variance)] == [2, 3, 4, 5]
    del arrays["c.1.running_var"]
    assert pairs(network, arrays) == [("c.0.weight", "conv", "kernels")]


def test_slices_that_are_kept_for_later_are_not_asked_for() -> None:
    network = Network((1, 8, 8), (Convolution(name="conv1", kernels=zeros(4, 3, 3, 3)),))
    assert pairs(network, {"w": zeros(4, 1, 3, 3)}) == [("w", "conv1", "kernels")]


def test_a_network_that_was_edited_meanwhile_is_not_filled() -> None:
    plan = planned(small(), shapes(TORCH))
    other = Network((3, 8, 8), (Convolution(name="conv1", kernels=zeros(5, 3, 3, 3)), *small().layers[1:]))
    with pytest.raises(NetworkError, match=r"features\.0\.weight does not fit conv1 any more"):
        with_weights(other, plan.matches, TORCH)
    with pytest.raises(NetworkError, match="There is no layer fc any more"):
        with_weights(Network((3, 8, 8), small().layers[:-1]), plan.matches, TORCH)


def test_numbers_that_are_not_finite_are_refused() -> None:
    arrays = {"c.weight": np.full((4, 3, 3, 3), np.nan, np.float32)}
    with pytest.raises(NetworkError, match="conv1 cannot hold the value nan"):
        put_in(small(), arrays)


def test_a_match_says_where_it_goes() -> None:
    assert planned(small(), shapes(TORCH)).matches[0] == Match("features.0.weight", "conv1", "kernels")
