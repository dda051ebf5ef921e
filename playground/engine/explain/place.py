"""Which pixels a unit reads: by a window that slides, or turned round, by the stamps that lie over it."""

from __future__ import annotations

import numpy as np

from playground.engine.explain.terms import Place, Unit
from playground.network.geometry import Window
from playground.network.layers import Array


def window_place(axes: tuple[Window, Window], size: tuple[int, ...], unit: Unit) -> Place:
    """The pixels of maps of `size` (H, W) that a window over them reads for a unit."""
    rows, columns = (
        position * axis.stride - axis.before + axis.dilation * np.arange(axis.size)
        for axis, position in zip(axes, (unit.row, unit.column), strict=True)
    )
    inside = np.logical_and.outer((rows >= 0) & (rows < size[0]), (columns >= 0) & (columns < size[1]))
    return Place(rows, columns, inside, (axes[0].stride, axes[1].stride))


def stamped_place(axes: tuple[Window, Window], size: tuple[int, ...], unit: Unit) -> Place:
    """The values of maps of `size` (H, W) whose stamps lie over a unit, from the last tap to the first.

    With a stride most taps fall between two values: they are not inside. A step to the next unit is less than a value.
    """
    (rows, row_ok), (columns, column_ok) = (
        sources(axis, position, length)
        for axis, position, length in zip(axes, (unit.row, unit.column), size, strict=True)
    )
    strides = (1 / axes[0].stride, 1 / axes[1].stride)
    return Place(rows, columns, np.logical_and.outer(row_ok, column_ok), strides)


def sources(axis: Window, position: int, length: int) -> tuple[Array, Array]:
    """Along one axis: which value each tap over `position` comes from, from the last tap to the first, and whether
    there is such a value. Taps between two values count to the one before them, but not before the first that is one.
    """
    distance = position + axis.before - axis.dilation * np.arange(axis.size)[::-1]
    source, is_whole = distance // axis.stride, distance % axis.stride == 0
    first = source[is_whole].min(initial=source[-1])
    return np.maximum(source, first), is_whole & (source >= 0) & (source < length)
