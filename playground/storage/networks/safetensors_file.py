"""Arrays in a .safetensors file: what its header says is there, and the numbers of those that are asked for."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np

from playground import limits
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, quoted
from playground.storage import strict_json
from playground.storage.faults import one_fault
from playground.storage.networks.wire import damaged

_NUMBERS: Mapping[str, str] = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}
"""The header's word -> how the numbers lie; of BF16 only the upper half of a float32."""
_METADATA = "__metadata__"


@dataclass(frozen=True)
class Entry:
    """One array; its numbers begin at byte `start` of the file."""

    name: str
    kind: str
    shape: tuple[int, ...]
    start: int

    @property
    def is_real(self) -> bool:
        return self.kind in _NUMBERS


def read_entries(stream: BinaryIO) -> tuple[Entry, ...]:
    """What the file holds, in the order of its numbers. Raises FaultsFound."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    length = int.from_bytes(stream.read(8), "little")
    if size < 8 or length > min(size - 8, limits.JSON_FILE_BYTES):
        raise damaged()
    header = strict_json.parse(stream.read(length), keys=limits.ARRAYS_IN_FILE + 1)
    if not isinstance(header, dict):
        raise damaged()
    entries = [_entry(name, value, 8 + length, size) for name, value in header.items() if name != _METADATA]
    return tuple(sorted(entries, key=lambda entry: entry.start))


def _entry(name: str, value: Any, first: int, size: int) -> Entry:
    """Checked: its numbers lie within the file, and are as many as its shape says."""
    fields = value if isinstance(value, dict) else {}
    kind, shape, offsets = fields.get("dtype"), _wholes(fields.get("shape")), _wholes(fields.get("data_offsets"))
    if not isinstance(kind, str) or len(offsets) != 2:
        raise damaged()
    start, end = offsets
    is_known = kind in _NUMBERS
    if start > end or first + end > size or (is_known and end - start != math.prod(shape) * _width(kind)):
        template = QT_TRANSLATE_NOOP("Sentence", "The array {name} does not lie in the file as it says.")
        raise one_fault(template, name=quoted(name))
    return Entry(name, kind, shape, first + start)


def read_numbers(stream: BinaryIO, entries: Iterable[Entry]) -> dict[str, Array]:
    """The arrays of some entries by name, float32 (float16 and float64 are rounded). Raises FaultsFound."""
    return {entry.name: _numbers(stream, entry) for entry in entries}


def _numbers(stream: BinaryIO, entry: Entry) -> Array:
    stream.seek(entry.start)
    data = stream.read(math.prod(entry.shape) * _width(entry.kind))
    if len(data) < math.prod(entry.shape) * _width(entry.kind):
        raise damaged()
    stored = np.frombuffer(data, _NUMBERS[entry.kind]).reshape(entry.shape)
    if entry.kind == "BF16":
        return (stored.astype(np.uint32) << 16).view(np.float32)
    with np.errstate(over="ignore"):  # what is too large becomes infinite, which no layer takes
        return stored.astype(np.float32, copy=False)


def _width(kind: str) -> int:
    return np.dtype(_NUMBERS[kind]).itemsize


def _wholes(value: Any) -> tuple[int, ...]:
    """A list of whole numbers from 0 on. Raises FaultsFound."""
    if not isinstance(value, list) or not all(type(one) is int and one >= 0 for one in value):
        raise damaged()
    return tuple(value)
