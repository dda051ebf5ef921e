"""What is looked at closely: a map of a frame, a vector laid out as a field, or a stage of the way back."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.engine.pixels import map_ranges, unit_field
from playground.network.layers import Array
from playground.network.size_sums import ALL_READ, Unread, unread_runs
from playground.session.frame import Frame

LEAST_COLUMNS = 32
"""The units of a vector stand in rows of this many, or more where there are thousands: the panel is wide."""


@dataclass(frozen=True, eq=False)
class Shown:
    """Values (H, W), the range of their colours, and where they come from: a map of layer `layer` (-1: the input), or,
    with `units` of them, all maps of a vector; None for an array from elsewhere. `bad` counts NaN and infinities.
    `unread` are the rows and columns that the next layer, called `reader`, never reads.
    """

    array: Array
    range: float
    bad: int
    layer: int | None = None
    map: int = 0
    units: int = 0
    unread: Unread = ALL_READ
    reader: str = ""

    def mask(self) -> Array | None:
        """Which pixels are units; None where all are."""
        return field_mask(self.array, self.units) if self.units else None

    def unit(self, row: int, column: int) -> tuple[int, int, int]:
        """The map, row and column of the layer that the pixel (row, column) shows."""
        if self.units:
            return row * self.array.shape[1] + column, 0, 0
        return self.map, row, column


@dataclass(frozen=True, eq=False)
class Handed:
    """An array (H, W) handed over with its title. Of a map of a stage of the back-projection `stage` says which one
    (place, operation, map), so that the next frame's can take its place."""

    array: Array
    title: str
    stage: tuple[int, str, int] | None = None


def shown_map(frame: Frame, index: int, number: int) -> Shown:
    """Map `number` of layer `index` of a frame that has it, coloured over the range its thumbnail is coloured over."""
    assert frame.passed is not None
    maps = frame.passed.maps(index)
    column = frame.columns[index + 1]
    has_ranges = not frame.request.look.backwards  # else they are those of the way back
    if maps.shape[2:] == (1, 1) and maps.shape[1] > 1:
        units = maps.array[0].reshape(-1)
        extreme = float(column.ranges.max() if has_ranges else map_ranges(units[None, None])[0])
        return Shown(vector_field(units), extreme, _count_bad(units), index, number, len(units))
    number = min(number, maps.shape[1] - 1)
    values = maps.channel(number)[0]
    extreme = float(column.ranges[number] if has_ranges else map_ranges(values[None])[0])
    network = frame.request.network
    unread = unread_runs(network, index + 1)
    reader = network.layers[index + 1].name if any(unread) else ""
    return Shown(values, extreme, _count_bad(values), index, number, unread=unread, reader=reader)


def shown_array(array: Array) -> Shown:
    """An array (H, W) over a range of its own."""
    return Shown(array, float(map_ranges(array[None])[0]), _count_bad(array))


def handed_over(array: Array, title: str, frame: Frame | None) -> Handed:
    """The array with its stage of `frame`, if it is a map of one."""
    stages = frame.projection.stages if frame is not None and frame.projection is not None else ()
    for place, stage in enumerate(stages):
        if array is stage.shown:
            return Handed(array, title, (place, stage.operation, stage.shown_map))
    return Handed(array, title)


def renewed(handed: Handed, frame: Frame) -> Handed:
    """The same stage of another frame; the old array where it has none."""
    stages = frame.projection.stages if frame.projection is not None else ()
    if handed.stage is None or handed.stage[0] >= len(stages):
        return handed
    place, operation, number = handed.stage
    stage = stages[place]
    if stage.operation != operation or number >= stage.shape[0]:
        return handed
    shown = stage.shown if stage.is_vector else stage.array[number]
    return Handed(shown, handed.title, handed.stage)


def vector_field(units: Array) -> Array:
    """(n,) as rows of one length, the rest of the last one 0."""
    count = len(units)
    columns = min(count, max(LEAST_COLUMNS, 1 << math.ceil(math.log2(2 * math.sqrt(count)))))
    return unit_field(units, columns)


def field_mask(field: Array, count: int) -> Array | None:
    """Which pixels of the field (H, W) of a vector of `count` are units; None where all are."""
    return None if count == field.size else (np.arange(field.size) < count).reshape(field.shape)


def _count_bad(array: Array) -> int:
    return array.size - int(np.count_nonzero(np.isfinite(array)))
