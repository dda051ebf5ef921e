"""What is drawn over a picture, whatever the picture is."""

from __future__ import annotations

from playground.network.setup import AnyPicture, Drawing, Input, Picture, PictureInput
from playground.network.source.pattern import Pattern
from playground.network.source.stroke import Stroke, check_strokes


def under_drawing(picture: AnyPicture) -> Picture | Pattern:
    """The picture without what is drawn over it."""
    return picture.under if isinstance(picture, Drawing) else picture


def pattern_of(source: Input) -> Pattern | None:
    """The test pattern that an input is made of, drawn on or not."""
    under = under_drawing(source.picture) if isinstance(source, PictureInput) else None
    return under if isinstance(under, Pattern) else None


def strokes_of(picture: AnyPicture) -> tuple[Stroke, ...]:
    """What is drawn over it."""
    return picture.strokes if isinstance(picture, Drawing) else ()


def with_strokes(picture: AnyPicture, strokes: tuple[Stroke, ...]) -> AnyPicture:
    """The same picture with other strokes over it. Raises NetworkError where they are too many."""
    check_strokes(strokes)
    under = under_drawing(picture)
    return Drawing(under, strokes) if strokes else under


def put_under(picture: AnyPicture, under: Picture | Pattern) -> AnyPicture:
    """Another picture under the same drawing."""
    return with_strokes(under, strokes_of(picture))
