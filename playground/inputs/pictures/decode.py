"""From a picture's file to its pixels: upright 8-bit RGB, once per picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.inputs.decoded_once import DecodedOnce
from playground.inputs.headers import jpeg
from playground.inputs.headers.gate import header_of
from playground.inputs.headers.header import Header, PictureRefused
from playground.inputs.headers.orientation import UPRIGHT, orientation_of, turned
from playground.inputs.input_error import not_opened
from playground.inputs.pictures.rgb import to_rgb
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import Picture
from playground.opencv import cv2


@dataclass(frozen=True, eq=False)
class Decoded:
    """Pixels as uint8 RGB (H, W, 3), read-only; `note` says what was changed or is damaged in them."""

    pixels: Array
    note: Sentence | None = None


_decoded: DecodedOnce[Picture, Decoded] = DecodedOnce(lambda decoded: decoded.pixels.nbytes)
_REDUCED = {
    8: cv2.IMREAD_REDUCED_COLOR_8 | cv2.IMREAD_IGNORE_ORIENTATION,
    4: cv2.IMREAD_REDUCED_COLOR_4 | cv2.IMREAD_IGNORE_ORIENTATION,
    2: cv2.IMREAD_REDUCED_COLOR_2 | cv2.IMREAD_IGNORE_ORIENTATION,
}


def decode(picture: Picture) -> Decoded:
    """The pixels of a picture; the same value again while the picture lives and no more than limits.DECODED_BYTES were
    decoded since. Raises InputError when it is refused.
    """
    return _decoded.of(picture, _decode)


def remember(picture: Picture, pixels: Array) -> None:
    """Let `pixels`, uint8 RGB (H, W, 3), read-only, be those of `picture`, which need not be decoded then."""
    _decoded.put(picture, Decoded(pixels))


def decode_small(picture: Picture, side: int) -> Array:
    """The whole picture with at least `side` pixels on its longer side, if it has as many: uint8 RGB (h, w, 3).

    A JPEG file is read at a half, a quarter or an eighth of its size where that is enough: in a third of the time.
    """
    header = _header(picture)
    if not picture.data.startswith(jpeg.SIGNATURE):
        return decode(picture).pixels
    longest = max(header.width, header.height)
    flags = next((flags for factor, flags in _REDUCED.items() if longest >= factor * side), cv2.IMREAD_UNCHANGED)
    raw, orientation = _raw(picture.name, header, flags)
    return turned(to_rgb(raw, picture.name)[0], orientation)


def _header(picture: Picture) -> Header:
    try:
        return header_of(picture.data)
    except PictureRefused as refused:
        raise not_opened(picture.name, refused.sentence) from None


def _decode(picture: Picture) -> Decoded:
    header = _header(picture)
    raw, orientation = _raw(picture.name, header)
    pixels, note = to_rgb(raw, picture.name, header.depth, header.is_multiplied)
    pixels = turned(pixels, orientation)
    pixels.flags.writeable = False
    return Decoded(pixels, note)


def _raw(name: str, header: Header, flags: int = cv2.IMREAD_UNCHANGED) -> tuple[Array, int]:
    """What the decoder returns, and the orientation the file asks for."""
    try:
        buffer = np.frombuffer(header.data, np.uint8)
        raw, kinds, blocks = cv2.imdecodeWithMetadata(buffer, flags=flags)
    except cv2.error:
        raw = None
    if raw is None:
        reason = Sentence(QT_TRANSLATE_NOOP("Sentence", "It is damaged, or of a kind that cannot be read."))
        raise not_opened(name, reason)
    if header.orientation is not None:
        return raw, header.orientation
    for kind, block in zip(kinds, blocks, strict=True):
        if kind == cv2.IMAGE_METADATA_EXIF:
            return raw, orientation_of(np.asarray(block).tobytes())
    return raw, UPRIGHT
