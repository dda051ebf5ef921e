"""What the front of a picture's file says, and how a file is refused that cannot be what it says."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

STEPS = 300_000
"""No file of the largest size has more chunks, blocks or markers, unless it is made to keep its reader busy."""


@dataclass(frozen=True, eq=False)
class Header:
    """Size in pixels as stored, and what the decoder must be given and does not tell.

    `data` is the file without the parts that are not needed for its first picture. `depth` is the number of bits of
    the values that come back as 16-bit ones (None: all 16). `orientation` is EXIF's number where the file says it in
    another way (None: by its EXIF block). `is_multiplied`: the colours come back multiplied by their alpha.
    """

    width: int
    height: int
    data: bytes = field(repr=False)
    depth: int | None = None
    orientation: int | None = None
    is_multiplied: bool = False


class PictureRefused(SpokenError):
    """A picture that is not given to the decoder; the sentence says why, without its name."""


def ends_early() -> PictureRefused:
    """For a file of which the end is missing."""
    return PictureRefused(QT_TRANSLATE_NOOP("Sentence", "It ends too early: a part of it is missing."))


def damaged() -> PictureRefused:
    """For a file that contradicts itself or its format."""
    return PictureRefused(QT_TRANSLATE_NOOP("Sentence", "It is damaged."))


def steps() -> Iterator[None]:
    """For a walk that ends by itself; PictureRefused when it takes too long."""
    for _ in range(STEPS):
        yield
    raise damaged()


def numbers(layout: str, data: bytes, place: int) -> tuple[Any, ...]:
    """What `struct` reads at `place`; PictureRefused where the file has already ended."""
    try:
        return struct.unpack_from(layout, data, place)
    except (struct.error, OverflowError):  # behind the end, or behind all memory there could be
        raise ends_early() from None
