"""How many bytes values hold together: of arrays, files and texts, whatever they share counted once."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, is_dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np


@dataclass(slots=True)
class _Part:
    """A value that is held `count` times over, by values or by other parts; `inner` are the parts it holds itself."""

    value: object
    inner: tuple[Any, ...]
    size: int
    count: int = 0


class HeldBytes:
    """Counts by identity. A value shares most of its parts with the one before it, so that adding one that is nearly
    the same takes a look-up for each layer, and no array is looked into.
    """

    def __init__(self) -> None:
        self._parts: dict[int, _Part] = {}
        self.nbytes = 0

    def add(self, value: object) -> None:
        part = self._parts.get(id(value))
        if part is None:
            part = self._parts[id(value)] = _Part(value, tuple(_inner(value)), _size(value))
            self.nbytes += part.size
            for inner in part.inner:
                self.add(inner)
        part.count += 1

    def remove(self, value: object) -> None:
        """Of what was added as often as it is removed nothing stays."""
        part = self._parts[id(value)]
        part.count -= 1
        if not part.count:
            del self._parts[id(value)]
            self.nbytes -= part.size
            for inner in part.inner:
                self.remove(inner)

    def clear(self) -> None:
        self._parts.clear()
        self.nbytes = 0


def _inner(value: object) -> Iterable[object]:
    """The parts of a value that may hold bytes. Of an array that looks into another it is that one."""
    if isinstance(value, np.ndarray):
        return filter(_may_hold, (value.base,))
    if isinstance(value, memoryview):
        return (value.obj,)
    if isinstance(value, tuple):
        return filter(_may_hold, value)
    kind: type = type(value)
    if is_dataclass(kind):
        made = _made_late(kind)  # what is worked out of the rest, as the file of a frame, is not asked for
        return (inner for name, inner in vars(value).items() if name not in made and _may_hold(inner))
    return ()


def _may_hold(value: object) -> bool:
    kind: type = type(value)
    return _is_holding(kind)


@lru_cache(maxsize=256)  # asked for every part of a layer
def _is_holding(kind: type) -> bool:
    return issubclass(kind, np.ndarray | memoryview | bytes | str | tuple | dict) or is_dataclass(kind)


@lru_cache(maxsize=256)
def _made_late(kind: type) -> frozenset[str]:
    members = (member for base in kind.__mro__ for member in vars(base).items())
    return frozenset(name for name, member in members if isinstance(member, cached_property))


def _size(value: object) -> int:
    """The bytes of its own, without those of its parts."""
    if isinstance(value, np.ndarray):
        return 0 if _may_hold(value.base) else value.nbytes
    if isinstance(value, dict):
        return sys.getsizeof(value) + sum(map(sys.getsizeof, value))
    return len(value) if isinstance(value, bytes | str) else 0
