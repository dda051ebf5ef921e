"""Layers that need another one: an un-pooling and the max pooling before it whose switches it uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from playground.network.geometry import output_shape
from playground.network.layers import Layer, MaxPooling, MaxUnpooling, Shape
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError


def partner_index(layers: Sequence[Layer], index: int) -> int | None:
    """Which max pooling before it the un-pooling at `index` names; None where there is none, or no un-pooling."""
    layer = layers[index]
    if not isinstance(layer, MaxUnpooling):
        return None
    found = (place for place in range(index) if layers[place].name == layer.pooling)
    return next((place for place in found if isinstance(layers[place], MaxPooling)), None)


def shape_after(layers: Sequence[Layer], index: int, shapes: Sequence[Shape]) -> Shape:
    """What the layer at `index` makes of shapes[index], as if it were not muted; `shapes` are those of all before it.

    Raises NetworkError with the arithmetic when the layer does not fit.
    """
    layer = layers[index]
    return (
        _unpooled(layer, layers, index, shapes)
        if isinstance(layer, MaxUnpooling)
        else output_shape(layer, shapes[index])
    )


def fitting_poolings(layers: Sequence[Layer], index: int, shapes: Sequence[Shape]) -> tuple[str, ...]:
    """The names of the max poolings before `index` that made maps like those that come in there, in order."""
    reached = min(index, len(shapes) - 1)
    return tuple(
        layer.name
        for place, layer in enumerate(layers[:reached])
        if isinstance(layer, MaxPooling) and not layer.muted and shapes[place + 1] == shapes[reached]
    )


def following(layers: Sequence[Layer], old: str, new: str) -> tuple[Layer, ...]:
    """The layers, those that named `old` as their partner naming `new` instead."""
    return tuple(
        replace(layer, pooling=new) if isinstance(layer, MaxUnpooling) and layer.pooling == old else layer
        for layer in layers
    )


def _unpooled(layer: MaxUnpooling, layers: Sequence[Layer], index: int, shapes: Sequence[Shape]) -> Shape:
    partner = partner_index(layers, index)
    if partner is None:
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence", "{name} needs the switches of a max pooling before it, and there is none called {pooling}."
            )
            if layer.pooling
            else QT_TRANSLATE_NOOP("Sentence", "{name} needs the switches of a max pooling before it: choose one."),
            name=layer.name,
            pooling=layer.pooling,
        )
    if layers[partner].muted:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} has no switches to go by: {pooling} is muted."),
            name=layer.name,
            pooling=layer.pooling,
        )
    if shapes[index] != shapes[partner + 1]:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} takes maps as {pooling} makes them, {needed}, but {given} come in."),
            name=layer.name,
            pooling=layer.pooling,
            needed=" x ".join(map(str, shapes[partner + 1])),
            given=" x ".join(map(str, shapes[index])),
        )
    return shapes[partner]
