"""The figures of one map: mean, deviation, zeros, and its strongest units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array

MOST_UNITS = 5
APART = 16
"""Strongest units are told of that lie at least the map's longer side over this apart: one peak is told of once."""


@dataclass(frozen=True)
class StrongUnit:
    """A unit (row, column) and its value; of a vector the row counts its units."""

    row: int
    column: int
    value: float


@dataclass(frozen=True)
class MapFigures:
    """Of the finite values; NaN where there are none. `zeros` is a share of all values, 0 to 1."""

    count: int
    mean: float
    deviation: float
    zeros: float
    strongest: tuple[StrongUnit, ...]


def map_figures(values: Array) -> MapFigures:
    """The figures of a map (H, W) or of a vector (n,)."""
    map_ = values.reshape(-1, 1) if values.ndim == 1 else values
    finite = map_[np.isfinite(map_)].astype(np.float64)
    mean, deviation = (float(finite.mean()), float(finite.std())) if finite.size else (float("nan"), float("nan"))
    zeros = float(np.count_nonzero(map_ == 0)) / map_.size
    return MapFigures(map_.size, mean, deviation, zeros, _strongest(map_, 0 if values.ndim == 1 else None))


def _strongest(map_: Array, apart: int | None) -> tuple[StrongUnit, ...]:
    """The largest values above zero, each the largest of its surroundings."""
    left = np.where(np.isfinite(map_), map_, -np.inf).astype(np.float32)
    reach = max(max(map_.shape) // APART, 1) if apart is None else apart
    found: list[StrongUnit] = []
    while len(found) < MOST_UNITS:
        row, column = (int(place) for place in np.unravel_index(int(left.argmax()), left.shape))
        value = float(left[row, column])
        if not value > 0:
            break
        found.append(StrongUnit(row, column, value))
        left[max(row - reach, 0) : row + reach + 1, max(column - reach, 0) : column + reach + 1] = -np.inf
    return tuple(found)
