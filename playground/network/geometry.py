"""Sizes: the padding a layer resolves to, its output size and shape, or the reason why it does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.network.layers import (
    SAME_LOWER,
    AdaptivePooling,
    AnyPadding,
    Array,
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    KernelLayer,
    Layer,
    Padding,
    Pair,
    PerChannelLayer,
    Pooling,
    Shape,
    TransposedConvolution,
)
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence


class Window(NamedTuple):
    """One axis of a sliding window; with `ceil` a last window that hangs over the edge counts too.

    A tuple, as it is looked up by in every pass: a dataclass takes ten times as long.
    """

    size: int
    stride: int = 1
    dilation: int = 1
    before: int = 0
    after: int = 0
    ceil: bool = False

    @property
    def span(self) -> int:
        """Pixels from the first to the last tap."""
        return (self.size - 1) * self.dilation + 1


@dataclass(frozen=True, eq=False)
class Bins:
    """Ranges along one axis, from `starts` to before `stops`; both never decrease, and no position is left out."""

    starts: Array
    stops: Array

    @property
    def longest(self) -> int:
        return int((self.stops - self.starts).max())

    def longer_than(self, length: int) -> Array:
        """The indices of the ranges that hold more than `length` positions."""
        return np.flatnonzero(self.stops - self.starts > length)

    def turned(self, length: int) -> Bins:
        """For each of the `length` positions the range of ranges that it lies in."""
        positions = np.arange(length)
        return Bins(
            np.searchsorted(self.stops, positions, side="right"), np.searchsorted(self.starts, positions, side="right")
        )


def bins(length: int, count: int) -> Bins:
    """`count` ranges that share out `length` pixels, as PyTorch's adaptive pooling has them."""
    places = np.arange(count)
    return Bins(places * length // count, -((places + 1) * -length // count))


def same_padding(length: int, size: int, stride: int, dilation: int, lower: bool = False) -> Pair:
    """(before, after) so that the output is ceil(length / stride); the odd pixel goes after, with `lower` before."""
    span = (size - 1) * dilation + 1
    total = max((-(-length // stride) - 1) * stride + span - length, 0)
    half = total // 2
    return (total - half, half) if lower else (half, total - half)


def output_length(length: int, window: Window) -> int:
    """Positions of `window` over `length` pixels; below 1 where none fits.

    With `ceil` a window that starts in the padding after the last pixel is dropped (as PyTorch and ONNX do).
    """
    room = length + window.before + window.after - window.span
    if not window.ceil:
        return room // window.stride + 1
    count = -(-room // window.stride) + 1
    if (count - 1) * window.stride >= length + window.before:
        count -= 1
    return count


def windows(layer: Convolution | Pooling, height: int, width: int) -> tuple[Window, Window]:
    """The vertical and the horizontal window of a layer over a map of `height` x `width`, 'same' padding resolved."""
    known: tuple[Window, Window] | None = layer.of_structure.get((height, width))
    if known is None:  # asked for several times a layer in every pass
        known = layer.of_structure[height, width] = _windows(layer, height, width)
    return known


def _windows(layer: Convolution | Pooling, height: int, width: int) -> tuple[Window, Window]:
    size, ceil = (layer.kernel_size, False) if isinstance(layer, Convolution) else (layer.size, layer.ceil)
    stride, dilation, padding = layer.stride, layer.dilation, layer.padding
    if isinstance(padding, Padding):
        vertical, horizontal = (padding.top, padding.bottom), (padding.left, padding.right)
    else:
        lower = padding == SAME_LOWER
        vertical = same_padding(height, size[0], stride[0], dilation[0], lower)
        horizontal = same_padding(width, size[1], stride[1], dilation[1], lower)
    return (
        Window(size[0], stride[0], dilation[0], *vertical, ceil),
        Window(size[1], stride[1], dilation[1], *horizontal, ceil),
    )


def stamps(layer: TransposedConvolution, height: int, width: int) -> tuple[Window, Window]:
    """The windows of the convolution that a transposed one over `height` x `width` is the adjoint of.

    They slide over its output and leave that many positions. `after` is negative where the output goes on after them.
    """
    down, across = (
        Window(size, stride, dilation, *_cut_off(layer.padding, axis, (size - 1) * dilation + 1 - stride, more))
        for axis, (size, stride, dilation, more) in enumerate(
            zip(layer.kernel_size, layer.stride, layer.dilation, layer.output_padding, strict=True)
        )
    )
    return down, across


def _cut_off(padding: AnyPadding, axis: int, overlap: int, more: int) -> Pair:
    """What is cut off before and after; with 'same' the `overlap` of two stamps in all (ONNX: ConvTranspose)."""
    if isinstance(padding, Padding):
        before, after = ((padding.top, padding.bottom), (padding.left, padding.right))[axis]
        return before, after - more
    before = max(overlap - overlap // 2 if padding == SAME_LOWER else overlap // 2, 0)
    return before, overlap - before


def stamped_length(length: int, window: Window) -> int:
    """Pixels that `length` stamps cover, without what is cut off."""
    return (length - 1) * window.stride + window.span - window.before - window.after


def output_shape(layer: Layer, shape: Shape) -> Shape:
    """The shape (C, H, W) that `layer` makes of an input of `shape`, as if it were not muted.

    Raises NetworkError with the arithmetic when the layer does not fit.
    """
    channels, height, width = shape
    if isinstance(layer, TransposedConvolution):
        _check_channels(layer, channels)
        return layer.output_channels, *_stamped_size(layer, height, width)
    if isinstance(layer, Convolution):
        _check_channels(layer, channels)
        return layer.output_channels, *_output_size(layer, height, width)
    if isinstance(layer, Pooling):
        return channels, *_output_size(layer, height, width)
    if isinstance(layer, AdaptivePooling):
        return channels, *layer.size
    if isinstance(layer, GlobalPooling):
        return channels, 1, 1
    if isinstance(layer, Flatten):
        return channels * height * width, 1, 1
    if isinstance(layer, FullyConnected):
        _check_inputs(layer, channels * height * width)
        return layer.units, 1, 1
    if isinstance(layer, PerChannelLayer):
        _check_numbers(layer, channels)
    return shape


def _output_size(layer: Convolution | Pooling, height: int, width: int) -> Pair:
    vertical, horizontal = windows(layer, height, width)
    return (
        _checked_length(layer, QT_TRANSLATE_NOOP("Sentence", "height"), height, vertical),
        _checked_length(layer, QT_TRANSLATE_NOOP("Sentence", "width"), width, horizontal),
    )


def _stamped_size(layer: TransposedConvolution, height: int, width: int) -> Pair:
    vertical, horizontal = stamps(layer, height, width)
    return (
        _checked_stamps(layer, QT_TRANSLATE_NOOP("Sentence", "height"), height, vertical),
        _checked_stamps(layer, QT_TRANSLATE_NOOP("Sentence", "width"), width, horizontal),
    )


def _checked_stamps(layer: Layer, axis: str, length: int, window: Window) -> int:
    result = stamped_length(length, window)
    if result >= 1:
        return result
    raise NetworkError(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{name} leaves nothing: {axis} {length} makes ({length} - 1) x {stride} + {span} = {whole}, and {cut} are "
            "cut off.",
        ),
        name=layer.name,
        axis=Sentence(axis),
        length=length,
        stride=window.stride,
        span=window.span,
        whole=(length - 1) * window.stride + window.span,
        cut=window.before + window.after,
    )


def _checked_length(layer: Layer, axis: str, length: int, window: Window) -> int:
    result = output_length(length, window)
    if result >= 1:
        return result
    room = length + window.before + window.after - window.span
    raise NetworkError(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{name} does not fit: {axis} {length} + padding {before} + {after} is {padded}, smaller than the window of "
            "{span}: ({length} + {before} + {after} - {span}) / {stride} + 1 = {result}.",
        ),
        name=layer.name,
        axis=Sentence(axis),
        length=length,
        before=window.before,
        after=window.after,
        padded=length + window.before + window.after,
        span=window.span,
        stride=window.stride,
        result=f"{room / window.stride + 1:g}",
    )


def _check_channels(layer: KernelLayer, channels: int) -> None:
    if channels % layer.groups or layer.output_channels % layer.groups:
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "{name} has {groups} groups: they divide neither evenly its {inputs} input channels "
                "({inputs} / {groups} = {input_share}) nor its {outputs} output channels "
                "({outputs} / {groups} = {output_share}).",
            )
            if channels % layer.groups and layer.output_channels % layer.groups
            else QT_TRANSLATE_NOOP(
                "Sentence",
                "{name} has {groups} groups, which do not divide its {inputs} input channels: "
                "{inputs} / {groups} = {input_share}.",
            )
            if channels % layer.groups
            else QT_TRANSLATE_NOOP(
                "Sentence",
                "{name} has {groups} groups, which do not divide its {outputs} output channels: "
                "{outputs} / {groups} = {output_share}.",
            ),
            name=layer.name,
            groups=layer.groups,
            inputs=channels,
            outputs=layer.output_channels,
            input_share=f"{channels / layer.groups:g}",
            output_share=f"{layer.output_channels / layer.groups:g}",
        )
    stored, needed = int(layer.kernels.shape[1]), channels // layer.groups
    if stored < needed:
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "{name} has kernels for {stored} input channels, but {needed} come in from the layer before.",
            ),
            name=layer.name,
            stored=stored * layer.groups,
            needed=channels,
        )


def _check_inputs(layer: FullyConnected, inputs: int) -> None:
    stored = int(layer.weights.shape[1])
    if stored < inputs:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} has weights for {stored} inputs, but {needed} come in."),
            name=layer.name,
            stored=stored,
            needed=inputs,
        )


def _check_numbers(layer: PerChannelLayer, channels: int) -> None:
    if layer.channels < channels:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} has numbers for {stored} channels, but {needed} come in."),
            name=layer.name,
            stored=layer.channels,
            needed=channels,
        )
