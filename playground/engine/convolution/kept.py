"""Kernels as an algorithm takes them, kept as long as the kernels themselves: they never change, so once is enough.

Where all together exceed the limit, those that nobody asked for any more make room; otherwise what comes last is made
anew each time, since passes ask for one after the other and would drive out all of them.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable

from playground import limits
from playground.network.layers import Array

KEPT_BYTES = 128 * limits.MEGABYTE
Place = tuple[Hashable, ...]


class Kept:
    """By the memory the kernels lie in and how they are laid out there, for any number of threads."""

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        self._limit, self._turn = limit, 0
        self._found: OrderedDict[Place, tuple[Array, int]] = OrderedDict()  # with the turn they were last asked for
        self._owners: dict[int, weakref.ref[Array]] = {}
        self._lock = threading.RLock()

    @property
    def nbytes(self) -> int:
        return sum(made.nbytes for made, _ in self._found.values())

    def get(self, kernels: Array, how: Hashable, make: Callable[[], Array]) -> Array:
        """What `make` makes of `kernels`, `how` naming it; made anew each time where somebody may write into them."""
        owner = kernels.base if isinstance(kernels.base, type(kernels)) else kernels
        if owner.flags.writeable or kernels.flags.writeable:
            return make()
        place = (id(owner), how, kernels.ctypes.data, kernels.shape, kernels.strides)
        with self._lock:
            self._turn += 1
            known = self._found.pop(place, None)
            if known is not None:
                self._found[place] = known[0], self._turn
                return known[0]
        made = make()
        with self._lock:
            if self._has_room(made.nbytes):
                self._found[place] = made, self._turn
                number = id(owner)
                self._owners.setdefault(number, weakref.ref(owner, lambda _: self._forget(number)))
        return made

    def _has_room(self, size: int) -> bool:
        """Whether so many bytes fit, after those went that were not asked for while all others were asked for twice."""
        while self.nbytes + size > self._limit and self._found:
            place, (_, turn) = next(iter(self._found.items()))
            if self._turn - turn <= 2 * len(self._found):
                return False
            del self._found[place]
        return self.nbytes + size <= self._limit

    def _forget(self, number: int) -> None:
        """The kernels are gone, and others may get their number."""
        with self._lock:
            del self._owners[number]
            for place in [place for place in self._found if place[0] == number]:
                del self._found[place]


KEPT = Kept()
