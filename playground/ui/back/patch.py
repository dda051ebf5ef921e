"""The surroundings of one pixel of a map, and a map's colours with what a rule removed marked: numbers only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.pixels import coloured_alone
from playground.network.layers import Array


@dataclass(frozen=True, eq=False)
class Patch:
    """Values (h, w) of a map from `top`, `left` on; `inside` is False beyond the map's edge."""

    values: Array
    inside: Array
    top: int
    left: int


def patch(array: Array | None, shape: tuple[int, int], row: int, column: int, height: int, width: int) -> Patch:
    """`height` x `width` pixels of a map (H, W) around (row, column); None is a map of zeros of this shape."""
    top, left = row - (height - 1) // 2, column - (width - 1) // 2
    rows, columns = top + np.arange(height), left + np.arange(width)
    inside = np.logical_and.outer((rows >= 0) & (rows < shape[0]), (columns >= 0) & (columns < shape[1]))
    values = np.zeros((height, width))
    if array is not None:
        there = np.ix_(np.clip(rows, 0, shape[0] - 1), np.clip(columns, 0, shape[1] - 1))
        values = np.where(inside, array[there].astype(np.float64), 0)
    return Patch(values, inside, top, left)


def stage_colours(
    array: Array | None, shape: tuple[int, int], table: Array, bad_colour: int, removed: Array | None, mark: int
) -> Array:
    """A map (H, W) as uint32 colours; where `removed` (H, W) is true stands the colour `mark`."""
    values = np.zeros((1, *shape), np.float32) if array is None else np.ascontiguousarray(array[None], np.float32)
    colours: Array = coloured_alone(values, table, bad_colour)[0]
    if removed is not None:
        colours[removed] = mark
    return colours
