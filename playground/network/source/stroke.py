"""A stroke of a pen, or of an eraser, over a picture. A value: a drawing is a few of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from playground import limits
from playground.network.layers import Array, read_only
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""
DECIMALS = 4
"""Of a point's coordinates: finer than any screen, and short in a file."""


@dataclass(frozen=True, eq=False)
class Stroke:
    """Through `points` (N, 2), x and y in fractions of the picture's width and height; one point is a dot.

    `width` is a share of the picture's shorter side. Without a colour it brings back what was there before the drawing.
    """

    points: Array = field(repr=False)
    width: float
    colour: Colour | None = None

    def __post_init__(self) -> None:
        points = np.round(np.asarray(self.points, np.float64), DECIMALS) + 0.0  # no -0.0
        object.__setattr__(self, "points", read_only(points, 2))

    def through(self, x: float, y: float) -> Stroke:
        """The stroke drawn on to another point."""
        return Stroke(np.concatenate([self.points, np.array([(x, y)], np.float32)]), self.width, self.colour)


def check_strokes(strokes: Sequence[Stroke]) -> None:
    """Raise NetworkError where they are more than a drawing may hold."""
    points = sum(len(stroke.points) for stroke in strokes)
    if len(strokes) > limits.STROKES or points > limits.DRAWN_POINTS:
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "The drawing is full: it has {strokes:,} strokes with {points:,} points, of {most_strokes:,} with "
                "{most_points:,}. Undo, or clear it.",
            ),
            strokes=len(strokes),
            points=points,
            most_strokes=limits.STROKES,
            most_points=limits.DRAWN_POINTS,
        )
