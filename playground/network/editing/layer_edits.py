"""Edits of one layer's settings: stride, padding, window, switches. Rules as in `edits`.

Each raises NetworkError when the layer has no such setting or cannot take the value.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from playground.network.editing.edits import change, layer_at
from playground.network.layers import (
    AdaptivePooling,
    AnyPadding,
    AveragePooling,
    Convolution,
    GlobalPooling,
    KernelLayer,
    Layer,
    LpPooling,
    MaxUnpooling,
    Pair,
    Pooling,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence

L = TypeVar("L", bound=Layer)


def layer_of_kind(network: Network, index: int, kind: type[L] | tuple[type[L], ...], what: str) -> L:
    """The layer at `index` if it is of that kind, else NetworkError: it has no `what` (marked for translation)."""
    layer = layer_at(network, index)
    if not isinstance(layer, kind):
        raise NetworkError(QT_TRANSLATE_NOOP("Sentence", "{name} has no {what}."), name=layer.name, what=Sentence(what))
    return layer


def set_stride(network: Network, index: int, stride: Pair) -> Network:
    """How far a convolution's or a pooling's window moves, in pixels (vertical, horizontal)."""
    layer_of_kind(network, index, (KernelLayer, Pooling), QT_TRANSLATE_NOOP("Sentence", "stride"))
    return change(network, index, stride=stride)


def set_padding(network: Network, index: int, padding: AnyPadding) -> Network:
    """The rows and columns a convolution or a pooling adds around its input, or layers.SAME, or layers.SAME_LOWER."""
    layer_of_kind(network, index, (KernelLayer, Pooling), QT_TRANSLATE_NOOP("Sentence", "padding"))
    return change(network, index, padding=padding)


def set_dilation(network: Network, index: int, dilation: Pair) -> Network:
    """The distance of a convolution's or a pooling's taps, in pixels; 1: they touch."""
    layer_of_kind(network, index, (KernelLayer, Pooling), QT_TRANSLATE_NOOP("Sentence", "dilation"))
    return change(network, index, dilation=dilation)


def set_groups(network: Network, index: int, groups: int) -> Network:
    """The number of groups. Surplus kernel slices are kept; new ones come where channels are added."""
    layer_of_kind(network, index, KernelLayer, QT_TRANSLATE_NOOP("Sentence", "groups"))
    return change(network, index, groups=groups)


def set_flipped(network: Network, index: int, flipped: bool) -> Network:
    """True: the original convolution, with the kernel turned; False: a network's correlation."""
    layer_of_kind(network, index, Convolution, QT_TRANSLATE_NOOP("Sentence", "arithmetic to choose"))
    return change(network, index, flipped=flipped)


def set_output_padding(network: Network, index: int, output_padding: Pair) -> Network:
    """The rows below and columns to the right by which a transposed convolution's output is longer."""
    layer_of_kind(network, index, TransposedConvolution, QT_TRANSLATE_NOOP("Sentence", "output padding"))
    return change(network, index, output_padding=output_padding)


def set_pool_size(network: Network, index: int, size: Pair) -> Network:
    """A pooling's window (rows, columns)."""
    layer_of_kind(network, index, Pooling, QT_TRANSLATE_NOOP("Sentence", "window"))
    return change(network, index, size=size)


def set_ceil(network: Network, index: int, ceil: bool) -> Network:
    """Whether a pooling keeps a last window that hangs over the edge."""
    layer_of_kind(network, index, Pooling, QT_TRANSLATE_NOOP("Sentence", "window"))
    return change(network, index, ceil=ceil)


def set_count_padding(network: Network, index: int, count_padding: bool) -> Network:
    """Whether an average pooling divides by the padded pixels too."""
    layer_of_kind(network, index, AveragePooling, QT_TRANSLATE_NOOP("Sentence", "average to take"))
    return change(network, index, count_padding=count_padding)


def set_global_mode(network: Network, index: int, mode: Literal["max", "average", "sum", "lp"]) -> Network:
    """What a global pooling takes of each map."""
    layer_of_kind(network, index, GlobalPooling, QT_TRANSLATE_NOOP("Sentence", "global pooling"))
    return change(network, index, mode=mode)


def set_power(network: Network, index: int, p: float) -> Network:
    """The p of an Lp pooling, over windows or whole maps."""
    layer_of_kind(network, index, (LpPooling, GlobalPooling), QT_TRANSLATE_NOOP("Sentence", "power p"))
    return change(network, index, p=p)


def set_adaptive_mode(network: Network, index: int, mode: Literal["max", "average"]) -> Network:
    """What an adaptive pooling takes of each window."""
    layer_of_kind(network, index, AdaptivePooling, QT_TRANSLATE_NOOP("Sentence", "adaptive pooling"))
    return change(network, index, mode=mode)


def set_output_size(network: Network, index: int, size: Pair) -> Network:
    """How many windows (down, across) an adaptive pooling shares a map out to."""
    layer_of_kind(network, index, AdaptivePooling, QT_TRANSLATE_NOOP("Sentence", "adaptive pooling"))
    return change(network, index, size=size)


def set_pooling(network: Network, index: int, pooling: str) -> Network:
    """The name of the max pooling whose switches an un-pooling uses."""
    layer_of_kind(network, index, MaxUnpooling, QT_TRANSLATE_NOOP("Sentence", "switches to choose"))
    return change(network, index, pooling=pooling)
