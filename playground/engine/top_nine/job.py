"""What one worker does: search a few pictures, or run the strongest units of one backwards. Plain values in and out.

A worker may be a thread, a process or another machine. It is sent the pickled `Job` with every task, and unpickles it
once: submitting is all that every executor can do.
"""

from __future__ import annotations

import pickle
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

import numpy as np

from playground.engine.forward import run
from playground.engine.top_nine.reconstruction import Reconstruction, reconstruct
from playground.engine.top_nine.stopping import check_stopped
from playground.engine.top_nine.strongest import Place, Strongest, strongest_of, strongest_units
from playground.engine.top_nine.workers import SearchError
from playground.network.layers import Array, Shape
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError
from playground.network.setup import Rule

CHUNK = 16
"""Pictures a task: enough that handing it over costs little, few enough that progress is seen."""


class PictureSource(Protocol):
    """Makes pictures of their keys; picklable. Raises SpokenError for a picture that cannot be read."""

    @property
    def shape(self) -> Shape:
        """(C, H, W) of every array."""
        ...

    def array(self, key: Any) -> Array:
        """What goes into the network: float32 (C, H, W)."""
        ...

    def pixels(self, key: Any) -> Array:
        """The same as it looks: uint8 RGB (H, W, 3)."""
        ...

    def as_colours(self, array: Array) -> Array:
        """An array like the network's input with its channels in the order red, green, blue, or one channel."""
        ...


@dataclass(frozen=True, eq=False)
class Job:
    """The network up to the layer that is searched, and where its pictures come from."""

    network: Network
    source: PictureSource

    @classmethod
    def of(cls, network: Network, layer_index: int, source: PictureSource) -> Job:
        """Raises SearchError when pictures cannot be the network's input: it may take an array of other channels."""
        if source.shape != network.input_shape:
            raise SearchError(
                QT_TRANSLATE_NOOP("Sentence", "Pictures cannot go in: they have {given} channels, the input {needed}."),
                given=source.shape[0],
                needed=network.input_shape[0],
            )
        return cls(replace(network, layers=network.layers[: layer_index + 1]), source)

    @property
    def maps(self) -> int:
        return self.network.shapes[-1][0]

    @property
    def width(self) -> int:
        return self.network.shapes[-1][2]

    def packed(self) -> bytes:
        """As it travels to the workers."""
        return pickle.dumps(self, protocol=pickle.HIGHEST_PROTOCOL)


@dataclass(frozen=True, eq=False)
class ChunkFound:
    """The strongest units of a few pictures; `refused` are those that could not be read, and why."""

    strongest: Strongest
    count: int
    refused: tuple[tuple[int, Sentence], ...]


def search_chunk(packed: bytes, first: int, keys: Sequence[Hashable]) -> ChunkFound:
    """Search the pictures of `keys`, which are number `first` and so on of the set."""
    job = _unpacked(packed)
    numbers, values, units = [], [], []
    refused: list[tuple[int, Sentence]] = []
    for number, key in enumerate(keys, first):
        check_stopped()
        try:
            x = job.source.array(key)
        except SpokenError as error:
            refused.append((number, error.sentence))
            continue
        output = run(job.network, x, check_cancelled=check_stopped).output(len(job.network.layers) - 1)[0]
        strongest, at = strongest_units(output)
        numbers.append(number)
        values.append(strongest)
        units.append(at)
    if not numbers:
        return ChunkFound(Strongest.none(job.maps, job.width), len(keys), tuple(refused))
    found = strongest_of(np.stack(values), np.stack(units), np.array(numbers, np.int64), job.width)
    return ChunkFound(found, len(keys), tuple(refused))


def reconstruct_picture(
    packed: bytes, key: Hashable, places: Sequence[Place], rule: Rule
) -> tuple[Reconstruction, ...]:
    """Each of the places, all in the picture of `key`, run backwards alone."""
    job = _unpacked(packed)
    pixels = job.source.pixels(key)
    passed = run(job.network, job.source.array(key), check_cancelled=check_stopped)
    return tuple(reconstruct(passed, pixels, place, rule, job.source.as_colours, check_stopped) for place in places)


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Job:
    job: Job = pickle.loads(packed)  # written by this very program, never a file
    return job
