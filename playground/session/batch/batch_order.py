"""What is wanted of a batch: one map of one layer for every picture, so many of them at once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from playground import limits
from playground.engine.batch_map import up_to, work
from playground.inputs.batch import Batch
from playground.network.costs import FLOAT_BYTES
from playground.network.layers import Array, Layer
from playground.network.network import Network
from playground.network.sentence import Sentence
from playground.network.setup import Input, View
from playground.session.batch.batch_thumbnails import most_thumbnails, thumbnail_bytes
from playground.session.frame_parts.columns import thumbnail_size


@dataclass(frozen=True, eq=False)
class Order:
    """Map `channel` of the layer at `index` of `network`, of every picture of `batch`, prepared as `like` is.

    `size` pictures go through the network at once. `side` is the longest side of a map's tile in pixels.
    """

    batch: Batch
    like: Input
    network: Network
    index: int
    channel: int
    size: int
    side: int

    @cached_property
    def part(self) -> Network:
        """The layers that it takes."""
        return up_to(self.network, self.index)

    @property
    def layer(self) -> str:
        return self.network.layers[self.index].name

    @property
    def _layers(self) -> tuple[Layer, ...]:
        return self.network.layers[: self.index + 1]

    @cached_property
    def work(self) -> int:
        """Of one picture."""
        return work(self.network, self.index)

    @property
    def tile(self) -> tuple[int, int]:
        """(height, width) of a tile: smaller for many pictures, so that all of them stay in memory."""
        most = int((limits.BATCH_TILE_BYTES / (4 * max(len(self.batch), 1))) ** 0.5)
        many = limits.CHANNELS  # more than the few maps that a column shows larger
        return thumbnail_size((many, *self.network.shapes[self.index + 1][1:]), min(self.side, most))

    @cached_property
    def kept(self) -> int:
        """The most bytes that stay of all pictures of the batch: each as it goes in, made small, and its tile, the last
        ones in colour too. The limits bound all of them.
        """
        count, (height, width) = len(self.batch), self.tile
        prepared = min(count * FLOAT_BYTES * math.prod(self.like.shape), limits.BATCH_READ_BYTES)
        thumbnails = min(count, most_thumbnails()) * thumbnail_bytes()
        return prepared + thumbnails + (count + min(count, limits.BATCH_IMAGES)) * FLOAT_BYTES * height * width

    def makes_the_same(self, other: Order | None) -> bool:
        """Whether the maps of `other` are those of this one: what comes after the layer may differ."""
        return (
            other is not None
            and self.batch is other.batch
            and (self.index, self.channel, self.size, self.side) == (other.index, other.channel, other.size, other.side)
            and self.network.input_shape == other.network.input_shape
            and all(a is b for a, b in zip(self._layers, other._layers, strict=True))
            and preparation(self.like) == preparation(other.like)
        )


@dataclass(frozen=True, eq=False)
class BatchMaps:
    """What is known of an order at one moment: by the index of the picture a map made small (h, w) float32, over a
    `range` that is the largest magnitude of all of them; the pictures with values that are no numbers, and the refused.

    `seconds` and `held` are what a picture took and the bytes of all maps of the last batch, measured.
    """

    order: Order
    tiles: Mapping[int, Array] = field(default_factory=dict)
    range: float = 0.0
    bad: frozenset[int] = frozenset()
    refused: Mapping[int, Sentence] = field(default_factory=dict)
    seconds: float | None = None
    held: int = 0
    is_done: bool = False
    error: Sentence | None = None

    @property
    def count(self) -> int:
        """Pictures that nothing is left to do for."""
        return len(self.tiles) + len(self.refused)


def shown_map(network: Network, view: View) -> tuple[int, int] | None:
    """Layer and map that are looked at: the pinned map, else that of the inspected kernel; None where there is none."""
    computed = {layer.name: index for index, layer in enumerate(network.layers[: len(network.shapes) - 1])}
    for name, number in ((view.layer, view.map), (view.inspected, view.kernel)):
        index = None if name is None else computed.get(name)
        if index is not None and number < network.shapes[index + 1][0]:
            return index, number
    return None


def next_pictures(done: Array, first: int, size: int) -> list[int]:
    """Up to `size` indices that are not `done`, (n,) booleans, from `first` on, then from the beginning."""
    missing = np.flatnonzero(~done)
    start = int(np.searchsorted(missing, first))
    return [int(index) for index in np.roll(missing, -start)[:size]]


def preparation(source: Input) -> tuple[object, ...]:
    """How an input is prepared: all that it says beside its content."""
    return type(source), *(value for name, value in vars(source).items() if name not in ("picture", "sound"))
