"""What one layer made of its input, kept for the next pass and for the way back."""

from __future__ import annotations

from dataclasses import dataclass

from playground.engine.bound import UNKNOWN
from playground.engine.maps import Maps
from playground.engine.trace import Trace
from playground.network.layers import Array, Layer


@dataclass(frozen=True, eq=False)
class Step:
    """What one layer made of its input. `changed` are the output channels that may differ from the previous pass's
    (None: all, empty: none). `rounding` bounds by how much each map, (C,), may be off because changes were added to it
    since it was computed whole; None: not at all. `seconds` is what computing all its maps took when that was
    last done; a muted layer takes none. `bound` is what no magnitude of the maps is above, see `bound.py`.
    """

    layer: Layer
    maps: Maps
    trace: Trace
    changed: Array | None
    rounding: Array | None = None
    seconds: float = 0.0
    bound: float = UNKNOWN

    @property
    def output(self) -> Array:
        """The maps as one array, (N, C, H, W); `maps` may be had for less."""
        return self.maps.array
