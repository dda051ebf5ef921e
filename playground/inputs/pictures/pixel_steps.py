"""What is done to a picture's pixels before they become numbers, step by step: what is shown of it is what is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from playground.inputs.pictures.framing import framed, neutral
from playground.inputs.pictures.transformed import transformed
from playground.network.layers import Array
from playground.network.setup import Channels, PictureInput
from playground.opencv import cv2


class StepKind(str, Enum):
    """What a step does."""

    FRAMED = "framed"  # cut out and resized
    GREY = "grey"
    TRANSFORMED = "transformed"
    EQUALISED = "equalised"
    EDGES = "edges"


@dataclass(frozen=True, eq=False)
class PixelStep:
    """What a step made: pixels at their final size, uint8 (h, w, 3 or 1), and the (row, column) at which they stand."""

    kind: StepKind
    pixels: Array
    place: tuple[int, int]


def pixel_steps(source: PictureInput, pixels: Array) -> Iterator[PixelStep]:
    """The steps that are done to `pixels`, the decoded picture uint8 RGB (H, W, 3), in their order.

    Colours are made grey by Rec. 601; equalised is their brightness alone; edges are Canny's, white on black.
    """
    part, place = framed(source, pixels)
    yield PixelStep(StepKind.FRAMED, part, place)
    if source.channels is Channels.GREY:
        part = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY)[..., None]  # 0.299 R + 0.587 G + 0.114 B
        yield PixelStep(StepKind.GREY, part, place)
    if not source.transform.is_identity:
        part = transformed(_whole(source, part, place), source.transform, neutral(source)[: part.shape[2]])
        place = (0, 0)
        yield PixelStep(StepKind.TRANSFORMED, part, place)
    if source.equalised:
        part = _equalised(part)
        yield PixelStep(StepKind.EQUALISED, part, place)
    if source.edges is not None:
        part = _edges(part, *source.edges)
        yield PixelStep(StepKind.EDGES, part, place)


def last_step(source: PictureInput, pixels: Array) -> PixelStep:
    """What becomes numbers."""
    return list(pixel_steps(source, pixels))[-1]


def step_picture(source: PictureInput, step: PixelStep) -> Array:
    """A step as a picture of the working size, uint8 RGB (height, width, 3), read-only; its bars are neutral."""
    whole = _whole(source, step.pixels, step.place)
    picture = np.ascontiguousarray(np.repeat(whole, 3, axis=2) if whole.shape[2] == 1 else whole)
    picture.flags.writeable = False
    return picture


def _whole(source: PictureInput, part: Array, place: tuple[int, int]) -> Array:
    """The part on a ground of the working size in the colour that becomes 0."""
    height, width, channels = part.shape
    whole = np.empty((source.height, source.width, channels), np.uint8)
    whole[...] = neutral(source)[:channels]
    whole[place[0] : place[0] + height, place[1] : place[1] + width] = part
    return whole


def _equalised(part: Array) -> Array:
    """Every brightness about equally often, the colours kept."""
    if part.shape[2] == 1:
        return np.asarray(cv2.equalizeHist(part)[..., None])
    parts = cv2.cvtColor(part, cv2.COLOR_RGB2YCrCb)
    parts[..., 0] = cv2.equalizeHist(np.ascontiguousarray(parts[..., 0]))
    return np.asarray(cv2.cvtColor(parts, cv2.COLOR_YCrCb2RGB))


def _edges(part: Array, low: float, high: float) -> Array:
    """255 on the edges, one pixel wide, 0 elsewhere, in as many channels."""
    grey = part if part.shape[2] == 1 else cv2.cvtColor(part, cv2.COLOR_RGB2GRAY)
    lines = cv2.Canny(np.ascontiguousarray(grey), low, high, L2gradient=True)
    return np.repeat(lines[..., None], part.shape[2], axis=2)
