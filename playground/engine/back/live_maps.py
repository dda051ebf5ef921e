"""Maps on their way back of which only some channels are not zero: after the seed that is one of, say, 96."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from playground.network.layers import Array


@dataclass(frozen=True, eq=False)
class LiveMaps:
    """`values` (n, H, W) are the channels `channels` of `total`, all others zero; None: all are there."""

    channels: Array | None
    values: Array
    total: int

    @cached_property
    def array(self) -> Array:
        """All channels, (total, H, W)."""
        if self.channels is None:
            return self.values
        every = np.zeros((self.total, *self.values.shape[1:]), dtype=self.values.dtype)
        every[self.channels] = self.values
        return every
