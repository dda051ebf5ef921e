"""What one normalised unit is made of."""

from __future__ import annotations

import math

from playground.engine.explain.terms import Normalised, Unit
from playground.engine.maps import Maps
from playground.network.layers import BatchNormalization


def normalised(layer: BatchNormalization, maps: Maps, unit: Unit, value: float) -> Normalised:
    """A unit over the first picture of `maps` (N, C, H, W), which came out as `value`."""
    x = float(maps.channel(unit.map)[0, unit.row, unit.column])
    deviation = math.sqrt(float(layer.variance[unit.map]) + layer.epsilon)
    mean, scale, shift = (float(numbers[unit.map]) for numbers in (layer.mean, layer.scale, layer.shift))
    return Normalised(x, mean, deviation, scale, shift, value)
