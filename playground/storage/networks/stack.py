"""Puts an imported network together layer by layer, in the shape a person knows: what only scales or shifts goes into
the layer before it, padding into the layer after it, and weights over flattened maps into the order C, H, W.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np

from playground import limits
from playground.network.editing.new_layer import STEMS
from playground.network.geometry import windows
from playground.network.layer_limits import arrays, check_layer
from playground.network.layers import (
    Array,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Flatten,
    FullyConnected,
    KernelLayer,
    Layer,
    MaxPooling,
    Padding,
    Pair,
    PerChannelLayer,
    Pooling,
    ReLU,
    Shape,
    SumPooling,
    TransposedConvolution,
)
from playground.network.names import FORBIDDEN, free_name
from playground.network.partners import shape_after
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError
from playground.network.weights import check_weight_memory
from playground.storage.faults import one_fault

_DOTTED = str.maketrans(FORBIDDEN, "." * len(FORBIDDEN))
Windowed = TypeVar("Windowed", Convolution, Pooling)


class Stack:
    """The layers so far, the shapes (C, H, W) before and after each of them, and what still waits for the next one.

    `rows_last` is the shape of the maps that were flattened in the order H, W, C, as long as the vector lies so.
    """

    def __init__(self, input_shape: Shape) -> None:
        self.input_shape = self.shape = input_shape
        self.layers: list[Layer] = []
        self.shapes = [input_shape]
        self.rows_last: Shape | None = None
        self._names: set[str] = set()
        self._padding: Padding | None = None  # what waits for a layer that takes it
        self._padding_name = ""

    def add(self, kind: type[Layer], name: str, **values: Any) -> None:
        """A layer of `kind`; raises FaultsFound or NetworkError when it cannot be or does not fit."""
        self._finish_padding()
        self._append(kind(name=self._free(name, kind), **values))

    def window(self, kind: type[Windowed], name: str, **values: Any) -> None:
        """A convolution or pooling; padding that waits becomes its own where that is the same."""
        extra = self._padding
        if extra is None:
            self.add(kind, name, **values)
            return
        layer = kind(name=self._free(name, kind), **values)
        if not self._takes_padding(layer, extra):
            self._names.discard(layer.name)
            self.add(kind, name, **values)
            return
        self._padding = None
        own = _resolved(layer, self.shape, extra)
        more: dict[str, Any] = {"count_padding": True} if isinstance(layer, AveragePooling) else {}
        self._append(replace(layer, padding=_sum(own, extra), **more))

    def pad(self, name: str, padding: Padding) -> None:
        """Rows and columns of zeros around the maps."""
        if padding != Padding():
            self._padding = padding if self._padding is None else _sum(self._padding, padding)
            self._padding_name = self._padding_name or name

    def flatten(self, name: str, *, rows_last: bool) -> None:
        """Maps to a vector, in the file's order C, H, W or (`rows_last`) H, W, C. A vector stays one."""
        self._finish_padding()
        if self.shape[1:] == (1, 1):
            return
        self.rows_last = self.shape if rows_last and self.shape[0] > 1 else None
        self.add(Flatten, name)

    def dense(self, name: str, weights: Array, bias: Array | None) -> None:
        """Fully connected; `weights` (units, inputs) in the file's order of inputs."""
        if self.rows_last is not None:
            channels, height, width = self.rows_last
            if weights.shape[1] != channels * height * width:
                raise _does_not_fit(name, weights.shape[1], channels * height * width)
            check_weight_memory(name, weights.shape, self.layers)
            weights = _rows_first(weights, self.rows_last)
            self.rows_last = None
        if weights.shape[1] != self.shape[0] * self.shape[1] * self.shape[2]:
            raise _does_not_fit(name, weights.shape[1], self.shape[0] * self.shape[1] * self.shape[2])
        self.add(FullyConnected, name, weights=weights, bias=bias)

    def enlarge(self, name: str, factors: Pair) -> None:
        """Every pixel repeated, downwards and across: a stamp of ones for each."""
        if factors != (1, 1):
            kernels = np.ones((self.shape[0], 1, *factors), np.float32)
            self.add(TransposedConvolution, name, kernels=kernels, stride=factors, groups=self.shape[0])

    def scale(self, name: str, factor: Array, shift: Array) -> None:
        """x * factor + shift, both float64 with one number per channel: into the layer before it where that is one of
        weights, else as a 1 x 1 convolution of each channel for itself."""
        self._finish_padding()
        factor, shift = (self._own_order(np.broadcast_to(one, self.shape[:1])) for one in (factor, shift))
        last = self.layers[-1] if self.layers else None
        if (factor == 1).all() and (shift == 0).all():
            return
        if isinstance(last, KernelLayer):
            kernels = _product(last.kernels, factor, name, self.layers)
            self._replace_last(replace(last, kernels=kernels, bias=_shifted(last.bias, factor, shift)))
        elif isinstance(last, AveragePooling) and _makes_a_sum(last, factor, shift):
            values = {one.name: getattr(last, one.name) for one in fields(SumPooling)}
            self._replace_last(SumPooling(**values))
        elif isinstance(last, FullyConnected):
            weights = _product(last.weights, factor, name, self.layers)
            self._replace_last(replace(last, weights=weights, bias=_shifted(last.bias, factor, shift)))
        else:
            kernels = factor.astype(np.float32).reshape(-1, 1, 1, 1)
            self.add(Convolution, name, kernels=kernels, bias=shift.astype(np.float32), groups=self.shape[0])

    def normalise(self, name: str, numbers: tuple[Array, Array, Array, Array], epsilon: float) -> None:
        """Batch normalisation by scale, shift, mean and variance, float64, of each channel: into the layer before it
        where that is one of weights, else as a layer."""
        self._finish_padding()
        scale, shift, mean, variance = numbers
        if self.layers and isinstance(self.layers[-1], KernelLayer | FullyConnected):
            factor = scale / np.sqrt(variance + epsilon)
            self.scale(name, factor, shift - mean * factor)
        else:
            values = {"scale": scale, "shift": shift, "mean": mean, "variance": variance}
            self.per_channel(BatchNormalization, name, epsilon=epsilon, **values)

    def per_channel(self, kind: type[PerChannelLayer], name: str, **values: Any) -> None:
        """A layer with numbers for every channel, arrays in the file's order."""
        self._finish_padding()
        own = {field: self._own_order(values[field]) for field in kind.new_numbers}
        self.add(kind, name, **{**values, **own})

    def finish(self) -> tuple[Layer, ...]:
        """All layers."""
        self._finish_padding()
        return tuple(self.layers)

    def _own_order(self, vector: Array) -> Array:
        if self.rows_last is None:
            return vector
        channels, height, width = self.rows_last
        return np.asarray(vector.reshape(height, width, channels).transpose(2, 0, 1).reshape(-1))

    def _append(self, layer: Layer) -> None:
        weights = arrays(layer)
        if weights:
            check_weight_memory(layer.name, weights[0].shape, self.layers)
        check_layer(layer)
        _check_uses_all(layer, self.shape)
        self.layers.append(layer)
        self.shape = shape_after(self.layers, len(self.layers) - 1, self.shapes)
        self.shapes.append(self.shape)
        if len(self.layers) > limits.LAYERS:
            raise one_fault(
                QT_TRANSLATE_NOOP("Sentence", "It has more than the {limit} layers that a network may have."),
                limit=limits.LAYERS,
            )

    def _replace_last(self, layer: Layer) -> None:
        check_layer(layer)
        self.layers[-1] = layer

    def _takes_padding(self, layer: Convolution | Pooling, extra: Padding) -> bool:
        """Whether zeros around the maps are the same as padding of the layer itself."""
        if isinstance(layer, Convolution):
            return True
        if isinstance(layer, AveragePooling):
            return layer.count_padding or layer.padding == Padding()
        after_relu = bool(self.layers) and isinstance(self.layers[-1], ReLU)  # no value is below the zeros
        size = layer.size
        inside = max(extra.top, extra.bottom) < size[0] and max(extra.left, extra.right) < size[1]
        return isinstance(layer, MaxPooling) and after_relu and inside and not layer.ceil

    def _finish_padding(self) -> None:
        """Padding that nothing took: a convolution of each channel for itself that changes nothing else."""
        padding, self._padding = self._padding, None
        if padding is None:
            return
        kernels = np.ones((self.shape[0], 1, 1, 1), np.float32)
        name, self._padding_name = self._padding_name, ""
        self.add(Convolution, name, kernels=kernels, padding=padding, groups=self.shape[0])

    def _free(self, wanted: str, kind: type[Layer]) -> str:
        name = plain_name(wanted) or free_name(STEMS[kind], self.layers)
        if name in self._names:
            name = free_name(name[: limits.NAME_LENGTH - 4] + "_", self.layers)
        self._names.add(name)
        return name


def plain_name(wanted: str) -> str:
    """The name of a node as the name of a layer: what files cannot hold becomes a dot, and the end counts if too long.

    `/features/features.0/Conv` becomes `features.features.0.Conv`. Empty when nothing is left.
    """
    kept = wanted if wanted.isprintable() else "".join(filter(str.isprintable, wanted))
    return kept.translate(_DOTTED).strip(". ")[-limits.NAME_LENGTH :].strip(". ")


def _check_uses_all(layer: Layer, shape: Shape) -> None:
    """A file's kernels fit exactly; only an edited network keeps some for later."""
    if isinstance(layer, KernelLayer) and layer.kernels.shape[1] * layer.groups != shape[0]:
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "{name} has kernels for {stored} input channels, but {needed} come in from the layer before.",
            ),
            name=layer.name,
            stored=layer.kernels.shape[1] * layer.groups,
            needed=shape[0],
        )


def _rows_first(weights: Array, maps: Shape) -> Array:
    """Weights (units, H * W * C) over `maps` as (units, C * H * W), read-only: one copy, however they lie."""
    channels, height, width = maps
    units = len(weights)
    if weights.T.flags.c_contiguous:
        stored = weights.T.reshape(height, width, channels, units).transpose(3, 2, 0, 1)
    else:
        stored = weights.reshape(units, height, width, channels).transpose(0, 3, 1, 2)
    result = np.empty((units, channels, height, width), np.float32)
    result[...] = stored
    result.flags.writeable = False
    return result.reshape(weights.shape)


def _makes_a_sum(pooling: AveragePooling, factor: Array, shift: Array) -> bool:
    """Whether the means times `factor` are the sums that they were taken of."""
    divides_by_all = (pooling.count_padding or pooling.padding == Padding()) and not pooling.ceil
    return divides_by_all and bool((factor == pooling.size[0] * pooling.size[1]).all()) and not shift.any()


def _does_not_fit(name: str, stored: int, needed: int) -> NetworkError:
    return NetworkError(
        QT_TRANSLATE_NOOP("Sentence", "{name} has weights for {stored} inputs, but {needed} come in."),
        name=plain_name(name) or "FullyConnected",
        stored=stored,
        needed=needed,
    )


def _product(weights: Array, factor: Array, name: str, layers: list[Layer]) -> Array:
    """The weights of each output times its factor."""
    check_weight_memory(plain_name(name), weights.shape, layers)
    result = weights * factor.astype(np.float32).reshape(-1, *[1] * (weights.ndim - 1))
    result.flags.writeable = False
    return result


def _shifted(bias: Array | None, factor: Array, shift: Array) -> Array:
    old = np.zeros(len(factor)) if bias is None else bias.astype(np.float64)
    return np.asarray(old * factor + shift, np.float32)


def _resolved(layer: Convolution | Pooling, shape: Shape, extra: Padding) -> Padding:
    """The layer's own padding in numbers, over maps that have `extra` around them already."""
    if isinstance(layer.padding, Padding):
        return layer.padding
    height, width = shape[1] + extra.top + extra.bottom, shape[2] + extra.left + extra.right
    vertical, horizontal = windows(layer, height, width)
    return Padding(vertical.before, vertical.after, horizontal.before, horizontal.after)


def _sum(one: Padding, other: Padding) -> Padding:
    return Padding(one.top + other.top, one.bottom + other.bottom, one.left + other.left, one.right + other.right)
