"""Where pictures come from: a file, its bytes, or pixels (a pasted picture)."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from playground.inputs.input_error import InputError as InputError
from playground.network.layers import Array
from playground.network.setup import Picture
from playground.opencv import cv2


def read_picture(path: Path) -> Picture:
    """The picture in a file; raises InputError when it is refused."""
    return picture_from_bytes(path.name, path.read_bytes())


def picture_from_bytes(name: str, data: bytes) -> Picture:
    """The picture whose file holds `data`; raises InputError when it is refused."""
    return Picture(name, data)


def picture_from_pixels(name: str, pixels: Array) -> Picture:
    """A picture of pixels, uint8 RGB (H, W, 3) or grey (H, W), kept as PNG."""
    pixels = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR) if pixels.ndim == 3 else np.ascontiguousarray(pixels)
    _, data = cv2.imencode(".png", pixels)
    return Picture(name, data.tobytes())
