"""Small files that would cost a decoder much: each must be refused before it is decoded."""

from __future__ import annotations

import struct

from playground import limits
from tests.inputs import made_files as made

PICTURE = made.gradients()

HUGE_CHUNK = made.png_of(made.png_head(1, 1, 8, made.COLOUR), struct.pack(">I", 0x7FFFFFFF) + b"zTXtaaaaaaaa")
"""49 bytes for which the decoder would take 4 GB."""


def _png(width: int, height: int) -> bytes:
    return made.png_of(made.png_head(width, height, 8, made.COLOUR), made.chunk(b"IDAT"), made.chunk(b"IEND"))


def _jpeg(width: int, height: int) -> bytes:
    data = made.encoded(".jpg", PICTURE)
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def _gif(width: int, height: int) -> bytes:
    data = made.gif([PICTURE[..., 0] // 2])
    return data[:6] + struct.pack("<HH", width, height) + data[10:]


def _webp(width: int, height: int) -> bytes:
    data = made.webp_with_exif(made.encoded(".webp", PICTURE, 64, 101), made.exif(1), 40, 24)
    return data[:24] + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3] + data[30:]


def _avif(width: int, height: int) -> bytes:
    data = made.encoded(".avif", PICTURE)
    place = data.index(b"ispe") + 8
    return data[:place] + struct.pack(">II", width, height) + data[place + 8 :]


def _bmp(width: int, height: int) -> bytes:
    """Run-length encoded: the one BMP whose rows may be short."""
    data = made.bmp(PICTURE)
    return data[:18] + struct.pack("<iiHHI", width, height, 1, 8, 1) + data[34:]


def _tiff(width: int, height: int) -> bytes:
    data = bytearray(made.tiff(PICTURE))
    directory = struct.unpack_from("<I", data, 4)[0]
    for number, side in ((0, width), (1, height)):
        struct.pack_into("<HHII", data, directory + 2 + 12 * number, 256 + number, 4, 1, side)
    return bytes(data)


MAKERS = {"png": _png, "jpeg": _jpeg, "gif": _gif, "webp": _webp, "avif": _avif, "bmp": _bmp, "tiff": _tiff}
TOO_LONG = limits.PICTURE_SIDE + 1
TOO_MANY = 8001
"""Pixels on a side of a square that has more than there may be."""

BOMBS = {
    "chunk": HUGE_CHUNK,
    **{f"{kind} too long": make(TOO_LONG, 2) for kind, make in MAKERS.items() if kind != "gif"},
    **{f"{kind} too high": make(2, TOO_LONG) for kind, make in MAKERS.items() if kind != "gif"},
    **{f"{kind} too many": make(TOO_MANY, TOO_MANY) for kind, make in MAKERS.items()},
    "bmp without rows": made.bmp(PICTURE)[:18] + struct.pack("<ii", 8000, 8000) + made.bmp(PICTURE)[26:],
}
