"""Finds which arrays of a file are which numbers of a network: by name where they are called as its layers, else by
order and shape; and puts them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from playground.network.editing.edits import replace_layer
from playground.network.layers import Array, Layer, PerChannelLayer
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError
from playground.network.weights_order import Order, Target, target_at


@dataclass(frozen=True)
class NamedShape:
    """An array of a file. `is_real` is False where its numbers cannot be weights."""

    name: str
    shape: tuple[int, ...]
    is_real: bool = True


@dataclass(frozen=True)
class Match:
    """The array `name` fills `field` of the layer called `layer`; its numbers may lie in any of `orders`."""

    name: str
    layer: str
    field: str
    order: Order = Order.SAME
    orders: tuple[Order, ...] = (Order.SAME,)


@dataclass(frozen=True)
class Plan:
    """What goes where, the arrays that go nowhere, and (layer, field) of what stays as it is."""

    matches: tuple[Match, ...]
    unused: tuple[str, ...]
    unfilled: tuple[tuple[str, str], ...]


_NAME = re.compile(r"(?:(?P<stem>.+)[./])?(?P<leaf>[^./]*?)(?::0)?$", re.DOTALL)
_WEIGHTS = ("weight", "weights", "kernel", "kernels", "depthwise_kernel", "pointwise_kernel", "w")
_LEAVES: Mapping[str, tuple[str, ...]] = {
    "kernels": _WEIGHTS,
    "weights": _WEIGHTS,
    "bias": ("bias", "b"),
    "scale": ("weight", "gamma", "scale"),
    "shift": ("bias", "beta", "shift"),
    "mean": ("running_mean", "moving_mean", "mean"),
    "variance": ("running_var", "moving_variance", "variance", "var"),
}
"""A layer's field -> how others end the name of an array for it."""
_KERAS_WORD = "kernel"
_KERAS_FIRST = (Order.KERAS_MAPS, Order.DEPTHWISE, Order.KERAS, Order.PYTORCH_TRANSPOSED, Order.SAME)


def planned(network: Network, arrays: Sequence[NamedShape]) -> Plan:
    """Where the arrays go: first those that are called as a layer, then the others in the order of both."""
    finder = _Finder([array for array in arrays if array.is_real])
    targets = [one for one in (target_at(network, index) for index in range(len(network.layers))) if one is not None]
    found = [finder.by_name(target) for target in targets]
    found = [matches or finder.by_shape(target) for matches, target in zip(found, targets, strict=True)]
    matches = tuple(match for group in found for match in group)
    filled = {(match.layer, match.field) for match in matches}
    used = {match.name for match in matches}
    fields = [(target.layer.name, field) for target in targets for field in target.fields]
    return Plan(
        matches,
        tuple(array.name for array in arrays if array.name not in used),
        tuple(one for one in fields if one not in filled),
    )


def with_weights(network: Network, matches: Iterable[Match], arrays: Mapping[str, Array]) -> Network:
    """The network with the arrays put in. Raises NetworkError where they do not fit it (any more)."""
    for match in matches:
        try:
            index = network.index_of(match.layer)
        except KeyError:
            template = QT_TRANSLATE_NOOP("Sentence", "There is no layer {name} any more.")
            raise NetworkError(template, name=match.layer) from None
        network = replace_layer(network, index, _changed(network, index, match, arrays[match.name]))
    return network


def _changed(network: Network, index: int, match: Match, array: Array) -> Layer:
    target = target_at(network, index)
    if target is not None and match.field == target.weights and match.order in target.orders(array.shape):
        return replace(target.layer, **{match.field: target.arranged(array, match.order)})  # type: ignore[arg-type]
    if target is not None and match.field != target.weights and array.shape == target.shape[:1]:
        return replace(target.layer, **{match.field: target.arranged(array, Order.SAME)})  # type: ignore[arg-type]
    template = QT_TRANSLATE_NOOP("Sentence", "{array} does not fit {name} any more.")
    raise NetworkError(template, array=match.name, name=match.layer)


class _Finder:
    """Arrays that are not used yet."""

    def __init__(self, arrays: list[NamedShape]) -> None:
        self._left = arrays

    def by_name(self, target: Target) -> tuple[Match, ...]:
        """What is called after the layer."""
        for array in self._left:
            stem, leaf = _parts(array.name)
            if leaf in _leaves(target.weights) and target.layer.name in (stem, stem.rpartition("/")[2]):
                return self._taken(target, array)
        return ()

    def by_shape(self, target: Target) -> tuple[Match, ...]:
        """The first array that fits, with those that belong to it."""
        for array in self._left:
            matches = self._taken(target, array)
            if matches:
                return matches
        return ()

    def _taken(self, target: Target, array: NamedShape) -> tuple[Match, ...]:
        orders = target.orders(array.shape)
        rest = self._belonging(target, array) if orders else {}
        if not orders or (isinstance(target.layer, PerChannelLayer) and len(rest) + 1 < len(target.fields)):
            return ()
        if _KERAS_WORD in array.name.lower():
            orders = tuple(sorted(orders, key=_KERAS_FIRST.index))
        self._left = [one for one in self._left if one is not array and one not in rest.values()]
        others = [Match(one.name, target.layer.name, field) for field, one in rest.items()]
        return Match(array.name, target.layer.name, target.weights, orders[0], orders), *others

    def _belonging(self, target: Target, first: NamedShape) -> dict[str, NamedShape]:
        """Field -> array of the layer's other fields: of the same stem; where names say nothing, those that follow."""
        is_per_channel = isinstance(target.layer, PerChannelLayer)
        stem, leaf = _parts(first.name)
        if stem or leaf in _leaves(target.weights):
            family = {_parts(one.name)[1]: one for one in self._left if _parts(one.name)[0] == stem}
            fields = target.fields[1:] if is_per_channel else ("bias",)
            leaves = {field: next(filter(family.__contains__, _leaves(field)), "") for field in fields}
            found = {field: family[leaf] for field, leaf in leaves.items() if leaf}
        else:
            followers = self._left[self._left.index(first) + 1 :]
            found = dict(zip(target.fields[1:], followers, strict=False))
        return {field: one for field, one in found.items() if one.shape == target.shape[:1]}


def _parts(name: str) -> tuple[str, str]:
    """`conv1.weight` and `block/conv1/kernel:0`: what it is of, and what of it."""
    found = _NAME.match(name)
    return (found["stem"] or "", found["leaf"].lower()) if found is not None else ("", "")


def _leaves(field: str) -> tuple[str, ...]:
    return _LEAVES.get(field, (field,))
