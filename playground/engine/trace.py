"""What a forward step remembers for the way back: what went in and out, and the switches once asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.network.layers import Array


@dataclass(eq=False)
class Trace:
    """Input `x` and output `y` of one layer, both (N, C, H, W), by reference.

    `switches` is a max pooling's memory of the winners, (N, C, H', W'): filled in by the first way back that needs it,
    so that going forward costs nothing. One thread only.
    """

    x: Array
    y: Array
    switches: Array | None = field(default=None, repr=False)

    def image(self, index: int) -> Trace:
        """The trace of one image of the batch, still with four axes."""
        return self if len(self.x) == 1 else self._part((slice(index, index + 1),))

    def channels(self, indices: Array) -> Trace:
        """The trace of some channels of a channelwise layer."""
        return self._part((slice(None), indices))

    def _part(self, key: tuple[slice | Array, ...]) -> Trace:
        return Trace(self.x[key], self.y[key], None if self.switches is None else self.switches[key])
