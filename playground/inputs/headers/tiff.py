"""TIFF 6.0 and BigTIFF: the first picture's tags, and whether all its strips or tiles lie in the file."""

from __future__ import annotations

import numpy as np

from playground.inputs.headers.header import Header, PictureRefused, damaged, ends_early, numbers
from playground.inputs.headers.orientation import UPRIGHT
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP

SIGNATURES = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

_WIDTH, _HEIGHT, _BITS, _PHOTOMETRIC, _SAMPLES, _PLANES, _EXTRA_SAMPLES = 256, 257, 258, 262, 277, 284, 338
_PARTS = ((273, 279), (324, 325))
"""Where strips begin and how long they are; the same of tiles."""
_WHITE_IS_ZERO, _SEPARATE, _STRAIGHT_ALPHA = 0, 2, 2
_ENTRIES = 65_535
_TYPES = {1: "u1", 3: "u2", 4: "u4", 16: "u8"}


def read(data: bytes) -> Header:
    """The header of a file that has all parts of its first picture; PictureRefused for what would be shown wrong."""
    tags = _tags(data)

    def value(tag: int, otherwise: int) -> int:
        return int(tags[tag][0]) if tag in tags else otherwise

    for starts, lengths in _PARTS:
        _check_parts(tags.get(starts), tags.get(lengths), len(data))
    is_deep = value(_BITS, 1) > 8
    is_separate = value(_PLANES, 1) == _SEPARATE and value(_SAMPLES, 1) > 1
    if is_deep and (is_separate or value(_PHOTOMETRIC, 1) == _WHITE_IS_ZERO):
        raise PictureRefused(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "It has more than 8 bits and its colours in separate planes, or 0 for white: a kind that is not read.",
            )
        )
    is_multiplied = not is_deep or value(_EXTRA_SAMPLES, 0) != _STRAIGHT_ALPHA
    return Header(
        value(_WIDTH, 0),
        value(_HEIGHT, 0),
        data,
        orientation=UPRIGHT,  # the decoder has turned it
        is_multiplied=is_multiplied,
    )


def _tags(data: bytes) -> dict[int, Array]:
    """The whole numbers of each tag of the first directory."""
    order = "<" if data[:1] == b"I" else ">"
    is_big = data[2:4] in (b"+\0", b"\0+")
    offset, counted, head, room = ("Q", "Q", "HHQ", 8) if is_big else ("I", "H", "HHI", 4)
    (directory,) = numbers(order + offset, data, 8 if is_big else 4)
    (entries,) = numbers(order + counted, data, directory)
    first, step = directory + (8 if is_big else 2), 4 + 2 * room
    if first + entries * step > len(data):
        raise ends_early()
    if entries > _ENTRIES:
        raise damaged()
    tags = {}
    for place in range(first, first + entries * step, step):
        tag, kind, count = numbers(order + head, data, place)
        if kind not in _TYPES or not count:
            continue
        number = np.dtype(order + _TYPES[kind])
        start = place + 4 + room
        if count * number.itemsize > room:
            (start,) = numbers(order + offset, data, start)
        if start + count * number.itemsize > len(data):
            raise ends_early()
        tags[tag] = np.frombuffer(data, number, count, start)
    return tags


def _check_parts(starts: Array | None, lengths: Array | None, size: int) -> None:
    if starts is None or lengths is None:
        return
    if len(starts) != len(lengths):
        raise damaged()
    if (starts > size).any() or (lengths > size - starts.astype(np.int64).clip(0, size)).any():
        raise ends_early()
