"""How like a sketch is what was covered: a correlation of the two, blurred a little and brought to one size."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array
from playground.opencv import cv2

SIDE = 32
"""Points along the longer side of what is compared."""
BLUR = 2.0
"""Standard deviation in those points: a sketch need not be exact to the pixel."""
SPOT = 0.2
"""Standard deviation of a spot in the middle, in lengths of a side: what can be drawn without any thought."""
LIKE = 0.4
"""From here on a sketch counts as right, if it is also more like it than the spot."""


@dataclass(frozen=True)
class Likeness:
    """Correlations from -1 to 1; None where what is compared is the same everywhere, and nothing is like it.

    `spot` is what a spot in the middle comes to, whoever draws it. `both_empty`: nothing was drawn, rightly.
    """

    sketch: float | None
    spot: float | None
    both_empty: bool = False

    @property
    def is_like(self) -> bool:
        """Whether the sketch counts as right."""
        if self.sketch is None:
            return self.both_empty
        return self.sketch >= LIKE and self.sketch > (self.spot or 0.0)


@np.errstate(all="ignore")  # a map may hold infinities
def strength(maps: Array) -> Array:
    """(H, W) float64: of (C, H, W), how far from zero the strongest channel is at each place, 0 where not finite."""
    strongest: Array = np.abs(np.nan_to_num(maps.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)).max(axis=0)
    return strongest


def likeness(sketch: Array, covered: Array) -> Likeness:
    """Compare a sketch (h, w) with the strength (H, W) of what was covered; both from 0 upwards."""
    rows, columns = covered.shape
    longer = max(rows, columns)
    size = max(1, round(SIDE * rows / longer)), max(1, round(SIDE * columns / longer))
    one, other = _softened(sketch, size), _softened(covered, size)
    both_empty = not sketch.any() and not covered.any()
    return Likeness(_correlation(one, other), _correlation(_spot(size), other), both_empty)


def _softened(values: Array, size: tuple[int, int]) -> Array:
    """`values` in `size` (rows, columns), blurred; means of areas where it becomes smaller."""
    small = cv2.resize(values.astype(np.float64), size[::-1], interpolation=cv2.INTER_AREA)
    soft: Array = cv2.GaussianBlur(small, (0, 0), BLUR, borderType=cv2.BORDER_REPLICATE).reshape(size)
    return soft


def _spot(size: tuple[int, int]) -> Array:
    y, x = (np.linspace(-0.5, 0.5, count) for count in size)
    spot: Array = np.exp(-(y[:, None] ** 2 + x[None, :] ** 2) / (2 * SPOT**2))
    return spot


def _correlation(one: Array, other: Array) -> float | None:
    """Pearson's, of all points."""
    first, second = one - one.mean(), other - other.mean()
    sizes = math.sqrt(float((first**2).sum()) * float((second**2).sum()))
    flat = 1e-12 * max(float(np.abs(one).max() * np.abs(other).max()) * one.size, 1e-300)
    return None if sizes <= flat else float((first * second).sum()) / sizes
