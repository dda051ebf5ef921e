"""What one normalised unit is made of."""

from __future__ import annotations

import math

import numpy as np

from playground.engine.explain.terms import Normalised, Unit
from playground.engine.maps import Maps
from playground.network.layers import BatchNormalization, InstanceNormalization


def normalised(layer: BatchNormalization | InstanceNormalization, maps: Maps, unit: Unit, value: float) -> Normalised:
    """A unit over the first picture of `maps` (N, C, H, W), which came out as `value`."""
    values = maps.channel(unit.map)[0]
    if isinstance(layer, BatchNormalization):
        mean, variance = float(layer.mean[unit.map]), float(layer.variance[unit.map])
    else:
        mean, variance = float(values.mean(dtype=np.float64)), float(values.var(dtype=np.float64))
    deviation = math.sqrt(variance + layer.epsilon)
    x, scale, shift = (
        float(number) for number in (values[unit.row, unit.column], layer.scale[unit.map], layer.shift[unit.map])
    )
    return Normalised(x, mean, deviation, scale, shift, value)
