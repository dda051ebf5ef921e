"""Looks at a picture's file before the decoder does: what it is, by its content, how large, and whether it is whole."""

from __future__ import annotations

from collections.abc import Callable

from playground import limits
from playground.inputs.headers import avif, bmp, gif, jpeg, png, tiff, webp
from playground.inputs.headers.header import Header, PictureRefused, damaged
from playground.network.sentence import QT_TRANSLATE_NOOP

KINDS = "JPEG, PNG, WebP, AVIF, BMP, TIFF, GIF"

Reader = Callable[[bytes], Header]

_BY_SIGNATURE: dict[bytes | tuple[bytes, ...], Reader] = {
    png.SIGNATURE: png.read,
    jpeg.SIGNATURE: jpeg.read,
    gif.SIGNATURES: gif.read,
    bmp.SIGNATURE: bmp.read,
    tiff.SIGNATURES: tiff.read,
}


def header_of(data: bytes) -> Header:
    """The header of a picture that may be decoded; raises PictureRefused for any other file."""
    if not data:
        raise PictureRefused(QT_TRANSLATE_NOOP("Sentence", "It is empty."))
    if len(data) > limits.PICTURE_FILE_BYTES:
        raise PictureRefused(
            QT_TRANSLATE_NOOP("Sentence", "It has {size:,} bytes; {limit:,} are possible."),
            size=len(data),
            limit=limits.PICTURE_FILE_BYTES,
        )
    header = _reader(data)(data)
    _check_size(header.width, header.height)
    return header


def _reader(data: bytes) -> Reader:
    for signature, read in _BY_SIGNATURE.items():
        if data.startswith(signature):
            return read
    if webp.is_webp(data):
        return webp.read
    if avif.is_avif(data):
        return avif.read
    raise PictureRefused(
        QT_TRANSLATE_NOOP("Sentence", "It is no picture of a kind that is read: {kinds}."), kinds=KINDS
    )


def _check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise damaged()
    if max(width, height) > limits.PICTURE_SIDE or width * height > limits.PICTURE_PIXELS:
        raise PictureRefused(
            QT_TRANSLATE_NOOP(
                "Sentence", "It has {width:,} x {height:,} pixels; {pixels:,} are possible, and {side:,} on a side."
            ),
            width=width,
            height=height,
            pixels=limits.PICTURE_PIXELS,
            side=limits.PICTURE_SIDE,
        )
