"""The pixels of a picture before it is framed, wherever it comes from."""

from __future__ import annotations

from dataclasses import replace

from playground.inputs.pictures.decode import Decoded, decode
from playground.inputs.pictures.pattern_pixels import pattern_pixels
from playground.inputs.pictures.strokes import drawn_on
from playground.network.setup import Drawing, PictureInput
from playground.network.source.pattern import Pattern


def picture_pixels(source: PictureInput) -> Decoded:
    """The picture as uint8 RGB (H, W, 3); a pattern at the size at which it goes in, a drawing with its strokes.

    Raises InputError.
    """
    picture = source.picture
    if isinstance(picture, Drawing):
        under = picture_pixels(replace(source, picture=picture.under))
        return Decoded(drawn_on(under.pixels, picture.strokes), under.note)
    if isinstance(picture, Pattern):
        return Decoded(pattern_pixels(picture, source.height, source.width))
    return decode(picture)
