"""Arrays in an ONNX file: views of the file's own bytes wherever they lie there as numbers, so that none is copied."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from playground import limits
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, quoted
from playground.storage.faults import one_fault
from playground.storage.networks.wire import Allowance, Value, damaged, fields, part, signed, text, varints

Siblings = Callable[[str], memoryview]
"""The bytes of the file of that name beside this one."""

_RAW: Mapping[int, np.dtype[Any]] = {
    kind: np.dtype(number)
    for kind, number in {1: "<f4", 6: "<i4", 7: "<i8", 9: "|b1", 10: "<f2", 11: "<f8", 16: "<u2"}.items()
}
"""Data type -> how its numbers lie in a file. 16 is bfloat16: the upper half of a float32."""
_BFLOAT16 = 16
_MOST_AXES = 8
_LONG = 128
"""The head of a field of so many bytes takes three at least: a mark, and two for its length."""


@dataclass
class _Parts:
    """The fields of one tensor as they were found."""

    name: str = ""
    sides: list[int] = field(default_factory=list)
    kind: int = 0
    raw: memoryview | None = None
    packed: dict[int, memoryview] = field(default_factory=dict)
    external: dict[str, str] = field(default_factory=dict)
    is_external: bool = False


def read_tensor(message: Value, allowance: Allowance, siblings: Siblings) -> tuple[str, Array]:
    """Name and array of a TensorProto. float16 and bfloat16 stay as small as they are until they are used."""
    parts = _parts(message, allowance)
    number = _RAW.get(parts.kind)
    if number is None:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "{name} holds numbers of a kind that is not read (ONNX data type {kind})."),
            name=quoted(parts.name),
            kind=parts.kind,
        )
    if len(parts.sides) > _MOST_AXES or min(parts.sides, default=0) < 0:
        raise damaged()
    count = math.prod(parts.sides)
    if count > limits.NETWORK_FILE_BYTES:
        raise damaged()
    array = _numbers(parts, number, count, allowance, siblings)
    if parts.kind == _BFLOAT16:
        array = (array.astype(np.uint32) << 16).view(np.float32)
    return parts.name, array.reshape(parts.sides)


def _parts(message: Value, allowance: Allowance) -> _Parts:
    parts = _Parts()
    for number, value in fields(message, allowance):
        if number == 1:
            parts.sides += [signed(value)] if isinstance(value, int) else varints(value, allowance)
        elif number == 2:
            parts.kind = signed(value)
        elif number == 8:
            parts.name = text(value)
        elif number == 9:
            parts.raw = part(value)
        elif number in (4, 5, 7, 10):
            parts.packed[number] = part(value)
        elif number == 13:
            entry = {key: text(word) for key, word in fields(value, allowance)}
            parts.external[entry.get(1, "")] = entry.get(2, "")
        elif number == 14:
            parts.is_external = signed(value) != 0
    return parts


def _numbers(parts: _Parts, number: np.dtype[Any], count: int, allowance: Allowance, siblings: Siblings) -> Array:
    """The `count` numbers as one row, wherever the file keeps them."""
    size = count * number.itemsize
    if parts.is_external:
        return np.frombuffer(_external(parts, size, siblings), number)
    if parts.raw is not None:
        return _exactly(parts.raw, number, size)
    if parts.kind in (1, 11):
        return _exactly(parts.packed.get(4 if parts.kind == 1 else 10, memoryview(b"")), number, size)
    words = list(varints(parts.packed.get(7 if parts.kind == 7 else 5, memoryview(b"")), allowance))
    if len(words) != count:
        raise damaged()
    low, high = (0, 0xFFFF) if parts.kind in (10, 16) else (-(1 << 63), (1 << 63) - 1)
    if any(not low <= word <= high for word in words):
        raise damaged()
    if parts.kind == 10:
        return np.array(words, np.uint16).view(np.float16)
    return np.array(words, np.int64).astype(number)


def _exactly(data: memoryview, number: np.dtype[Any], size: int) -> Array:
    if len(data) != size:
        raise damaged()
    array = np.frombuffer(data, number)
    if number == np.float32 and size >= _LONG and not array.flags.aligned and not data.readonly:
        array = _moved(array, data)
    array.flags.writeable = False
    return array


def _moved(array: Array, data: memoryview) -> Array:
    """The same numbers a byte to three before, over the head of their own field, which was read: sums over numbers that
    lie askew take ten times as long, and a copy would take the file's size once more."""
    whole = memoryview(data.obj).cast("B")
    address = array.ctypes.data
    start, shift = address - np.frombuffer(whole, np.uint8).ctypes.data, address % array.itemsize
    whole[start - shift : start - shift + len(data)] = data
    return np.frombuffer(whole[start - shift : start - shift + len(data)], array.dtype)


def _external(parts: _Parts, size: int, siblings: Siblings) -> memoryview:
    """The part of a sibling that a tensor names. Nothing but plain names of files beside this one is opened."""
    content = siblings(parts.external.get("location", ""))
    try:
        offset = int(parts.external.get("offset", "0")[:20])
        length = int(parts.external.get("length", str(size))[:20])
    except ValueError:
        raise damaged() from None
    if length != size or offset < 0 or offset + length > len(content):
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "The weights {name} lie outside of {file}: it is another file, or damaged."),
            name=quoted(parts.name),
            file=parts.external.get("location", ""),
        )
    return content[offset : offset + length]
