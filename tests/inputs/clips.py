"""Short videos made by code: a bright square that moves two pixels a frame over a grey ground."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from playground.network.layers import Array
from playground.opencv import cv2

HEIGHT, WIDTH = 48, 64
ORANGE = (230, 120, 60)
CODECS = {".webm": "VP80", ".avi": "MJPG", ".mp4": "mp4v", ".mkv": "FFV1"}


def picture(number: int) -> Array:
    """Frame `number`, uint8 RGB (HEIGHT, WIDTH, 3)."""
    pixels = np.full((HEIGHT, WIDTH, 3), 40, np.uint8)
    left = 2 * number % (WIDTH - 16)
    pixels[16:32, left : left + 16] = ORANGE
    return pixels


def square_place(pixels: Array) -> int:
    """The column where the square begins, whatever the codec did to its edge."""
    row = pixels[24, :, 0].astype(int)
    return int(np.argmax(row > 135))


def write_clip(path: Path, frames: int = 20, rate: float = 25.0) -> Path:
    """A video whose kind its ending says."""
    code = cv2.VideoWriter.fourcc(*CODECS[path.suffix])
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, code, rate, (WIDTH, HEIGHT))
    assert writer.isOpened()
    for number in range(frames):
        writer.write(np.ascontiguousarray(picture(number)[..., ::-1]))
    writer.release()
    return path


def cut(path: Path, whole: Path, share: float = 0.5) -> Path:
    """The first part of a file, as of one whose copying broke off."""
    data = whole.read_bytes()
    path.write_bytes(data[: round(share * len(data))])
    return path
