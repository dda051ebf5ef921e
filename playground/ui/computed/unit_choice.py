"""Which unit of which layer is explained, and which one is next to it: numbers only, no widget."""

from __future__ import annotations

from dataclasses import dataclass

from playground.engine.explain.terms import (
    Bent,
    Damped,
    ForwardTerms,
    Moved,
    Normalised,
    Pooled,
    Returned,
    Shared,
    Summed,
    Terms,
    Unit,
    Weighted,
)
from playground.network.layers import Shape


@dataclass(frozen=True)
class Chosen:
    """A unit of a layer by name."""

    layer: str
    unit: Unit


def is_vector(shape: Shape) -> bool:
    """Whether the units of a layer (C, H, W) are its maps."""
    return shape[1:] == (1, 1)


def nearest(unit: Unit, shape: Shape) -> Unit:
    """The unit itself, or the nearest that a layer (C, H, W) has."""
    wanted = (unit.map, unit.row, unit.column)
    return Unit(*(min(max(value, 0), length - 1) for value, length in zip(wanted, shape, strict=True)))


def place_of(unit: Unit, shape: Shape) -> tuple[int, int]:
    """Where the unit stands in its map, row by row, and how many places there are; of a vector, among its units."""
    channels, height, width = shape
    return (unit.map, channels) if is_vector(shape) else (unit.row * width + unit.column, height * width)


def unit_at(place: int, unit: Unit, shape: Shape) -> Unit:
    """The unit at a place of the same map, or of the same vector."""
    return Unit(place, 0, 0) if is_vector(shape) else Unit(unit.map, place // shape[2], place % shape[2])


def beside(unit: Unit, down: int, across: int, shape: Shape) -> Unit:
    """The unit so far below and to the right, or the last one on the way there."""
    if is_vector(shape):
        return nearest(Unit(unit.map + down + across, 0, 0), shape)
    return nearest(Unit(unit.map, unit.row + down, unit.column + across), shape)


def source_map(terms: ForwardTerms, unit: Unit, place: int) -> int:
    """The map of the layer before that is shown beside the unit; of a sum the channel at `place`."""
    if isinstance(terms, Summed):
        return int(terms.channels[place])
    if isinstance(terms, Moved):
        return terms.source.map
    return 0 if isinstance(terms, Weighted | Shared) else unit.map


def read_frame(terms: Terms, unit: Unit) -> tuple[float, float, float, float] | None:
    """What of its source a unit reads: row, column, height and width; it may reach into the padding. None where it
    reads nothing: all is padding, or lies between two values.
    """
    if isinstance(terms, Summed | Pooled):
        if not terms.place.inside.any():
            return None
        rows, columns = terms.place.rows, terms.place.columns
        height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
        return float(rows[0]), float(columns[0]), float(height), float(width)
    if isinstance(terms, Returned) and len(terms.units):
        (top, left), (bottom, right) = terms.units.min(axis=0).tolist(), terms.units.max(axis=0).tolist()
        return float(top), float(left), float(bottom - top + 1), float(right - left + 1)
    source = terms.source if isinstance(terms, Moved) else unit
    return float(source.row), float(source.column), 1.0, 1.0


def unit_reading(terms: ForwardTerms, unit: Unit, row: int, column: int, shape: Shape) -> Unit | None:
    """The unit of the same map whose window has its middle nearest to a pixel of the source; None where all are read
    by every unit.
    """
    if isinstance(terms, Weighted | Shared | Returned):
        return None
    if isinstance(terms, Bent | Moved | Normalised | Damped):
        return nearest(Unit(unit.map, row, column), shape)
    down, across = (
        round((pixel - (float(taps[0]) + float(taps[-1])) / 2) / stride)
        for taps, pixel, stride in zip(
            (terms.place.rows, terms.place.columns), (row, column), terms.place.strides, strict=True
        )
    )
    return beside(unit, down, across, shape)
