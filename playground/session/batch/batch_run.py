"""Computes an order batch by batch, beside the window, and tells what is known after each."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from playground import limits
from playground.engine import pixels
from playground.engine.batch_map import batch_map, check_batch
from playground.engine.cancel import CheckCancelled
from playground.network.layers import Array
from playground.network.sentence import Sentence, SpokenError
from playground.session.batch.batch_order import BatchMaps, Order, next_pictures, preparation

REPORT_SECONDS = 0.06


class PreparedPictures:
    """Pictures of one batch as they go in, as many as fit into limits.BATCH_READ_BYTES; for one thread."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._arrays: dict[int, Array] = {}
        self._bytes = 0

    def array(self, order: Order, index: int) -> Array:
        """(C, H, W) float32. Raises InputError when the picture is refused."""
        key = (order.batch, *preparation(order.like))
        if key != self._key:
            self._key, self._arrays, self._bytes = key, {}, 0
        known = self._arrays.get(index)
        if known is None:
            known = order.batch.array(index, order.like)
            if self._bytes + known.nbytes <= limits.BATCH_READ_BYTES:
                self._arrays[index] = known
                self._bytes += known.nbytes
        return known


@dataclass
class BatchRun:
    """One order being computed. `focus` is the first picture that is looked at: what is missing from there on is next.

    While `held_back` pictures from there on are not there nothing is told: something else is shown meanwhile.
    """

    order: Order
    focus: Callable[[], int]
    held_back: int = 0
    batches: int = 0
    waited: float = 0.0
    """Seconds for which the live view was given way, within `check`: no picture took them."""
    _tiles: dict[int, Array] = field(default_factory=dict)
    _bad: set[int] = field(default_factory=set)
    _refused: dict[int, Sentence] = field(default_factory=dict)
    _range: float = 0.0
    _seconds: float | None = None
    _held: int = 0
    _told: float = 0.0

    def compute(self, pictures: PreparedPictures, tell: Callable[[BatchMaps], None], check: CheckCancelled) -> None:
        """To the end, or until `check` raises."""
        order = self.order
        try:
            check_batch(order.network, order.index, order.size, order.kept)
            done = np.zeros(len(order.batch), dtype=bool)
            while not done.all():
                self._compute_next(done, pictures, check)
                if self._is_due(done):
                    tell(self._maps())
        except SpokenError as error:
            tell(self._maps(error=error.sentence))
        else:
            tell(self._maps(is_done=True))

    def _compute_next(self, done: Array, pictures: PreparedPictures, check: CheckCancelled) -> None:
        """As many pictures as go in at once, whatever is refused among them."""
        arrays: dict[int, Array] = {}
        while len(arrays) < self.order.size and not done.all():
            (index,) = next_pictures(done, self.focus(), 1)
            check()
            done[index] = True
            try:
                arrays[index] = pictures.array(self.order, index)
            except SpokenError as error:
                self._refused[index] = error.sentence
        if arrays:
            indices, together = list(arrays), np.stack(list(arrays.values()))
            arrays.clear()  # those that are not kept go before the maps come
            self._compute(indices, together, check)

    def _compute(self, indices: list[int], x: Array, check: CheckCancelled) -> None:
        begun = time.perf_counter() - self.waited
        made = batch_map(self.order.part, self.order.channel, x, check)
        if self._seconds is None or len(indices) == self.order.size:  # the last batch may be a smaller one
            self._seconds, self._held = (time.perf_counter() - self.waited - begun) / len(indices), made.held
        tiles = pixels.strongest(made.values, *self.order.tile)
        self._range = max(self._range, float(pixels.map_ranges(made.values).max()))
        self._bad |= {index for index, bad in zip(indices, pixels.count_bad(made.values), strict=True) if bad}
        self.batches += 1
        self._tiles.update(zip(indices, tiles, strict=True))

    def _is_due(self, done: Array) -> bool:
        first = self.focus()
        if not done[first : first + self.held_back].all():
            return False
        self.held_back, now = 0, time.monotonic()
        if now - self._told < REPORT_SECONDS:
            return False
        self._told = now
        return True

    def _maps(self, *, is_done: bool = False, error: Sentence | None = None) -> BatchMaps:
        return BatchMaps(
            self.order,
            dict(self._tiles),
            self._range,
            frozenset(self._bad),
            dict(self._refused),
            self._seconds,
            self._held,
            is_done,
            error,
        )
