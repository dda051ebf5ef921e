"""The orders in which other programs keep a layer's numbers, and how they become those of the layer here."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from playground.network.layers import (
    Array,
    Convolution,
    FullyConnected,
    KernelLayer,
    PerChannelLayer,
    Shape,
    TransposedConvolution,
)
from playground.network.network import Network

Filled = KernelLayer | FullyConnected | PerChannelLayer
FILLED = (KernelLayer, FullyConnected, PerChannelLayer)
"""Layers that hold numbers which training finds."""


class Order(str, Enum):
    """How the numbers of an array lie, where the layer has them as outputs, inputs, rows, columns."""

    SAME = "same"
    """As the layer."""
    KERAS = "keras"
    """Rows, columns, inputs, outputs; of a fully connected layer inputs, outputs."""
    KERAS_MAPS = "keras_maps"
    """Inputs, outputs, where the inputs are maps that were flattened as rows, columns, channels."""
    DEPTHWISE = "depthwise"
    """Rows, columns, channels, kernels of each channel."""
    PYTORCH_TRANSPOSED = "pytorch_transposed"
    """Inputs, outputs, rows, columns: of a transposed convolution."""


@dataclass(frozen=True, eq=False)
class Target:
    """A layer to be filled. `shape` is that of its weights in use, or of one row of numbers per channel; `maps` are
    those (C, H, W) that a fully connected layer's inputs are made of."""

    layer: Filled
    shape: tuple[int, ...]
    maps: Shape | None = None

    @property
    def weights(self) -> str:
        """The field of the layer that `shape` is of."""
        if isinstance(self.layer, PerChannelLayer):
            return next(iter(self.layer.new_numbers))
        return "weights" if isinstance(self.layer, FullyConnected) else "kernels"

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields with numbers that the layer has."""
        if isinstance(self.layer, PerChannelLayer):
            return tuple(self.layer.new_numbers)
        return (self.weights,) if self.layer.bias is None else (self.weights, "bias")

    def orders(self, shape: tuple[int, ...]) -> tuple[Order, ...]:
        """The orders in which an array of that shape holds what is wanted, the likeliest first."""
        return tuple(order for order, form in _FORMS.items() if form(self) == shape)

    def arranged(self, array: Array, order: Order) -> Array:
        """The numbers of an array in one of `orders`, as float32 of `shape`."""
        return np.require(_ARRANGED[order](self, array), np.float32, ("A", "C"))


def target_at(network: Network, index: int) -> Target | None:
    """What the layer at `index` takes, None where it has no numbers. What it keeps beyond its inputs is not filled."""
    layer = network.layers[index]
    if not isinstance(layer, FILLED):
        return None
    is_reached = index < len(network.shapes) and not layer.muted
    channels, height, width = network.shapes[index] if is_reached else (0, 0, 0)
    if isinstance(layer, PerChannelLayer):
        return Target(layer, (channels or layer.channels,))
    if isinstance(layer, FullyConnected):
        inputs = channels * height * width or layer.weights.shape[1]
        return Target(layer, (layer.units, inputs), _maps_before(network, index) if is_reached else None)
    slices = channels // layer.groups or layer.kernels.shape[1]
    return Target(layer, (layer.output_channels, slices, *layer.kernel_size))


def _maps_before(network: Network, index: int) -> Shape | None:
    """The maps that became the vector which the layer at `index` takes; None where rows and channels are one order."""
    shape = network.shapes[index]
    for place in range(index - 1, -1, -1):
        if shape[1:] != (1, 1) or isinstance(network.layers[place], KernelLayer | FullyConnected):
            break
        shape = network.shapes[place]
    channels, height, width = shape
    is_whole = math.prod(shape) == math.prod(network.shapes[index])
    return shape if is_whole and channels > 1 and height * width > 1 else None


Form = Callable[[Target], "tuple[int, ...] | None"]


def _keras(target: Target) -> tuple[int, ...] | None:
    if isinstance(target.layer, FullyConnected):
        return target.shape[::-1]
    if not isinstance(target.layer, KernelLayer):
        return None
    outputs, inputs, rows, columns = target.shape
    is_transposed = isinstance(target.layer, TransposedConvolution)
    return (rows, columns, outputs, inputs) if is_transposed else (rows, columns, inputs, outputs)


def _depthwise(target: Target) -> tuple[int, ...] | None:
    layer = target.layer
    if not isinstance(layer, Convolution) or layer.groups < 2 or target.shape[1] != 1:
        return None
    return *layer.kernel_size, layer.groups, layer.output_channels // layer.groups


def _pytorch_transposed(target: Target) -> tuple[int, ...] | None:
    layer = target.layer
    if not isinstance(layer, TransposedConvolution):
        return None
    return target.shape[1] * layer.groups, layer.output_channels // layer.groups, *layer.kernel_size


_FORMS: Mapping[Order, Form] = {
    Order.PYTORCH_TRANSPOSED: _pytorch_transposed,
    Order.SAME: lambda target: target.shape,
    Order.KERAS_MAPS: lambda target: target.shape[::-1] if target.maps is not None else None,
    Order.KERAS: _keras,
    Order.DEPTHWISE: _depthwise,
}
"""Order -> the shape of an array in it."""


def _from_keras(target: Target, array: Array) -> Array:
    if isinstance(target.layer, FullyConnected):
        return np.transpose(array)
    axes = (2, 3, 0, 1) if isinstance(target.layer, TransposedConvolution) else (3, 2, 0, 1)
    return np.transpose(array, axes)


def _from_keras_maps(target: Target, array: Array) -> Array:
    assert target.maps is not None
    channels, height, width = target.maps
    maps = array.reshape(height, width, channels, -1)
    return np.reshape(maps.transpose(3, 2, 0, 1), target.shape)


def _from_depthwise(target: Target, array: Array) -> Array:
    return np.reshape(array.transpose(2, 3, 0, 1), target.shape)


def _from_pytorch_transposed(target: Target, array: Array) -> Array:
    outputs, inputs, rows, columns = target.shape
    groups = len(array) // inputs
    parts = array.reshape(groups, inputs, outputs // groups, rows, columns)
    return np.reshape(parts.transpose(0, 2, 1, 3, 4), target.shape)


_ARRANGED: Mapping[Order, Callable[[Target, Array], Array]] = {
    Order.SAME: lambda _target, array: array,
    Order.KERAS: _from_keras,
    Order.KERAS_MAPS: _from_keras_maps,
    Order.DEPTHWISE: _from_depthwise,
    Order.PYTORCH_TRANSPOSED: _from_pytorch_transposed,
}
