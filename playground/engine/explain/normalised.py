"""What one normalised unit is made of."""

from __future__ import annotations

import math

import numpy as np

from playground.engine.explain.terms import Damped, Normalised, Unit
from playground.engine.maps import Maps
from playground.network.layers import BatchNormalization, InstanceNormalization, LocalResponseNormalization


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


def damped(layer: LocalResponseNormalization, maps: Maps, unit: Unit, value: float) -> Damped:
    """A unit of a local response normalisation, which came out as `value`."""
    channels = np.array(layer.neighbours(unit.map, maps.shape[1]))
    z = maps.units(unit.row, unit.column)[0, channels].astype(np.float64)
    place = int(np.flatnonzero(channels == unit.map)[0])
    return Damped(channels, z, place, layer.offset, layer.alpha / layer.size, layer.beta, value)
