"""JPEG (ITU-T T.81): walks the segments to the end of the picture, which a decoder would fill up with grey."""

from __future__ import annotations

import re

from playground.inputs.headers.header import Header, damaged, ends_early, numbers, steps

SIGNATURE = b"\xff\xd8\xff"
SCANS = 100
"""A progressive picture has about ten; each costs a walk over all pixels, however few bytes it has."""

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset(range(0xD0, 0xD8)) | {0x01, _START}
_MARKER = re.compile(rb"\xff([^\x00\xff])")
_MARKER_IN_SCAN = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")


def read(data: bytes) -> Header:
    """The header of a file in which the picture's end was reached."""
    width = height = scans = 0
    place, pattern = 0, _MARKER
    for _ in steps():
        found = pattern.search(data, place)
        if found is None:
            raise ends_early()
        marker, place, pattern = found[1][0], found.end(), _MARKER
        if marker == _END:
            break
        if marker in _WITHOUT_LENGTH:
            continue
        (length,) = numbers(">H", data, place)
        if marker in _FRAMES:
            if width:
                raise damaged()
            height, width = numbers(">HH", data, place + 3)
        elif marker == _SCAN:
            scans += 1
            pattern = _MARKER_IN_SCAN
        place += length
    if not 0 < scans <= SCANS:
        raise damaged()
    return Header(width, height, data)
