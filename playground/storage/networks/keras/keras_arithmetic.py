"""Computes a Keras network as Keras does, rows, columns, channels, on the file's own kernels: the other opinion on what
was imported. It knows neither the engine nor the layers that were made of the file.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from playground.network.layers import Array, Pair, Shape
from playground.network.progress import Progress
from playground.storage.networks.keras.keras_activations import activation_word
from playground.storage.networks.keras.keras_layer import KerasLayer, items
from playground.storage.networks.keras.keras_weights import Weights
from playground.storage.networks.keras.keras_windows import both


@dataclass(frozen=True, eq=False)
class KerasOrigin:
    """What a network of TensorFlow.js was made of. `axes` counts those of one example, a row of vectors being maps that
    are one row high; `rows_last` is the shape of maps that end as a vector in the order H, W, C."""

    layers: tuple[KerasLayer, ...]
    weights: Weights
    version: int
    axes: int
    rows_last: Shape | None
    batch: int = 1

    def output(self, x: Array, progress: Progress) -> Array:
        """What the file itself makes of x (1, C, H, W): again (1, C, H, W). `progress` comes before each layer."""
        y: Array = x[0].transpose(1, 2, 0)
        if self.axes < y.ndim:  # one channel that the file has no axis for, or a vector
            y = y.reshape(y.shape[:2] if self.axes == 2 else -1)
        for done, layer in enumerate(self.layers):
            progress(done, len(self.layers))
            y = ARITHMETIC.get(layer.kind, _same)(_Call(layer, self.weights, self.version), y)
        progress(len(self.layers), len(self.layers))
        if self.rows_last is not None:
            channels, height, width = self.rows_last
            y = y.reshape(height, width, channels).transpose(2, 0, 1).reshape(-1)
        return y.reshape(1, -1, 1, 1) if y.ndim == 1 else y.transpose(2, 0, 1)[None]


@dataclass(frozen=True, eq=False)
class _Call:
    """One layer, with what it needs beside its input."""

    layer: KerasLayer
    weights: Weights
    version: int

    def array(self, *fields: str) -> Array:
        value = self.weights.find(self.layer.name, *fields)
        assert value is not None  # the reader found it
        return value

    def kernel(self) -> Array:
        """Of four axes; along rows of vectors it is one row high."""
        kernel = self.array("kernel")
        return kernel[None] if self.layer.is_of_rows else kernel

    @property
    def bias(self) -> Array | float:
        return self.array("bias") if self.layer.flag("use_bias", True) else 0.0

    def activated(self, y: Array) -> Array:
        """After the activation that the layer names."""
        word = activation_word(self.layer)
        with np.errstate(over="ignore"):
            if word == "hard_sigmoid":
                return np.clip(y / 6 + 0.5 if self.version >= 3 else 0.2 * y + 0.5, 0, 1)
            return _ACTIVATIONS[word](y)


def _windows(x: Array, size: Pair, stride: Pair, dilation: Pair, padding: str, fill: float) -> Array:
    """(H', W', C, rows, columns): what each window of (H, W, C) sees."""
    spans = [(side - 1) * step + 1 for side, step in zip(size, dilation, strict=True)]
    if padding.lower() == "same":
        pads = []
        for length, span, step in zip(x.shape, spans, stride, strict=False):
            total = max((math.ceil(length / step) - 1) * step + span - length, 0)
            pads.append((total // 2, total - total // 2))
        x = np.pad(x, [*pads, (0, 0)], constant_values=fill)
    seen = sliding_window_view(x, spans, (0, 1))
    return np.asarray(seen[:: stride[0], :: stride[1], :, :: dilation[0], :: dilation[1]])


def _seen(call: _Call, x: Array, size: Pair, fill: float = 0) -> Array:
    layer = call.layer
    stride, dilation = layer.pair("strides", (1, 1)), layer.pair("dilation_rate", (1, 1))
    return _windows(x, size, stride, dilation, layer.word("padding", "valid"), fill)


def _convolution(call: _Call, x: Array) -> Array:
    kernel, groups = call.kernel(), call.layer.whole("groups", 1)
    seen = np.split(_seen(call, x, kernel.shape[:2]), groups, 2)
    parts = [
        np.tensordot(maps, part, ((2, 3, 4), (2, 0, 1)))
        for maps, part in zip(seen, np.split(kernel, groups, 3), strict=True)
    ]
    return call.activated(np.concatenate(parts, 2) + call.bias)


def _of_each_channel(call: _Call, x: Array) -> Array:
    kernel = call.array("depthwise_kernel", "kernel")
    maps = np.einsum("yxcij,ijcm->yxcm", _seen(call, x, kernel.shape[:2]), kernel)
    return np.reshape(maps, (*maps.shape[:2], -1))


def _depthwise(call: _Call, x: Array) -> Array:
    return call.activated(_of_each_channel(call, x) + call.bias)


def _separable(call: _Call, x: Array) -> Array:
    return call.activated(_of_each_channel(call, x) @ call.array("pointwise_kernel")[0, 0] + call.bias)


def _transposed(call: _Call, x: Array) -> Array:
    """Every value stamps the kernel; 'same' cuts off so that a stride is left for each."""
    kernel, layer = call.kernel(), call.layer
    rows, columns, outputs, _ = kernel.shape
    (down, across), (dy, dx) = layer.pair("strides", (1, 1)), layer.pair("dilation_rate", (1, 1))
    height, width = x.shape[0] * down, x.shape[1] * across
    over = max((rows - 1) * dy + 1 - down, 0), max((columns - 1) * dx + 1 - across, 0)
    whole = np.zeros((height + over[0], width + over[1], outputs), np.float32)
    for row, column in np.ndindex(rows, columns):
        y, z = row * dy, column * dx
        whole[y : y + height : down, z : z + width : across][: x.shape[0], : x.shape[1]] += x @ kernel[row, column].T
    if layer.word("padding", "valid").lower() == "same":
        whole = whole[over[0] // 2 : over[0] // 2 + height, over[1] // 2 : over[1] // 2 + width]
    return call.activated(whole + call.bias)


def _dense(call: _Call, x: Array) -> Array:
    return call.activated(x @ call.array("kernel") + call.bias)


def _batch_norm(call: _Call, x: Array) -> Array:
    layer = call.layer
    spread = np.sqrt(call.array("moving_variance") + np.float32(layer.real("epsilon", default=1e-3)))
    y = (x - call.array("moving_mean")) / spread
    y = y * call.array("gamma") if layer.flag("scale", True) else y
    return np.asarray(y + call.array("beta") if layer.flag("center", True) else y)


def _rescaling(call: _Call, x: Array) -> Array:
    scale, offset = (call.layer.settings.get(key) for key in ("scale", "offset"))
    return np.asarray(
        x * np.float32(1 if scale is None else scale) + np.float32(0 if offset is None else offset), np.float32
    )


def _max_pooling(call: _Call, x: Array) -> Array:
    return np.asarray(_pooled(call, x, -np.inf).max((3, 4)))


def _average_pooling(call: _Call, x: Array) -> Array:
    """What was put around does not count."""
    counts = _pooled(call, np.ones_like(x), 0).sum((3, 4))
    return np.asarray(_pooled(call, x, 0).sum((3, 4)) / counts)


def _pooled(call: _Call, x: Array, fill: float) -> Array:
    size = call.layer.pair("pool_size", (2, 2))
    return _windows(x, size, call.layer.pair("strides", size), (1, 1), call.layer.word("padding", "valid"), fill)


def _global(reduce: Callable[..., Array]) -> Callable[[_Call, Array], Array]:
    def compute(call: _Call, x: Array) -> Array:
        return np.asarray(reduce(x, (0, 1), keepdims=call.layer.flag("keepdims", False)))

    return compute


def _zero_padding(call: _Call, x: Array) -> Array:
    return np.pad(x, [*both(call.layer), (0, 0)])


def _reshape(call: _Call, x: Array) -> Array:
    return x.reshape(items(call.layer.settings.get("target_shape")))


def _relu(call: _Call, x: Array) -> Array:
    slope, most = call.layer.real("negative_slope", default=0), call.layer.settings.get("max_value")
    y = np.where(x >= 0, x, np.float32(slope) * x)
    return y if most is None else np.minimum(y, np.float32(most))


def _leaky_relu(call: _Call, x: Array) -> Array:
    return np.where(x >= 0, x, np.float32(call.layer.real("alpha", "negative_slope", default=0.3)) * x)


def _parametric_relu(call: _Call, x: Array) -> Array:
    return np.where(x >= 0, x, call.array("alpha") * x)


def _enlarging(call: _Call, x: Array) -> Array:
    down, across = call.layer.pair("size", (2, 2))
    return np.asarray(x.repeat(down, 0).repeat(across, 1))


def _elu(call: _Call, x: Array) -> Array:
    return np.where(x >= 0, x, np.float32(call.layer.real("alpha", default=1)) * np.expm1(np.minimum(x, 0)))


def _same(_call: _Call, x: Array) -> Array:
    return x


def _softmax(x: Array) -> Array:
    exponentials = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(exponentials / exponentials.sum(-1, keepdims=True))


def _log_softmax(x: Array) -> Array:
    below = x - x.max(-1, keepdims=True)
    return np.asarray(below - np.log(np.exp(below).sum(-1, keepdims=True)))


def _erf(x: Array) -> Array:
    return np.array([math.erf(value) for value in x.ravel().tolist()], np.float32).reshape(x.shape)


_ACTIVATIONS: Mapping[str, Callable[[Array], Array]] = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "relu6": lambda x: np.clip(x, 0, 6),
    "leaky_relu": lambda x: np.where(x >= 0, x, np.float32(0.2) * x),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "elu": lambda x: np.where(x >= 0, x, np.expm1(np.minimum(x, 0))),
    "selu": lambda x: (
        np.float32(1.0507009873554805)
        * np.where(x >= 0, x, np.float32(1.6732632423543772) * np.expm1(np.minimum(x, 0)))
    ),
    "gelu": lambda x: x * (1 + _erf(x / np.float32(math.sqrt(2)))) / 2,
    "gelu_new": lambda x: x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + np.float32(0.044715) * x**3))) / 2,
    "silu": lambda x: x / (1 + np.exp(-x)),
    "swish": lambda x: x / (1 + np.exp(-x)),
    "softplus": lambda x: np.logaddexp(x, 0),
    "softmax": _softmax,
    "log_softmax": _log_softmax,
}
ARITHMETIC: Mapping[str, Callable[[_Call, Array], Array]] = {
    "Conv2D": _convolution,
    "Convolution2D": _convolution,
    "DepthwiseConv2D": _depthwise,
    "SeparableConv2D": _separable,
    "Conv2DTranspose": _transposed,
    "Dense": _dense,
    "BatchNormalization": _batch_norm,
    "Rescaling": _rescaling,
    "MaxPooling2D": _max_pooling,
    "AveragePooling2D": _average_pooling,
    "Conv1D": _convolution,
    "Conv1DTranspose": _transposed,
    "MaxPooling1D": _max_pooling,
    "AveragePooling1D": _average_pooling,
    "GlobalMaxPooling1D": _global(np.max),
    "GlobalAveragePooling1D": _global(np.mean),
    "UpSampling1D": _enlarging,
    "ZeroPadding1D": _zero_padding,
    "GlobalMaxPooling2D": _global(np.max),
    "GlobalAveragePooling2D": _global(np.mean),
    "Activation": lambda call, x: call.activated(x),
    "ReLU": _relu,
    "LeakyReLU": _leaky_relu,
    "PReLU": _parametric_relu,
    "ELU": _elu,
    "SELU": lambda _call, x: _ACTIVATIONS["selu"](x),
    "Softmax": lambda _call, x: _softmax(x),
    "Sigmoid": lambda _call, x: _ACTIVATIONS["sigmoid"](x),
    "Tanh": lambda _call, x: np.tanh(x),
    "Softplus": lambda _call, x: _ACTIVATIONS["softplus"](x),
    "Swish": lambda _call, x: _ACTIVATIONS["swish"](x),
    "UpSampling2D": _enlarging,
    "ZeroPadding2D": _zero_padding,
    "Flatten": lambda _call, x: x.reshape(-1),
    "Reshape": _reshape,
}
"""Every other kind hands its input on when a trained network is used."""
