"""Pictures of every form that are damaged at random."""

from __future__ import annotations

import random

import numpy as np

from playground.opencv import cv2
from tests.fuzz import changes
from tests.inputs import made_files as made

RGB = made.gradients()
GREY = RGB[..., 0]
ALPHA = np.dstack([RGB, GREY])
SEEDS: tuple[bytes, ...] = (
    made.encoded(".png", RGB),
    made.png(ALPHA.astype(np.uint16) * 257, made.COLOUR_ALPHA),
    made.png_with_exif(made.encoded(".png", GREY), made.exif(6)),
    made.jpeg_with_exif(made.encoded(".jpg", RGB), made.exif(5)),
    made.encoded(".jpg", RGB, cv2.IMWRITE_JPEG_PROGRESSIVE, 1),
    made.encoded(".jpg", GREY, cv2.IMWRITE_JPEG_RST_INTERVAL, 1),
    made.encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 80),
    made.encoded(".webp", ALPHA, cv2.IMWRITE_WEBP_QUALITY, 101),
    made.webp_with_exif(made.encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 101), made.exif(8), 40, 24),
    made.encoded(".avif", RGB),
    made.encoded(".avif", ALPHA.astype(np.uint16) * 4, cv2.IMWRITE_AVIF_DEPTH, 10),
    made.bmp(RGB),
    made.encoded(".bmp", GREY),
    made.gif([GREY // 2, GREY // 3], transparent=5),
    made.encoded(".gif", RGB),
    made.tiff(RGB),
    made.tiff(ALPHA.astype(np.uint16) * 257, {made.EXTRA_SAMPLES: 2}, order=">"),
    made.tiff((RGB / 255).astype(np.float32), is_big=True),
    made.encoded(".tif", RGB, cv2.IMWRITE_TIFF_COMPRESSION, 8),
    made.encoded(".tif", RGB, cv2.IMWRITE_TIFF_COMPRESSION, 7),
)


def damaged(chance: random.Random) -> bytes:
    """One of them. PNGs get right checksums half the time, to come further."""
    data = changes.damaged(chance, chance.choice(SEEDS), SEEDS)
    return _with_checksums(data) if chance.random() < 0.5 else data


def _with_checksums(data: bytes) -> bytes:
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return data
    place, chunks = 8, []
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        if place + 12 + length > len(data):
            break
        chunks.append(made.chunk(data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    return made.png_of(*chunks) + data[place:]
