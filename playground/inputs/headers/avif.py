"""AVIF (ISO/IEC 14496-12 and 23008-12): the size, depth and turn that stand in its boxes beside the coded picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from playground.inputs.headers.header import STEPS, Header, damaged, ends_early, numbers, steps

_VERSION = 4
"""Bytes of version and flags, with which the content of some boxes begins."""

_TURNED: dict[tuple[int, int | None], int] = {
    **{(0, None): 1, (1, None): 8, (2, None): 3, (3, None): 6},
    **{(0, 0): 4, (1, 0): 5, (2, 0): 2, (3, 0): 7},
    **{(0, 1): 2, (1, 1): 7, (2, 1): 4, (3, 1): 5},
}
"""EXIF's number by quarter turns to the left and the mirror after them: top to bottom (0), left to right (1), none."""


class Box(NamedTuple):
    """The content of a box lies from `start` to `end`."""

    kind: bytes
    start: int
    end: int


def is_avif(data: bytes) -> bool:
    """Whether one of the brands it begins with is AVIF's."""
    if data[4:8] != b"ftyp":
        return False
    brands = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    return any(brands[place : place + 4] in (b"avif", b"avis") for place in range(0, len(brands), 4))


def read(data: bytes) -> Header:
    """The header of a file all of whose outer boxes are whole."""
    outer = _boxes(data, 0, len(data))
    meta = _inside(data, outer, b"meta", _VERSION)
    properties = _inside(data, meta, b"iprp")
    listed = _inside(data, properties, b"ipco")
    sizes = [numbers(">II", data, box.start + _VERSION) for box in listed if box.kind == b"ispe"]
    if not sizes:
        raise damaged()
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    (primary,) = numbers(">H", data, _one(meta, b"pitm").start + _VERSION)
    used = [listed[number - 1] for number in _used(data, properties, primary) if 0 < number <= len(listed)]
    return Header(width, height, data, _depth(data), _orientation(data, used))


def _boxes(data: bytes, start: int, end: int) -> list[Box]:
    """The boxes side by side from `start` to `end`."""
    found = []
    for _ in steps():
        if start >= end:
            break
        size, kind = numbers(">I4s", data, start)
        head = 8
        if size == 1:
            (size,) = numbers(">Q", data, start + 8)
            head = 16
        after = start + size if size else end
        if after > end:
            raise ends_early()
        if size and size < head:
            raise damaged()
        found.append(Box(kind, start + head, after))
        start = after
    return found


def _one(boxes: list[Box], kind: bytes) -> Box:
    for box in boxes:
        if box.kind == kind:
            return box
    raise damaged()


def _inside(data: bytes, boxes: list[Box], kind: bytes, skipped: int = 0) -> list[Box]:
    box = _one(boxes, kind)
    return _boxes(data, box.start + skipped, box.end)


def _used(data: bytes, properties: list[Box], primary: int) -> Iterator[int]:
    """The numbers, from 1, of the properties that the primary picture has."""
    box = _one(properties, b"ipma")
    version, flags, entries = numbers(">B2xBI", data, box.start)
    item, index = ">IB" if version else ">HB", ">H" if flags & 1 else ">B"
    place = box.start + 8
    for _ in range(min(entries, STEPS)):
        number, count = numbers(item, data, place)
        place += struct.calcsize(item)
        for _ in range(count):
            (association,) = numbers(index, data, place)
            place += struct.calcsize(index)
            if number == primary:
                yield association & (0x7FFF if flags & 1 else 0x7F)  # the first bit: whether it is essential


def _orientation(data: bytes, properties: list[Box]) -> int:
    """EXIF's number for the turn and the mirror: AVIF goes by these and not by an EXIF block."""
    values = {box.kind: numbers("B", data, box.start)[0] for box in properties if box.kind in (b"irot", b"imir")}
    mirror = values[b"imir"] & 1 if b"imir" in values else None
    return _TURNED[values.get(b"irot", 0) & 3, mirror]


def _depth(data: bytes) -> int:
    """Bits of a value, as the first configuration of AV1 says: the colours' own, or of a track."""
    place = data.find(b"av1C")
    flags = data[place + 6] if 0 <= place < len(data) - 6 else 0
    return 8 if not flags & 0x40 else 12 if flags & 0x20 else 10
