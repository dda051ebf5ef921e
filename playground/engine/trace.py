"""What a forward step remembers for the way back: what went in and out, and the switches once asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from playground.engine.maps import Maps
from playground.network.layers import Array, MaxPooling


@dataclass(frozen=True, eq=False)
class Partner:
    """The max pooling whose switches an un-pooling uses: its place in the network, the layer, and what it remembers."""

    index: int
    layer: MaxPooling
    trace: Trace

    def image(self, index: int) -> Partner:
        """Its part in one image of the batch."""
        return replace(self, trace=self.trace.image(index))

    def channels(self, indices: Array) -> Partner:
        """Its part in some channels."""
        return replace(self, trace=self.trace.channels(indices))


@dataclass(eq=False)
class Trace:
    """Input and output of one layer, both (N, C, H, W), by reference.

    `switches` is a max pooling's memory of the winners, (N, C, H', W'): filled in by the first way back that needs it,
    so that going forward costs nothing. Those of the channels `stale` are of an earlier input. One thread only.
    `partner` is what an un-pooling uses of another layer.
    """

    inputs: Maps
    outputs: Maps
    switches: Array | None = field(default=None, repr=False)
    stale: frozenset[int] = frozenset()
    partner: Partner | None = None

    @classmethod
    def of(cls, x: Array, y: Array) -> Trace:
        """The trace of a layer that made `y` of `x`."""
        return cls(Maps(x), Maps(y))

    @property
    def x(self) -> Array:
        """The input as one array; `input_shape` is free."""
        return self.inputs.array

    @property
    def y(self) -> Array:
        """The output as one array."""
        return self.outputs.array

    @property
    def input_shape(self) -> tuple[int, ...]:
        return self.inputs.shape

    @property
    def output_shape(self) -> tuple[int, ...]:
        return self.outputs.shape

    def after(self, inputs: Maps, outputs: Maps, changed: Array) -> Trace:
        """The trace after an edit of the input channels `changed`; the other channels keep their switches."""
        if self.switches is None:
            return Trace(inputs, outputs)
        return Trace(inputs, outputs, self.switches, self.stale.union(changed.tolist()))

    def found(self, find: Callable[[Array], Array]) -> Array:
        """The switches: `find` gives those of maps (N, C, H, W); asked only for channels whose they are not known."""
        if self.switches is None:
            self.switches, self.stale = find(self.x), frozenset()
        elif self.stale:
            renewed, channels = self.switches.copy(), np.array(sorted(self.stale))
            renewed[:, channels] = find(self.inputs.channels(channels))
            self.switches, self.stale = renewed, frozenset()
        return self.switches

    def image(self, index: int) -> Trace:
        """The trace of one image of the batch, still with four axes."""
        if self.input_shape[0] == 1:
            return self
        switches = None if self.switches is None else self.switches[index : index + 1]
        partner = None if self.partner is None else self.partner.image(index)
        return Trace(self.inputs.image(index), self.outputs.image(index), switches, self.stale, partner)

    def channels(self, indices: Array) -> Trace:
        """The trace of some channels of a channelwise layer."""
        inputs, outputs = Maps(self.inputs.channels(indices)), Maps(self.outputs.channels(indices))
        if self.switches is None:
            partner = None if self.partner is None else self.partner.channels(indices)
            return Trace(inputs, outputs, partner=partner)
        stale = frozenset(place for place, index in enumerate(indices.tolist()) if index in self.stale)
        return Trace(inputs, outputs, self.switches[:, indices], stale)
