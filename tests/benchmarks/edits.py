"""The coefficient that is dragged: which one, and the values it takes, the same for every contender."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import count

CELL = (2, 1, 1, 0)
"""Output channel, input channel, row and column in the first convolution."""


def cell_values() -> Iterator[float]:
    """A slow wave, never the same value twice in a row."""
    return (math.sin(step * 0.37) for step in count())
