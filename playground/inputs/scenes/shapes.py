"""Shapes as signed distances: how far a point lies from the edge, negative inside. So edges are smooth at any size.

Every function takes two float32 arrays of one shape, x to the right and y downwards, and gives one of that shape. The
shapes are about two units wide. Formulas after Inigo Quilez, "2D distance functions" (iquilezles.org).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from playground.network.layers import Array

Shape = Callable[[Array, Array], Array]
Point = tuple[float, float]


def circle(x: Array, y: Array) -> Array:
    distance: Array = np.hypot(x, y) - np.float32(0.9)
    return distance


def ring(x: Array, y: Array) -> Array:
    distance: Array = np.abs(np.hypot(x, y) - np.float32(0.72)) - np.float32(0.2)
    return distance


def square(x: Array, y: Array) -> Array:
    return _box(x, y, 0.78, 0.78)


def cross(x: Array, y: Array) -> Array:
    return np.minimum(_box(x, y, 0.95, 0.3), _box(x, y, 0.3, 0.95))


def moon(x: Array, y: Array) -> Array:
    whole = np.hypot(x, y) - np.float32(0.95)
    bitten = np.hypot(x - np.float32(0.5), y) - np.float32(0.78)
    distance: Array = np.maximum(whole, -bitten)
    return distance


def heart(x: Array, y: Array) -> Array:
    scale = np.float32(1.6)
    x, y = np.abs(x) / scale, np.float32(0.55) - y / scale
    lobe = np.hypot(x - np.float32(0.25), y - np.float32(0.75)) - np.float32(np.sqrt(2) / 4)
    half = np.maximum(x + y, 0) / 2
    side = np.minimum(np.hypot(x, y - 1), np.hypot(x - half, y - half)) * np.sign(x - y)
    distance: Array = scale * np.where(x + y > 1, lobe, side)
    return distance


def triangle(x: Array, y: Array) -> Array:
    return polygon(_TRIANGLE, x, y)


def star(x: Array, y: Array) -> Array:
    return polygon(_STAR, x, y)


def arrow(x: Array, y: Array) -> Array:
    return polygon(_ARROW, x, y)


def polygon(corners: Sequence[Point], x: Array, y: Array) -> Array:
    """Any polygon whose sides do not cross."""
    squared = np.full(x.shape, np.inf, np.float32)
    is_inside = np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
        squared = np.minimum(squared, _squared_distance((ax, ay), (bx, by), x, y))
        crosses = (y >= np.float32(ay)) != (y >= np.float32(by))
        if ay != by:
            is_inside ^= crosses & (x < np.float32(ax) + (y - np.float32(ay)) * np.float32((bx - ax) / (by - ay)))
    distance = np.sqrt(squared)
    return np.where(is_inside, -distance, distance)


def strokes(lines: Sequence[Sequence[Point]], half_width: float, x: Array, y: Array) -> Array:
    """Lines through points, drawn with a round pen."""
    squared = np.full(x.shape, np.inf, np.float32)
    for line in lines:
        for start, end in pairwise(line):
            squared = np.minimum(squared, _squared_distance(start, end, x, y))
    distance: Array = np.sqrt(squared) - np.float32(half_width)
    return distance


def _box(x: Array, y: Array, half_width: float, half_height: float) -> Array:
    across, down = np.abs(x) - np.float32(half_width), np.abs(y) - np.float32(half_height)
    distance: Array = np.hypot(np.maximum(across, 0), np.maximum(down, 0)) + np.minimum(np.maximum(across, down), 0)
    return distance


def _squared_distance(start: Point, end: Point, x: Array, y: Array) -> Array:
    """From the piece of line between two points."""
    ex, ey = np.float32(end[0] - start[0]), np.float32(end[1] - start[1])
    px, py = x - np.float32(start[0]), y - np.float32(start[1])
    along = np.clip((px * ex + py * ey) / (ex * ex + ey * ey), 0, 1)
    squared: Array = np.square(px - ex * along) + np.square(py - ey * along)
    return squared


def _around(radii: Sequence[float]) -> list[Point]:
    """Corners at equal angles around the middle, the first one above it."""
    angles = -np.pi / 2 + 2 * np.pi * np.arange(len(radii)) / len(radii)
    return [(radius * float(np.cos(a)), radius * float(np.sin(a))) for radius, a in zip(radii, angles, strict=True)]


_TRIANGLE = _around([1.0] * 3)
_STAR = _around([1.05, 0.44] * 5)
_ARROW: list[Point] = [(-1, -0.26), (0.1, -0.26), (0.1, -0.72), (1, 0), (0.1, 0.72), (0.1, 0.26), (-1, 0.26)]
