"""Patterns that fill a plane: how much of the second colour each point has, 0..1, for a pattern of period 1.

x and y are float32 arrays of one shape; `soft` is the width of a pixel in periods, over which an edge is smoothed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from playground.network.layers import Array

Texture = Callable[[Array, Array, float], Array]


def stripes(x: Array, y: Array, soft: float) -> Array:
    """Bars and gaps of one width."""
    return _step(0.25 - _to_nearest(x), soft)


def dots(x: Array, y: Array, soft: float) -> Array:
    """Discs on a square lattice."""
    return _step(0.31 - np.hypot(_to_nearest(x), _to_nearest(y)), soft)


def checker(x: Array, y: Array, soft: float) -> Array:
    """The squares of a chessboard."""
    across, down = _step(0.25 - _to_nearest(x), soft), _step(0.25 - _to_nearest(y), soft)
    either: Array = across + down - 2 * across * down
    return either


def _to_nearest(values: Array) -> Array:
    """How far from the nearest whole number, 0..0.5."""
    distance: Array = np.abs(values - np.rint(values))
    return distance


def _step(inside: Array, soft: float) -> Array:
    share: Array = np.clip(np.float32(0.5) + inside / np.float32(soft), 0, 1)
    return share
