"""From a picture's file to its pixels: upright 8-bit RGB, once per picture."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from playground.inputs.input_error import InputError
from playground.inputs.orientation import UPRIGHT, orientation_of, turned
from playground.inputs.rgb import to_rgb
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import Picture
from playground.opencv import cv2


@dataclass(frozen=True, eq=False)
class Decoded:
    """Pixels as uint8 RGB (H, W, 3), read-only; `note` says what was changed or is damaged in them."""

    pixels: Array
    note: Sentence | None = None


_decoded: WeakKeyDictionary[Picture, Decoded] = WeakKeyDictionary()


def decode(picture: Picture) -> Decoded:
    """The pixels of a picture; the same value again while the picture lives. Raises InputError when it is refused."""
    known = _decoded.get(picture)
    if known is None:
        known = _decoded[picture] = _decode(picture)
    return known


def _decode(picture: Picture) -> Decoded:
    raw, orientation = _raw(picture)
    pixels, note = to_rgb(raw, picture.name)
    pixels = turned(pixels, orientation)
    pixels.flags.writeable = False
    return Decoded(pixels, note)


def _raw(picture: Picture) -> tuple[Array, int]:
    """What the decoder returns, and the orientation the file asks for."""
    try:
        buffer = np.frombuffer(picture.data, np.uint8)
        raw, kinds, blocks = cv2.imdecodeWithMetadata(buffer, flags=cv2.IMREAD_UNCHANGED)
    except cv2.error:
        raw = None
    if raw is None:
        raise InputError(
            QT_TRANSLATE_NOOP("Sentence", "{name} cannot be read: it is no picture, or damaged."), name=picture.name
        )
    for kind, block in zip(kinds, blocks, strict=True):
        if kind == cv2.IMAGE_METADATA_EXIF:
            return raw, orientation_of(np.asarray(block).tobytes())
    return raw, UPRIGHT
