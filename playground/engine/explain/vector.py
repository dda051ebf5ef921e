"""What one unit of a fully connected layer or a softmax is made of."""

from __future__ import annotations

import numpy as np

from playground.engine.explain.terms import Shared, Unit, Weighted
from playground.engine.maps import Maps
from playground.network.layers import FullyConnected

MOST_TERMS = 64
"""So many terms of a sum are listed; the others are one number."""


def weighted(layer: FullyConnected, maps: Maps, unit: Unit, value: float, most: int = MOST_TERMS) -> Weighted:
    """A fully connected unit over the first picture of `maps` (N, C, H, W), taken in the order C, H, W."""
    x = maps.array[0].reshape(-1).astype(np.float64)
    weights = layer.weights[unit.map, : len(x)].astype(np.float64)
    products = x * weights
    sizes = np.where(np.isnan(products), np.inf, np.abs(products))
    order = np.argsort(-sizes, kind="stable")[:most]
    inputs = np.stack(np.unravel_index(order, maps.shape[1:]), axis=1)
    rest = float(np.delete(products, order).sum())
    bias = 0.0 if layer.bias is None else float(layer.bias[unit.map])
    return Weighted(inputs, x[order], weights[order], products[order], len(x), rest, bias, value)


def shared(maps: Maps, unit: Unit, value: float, *, is_log: bool = False) -> Shared:
    """A softmax's unit among the channels at its position."""
    z = maps.units(unit.row, unit.column)[0].astype(np.float64)
    largest = float(z.max())
    exps = np.exp(z - (largest if np.isfinite(largest) else 0))
    return Shared(z, largest, exps, unit.map, float(exps.sum()), value, is_log)
