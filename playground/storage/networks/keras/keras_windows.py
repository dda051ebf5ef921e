"""Keras layers that look through windows: poolings, and the padding that windows have."""

from __future__ import annotations

from typing import Any

from playground import limits
from playground.network.layers import SAME, AnyPadding, GlobalPooling, Padding, Pair, Pooling
from playground.storage.networks.keras.keras_layer import KerasLayer, whole
from playground.storage.networks.keras.keras_walker import VECTOR, Handler, KerasWalker
from playground.storage.networks.way import no_such_setting
from playground.storage.networks.wire import damaged


def pooling(kind: type[Pooling]) -> Handler:
    def add(walker: KerasWalker, layer: KerasLayer) -> None:
        walker.check_maps(layer)
        layer.check_channels_last()
        size = layer.pair("pool_size", (2, 2))
        stride = layer.pair("strides", size)
        walker.stack.window(kind, layer.name, size=size, stride=stride, padding=padding_of(layer))

    return add


def global_pooling(mode: str) -> Handler:
    def add(walker: KerasWalker, layer: KerasLayer) -> None:
        walker.check_maps(layer)
        layer.check_channels_last()
        walker.stack.add(GlobalPooling, layer.name, mode=mode)
        if not layer.flag("keepdims", False):
            walker.form = VECTOR

    return add


def zero_padding(walker: KerasWalker, layer: KerasLayer) -> None:
    walker.check_maps(layer)
    layer.check_channels_last()
    vertical, horizontal = both(layer)
    if min(*vertical, *horizontal) < 0:
        raise no_such_setting(layer.node, f"padding = {layer.settings.get('padding')}")
    walker.stack.pad(layer.name, Padding(*vertical, *horizontal))


def enlarging(walker: KerasWalker, layer: KerasLayer) -> None:
    """Every pixel repeated."""
    walker.check_maps(layer)
    layer.check_channels_last()
    if layer.word("interpolation", "nearest") != "nearest":
        raise no_such_setting(layer.node, f"interpolation = {layer.word('interpolation', 'nearest')}")
    factors = layer.pair("size", (2, 2))
    if max(factors) > limits.STRIDE or min(factors) < 1:
        raise no_such_setting(layer.node, f"size = {list(factors)}")
    walker.stack.enlarge(layer.name, factors)


def both(layer: KerasLayer) -> tuple[Pair, Pair]:
    """How much a zero padding puts above and below, and on the left and right."""
    value = layer.settings.get("padding", 1)
    if layer.is_of_rows:
        return (0, 0), _both(value)
    sides = value if isinstance(value, list) else [value, value]
    if len(sides) != 2:
        raise damaged()
    vertical, horizontal = sides
    return _both(vertical), _both(horizontal)


def _both(side: Any) -> tuple[int, int]:
    """What is put before and after: one number stands for both."""
    before, after = side if isinstance(side, list) and len(side) == 2 else (side, side)
    return whole(before), whole(after)


def padding_of(layer: KerasLayer) -> AnyPadding:
    """'valid' or 'same'."""
    word = layer.word("padding", "valid").lower()
    if word not in ("valid", "same"):
        raise no_such_setting(layer.node, f"padding = {word}")
    return SAME if word == "same" else Padding()
