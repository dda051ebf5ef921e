"""How far two sets of maps are apart: what each map and their difference hold in energy, renewed map by map."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.engine.maps import Maps
from playground.network.layers import Array
from playground.opencv import cv2

LARGE = 512
"""Maps of so many units are summed one by one; smaller ones together, as there may be thousands of them."""


@dataclass(frozen=True, eq=False)
class MapDistance:
    """Squares summed over each map, (C,) float64: those of the `first` maps, the `second`, and of first less second."""

    pair: tuple[Maps, Maps]
    first: Array
    second: Array
    difference: Array

    @property
    def share(self) -> float:
        """|first - second| / sqrt(|first|^2 + |second|^2): 0 where they are the same, 1 where they have nothing in
        common; up to sqrt(2) where signs are opposite. NaN where a map holds NaN or an infinity.
        """
        apart, whole = float(self.difference.sum()), float(self.first.sum() + self.second.sum())
        if not (math.isfinite(apart) and math.isfinite(whole)):
            return math.nan
        return math.sqrt(apart / whole) if whole > 0 else 0.0


def map_distance(first: Maps, second: Maps, known: MapDistance | None = None) -> MapDistance:
    """Compare maps (1, C, H, W) of one shape. Of a `known` distance only the maps that were replaced since are redone.

    Raises ValueError for two shapes.
    """
    if first.shape != second.shape:
        raise ValueError(f"maps {first.shape} and {second.shape} cannot be subtracted")
    if known is None or known.first.shape != (first.shape[1],):
        sums, some = np.zeros((3, first.shape[1])), np.arange(first.shape[1])
    else:
        sums = np.stack([known.first, known.second, known.difference])
        some = renewed((first, second), known.pair)
    if len(some):
        sums[:, some] = _energies(first, second, some)
    return MapDistance((first, second), sums[0], sums[1], sums[2])


def renewed(maps: tuple[Maps, ...], before: tuple[Maps, ...]) -> Array:
    """The channels that in any of `maps` are not the very ones of its partner in `before`, ascending."""
    some: set[int] = set()
    for new, old in zip(maps, before, strict=True):
        some.update(new.renewed_since(old).tolist())
    return np.array(sorted(some), np.intp)


def _energies(first: Maps, second: Maps, some: Array) -> Array:
    """The squares of the maps `some`, of the first, the second and their difference, summed: (3, len(some))."""
    if first.shape[2] * first.shape[3] >= LARGE:
        each: Array = np.array([_energy(first.channel(one)[0], second.channel(one)[0]) for one in some.tolist()])
        return np.ascontiguousarray(each.T)
    one, other = (maps.channels(some)[0].astype(np.float64) for maps in (first, second))
    with np.errstate(all="ignore"):
        sums: Array = np.stack([(values * values).sum(axis=(1, 2)) for values in (one, other, one - other)])
        return sums


def _energy(one: Array, other: Array) -> tuple[float, float, float]:
    """The same of one map (H, W), without copies."""
    squares = cv2.NORM_L2SQR
    return float(cv2.norm(one, squares)), float(cv2.norm(other, squares)), float(cv2.norm(one, other, squares))
