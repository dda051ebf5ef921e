"""PNG (ISO/IEC 15948): walks the chunks, whose lengths a decoder would believe, and leaves out what it need not see."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from playground.inputs.headers.header import Header, damaged, ends_early, numbers, steps

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_NEEDED = (b"IHDR", b"PLTE", b"tRNS", b"eXIf", b"IDAT", b"IEND")
"""Not the compressed texts and profiles, which may be bombs, nor an animation: the picture itself is its first."""


def read(data: bytes) -> Header:
    """The header of a whole file whose needed chunks have the right checksums."""
    kept = bytearray(SIGNATURE)
    width = height = 0
    for kind, start, end in _chunks(data):
        if kind == b"IHDR":
            if width:
                raise damaged()
            width, height = numbers(">II", data, start + 8)
        if kind not in _NEEDED:
            continue
        body = memoryview(data)[start + 4 : end - 4]
        if numbers(">I", data, end - 4) != (zlib.crc32(body),):
            raise damaged()
        kept += data[start:end]
    return Header(width, height, bytes(kept))


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of each, the last being IEND."""
    end = len(SIGNATURE)
    for _ in steps():
        start = end
        length, kind = numbers(">I4s", data, start)
        end = start + 12 + length
        if end > len(data):
            raise ends_early()
        yield kind, start, end
        if kind == b"IEND":
            return
