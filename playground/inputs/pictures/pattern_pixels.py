"""Draws test patterns: every one a function of the place, its edges smoothed over one pixel."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from playground.network.editing.pattern_edits import direction, travel
from playground.network.layers import Array
from playground.network.source.pattern import PARAMETERS, Pattern, PatternKind

_BARS = np.array([(1, 1, 1), (1, 1, 0), (0, 1, 1), (0, 1, 0), (1, 0, 1), (1, 0, 0), (0, 0, 1), (0, 0, 0)], np.float32)
"""White, yellow, cyan, green, magenta, red, blue, black: each darker than the one before."""


@lru_cache(maxsize=2)
def pattern_pixels(pattern: Pattern, height: int, width: int) -> Array:
    """The pattern as uint8 RGB (height, width, 3), read-only; the same array again for the newest ones asked for."""
    place = _Place(pattern, height, width)
    levels = _level(pattern, _DRAWN[pattern.kind](pattern, place))
    pixels = np.rint(np.clip(levels, 0, 1) * np.float32(255)).astype(np.uint8)
    pixels = np.ascontiguousarray(np.broadcast_to(pixels, (height, width, 3)))
    pixels.flags.writeable = False
    return pixels


class _Place:
    """Where each pixel lies: from the pattern's middle along its direction and to the left of it, in pixels."""

    def __init__(self, pattern: Pattern, height: int, width: int) -> None:
        cos, sin = (np.float32(one) for one in direction(pattern.angle))
        middle = (pattern.x, pattern.y) if "x" in PARAMETERS[pattern.kind] else (0.5, 0.5)
        x = np.arange(width, dtype=np.float32)[None] + np.float32(0.5 - middle[0] * width)
        y = np.float32(middle[1] * height - 0.5) - np.arange(height, dtype=np.float32)[:, None]  # upwards
        self.shape = height, width
        self.along, self.left = x * cos + y * sin, y * cos - x * sin
        self.square = x * x + y * y
        self.travel = travel(pattern, height, width)
        self.corner = float(np.hypot(height, width)) / 2


def _level(pattern: Pattern, drawn: Array) -> Array:
    """0..1 of what was drawn: -1..1 swings about the grey, 0..1 leaves it, as far as there is room."""
    grey, contrast = pattern.grey, pattern.contrast
    if pattern.kind is PatternKind.NOISE:
        reach = 1.0
    elif pattern.kind in _ONE_SIDED:
        reach = contrast * (1 - grey if contrast > 0 else grey)
    else:
        reach = contrast * min(grey, 1 - grey)
    level: Array = np.float32(grey) + np.float32(reach) * drawn
    return level


def _grating(pattern: Pattern, place: _Place) -> Array:
    return _wave(pattern, place.along / np.float32(pattern.wavelength))


def _rings(pattern: Pattern, place: _Place) -> Array:
    return _wave(pattern, np.sqrt(place.square) / np.float32(pattern.wavelength))


def _zone_plate(pattern: Pattern, place: _Place) -> Array:
    """The period at a distance r is corner * wavelength / r."""
    return _wave(pattern, place.square / np.float32(2 * place.corner * pattern.wavelength))


def _chirp(pattern: Pattern, place: _Place) -> Array:
    """From no wave at one end of the picture to the wavelength at the other."""
    way = place.along + np.float32(place.travel / 2)
    return _wave(pattern, way * np.abs(way) / np.float32(2 * place.travel * pattern.wavelength))


def _wave(pattern: Pattern, periods: Array) -> Array:
    wave: Array = np.cos(periods * np.float32(2 * np.pi) - np.float32(np.deg2rad(pattern.phase)))
    return wave[..., None]


def _checkerboard(pattern: Pattern, place: _Place) -> Array:
    return (_squares(place.along, pattern.size) * _squares(place.left, pattern.size))[..., None]


def _squares(way: Array, size: float) -> Array:
    """-1 and 1 by turns, each `size` pixels long."""
    there = np.mod(way, np.float32(2 * size)) - np.float32(size)
    squares: Array = _side(np.float32(size / 2) - np.abs(np.abs(there) - np.float32(size / 2))) * np.sign(there)
    return squares


def _edge(pattern: Pattern, place: _Place) -> Array:
    return _side(place.along - np.float32((pattern.position - 0.5) * place.travel))[..., None]


def _bar(pattern: Pattern, place: _Place) -> Array:
    """It enters at one end of its way and has left at the other."""
    middle = (pattern.position - 0.5) * place.travel
    return _inside(np.float32(pattern.size / 2) - np.abs(place.along - np.float32(middle)))


def _corner(pattern: Pattern, place: _Place) -> Array:
    """What lies less than half the opening to both sides of the direction."""
    cos, sin = (np.float32(one) for one in direction(pattern.opening / 2))
    sides = place.along * sin - place.left * cos, place.along * sin + place.left * cos
    return _inside((np.minimum if pattern.opening <= 180 else np.maximum)(*sides))


def _blob(pattern: Pattern, place: _Place) -> Array:
    if pattern.sigma:
        bell: Array = np.exp(place.square * np.float32(-0.5 / pattern.sigma**2))
        return bell[..., None]
    point = np.zeros((*place.shape, 1), np.float32)
    height, width = place.shape
    point[min(int(pattern.y * height), height - 1), min(int(pattern.x * width), width - 1)] = 1
    return point


def _noise(pattern: Pattern, place: _Place) -> Array:
    noise: Array = np.random.default_rng(pattern.seed).standard_normal(place.shape, np.float32)
    noise *= np.float32(pattern.deviation)
    return noise[..., None]


def _colour_bars(pattern: Pattern, place: _Place) -> Array:
    share = place.along / np.float32(place.travel) + np.float32(0.5)
    places = np.clip(np.floor(share * len(_BARS)), 0, len(_BARS) - 1).astype(np.intp)
    colours: Array = _BARS[places] * np.float32(2) - np.float32(1)
    return colours


def _plain(_pattern: Pattern, place: _Place) -> Array:
    return np.zeros((*place.shape, 1), np.float32)


def _side(distance: Array) -> Array:
    """-1 on one side of an edge, 1 on the other; between them how much of the pixel lies where."""
    side: Array = np.clip(distance * np.float32(2), -1, 1)
    return side


def _inside(distance: Array) -> Array:
    """0 outside of an edge, 1 inside; between them how much of the pixel lies inside."""
    inside: Array = np.clip(distance + np.float32(0.5), 0, 1)
    return inside[..., None]


_DRAWN: dict[PatternKind, Callable[[Pattern, _Place], Array]] = {
    PatternKind.GRATING: _grating,
    PatternKind.CHIRP: _chirp,
    PatternKind.ZONE_PLATE: _zone_plate,
    PatternKind.RINGS: _rings,
    PatternKind.CHECKERBOARD: _checkerboard,
    PatternKind.EDGE: _edge,
    PatternKind.BAR: _bar,
    PatternKind.CORNER: _corner,
    PatternKind.BLOB: _blob,
    PatternKind.NOISE: _noise,
    PatternKind.COLOUR_BARS: _colour_bars,
    PatternKind.PLAIN: _plain,
}
_ONE_SIDED = (PatternKind.BAR, PatternKind.CORNER, PatternKind.BLOB)
"""What leaves its ground to one side."""
