"""Where pictures come from: a file, its bytes, or pixels (a pasted picture)."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from playground import limits
from playground.files.plain_file import FileRefused, content
from playground.inputs.headers.gate import header_of
from playground.inputs.headers.header import PictureRefused
from playground.inputs.input_error import not_opened
from playground.network.layers import Array
from playground.network.setup import Picture
from playground.opencv import cv2


def read_picture(path: Path) -> Picture:
    """The picture in a file; raises InputError when it is refused."""
    name = path.name or str(path)
    try:
        data = content(path, limits.PICTURE_FILE_BYTES)
    except FileRefused as refused:
        raise not_opened(name, refused.sentence) from None
    return picture_from_bytes(name, data)


def picture_from_bytes(name: str, data: bytes) -> Picture:
    """The picture whose file holds `data`; raises InputError when its header is refused: it is not decoded yet."""
    try:
        header_of(data)
    except PictureRefused as refused:
        raise not_opened(name, refused.sentence) from None
    return Picture(name, data)


def picture_from_pixels(name: str, pixels: Array) -> Picture:
    """A picture of pixels, uint8 RGB (H, W, 3) or grey (H, W), kept as PNG."""
    pixels = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR) if pixels.ndim == 3 else np.ascontiguousarray(pixels)
    _, data = cv2.imencode(".png", pixels)
    return Picture(name, data.tobytes())
