"""The engine's own threads: they share out the pieces of one layer, where that takes long enough to be worth it.

NumPy, OpenBLAS and OpenCV let go of the interpreter while they compute. How a layer is cut into pieces does not depend
on how many threads there are, so neither do the maps, to the bit. A program says once how many it wants; until then
there is none beside the one that asks.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

P = TypeVar("P")
LEAST_PRODUCTS = 1 << 24
"""Multiply-adds from which on a layer is shared out: about 0.5 ms of them. Waking a thread takes 0.05 ms."""
NUMBER = 16
"""A number that is read and written, in multiply-adds."""
MOST_THREADS = 8
"""Beyond that they wait for the memory and the third cache level, which they share."""


def core_count() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def beside_a_window() -> int:
    """How many threads leave a core to the window's own."""
    return min(max(core_count() - 1, 1), MOST_THREADS)


def without_a_window() -> int:
    """How many threads a command takes."""
    return min(core_count(), MOST_THREADS)


class Threads:
    """So many threads, the calling one among them, for any number of callers at a time."""

    def __init__(self) -> None:
        self.count = 1
        self._others: ThreadPoolExecutor | None = None

    def use(self, count: int) -> None:
        """Have `count` from now on; a layer that is being computed ends with those it has."""
        if self._others is not None:
            self._others.shutdown()
        self.count, self._others = count, None
        if count > 1:
            from concurrent.futures import ThreadPoolExecutor  # late: 7 ms that a single thread does without

            self._others = ThreadPoolExecutor(count - 1, "engine")

    @contextmanager
    def used(self, count: int) -> Iterator[None]:
        """The same for a while."""
        self.use(count)
        try:
            yield
        finally:
            self.use(1)

    def share(self, pieces: Iterable[P], work: Callable[[Iterator[P]], None], products: float) -> None:
        """Call `work` on every thread that takes part, each with the same iterator, so that each piece is done once.

        `products` is about how many multiply-adds it all is. What `work` raises is raised, once the others have done
        the piece they are at.
        """
        others = self._others
        if others is None or products < LEAST_PRODUCTS:
            work(iter(pieces))
            return
        waiting = list(pieces)  # its iterator gives a piece in one step of the interpreter, so no lock is needed
        left = iter(waiting)
        helpers = []
        with suppress(RuntimeError):  # they were ended just now: what is left is done here
            for _ in range(min(self.count, len(waiting)) - 1):
                helpers.append(others.submit(_take, work, left))
        try:
            _take(work, left)
        finally:
            faults = [helper.exception() for helper in helpers if not helper.cancel()]  # waits for those that began
        for fault in faults:
            if fault is not None:
                raise fault


def _take(work: Callable[[Iterator[P]], None], left: Iterator[P]) -> None:
    try:
        with np.errstate(all="ignore"):  # as in the thread that asks; what numpy is told holds for one
            work(left)
    except BaseException:
        deque(left, maxlen=0)  # nobody needs the rest
        raise


THREADS = Threads()
