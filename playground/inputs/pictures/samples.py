"""The pictures that come with the program: photographs from `resources/pictures` and drawn test patterns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from playground.inputs.input_error import InputError
from playground.inputs.pictures import patterns
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.pictures.preparation import shown
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import Picture, PictureInput
from playground.opencv import cv2
from playground.resources import resource


@dataclass(frozen=True)
class Sample:
    """An embedded picture; `title` is marked for translation, `credit` names author and licence."""

    key: str
    title: str
    credit: str
    kind: Literal["photograph", "pattern"]


def _photograph(key: str, title: str, credit: str) -> Sample:
    return Sample(key, title, credit, "photograph")


def _pattern(key: str, title: str) -> Sample:
    return Sample(key, title, "", "pattern")


SAMPLES: tuple[Sample, ...] = (
    _photograph("cat", QT_TRANSLATE_NOOP("Sample", "Cat"), "Stéfan van der Walt, CC0"),
    _photograph("coffee", QT_TRANSLATE_NOOP("Sample", "Coffee cup"), "Rachel Michetti, CC0"),
    _photograph("astronaut", QT_TRANSLATE_NOOP("Sample", "Astronaut"), "NASA, public domain"),
    _photograph("rocket", QT_TRANSLATE_NOOP("Sample", "Rocket"), "SpaceX, public domain"),
    _photograph("brick", QT_TRANSLATE_NOOP("Sample", "Brick wall"), "CC0Textures, CC0"),
    _pattern("impulses", QT_TRANSLATE_NOOP("Sample", "Impulses")),
    _pattern("bars", QT_TRANSLATE_NOOP("Sample", "Bars")),
    _pattern("grating", QT_TRANSLATE_NOOP("Sample", "Grating")),
    _pattern("checkerboard", QT_TRANSLATE_NOOP("Sample", "Checkerboard")),
    _pattern("zone_plate", QT_TRANSLATE_NOOP("Sample", "Zone plate")),
)

_PATTERNS: dict[str, Callable[[], Array]] = {
    "impulses": patterns.impulses,
    "bars": patterns.bars,
    "grating": patterns.grating,
    "checkerboard": patterns.checkerboard,
    "zone_plate": patterns.zone_plate,
}


@cache
def sample_picture(key: str) -> Picture:
    """The sample of that key, always the same value; raises InputError when there is none."""
    sample = _sample(key)
    if key in _PATTERNS:
        data = picture_from_pixels(sample.title, _PATTERNS[key]()).data
    else:
        data = resource("pictures", f"{key}.jpg").read_bytes()
    return Picture(sample.title, data, key)


@cache
def thumbnail(key: str, side: int) -> Array:
    """The middle square of a sample, uint8 RGB (side, side, 3), read-only."""
    picture = sample_picture(key)
    pixels = decode(picture).pixels
    if key == "impulses":
        pixels = cv2.dilate(pixels, np.ones((5, 5), np.uint8))  # single points would fade away
    return shown(PictureInput(picture, side, side), pixels)


def _sample(key: str) -> Sample:
    for sample in SAMPLES:
        if sample.key == key:
            return sample
    raise InputError(
        QT_TRANSLATE_NOOP("Sentence", "There is no sample picture {key}; there are: {keys}."),
        key=key,
        keys=", ".join(sample.key for sample in SAMPLES),
    )
