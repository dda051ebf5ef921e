"""WebP (RFC 9649): the size of its canvas, how it is turned, and whether the file is as long as it says."""

from __future__ import annotations

from playground.inputs.headers.header import Header, damaged, ends_early, numbers, steps
from playground.inputs.headers.orientation import UPRIGHT, orientation_of


def is_webp(data: bytes) -> bool:
    """Whether the file begins as one."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def read(data: bytes) -> Header:
    """The header of a whole file."""
    length, kind = numbers("<I4x4s", data, 4)
    if length + 8 > len(data):
        raise ends_early()
    orientation = UPRIGHT
    if kind == b"VP8X":
        bits = int.from_bytes(data[24:30], "little")
        width, height = 1 + (bits & 0xFFFFFF), 1 + (bits >> 24)
        orientation = _orientation(data, length + 8)
    elif kind == b"VP8L":
        (bits,) = numbers("<I", data, 21)
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    elif kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in numbers("<HH", data, 26))
    else:
        raise damaged()
    return Header(width, height, data, orientation=orientation)


def _orientation(data: bytes, end: int) -> int:
    """As the EXIF chunk says it, which not every version of the decoder returns."""
    place = 12
    for _ in steps():
        if place + 8 > end:
            break
        kind, length = numbers("<4sI", data, place)
        place += 8
        if kind == b"EXIF":
            return orientation_of(data[place : place + length])
        place += length + length % 2
    return UPRIGHT
