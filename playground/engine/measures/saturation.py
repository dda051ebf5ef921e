"""Maps that are driven to the flat ends of their activation: few of their units still answer to their input."""

from __future__ import annotations

import numpy as np

from playground.engine.maps import Maps
from playground.network.layers import Clip, HardSigmoid, Layer, Sigmoid, Tanh

NEAR = 0.025
"""A unit is at an end when it lies within this share of the whole range of it: a sigmoid's or a tanh's slope there is
below a tenth of its steepest."""
MOST = 0.75
"""A map is saturated when at least this share of its units is at an end."""
LOOKED_AT = 64
"""Rows and columns of a map that are counted, evenly spread: more would say no more."""


def flat_ends(layer: Layer) -> tuple[float, float, bool] | None:
    """The lowest and the highest value of an activation that ends in flat lines, and whether the lower one counts.

    None for other layers. Below a clipping at 0 lies what every ReLU cuts off: there only the upper end counts.
    """
    if layer.muted:
        return None
    if isinstance(layer, Sigmoid | HardSigmoid):
        return 0.0, 1.0, True
    if isinstance(layer, Tanh):
        return -1.0, 1.0, True
    if isinstance(layer, Clip):
        return layer.low, layer.high, layer.low != 0
    return None


def saturated_maps(layer: Layer, maps: Maps) -> tuple[int, ...]:
    """The saturated maps among the (1, C, H, W) that `layer` made; of a vector none."""
    ends = flat_ends(layer)
    if ends is None or maps.shape[2:] == (1, 1):
        return ()
    low, high, has_low = ends
    margin = NEAR * (high - low)
    down, across = (max(length // LOOKED_AT, 1) for length in maps.shape[2:])
    found = []
    for channel in range(maps.shape[1]):
        values = maps.channel(channel)[0, ::down, ::across]
        at_end = np.count_nonzero(values >= high - margin)
        if has_low:
            at_end += np.count_nonzero(values <= low + margin)
        if at_end >= MOST * values.size:
            found.append(channel)
    return tuple(found)
