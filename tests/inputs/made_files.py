"""Writes picture files byte by byte, in the ways of their formats that the decoder's own encoder does not write."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from playground.opencv import cv2

Pixels = NDArray[np.generic]

GREY, COLOUR, PALETTE, GREY_ALPHA, COLOUR_ALPHA = 0, 2, 3, 4, 6
"""PNG's kinds of colour."""


def gradients(height: int = 24, width: int = 40) -> NDArray[np.uint8]:
    """uint8 RGB (H, W, 3) that is different everywhere and in each channel, smooth enough for lossy formats."""
    y, x = np.mgrid[:height, :width]
    red, green = x * 255 // max(1, width - 1), y * 255 // max(1, height - 1)
    return np.stack([red, green, 255 - (red + green) // 2], axis=-1).astype(np.uint8)


def encoded(ending: str, pixels: Pixels, *options: int) -> bytes:
    """The decoder's own encoder, for RGB or RGBA (H, W, C) or grey (H, W)."""
    if pixels.ndim == 3:
        order = [2, 1, 0, 3][: pixels.shape[2]]
        pixels = np.ascontiguousarray(pixels[..., order])
    is_written, data = cv2.imencode(ending, pixels, list(options))
    assert is_written
    return bytes(data.tobytes())


# PNG


def chunk(kind: bytes, body: bytes = b"") -> bytes:
    """A chunk with its length and the right checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def png_head(width: int, height: int, depth: int, colour: int) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


def png(values: Pixels, colour: int, *before: bytes) -> bytes:
    """A PNG of uint8 or uint16 values (H, W) or (H, W, C), with the chunks `before` its pixels."""
    height, width = values.shape[:2]
    rows = values.astype(values.dtype.newbyteorder(">")).reshape(height, -1)
    lines = b"".join(b"\0" + row.tobytes() for row in rows)
    head = png_head(width, height, 8 * values.dtype.itemsize, colour)
    return png_of(head, *before, chunk(b"IDAT", zlib.compress(lines)), chunk(b"IEND"))


# EXIF


def exif(orientation: int, order: str = "<") -> bytes:
    """An EXIF block that says how the picture is to be turned, and nothing else."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    return mark + struct.pack(order + "IH", 8, 1) + entry + bytes(4)


def jpeg_with_exif(data: bytes, block: bytes) -> bytes:
    body = b"Exif\0\0" + block
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]


def png_with_exif(data: bytes, block: bytes) -> bytes:
    after_head = 8 + 25
    return data[:after_head] + chunk(b"eXIf", block) + data[after_head:]


def webp_with_exif(data: bytes, block: bytes, width: int, height: int) -> bytes:
    """A lossless WebP in the extended form, which has room for the block."""
    canvas = struct.pack("<I", 8) + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    parts = [b"WEBPVP8X" + struct.pack("<I", 10) + canvas, data[12:], b"EXIF" + struct.pack("<I", len(block)) + block]
    body = b"".join(part + b"\0" * (len(part) % 2) for part in parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


# TIFF

BITS, PHOTOMETRIC, ORIENTATION, PLANES, EXTRA_SAMPLES, SAMPLE_FORMAT = 258, 262, 274, 284, 338, 339


def tiff(values: Pixels, tags: Mapping[int, int] | None = None, *, order: str = "<", is_big: bool = False) -> bytes:
    """An uncompressed TIFF of one strip, of values (H, W) or (H, W, C); of planes (C, H, W) where the tags say so."""
    tags = dict(tags or {})
    planes = tags.get(PLANES, 1) == 2
    samples = values.shape[0] if planes else values.shape[2] if values.ndim == 3 else 1
    height, width = values.shape[1:] if planes else values.shape[:2]
    data = values.astype(values.dtype.newbyteorder(order)).tobytes()
    parts = samples if planes else 1
    start = 16 if is_big else 8
    lengths = [len(data) // parts] * parts
    entries: dict[int, list[int]] = {
        256: [width],
        257: [height],
        BITS: [8 * values.dtype.itemsize] * samples,
        259: [1],
        PHOTOMETRIC: [2 if samples >= 3 else 1],
        273: [start + sum(lengths[:part]) for part in range(parts)],
        277: [samples],
        278: [height],
        279: lengths,
        SAMPLE_FORMAT: [3 if values.dtype.kind == "f" else 2 if values.dtype.kind == "i" else 1] * samples,
        **{tag: [value] for tag, value in tags.items()},
    }
    data += bytes(len(data) % 2)
    directory = start + len(data)
    mark = (b"II" if order == "<" else b"MM") + struct.pack(order + "H", 43 if is_big else 42)
    offset = struct.pack(order + "HHQ", 8, 0, directory) if is_big else struct.pack(order + "I", directory)
    return mark + offset + data + _directory(directory, sorted(entries.items()), order, is_big)


def _directory(place: int, entries: Iterable[tuple[int, list[int]]], order: str, is_big: bool) -> bytes:
    number, count, room = ("Q", "Q", 8) if is_big else ("I", "H", 4)
    listed = list(entries)
    head = struct.pack(order + count, len(listed))
    after = place + len(head) + len(listed) * (4 + 2 * room) + room
    rows, rest = b"", b""
    for tag, values in listed:
        kind, size = ("H", 3) if tag != 273 and tag != 279 else ("I", 4)
        body = struct.pack(f"{order}{len(values)}{kind}", *values)
        field = body.ljust(room, b"\0")
        if len(body) > room:
            field, rest = struct.pack(order + number, after + len(rest)), rest + body
        rows += struct.pack(order + "HH" + number, tag, size, len(values)) + field
    return head + rows + bytes(room) + rest


# BMP


def bmp(pixels: Pixels, *, is_top_down: bool = False) -> bytes:
    """24 bits a pixel; `pixels` is uint8 RGB (H, W, 3)."""
    height, width = pixels.shape[:2]
    rows = [row[:, ::-1].tobytes().ljust((width * 3 + 3) // 4 * 4, b"\0") for row in pixels]
    body = b"".join(rows if is_top_down else rows[::-1])
    side = -height if is_top_down else height
    information = struct.pack("<IiiHHIIiiII", 40, width, side, 1, 24, 0, len(body), 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + len(body), 0, 0, 54) + information + body


# GIF


def gif(frames: Iterable[Pixels], transparent: int | None = None) -> bytes:
    """Grey frames (H, W) of values below 128, in clear codes of 8 bits each, so that nothing needs to be compressed."""
    listed = [np.asarray(frame, np.uint8) for frame in frames]
    height, width = listed[0].shape
    table = b"".join(bytes([2 * grey] * 3) for grey in range(128))
    out = b"GIF89a" + struct.pack("<HHBBB", width, height, 0xF6, 0, 0) + table
    for frame in listed:
        flags = 0 if transparent is None else 1
        out += b"\x21\xf9\x04" + struct.pack("<BHB", flags, 10, transparent or 0) + b"\0"
        out += b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0)
        out += b"\x07" + _uncompressed(frame.tobytes()) + b"\0"
    return out + b"\x3b"


def _uncompressed(values: bytes) -> bytes:
    """LZW of 7-bit values whose codes stay 8 bits long: the table is cleared before it would grow."""
    codes = bytearray()
    for place in range(0, len(values), 100):
        codes.append(128)
        codes += values[place : place + 100]
    codes.append(129)
    blocks = [codes[place : place + 255] for place in range(0, len(codes), 255)]
    return b"".join(bytes([len(block)]) + block for block in blocks)
