"""A test pattern taken by hand: moved, turned, made larger, as far as its kind can be."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from playground.network.source.pattern import ENDS, PARAMETERS, Pattern, PatternKind

LENGTHS = ("wavelength", "size", "sigma")
LEAST_LENGTH = 0.5
"""A point grows from here."""


def direction(degrees: float) -> tuple[float, float]:
    """Cosine and sine, exact where the direction is that of a side of the picture."""
    if degrees % 90 == 0:
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(degrees // 90) % 4]
    return math.cos(math.radians(degrees)), math.sin(math.radians(degrees))


def travel(pattern: Pattern, height: int, width: int) -> float:
    """How many pixels an edge or a bar goes in its direction until it has crossed the picture."""
    cos, sin = direction(pattern.angle)
    across = abs(cos) * width + abs(sin) * height
    return across + pattern.size if pattern.kind is PatternKind.BAR else across


def moved(pattern: Pattern, right: float, down: float, height: int, width: int) -> Pattern:
    """So many pixels further on an input of `height` x `width`; what has no place stays."""
    names = PARAMETERS[pattern.kind]
    if "x" in names:
        return replace(pattern, x=_held("x", pattern.x + right / width), y=_held("y", pattern.y + down / height))
    cos, sin = direction(pattern.angle)
    way = right * cos - down * sin
    if "position" in names:
        return replace(pattern, position=_held("position", pattern.position + way / travel(pattern, height, width)))
    if "phase" in names:
        return replace(pattern, phase=(pattern.phase + 360 * way / pattern.wavelength) % 360)
    return pattern


def turned(pattern: Pattern, degrees: float) -> Pattern:
    """Further counter-clockwise; what has no direction stays."""
    if "angle" not in PARAMETERS[pattern.kind]:
        return pattern
    return replace(pattern, angle=(pattern.angle + degrees + 180) % 360 - 180)


def resized(pattern: Pattern, times: float) -> Pattern:
    """Its waves, squares or deviation so many times as long; what has no length stays."""
    name = next((name for name in PARAMETERS[pattern.kind] if name in LENGTHS), None)
    if name is None:
        return pattern
    length = max(getattr(pattern, name), LEAST_LENGTH) * times
    values: dict[str, Any] = {name: 0.0 if length < LEAST_LENGTH and name == "sigma" else _held(name, length)}
    return replace(pattern, **values)


def _held(name: str, value: float) -> float:
    low, high = ENDS[name]
    return min(max(value, low), high)
