"""Draws strokes over a picture, their edges smoothed; erased places are the picture's own again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from playground.network.layers import Array
from playground.network.source.stroke import Stroke
from playground.opencv import cv2

CANVAS = 224
"""A smaller picture is magnified to about so many pixels before it is drawn on."""
_BITS = 4
"""Of a pixel's fraction that cv2 takes."""
_FINER, _FINE_SIDE = 4, 512
"""A stroke over so few pixels is drawn so many times finer."""
_BAND = 128
"""Rows that are coloured at a time."""
_ROUNDINGS = 2
"""How often the corners of a stroke are cut."""


class _Settled(NamedTuple):
    """A picture with all strokes but the one that is being drawn."""

    picture: Array
    strokes: tuple[Stroke, ...]
    pixels: Array


_settled: _Settled | None = None
"""The newest one: with every move of the pen only the last stroke is drawn anew."""


def drawn_on(picture: Array, strokes: tuple[Stroke, ...]) -> Array:
    """`picture` (H, W, 3) uint8 with `strokes` over it in their order: a new array, read-only.

    A picture smaller than CANVAS becomes a whole number of times larger first, every pixel a square: framed to its old
    size it is the same again but for what was drawn.
    """
    pixels: Array = _with_all_but_last(picture, strokes).pixels.copy()
    _draw(pixels, magnified(picture), strokes[-1])
    pixels.flags.writeable = False
    return pixels


def magnified(picture: Array) -> Array:
    """Large enough to be drawn on."""
    times = max(CANVAS // max(picture.shape[:2]), 1)
    if times == 1:
        return picture
    larger: Array = np.repeat(np.repeat(picture, times, axis=0), times, axis=1)
    return larger


def _with_all_but_last(picture: Array, strokes: tuple[Stroke, ...]) -> _Settled:
    global _settled
    known, wanted = _settled, strokes[:-1]
    if known is not None and known.picture is picture and known.strokes == wanted:
        return known
    is_begun = known is not None and known.picture is picture and known.strokes == wanted[: len(known.strokes)]
    below = magnified(picture)
    pixels = known.pixels.copy() if known is not None and is_begun else below.copy()
    for stroke in wanted[len(known.strokes) if known is not None and is_begun else 0 :]:
        _draw(pixels, below, stroke)
    _settled = _Settled(picture, wanted, pixels)
    return _settled


def _draw(pixels: Array, below: Array, stroke: Stroke) -> None:
    """Over `pixels`, in place; an eraser takes `below` for its colour."""
    height, width = pixels.shape[:2]
    thickness = max(round(stroke.width * min(height, width)), 1)
    places = smoothed(stroke.points) * (width, height) - 0.5
    low = np.maximum(np.floor(places.min(axis=0)).astype(int) - thickness, 0)
    high = np.minimum(np.ceil(places.max(axis=0)).astype(int) + thickness + 1, (width, height))
    if (high <= low).any():
        return  # all of it beside the picture
    box = slice(low[1], high[1]), slice(low[0], high[0])
    mask = _mask(places - low, thickness, (int(high[1] - low[1]), int(high[0] - low[0])))
    part, old = pixels[box], below[box]
    ink = None if stroke.colour is None else np.full((_BAND, part.shape[1], 3), stroke.colour, np.uint8)
    for top in range(0, len(part), _BAND):
        rows = slice(top, top + _BAND)
        some = part[rows]
        _blend(some, old[rows] if ink is None else ink[: len(some)], mask[rows])


def _blend(pixels: Array, target: Array, mask: Array) -> None:
    """Bring `pixels` to `target` as far as the mask says, in place."""
    edge = cv2.findNonZero(cv2.inRange(mask, 1, 254))
    if edge is not None:
        columns, rows = edge.reshape(-1, 2).T
        share = mask[rows, columns][:, None].astype(np.float32) / np.float32(255)
        old, new = (values[rows, columns].astype(np.float32) for values in (pixels, target))
        pixels[rows, columns] = np.rint(old + (new - old) * share).astype(np.uint8)
    result = cv2.copyTo(target, cv2.inRange(mask, 255, 255), pixels)
    if result is not pixels:  # it could not be written in place
        pixels[:] = result


def _mask(places: Array, thickness: int, shape: tuple[int, int]) -> Array:
    """How much of each pixel the line through `places` (N, 2) covers, 0 to 255.

    Drawn finer and averaged where that is quick: where many short lines lie over each other cv2's own smoothing goes.
    """
    times = _FINER if max(shape) <= _FINE_SIDE else 1
    mask = np.zeros((shape[0] * times, shape[1] * times), np.uint8)
    fine = (places + 0.5) * times - 0.5
    fixed = np.rint(_thinned(fine, thickness * times / 8) * (1 << _BITS)).astype(np.int32)
    kind = cv2.LINE_8 if times > 1 else cv2.LINE_AA
    cv2.polylines(mask, [fixed], False, 255, thickness * times, kind, _BITS)
    return mask if times == 1 else np.asarray(cv2.resize(mask, shape[::-1], interpolation=cv2.INTER_AREA))


def _thinned(places: Array, step: float) -> Array:
    """One place for about every `step` pixels of the way, its ends among them; two at least."""
    gone = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(places, axis=0).T))])
    kept = np.diff(np.floor(gone / max(step, 1)), prepend=-1) > 0
    thinned: Array = np.concatenate([places[kept], places[-1:]])
    return thinned


def smoothed(points: Array) -> Array:
    """The way with its corners cut (Chaikin 1974): as a hand draws it, not as a mouse reports it. Its ends stay."""
    way = np.asarray(points, np.float64)
    for _ in range(_ROUNDINGS if len(way) > 2 else 0):
        first, last = way[:-1], way[1:]
        cut = np.stack([0.75 * first + 0.25 * last, 0.25 * first + 0.75 * last], axis=1).reshape(-1, 2)
        way = np.concatenate([way[:1], cut[1:-1], way[-1:]])
    return way
