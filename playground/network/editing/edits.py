"""Edits of the stack: insert, duplicate, remove, move, rename, mute, replace a layer; change what goes in.

Every edit is a pure function from one network to the next. It raises NetworkError, in words, for values no network may
hold; a layer that merely does not fit is accepted and shows in `Network.problem`. Layers that do not change stay the
same objects, and an edit that changes nothing returns the network it was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from playground import limits
from playground.network.editing.refit import refitted
from playground.network.layer_limits import check_input_shape, check_layer
from playground.network.layers import Array, Layer, Shape
from playground.network.names import check_unique, free_name
from playground.network.network import Network
from playground.network.partners import following
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError


def layer_at(network: Network, index: int) -> Layer:
    """The layer at `index`, which counts from 0; NetworkError when there is none."""
    _check_index(network, index, len(network.layers) - 1)
    return network.layers[index]


def insert(network: Network, index: int, layer: Layer) -> Network:
    """`layer` before the one at `index`; an index equal to the number of layers puts it at the end."""
    _check_index(network, index, len(network.layers))
    if len(network.layers) >= limits.LAYERS:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "The network has {count} layers; more are not possible."),
            count=len(network.layers),
        )
    check_layer(layer)
    return _with_layers(network, [*network.layers[:index], layer, *network.layers[index:]])


def duplicate(network: Network, index: int) -> Network:
    """A copy of the layer at `index` right after it, under a free name, sharing its arrays."""
    layer = layer_at(network, index)
    name = free_name(layer.name.rstrip("0123456789"), network.layers)
    return insert(network, index + 1, replace(layer, name=name))


def remove(network: Network, index: int) -> Network:
    """The network without the layer at `index`."""
    layer_at(network, index)
    return _with_layers(network, [*network.layers[:index], *network.layers[index + 1 :]])


def move(network: Network, from_index: int, to_index: int) -> Network:
    """The layer at `from_index` taken out and put in again so that it is at `to_index` then."""
    layer = layer_at(network, from_index)
    _check_index(network, to_index, len(network.layers) - 1)
    rest = [*network.layers[:from_index], *network.layers[from_index + 1 :]]
    return _with_layers(network, [*rest[:to_index], layer, *rest[to_index:]])


def rename(network: Network, index: int, name: str) -> Network:
    """Another name; blanks around it are dropped. It must be unique, see `names.check_name`. Partners follow."""
    before, renamed = layer_at(network, index), change(network, index, name=name.strip())
    if renamed is network:
        return network
    return _with_layers(renamed, following(renamed.layers, before.name, name.strip()))


def set_muted(network: Network, index: int, muted: bool) -> Network:
    """A muted layer hands its input on unchanged and forgets nothing."""
    return change(network, index, muted=muted)


def set_input_shape(network: Network, shape: Shape) -> Network:
    """Another input shape (C, H, W)."""
    check_input_shape(shape)
    return refitted(network, network.layers, shape)


def replace_layer(network: Network, index: int, layer: Layer) -> Network:
    """`layer` in the place of the one at `index`: the general form of every edit of one layer."""
    before = layer_at(network, index)
    if layer is before:
        return network
    check_layer(layer, before)
    if layer.structure == before.structure and layer.name == before.name:
        return _with_layer(network, index, layer)
    return _with_layers(network, [*network.layers[:index], layer, *network.layers[index + 1 :]])


def with_numbers(network: Network, index: int, **arrays: Array) -> Network:
    """Other numbers in the layer at `index`, as in `Layer.with_numbers`; they are within their limits."""
    return _with_layer(network, index, network.layers[index].with_numbers(**arrays))


def change(network: Network, index: int, **values: object) -> Network:
    """Some plain fields of the layer at `index` set to new values; arrays go through `replace_layer`."""
    layer = layer_at(network, index)
    if all(getattr(layer, field) == value for field, value in values.items()):
        return network
    return replace_layer(network, index, replace(layer, **values))  # type: ignore[arg-type]


def _with_layer(network: Network, index: int, layer: Layer) -> Network:
    """With a layer of the name and the structure of the one it replaces."""
    return network.with_numbers((*network.layers[:index], layer, *network.layers[index + 1 :]))


def _with_layers(network: Network, layers: Sequence[Layer]) -> Network:
    check_unique(layers)
    return refitted(network, tuple(layers))


def _check_index(network: Network, index: int, last: int) -> None:
    if not 0 <= index <= last:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "There is no layer {number}: the network has {count}."),
            number=index + 1,
            count=len(network.layers),
        )
