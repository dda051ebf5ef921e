"""How large a value of a layer's maps can be at most, told from its weights, so that nobody looks for a NaN in them.

A bound and no measure: it holds for every picture whose values are no larger. UNKNOWN where none is sure.
"""

from __future__ import annotations

import math

import numpy as np

from playground.engine.maps import Maps
from playground.network.layers import FullyConnected, KernelLayer, Layer

UNKNOWN = math.inf
SAFE = float(np.finfo(np.float32).max) / 16
"""So far below the largest float32 that no rounding on the way leads beyond it."""

MOST_WEIGHTS = 1 << 20
"""Of a layer: reading more of them in every step of a drag would take longer than looking for a NaN does."""


def of_input(maps: Maps) -> float:
    """What no magnitude of what goes in is above: its norm takes half as long as the largest."""
    return maps.norm if maps.norm < SAFE else UNKNOWN


def unknown(layer: Layer, bound: float) -> float:
    """Of layers that nothing is known of."""
    return UNKNOWN


def same(layer: Layer, bound: float) -> float:
    """Of layers that give nothing larger than what they take."""
    return bound


def summed(layer: KernelLayer | FullyConnected, bound: float) -> float:
    """Of layers that sum what they take, weighted."""
    weights = layer.weights if isinstance(layer, FullyConnected) else layer.kernels
    if bound == UNKNOWN or weights.size > MOST_WEIGHTS:
        return UNKNOWN
    known = layer.of_numbers.get(summed)
    if known is None:
        sums = np.abs(weights).reshape(len(weights), -1).sum(axis=1, dtype=np.float64)
        added = 0.0 if layer.bias is None else float(np.abs(layer.bias).max())
        known = layer.of_numbers[summed] = float(sums.max()), added
    most: float = known[0] * bound + known[1]
    return most if most < SAFE else UNKNOWN
