"""The nine strongest units of every map over many pictures, at most one per picture: an order that is always the same.

Stronger comes first, then the earlier picture; within a picture the first unit in row order. So it does not matter in
which order pictures are searched, or how the results are put together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array

NINE = 9
NOBODY = -1
"""Stands for a picture where fewer than nine had a unit above zero."""


@dataclass(frozen=True, eq=False)
class Place:
    """One unit: of which map, in which picture (its number in the set), where, and how strong it is."""

    map: int
    picture: int
    row: int
    column: int
    value: float

    @property
    def key(self) -> tuple[int, int, int, int]:
        return self.map, self.picture, self.row, self.column


@dataclass(frozen=True, eq=False)
class Strongest:
    """Row k is map k, strongest first: `values` float32, `pictures` and `units` int64, each (maps, 9).

    A unit is row * width + column in maps of `width`. Only units above zero count: of others nothing comes back.
    """

    values: Array
    pictures: Array
    units: Array
    width: int

    @classmethod
    def none(cls, maps: int, width: int) -> Strongest:
        """Of no picture at all."""
        nobody = np.full((maps, NINE), NOBODY, np.int64)
        return cls(np.zeros((maps, NINE), np.float32), nobody, np.zeros_like(nobody), width)

    def places(self, channel: int) -> tuple[Place, ...]:
        """The nine of one map, or as many as there are."""
        return tuple(
            Place(channel, int(picture), int(unit) // self.width, int(unit) % self.width, float(value))
            for value, picture, unit in zip(
                self.values[channel], self.pictures[channel], self.units[channel], strict=True
            )
            if picture != NOBODY
        )

    def ranked_maps(self) -> tuple[int, ...]:
        """All maps, those whose nine are strongest on average first."""
        means = self.values.mean(axis=1)
        return tuple(int(channel) for channel in np.lexsort((np.arange(len(means)), -means)))


def strongest_units(output: Array) -> tuple[Array, Array]:
    """Of maps (C, H, W): the largest finite value of each, (C,), and its unit, (C,)."""
    flat = output.reshape(len(output), -1)
    if not np.isfinite(flat).all():
        flat = np.where(np.isfinite(flat), flat, -np.inf)
    units = flat.argmax(axis=1)
    return flat[np.arange(len(flat)), units], units


def strongest_of(values: Array, units: Array, pictures: Array, width: int) -> Strongest:
    """The nine of each map among some pictures: values and units are (pictures, maps), pictures (pictures,)."""
    values = np.where(values > 0, values, 0).T
    numbers = np.where(values > 0, pictures, NOBODY)
    return _first_nine(values, numbers, np.where(values > 0, units.T, 0), width)


def merged(first: Strongest, second: Strongest) -> Strongest:
    """The nine of each map among the pictures of both."""
    values, pictures, units = (
        np.concatenate([getattr(first, name), getattr(second, name)], axis=1)
        for name in ("values", "pictures", "units")
    )
    return _first_nine(values, pictures, units, first.width)


def _first_nine(values: Array, pictures: Array, units: Array, width: int) -> Strongest:
    """Of (maps, any): sorted, cut to nine, and filled up to nine."""
    order = np.lexsort((units, pictures, -values), axis=1)[:, :NINE]
    missing = max(NINE - order.shape[1], 0)

    def taken(numbers: Array, nothing: int) -> Array:
        picked = np.take_along_axis(numbers, order, axis=1)
        return np.pad(picked, ((0, 0), (0, missing)), constant_values=nothing)

    return Strongest(taken(values, 0), taken(pictures, NOBODY), taken(units, 0), width)
