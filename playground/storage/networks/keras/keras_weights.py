"""The weights of a TensorFlow.js network: pieces of the files beside it, small numbers put back in their range."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, quoted
from playground.storage.faults import one_fault
from playground.storage.networks.keras.keras_layer import entries, items, real, text, whole
from playground.storage.networks.wire import damaged

Joined = Callable[[Sequence[str]], memoryview]
"""The bytes of the files of these names beside this one, one after the other."""

_STORED: Mapping[str, str] = {
    "float32": "<f4",
    "float16": "<f2",
    "int32": "<i4",
    "uint32": "<u4",
    "uint16": "<u2",
    "uint8": "|u1",
    "bool": "|b1",
}
"""The manifest's word -> how the numbers lie in a file."""
_MOST_AXES = 8
_TOLD = 3
"""So many files are named in a refusal."""


@dataclass(frozen=True, eq=False)
class _Stored:
    """An array as it lies: `data` of kind `number`; its values are data * scale + least."""

    data: memoryview
    number: str
    shape: tuple[int, ...]
    scale: float
    least: float


class Weights:
    """Arrays by the layer and the field that they belong to. They are made when they are asked for."""

    def __init__(self, manifest: Any, joined: Joined) -> None:
        """`manifest` is the file's list of groups of files, and of what lies in them. Raises FaultsFound."""
        self._stored: dict[str, _Stored] = {}
        for entry in map(entries, items(manifest)):
            names = tuple(text(path) for path in items(entry.get("paths")))
            data, end = joined(names), 0
            for one in map(entries, items(entry.get("weights"))):
                end = self._add(one, data, end, _told(names))
            if end != len(data):
                raise one_fault(
                    QT_TRANSLATE_NOOP(
                        "Sentence",
                        "{file} has {size:,} bytes, of which its weights take {taken:,}: it is another file.",
                    ),
                    file=_told(names),
                    size=len(data),
                    taken=end,
                )

    def _add(self, entry: Mapping[str, Any], data: memoryview, start: int, files: str) -> int:
        """Keep where an array lies; where the next one begins."""
        name, shape = text(entry.get("name")), tuple(whole(side) for side in items(entry.get("shape")))
        way = entries(entry.get("quantization") or {})
        kind = text(way.get("dtype") or entry.get("dtype"))
        if kind not in _STORED:
            raise one_fault(
                QT_TRANSLATE_NOOP("Sentence", "{name} holds numbers of a kind that is not read: {kind}."),
                name=quoted(name),
                kind=quoted(kind),
            )
        if len(shape) > _MOST_AXES or any(side < 0 for side in shape) or name in self._stored:
            raise damaged()
        size = math.prod(shape) * np.dtype(_STORED[kind]).itemsize
        if start + size > len(data):
            raise one_fault(
                QT_TRANSLATE_NOOP(
                    "Sentence", "The weights {name} lie outside of {file}: it is another file, or damaged."
                ),
                name=quoted(name),
                file=files,
            )
        scale, least = real(way.get("scale", 1)), real(way.get("min", 0))
        self._stored[name] = _Stored(data[start : start + size], _STORED[kind], shape, scale, least)
        return start + size

    def find(self, layer: str, *fields: str) -> Array | None:
        """The float32 array of the first of `fields` that `layer` has. Raises FaultsFound."""
        for field in fields:
            stored = self._find(f"{layer}/{field}")
            if stored is not None:
                return _values(stored)
        return None

    def _find(self, name: str) -> _Stored | None:
        """By its whole name, else by the end of it: a network within another puts its own name before."""
        for key in (name, f"{name}:0"):
            if key in self._stored:
                return self._stored[key]
        found = [key for key in self._stored if key.removesuffix(":0").endswith(f"/{name}")]
        if len(found) > 1:
            raise one_fault(
                QT_TRANSLATE_NOOP("Sentence", "It has two arrays for {name}: {first} and {second}."),
                name=quoted(name),
                first=quoted(found[0]),
                second=quoted(found[1]),
            )
        return self._stored[found[0]] if found else None


def _told(names: Sequence[str]) -> str:
    return ", ".join(names[:_TOLD]) + (" …" if len(names) > _TOLD else "")


def _values(stored: _Stored) -> Array:
    array = np.frombuffer(stored.data, stored.number).reshape(stored.shape)
    if stored.scale == 1 and stored.least == 0:
        return np.require(array, np.float32, "A")
    result = array.astype(np.float32)
    with np.errstate(over="ignore", invalid="ignore"):  # what is not finite is refused with its layer
        result *= np.float32(stored.scale)
        result += np.float32(stored.least)
    return result
