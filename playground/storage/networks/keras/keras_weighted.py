"""Keras layers with weights: its kernels lie as rows, columns, inputs, outputs, and are turned to ours."""

from __future__ import annotations

from typing import Any

import numpy as np

from playground.network.layers import (
    Array,
    Convolution,
    Padding,
    ParametricReLU,
    TransposedConvolution,
)
from playground.storage.networks.keras.keras_activations import activation
from playground.storage.networks.keras.keras_layer import KerasLayer, items, real
from playground.storage.networks.keras.keras_walker import MAPS, SEQUENCE, VECTOR, KerasWalker
from playground.storage.networks.keras.keras_windows import padding_of
from playground.storage.networks.way import no_such_setting
from playground.storage.networks.wire import damaged


def convolution(walker: KerasWalker, layer: KerasLayer) -> None:
    walker.check_maps(layer)
    kernels = walker.kernel(layer, "kernel").transpose(3, 2, 0, 1)
    values = _window(layer)
    walker.stack.window(
        Convolution,
        layer.name,
        kernels=kernels,
        bias=walker.bias(layer),
        groups=layer.whole("groups", 1),
        **values,
    )
    activation(walker, layer)


def depthwise(walker: KerasWalker, layer: KerasLayer) -> None:
    walker.check_form(layer, MAPS)
    _of_each_channel(walker, layer, layer.name, walker.bias(layer))
    activation(walker, layer)


def separable(walker: KerasWalker, layer: KerasLayer) -> None:
    """Two layers: each channel for itself, then all channels of each pixel."""
    walker.check_form(layer, MAPS)
    _of_each_channel(walker, layer, f"{layer.name}_depthwise", None)
    kernels = walker.needed(layer, 4, "pointwise_kernel").transpose(3, 2, 0, 1)
    walker.stack.add(Convolution, layer.name, kernels=kernels, bias=walker.bias(layer))
    activation(walker, layer)


def _of_each_channel(walker: KerasWalker, layer: KerasLayer, name: str, bias: Array | None) -> None:
    """A convolution of each channel for itself; its kernels lie as rows, columns, channels, kernels of the channel."""
    stored = walker.needed(layer, 4, "depthwise_kernel", "kernel")
    height, width, channels, _ = stored.shape
    kernels = stored.transpose(2, 3, 0, 1).reshape(-1, 1, height, width)
    walker.stack.window(Convolution, name, kernels=kernels, bias=bias, groups=channels, **_window(layer))


def transposed(walker: KerasWalker, layer: KerasLayer) -> None:
    walker.check_maps(layer)
    kernels = walker.kernel(layer, "kernel").transpose(2, 3, 0, 1)
    values = _window(layer)
    if layer.settings.get("output_padding") is not None:
        raise no_such_setting(layer.node, "output_padding")
    if values["padding"] == Padding():  # stamps that leave gaps are followed by one: the output is a whole stride each
        spans = [(size - 1) * more + 1 for size, more in zip(kernels.shape[2:], values["dilation"], strict=True)]
        values["output_padding"] = tuple(
            max(stride - span, 0) for stride, span in zip(values["stride"], spans, strict=True)
        )
    walker.stack.add(TransposedConvolution, layer.name, kernels=kernels, bias=walker.bias(layer), **values)
    activation(walker, layer)


def dense(walker: KerasWalker, layer: KerasLayer) -> None:
    """Over maps it is a convolution of each pixel for itself."""
    walker.check_form(layer, MAPS, SEQUENCE, VECTOR)
    weights = walker.needed(layer, 2, "kernel").T
    if walker.form == VECTOR:
        walker.stack.dense(layer.name, weights, walker.bias(layer))
    else:
        walker.stack.add(Convolution, layer.name, kernels=weights[:, :, None, None], bias=walker.bias(layer))
    activation(walker, layer)


def batch_norm(walker: KerasWalker, layer: KerasLayer) -> None:
    walker.check_form(layer, MAPS, SEQUENCE, VECTOR)
    axis = layer.settings.get("axis", -1)
    if (axis[0] if isinstance(axis, list) and len(axis) == 1 else axis) not in (-1, walker.form.count(",") + 1):
        raise no_such_setting(layer.node, f"axis = {axis}")
    channels = walker.stack.shape[0]
    mean, variance = (_vector(walker, layer, field, channels) for field in ("moving_mean", "moving_variance"))
    scale = _vector(walker, layer, "gamma", channels) if layer.flag("scale", True) else np.ones(channels)
    shift = _vector(walker, layer, "beta", channels) if layer.flag("center", True) else np.zeros(channels)
    walker.stack.normalise(layer.name, (scale, shift, mean, variance), layer.real("epsilon", default=1e-3))


def parametric_relu(walker: KerasWalker, layer: KerasLayer) -> None:
    """With one slope for each channel, or one for all."""
    walker.check_form(layer, MAPS, SEQUENCE, VECTOR)
    slopes = walker.needed(layer, walker.form.count(",") + 1, "alpha")
    if any(side != 1 for side in slopes.shape[:-1]) or slopes.size not in (1, walker.stack.shape[0]):
        raise no_such_setting(layer.node, f"shared_axes = {layer.settings.get('shared_axes')}")
    every = np.broadcast_to(slopes.reshape(-1), walker.stack.shape[:1])
    walker.stack.per_channel(ParametricReLU, layer.name, slopes=every)


def rescaling(walker: KerasWalker, layer: KerasLayer) -> None:
    """x * scale + offset, with one number or one per channel."""
    channels = walker.stack.shape[0]
    factor, shift = (_per_channel(layer.settings.get(key), default) for key, default in (("scale", 1), ("offset", 0)))
    if not {len(factor), len(shift)} <= {1, channels}:
        raise damaged()
    walker.stack.scale(layer.name, factor, shift)


def _per_channel(value: Any, default: float) -> Array:
    if value is None:
        return np.array([float(default)])
    return np.array([real(one) for one in items(value)]) if isinstance(value, list) else np.array([real(value)])


def _vector(walker: KerasWalker, layer: KerasLayer, field: str, length: int) -> Array:
    array = walker.needed(layer, 1, field)
    if len(array) != length:
        raise damaged()
    return array.astype(np.float64)


def _window(layer: KerasLayer) -> dict[str, Any]:
    """Stride, dilation and padding."""
    layer.check_channels_last()
    return {
        "stride": layer.pair("strides", (1, 1)),
        "dilation": layer.pair("dilation_rate", (1, 1)),
        "padding": padding_of(layer),
    }
