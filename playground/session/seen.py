"""What of the input a unit has seen: its receptive field, followed through a global maximum to where that came from."""

from __future__ import annotations

import numpy as np

from playground.engine.forward import Pass
from playground.network.layers import (
    AdaptivePooling,
    Flatten,
    FullyConnected,
    GlobalPooling,
    KernelLayer,
    LogSoftmax,
    Pooling,
    Softmax,
)
from playground.network.receptive_field import fields_behind
from playground.session.selection import INPUT, Place

Box = tuple[int, int, int, int]
"""Top, left, height, width."""
_MIXING = KernelLayer | Pooling | AdaptivePooling | GlobalPooling | Flatten | FullyConnected | Softmax | LogSoftmax
"""Layers whose units come from several ones."""


def seen_box(passed: Pass, place: Place) -> Box:
    """The part of the input that decided the unit at `place`; it may reach over any edge.

    A global maximum has seen everything, but one unit alone decided it, unless all are the same: its field is meant.
    """
    place = _origin(passed, place)
    if place.layer == INPUT:
        return place.row, place.column, 1, 1
    return fields_behind(passed.network, place.layer)[0].box(place.row, place.column)


def _origin(passed: Pass, place: Place) -> Place:
    """The unit that made the one at `place`, back through layers each of whose units comes from one other."""
    while place.layer >= 0:
        layer = passed.network.layers[place.layer]
        before = passed.maps(place.layer - 1)
        if isinstance(layer, GlobalPooling) and layer.mode == "max" and not layer.muted:
            values = before.channel(place.map)[0]
            if values.min() == values.max():
                break  # no unit decided it
            row, column = np.unravel_index(int(np.nan_to_num(values, nan=-np.inf).argmax()), values.shape)
            place = Place(place.layer - 1, place.map, int(row), int(column))
        elif layer.muted or not isinstance(layer, _MIXING):
            place = Place(place.layer - 1, place.map, place.row, place.column)
        else:
            break
    return place
