"""GIF (89a): walks the blocks up to the end of the first picture and leaves out the rest of an animation."""

from __future__ import annotations

from playground.inputs.headers.header import Header, damaged, numbers, steps

SIGNATURES = (b"GIF87a", b"GIF89a")
_EXTENSION, _PICTURE, _TRAILER = 0x21, 0x2C, b"\x3b"


def read(data: bytes) -> Header:
    """The header of a file whose first picture is whole."""
    width, height, flags = numbers("<HHB", data, 6)
    place = 13 + _table(flags)
    for _ in steps():
        (block,) = numbers("B", data, place)
        if block == _EXTENSION:
            place = _after_blocks(data, place + 2)
        elif block == _PICTURE:
            (flags,) = numbers("B", data, place + 9)
            end = _after_blocks(data, place + 11 + _table(flags))
            return Header(width, height, data[:end] + _TRAILER)
        else:
            break
    raise damaged()


def _table(flags: int) -> int:
    """Bytes of a table of colours, 0 when there is none."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, place: int) -> int:
    """Where a chain of blocks ends, each with its length before it, 0 for the last."""
    for _ in steps():
        (length,) = numbers("B", data, place)
        place += length + 1
        if length == 0:
            break
    return place
