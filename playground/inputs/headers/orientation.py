"""Turns a picture as its camera noted it (EXIF 2.32, tag 0x0112), since the decoder is asked for the raw pixels."""

from __future__ import annotations

import struct

import numpy as np

from playground.network.layers import Array

UPRIGHT = 1
_ORIENTATION, _SHORT = 0x0112, 3
_MIRRORED, _TURNED = (2, 4, 5, 7), {3: 2, 4: 2, 5: 3, 6: 3, 7: 1, 8: 1}


def orientation_of(exif: bytes) -> int:
    """1 to 8 as an EXIF block says it; 1 when it says nothing or is damaged."""
    exif = exif.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return UPRIGHT
    try:
        (start,) = struct.unpack_from(order + "4xI", exif)
        (count,) = struct.unpack_from(order + "H", exif, start)
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(order + "HHIH", exif, entry)
            if tag == _ORIENTATION:
                return value if kind == _SHORT and 1 <= value <= 8 else UPRIGHT
    except struct.error:
        pass
    return UPRIGHT


def turned(pixels: Array, orientation: int) -> Array:
    """The pixels (H, W, C) upright, C-contiguous."""
    turns = np.rot90(pixels, _TURNED.get(orientation, 0))
    return np.ascontiguousarray(turns[:, ::-1] if orientation in _MIRRORED else turns)
