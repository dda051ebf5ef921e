"""Edits of weights: cells, whole kernels, biases, and how many there are. Rules as in `edits`.

Each makes one copy of the array it changes; `set_kernel_cell` is called for every step of a drag.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from playground import limits
from playground.network.editing.edits import replace_layer, with_numbers
from playground.network.editing.layer_edits import layer_of_kind
from playground.network.kernel.kernel_fit import fitted
from playground.network.kernel.kernels import check_kernel_size
from playground.network.layer_limits import check_finite, check_whole
from playground.network.layers import Array, FullyConnected, KernelLayer, Layer, Pair
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError
from playground.network.weights import check_weight_memory, grown, new_kernels, random_weights


def set_kernel_cell(
    network: Network, index: int, output: int, input: int | None, row: int, column: int, value: float
) -> Network:
    """One cell of the kernel from channel `input` of its group (None: of every slice) to channel `output`."""
    layer = _convolution(network, index)
    cell: tuple[int | slice, ...] = _place(layer, layer.kernels, (output, input or 0, row, column))
    if input is None:
        cell = (output, slice(None), row, column)
    return _with_kernels(network, index, layer, _put(layer, layer.kernels, cell, value))


def set_kernel(network: Network, index: int, output: int, input: int | None, kernel: npt.ArrayLike) -> Network:
    """The kernel (I, J) from channel `input` of its group to `output`.

    With `input` None every slice of that output: (I, J) goes into each, (K, I, J) into the first K.
    """
    layer = _convolution(network, index)
    values = np.asarray(kernel, dtype=np.float64)
    place: tuple[int | slice, ...] = _place(layer, layer.kernels, (output, input or 0))
    if input is None:
        place = (output, slice(len(values) if values.ndim == 3 else None))
    if not values.size or values.shape not in (layer.kernel_size, layer.kernels[place].shape):
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} has kernels of {size}; the new one has the shape {shape}."),
            name=layer.name,
            size="x".join(map(str, layer.kernels.shape[1:])),
            shape="x".join(map(str, values.shape)),
        )
    return _with_kernels(network, index, layer, _put(layer, layer.kernels, place, values))


def set_kernel_size(network: Network, index: int, size: Pair) -> Network:
    """Another I x J: the middle of the old kernels stays in the middle, cropped or with zeros around it."""
    layer = _convolution(network, index)
    check_kernel_size(size)
    if size == layer.kernel_size:
        return network
    shape = (*layer.kernels.shape[:2], *size)
    check_weight_memory(layer.name, shape, _others(network, index))
    return replace_layer(network, index, replace(layer, kernels=fitted(layer.kernels, size)))


def set_output_channels(network: Network, index: int, count: int) -> Network:
    """Another number of output channels: the first ones stay, new ones come from `weights.new_kernels`."""
    layer = _convolution(network, index)
    what = QT_TRANSLATE_NOOP("Sentence", "the number of output channels")
    check_whole(layer.name, what, count, 1, limits.CHANNELS)
    old, *rest = layer.kernels.shape
    if count == old:
        return network
    bias = _resized(layer.bias, count)
    if count < old:
        return replace_layer(network, index, replace(layer, kernels=layer.kernels[:count].copy(), bias=bias))
    check_weight_memory(layer.name, (count, *rest), _others(network, index))
    new = new_kernels((old, count), (count, rest[0], rest[1], rest[2]))[old:]
    return replace_layer(network, index, replace(layer, kernels=grown(layer.kernels, 0, new), bias=bias))


def set_units(network: Network, index: int, count: int) -> Network:
    """Another number of units of a fully connected layer: the first ones stay, random ones are added."""
    layer = layer_of_kind(network, index, FullyConnected, QT_TRANSLATE_NOOP("Sentence", "units"))
    check_whole(layer.name, QT_TRANSLATE_NOOP("Sentence", "the number of units"), count, 1, limits.UNITS)
    old, inputs = layer.weights.shape
    if count == old:
        return network
    bias = _resized(layer.bias, count)
    if count < old:
        return replace_layer(network, index, replace(layer, weights=layer.weights[:count].copy(), bias=bias))
    check_weight_memory(layer.name, (count, inputs), _others(network, index))
    new = random_weights((old, count), (count - old, inputs), inputs)
    return replace_layer(network, index, replace(layer, weights=grown(layer.weights, 0, new), bias=bias))


def set_weight(network: Network, index: int, unit: int, input: int, value: float) -> Network:
    """One weight of a fully connected layer."""
    layer = layer_of_kind(network, index, FullyConnected, QT_TRANSLATE_NOOP("Sentence", "units"))
    weights = _put(layer, layer.weights, _place(layer, layer.weights, (unit, input)), value)
    return network if weights is layer.weights else with_numbers(network, index, weights=weights)


def set_bias(network: Network, index: int, output: int, value: float) -> Network:
    """The bias of one output channel or unit."""
    layer = _weighted(network, index)
    if layer.bias is None:
        raise NetworkError(QT_TRANSLATE_NOOP("Sentence", "{name} has no bias: switch it on first."), name=layer.name)
    bias = _put(layer, layer.bias, _place(layer, layer.bias, (output,)), value)
    return network if bias is layer.bias else with_numbers(network, index, bias=bias)


def set_has_bias(network: Network, index: int, has_bias: bool) -> Network:
    """With a bias, all zero at first, or without one."""
    layer = _weighted(network, index)
    if has_bias == (layer.bias is not None):
        return network
    outputs = layer.output_channels if isinstance(layer, KernelLayer) else layer.units
    return replace_layer(network, index, replace(layer, bias=np.zeros(outputs) if has_bias else None))


def _convolution(network: Network, index: int) -> KernelLayer:
    return layer_of_kind(network, index, KernelLayer, QT_TRANSLATE_NOOP("Sentence", "kernels"))


def _weighted(network: Network, index: int) -> KernelLayer | FullyConnected:
    layer = layer_of_kind(network, index, (KernelLayer, FullyConnected), QT_TRANSLATE_NOOP("Sentence", "weights"))
    assert isinstance(layer, KernelLayer | FullyConnected)  # mypy joins the two kinds to Layer
    return layer


def _others(network: Network, index: int) -> tuple[Layer, ...]:
    return network.layers[:index] + network.layers[index + 1 :]


def _with_kernels(network: Network, index: int, layer: KernelLayer, kernels: Array) -> Network:
    return network if kernels is layer.kernels else with_numbers(network, index, kernels=kernels)


def _place(layer: KernelLayer | FullyConnected, values: Array, place: tuple[int, ...]) -> tuple[int, ...]:
    """`place` if it lies in `values`, else NetworkError: a negative index would silently mean another cell."""
    if not all(0 <= index < length for index, length in zip(place, values.shape, strict=False)):
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} has no weight at {place}: there are {shape}."),
            name=layer.name,
            place=", ".join(map(str, place)),
            shape=" x ".join(map(str, values.shape)),
        )
    return place


def _put(
    layer: KernelLayer | FullyConnected, values: Array, place: tuple[int | slice, ...], new: float | Array
) -> Array:
    """A read-only copy of `values` with `new` at `place`; `values` itself where that changes nothing."""
    typed = np.asarray(new, dtype=np.float64)
    check_finite(layer.name, typed)
    wanted = typed.astype(np.float32)
    if (values[place] == wanted).all():
        return values
    changed: Array = values.copy()
    changed[place] = wanted
    changed.flags.writeable = False
    return changed


def _resized(bias: Array | None, count: int) -> Array | None:
    if bias is None:
        return None
    resized = np.zeros(count, np.float32)
    resized[: len(bias)] = bias[:count]
    return resized
