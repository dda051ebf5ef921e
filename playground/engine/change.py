"""What an edit adds to the maps before it, where a layer is linear, and by how much the adding may have rounded."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from playground.engine.bound import UNKNOWN
from playground.engine.maps import magnitudes
from playground.network.layers import Array

MOST_ROUNDING = 5e-6
"""Of a map's largest magnitude: where changes that were added may have rounded by more, it is computed whole."""
HALF_STEP = {kind: float(np.finfo(kind).eps) / 2 for kind in "efd"}
LARGEST = {kind: float(np.finfo(kind).max) for kind in "efd"}
"""What a sum is off by at most, relative to it, and the largest number, in each float type."""


@dataclass(frozen=True, eq=False)
class Change:
    """The output channels that may be others now, and what they are, (N, len(channels), H', W').

    Where they were added to and not computed whole: by how much that may have rounded each, (len(channels),), and what
    no magnitude of them is above.
    """

    channels: Array
    values: Array
    rounding: Array | None = None
    bound: float = UNKNOWN

    @classmethod
    def checked(cls, channels: Array, values: Array, moved: Array) -> Change | None:
        """The change, if all that was added, up to `moved` per map, is finite: infinity minus infinity is no number."""
        bound = float(np.maximum.reduce(moved))
        if not math.isfinite(bound):
            return None
        return cls(channels, values, moved * HALF_STEP[values.dtype.char], bound)

    @cached_property
    def magnitudes(self) -> Array:
        """The largest of each of its maps, (len(channels),)."""
        return magnitudes(self.values, finite=self.rounding is not None)

    def part(self, which: list[bool]) -> Change:
        """Some of its maps."""
        rounding = None if self.rounding is None else self.rounding[which]
        return Change(self.channels[which], self.values[:, which], rounding, self.bound)
