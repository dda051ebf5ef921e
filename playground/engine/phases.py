"""Sums into pixels a stride apart: they lie together while values are added, in a plane for each phase of the stride.

The lines of a plane are as long as those of the values with zeros after them, so that a tap adds to all lines of a map
at once: numpy takes 0.05 us for each line beside its numbers (sent back through 3x3 windows, 96 maps of 55x55: 2.6 ms
of 3.2).
"""

from __future__ import annotations

import numpy as np

from playground.network.geometry import Window
from playground.network.layers import Array, Pair

Ways = tuple[Window, Window]


class Phases:
    """Zeros for the pixels, padding and all, that windows over `count` maps of `size` (H', W') read: to be added to."""

    def __init__(self, count: int, size: Pair, ways: Ways, dtype: np.dtype[np.floating]) -> None:
        self.pitch = pitch(size[1], ways[1])
        self._ways, self._count = ways, count
        self._lines = size[0] + _reach(ways[0]) + 1  # one more: the zeros after the last line
        self._planes = np.zeros((ways[0].stride, ways[1].stride, count, self._lines * self.pitch), dtype=dtype)

    def at(self, row: int, column: int, start: int, length: int) -> Array:
        """What a tap reads for `length` values from `start` on, counted through lines of `pitch`.

        A view to add to, (count, length).
        """
        down, up = divmod(row * self._ways[0].dilation, self._ways[0].stride)
        across, left = divmod(column * self._ways[1].dilation, self._ways[1].stride)
        begin = start + down * self.pitch + across
        view: Array = self._planes[up, left, :, begin : begin + length]
        return view

    def fold(self, out: Array) -> None:
        """Write the sums of the pixels themselves into out (count, H, W), which holds zeros."""
        planes = self._planes.reshape(*self._planes.shape[:2], self._count, self._lines, self.pitch)
        for up, left in np.ndindex(*planes.shape[:2]):
            rows, lines = _places(self._ways[0], up, out.shape[1], self._lines)
            columns, places = _places(self._ways[1], left, out.shape[2], self.pitch)
            out[:, rows, columns] = planes[up, left, :, lines, places]


def phase_numbers(count: int, size: Pair, ways: Ways) -> int:
    """How many numbers `Phases` holds."""
    return ways[0].stride * ways[1].stride * count * (size[0] + _reach(ways[0]) + 1) * pitch(size[1], ways[1])


def pitch(width: int, way: Window) -> int:
    """How long a line of `width` values is with the zeros after them."""
    return width + _reach(way)


def in_lines(values: Array, ways: Ways) -> Array:
    """Values (N, H', W') one after the other, with the zeros after each line: (N, H' * pitch)."""
    count, height, width = values.shape
    lines = np.zeros((count, height, pitch(width, ways[1])), dtype=values.dtype)
    lines[:, :, :width] = values
    return lines.reshape(count, -1)


def _reach(way: Window) -> int:
    """How many places of its phase the last tap is after the first one."""
    return (way.span - 1) // way.stride


def _places(way: Window, phase: int, length: int, given: int) -> tuple[slice, slice]:
    """Which of `length` pixels are of a phase, and which of its `given` places they are; padding is neither."""
    first = max(-((phase - way.before) // way.stride), 0)
    pixel = phase + first * way.stride - way.before
    count = max(min((length - 1 - pixel) // way.stride + 1, given - first), 0)
    return slice(pixel, pixel + count * way.stride, way.stride), slice(first, first + count)
