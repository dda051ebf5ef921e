"""What an edit adds to the maps before it, where a layer is linear, and by how much the adding may have rounded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array

HALF_STEP = {kind: float(np.finfo(kind).eps) / 2 for kind in "efd"}
LARGEST = {kind: float(np.finfo(kind).max) for kind in "efd"}
"""What a sum is off by at most, relative to it, and the largest number, in each float type."""


@dataclass(frozen=True, eq=False)
class Change:
    """The output channels that may be others now, what they are, (N, len(channels), H', W'), and by how much adding the
    change to them may have rounded each of them, (len(channels),)."""

    channels: Array
    values: Array
    rounding: Array

    @classmethod
    def checked(cls, channels: Array, values: Array, moved: Array) -> Change | None:
        """The change, if all that was added, up to `moved` per map, is finite: infinity minus infinity is no number."""
        if not np.isfinite(moved).all():
            return None
        return cls(channels, values, moved * HALF_STEP[values.dtype.char])
