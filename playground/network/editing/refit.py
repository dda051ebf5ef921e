"""Channel counts follow along: every layer gets the weights that the layers before it now ask for.

A layer whose input grew keeps its weights and gets new ones; one whose input shrank keeps them all for later.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.network.layers import FullyConnected, KernelLayer, Layer, PerChannelLayer, Shape
from playground.network.network import Network
from playground.network.partners import shape_after
from playground.network.sentence import NetworkError
from playground.network.weights import check_weight_memory, grown, random_weights


def refitted(network: Network, layers: tuple[Layer, ...], input_shape: Shape | None = None) -> Network:
    """The network with these layers, each grown to fit the shape that reaches it, as far as they can be computed.

    Layers that fit stay the same objects; where nothing changes at all, `network` itself comes back. Raises
    NetworkError before it takes memory for more weights than a session may hold.
    """
    first_shape = input_shape or network.input_shape
    fitted, shapes = list(layers), [first_shape]
    for index, layer in enumerate(layers):
        if layer.muted:
            shapes.append(shapes[-1])
            continue
        fitted[index] = _fitted(layer, shapes[-1], (*fitted[:index], *layers[index + 1 :]))
        try:
            shapes.append(shape_after(fitted, index, shapes))
        except NetworkError:
            break
    unchanged = len(fitted) == len(network.layers) and all(a is b for a, b in zip(fitted, network.layers, strict=True))
    if unchanged and first_shape == network.input_shape:
        return network
    return Network(first_shape, tuple(fitted))


def _fitted(layer: Layer, shape: Shape, others: tuple[Layer, ...]) -> Layer:
    channels, height, width = shape
    if isinstance(layer, KernelLayer) and channels % layer.groups == 0:
        return _fitted_convolution(layer, channels // layer.groups, others)
    if isinstance(layer, FullyConnected):
        return _fitted_fully_connected(layer, channels * height * width, others)
    if isinstance(layer, PerChannelLayer):
        return _fitted_per_channel(layer, channels, others)
    return layer


def _fitted_convolution(layer: KernelLayer, needed: int, others: tuple[Layer, ...]) -> KernelLayer:
    outputs, stored, *size = layer.kernels.shape
    if stored >= needed:
        return layer
    check_weight_memory(layer.name, (outputs, needed, *size), others)
    new = random_weights((outputs, stored, needed), (outputs, needed - stored, *size), needed * size[0] * size[1])
    return replace(layer, kernels=grown(layer.kernels, 1, new))


def _fitted_fully_connected(layer: FullyConnected, needed: int, others: tuple[Layer, ...]) -> FullyConnected:
    units, stored = layer.weights.shape
    if stored >= needed:
        return layer
    check_weight_memory(layer.name, (units, needed), others)
    new = random_weights((units, stored, needed), (units, needed - stored), needed)
    return replace(layer, weights=grown(layer.weights, 1, new))


def _fitted_per_channel(layer: PerChannelLayer, needed: int, others: tuple[Layer, ...]) -> PerChannelLayer:
    more = needed - layer.channels
    if more <= 0:
        return layer
    check_weight_memory(layer.name, (len(layer.new_numbers), needed), others)
    values = {
        field: grown(getattr(layer, field), 0, np.full(more, number, np.float32))
        for field, number in layer.new_numbers.items()
    }
    return replace(layer, **values)  # type: ignore[arg-type]
