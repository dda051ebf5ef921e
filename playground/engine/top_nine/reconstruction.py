"""One unit run backwards alone, beside the patch of the picture that it sees (Zeiler & Fergus 2013, figure 2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.engine.back.backproject import back_project
from playground.engine.back.shown import MID_GREY, shown_pixels
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.forward import Pass
from playground.engine.top_nine.strongest import Place
from playground.network.layers import Array
from playground.network.receptive_field import receptive_fields
from playground.network.setup import Rule, Seed, SeedKind

QUANTILE = 0.985
"""Of the magnitudes in a reconstruction: what reaches black or white. The few above are cut off, so the rest shows."""

Box = tuple[int, int, int, int]
"""Top, left, height, width in the network's input."""


@dataclass(frozen=True, eq=False)
class Reconstruction:
    """`projection` and `patch` are the same `box`, uint8 RGB (height, width, 3); what lies outside is mid-grey.

    `scale` is the magnitude that is black or white in the projection; 0 when nothing came back.
    """

    place: Place
    box: Box
    projection: Array
    patch: Array
    scale: float


def _same(array: Array) -> Array:
    return array


def reconstruct(
    passed: Pass,
    pixels: Array,
    place: Place,
    rule: Rule,
    as_colours: Callable[[Array], Array] = _same,
    check_cancelled: CheckCancelled = nothing,
) -> Reconstruction:
    """Send the unit back from the last layer of the pass over the picture that looks like `pixels` (H, W, 3).

    `as_colours` puts the channels of an array like the network's input in the order red, green, blue.
    """
    index = len(passed.steps) - 1
    seed = Seed(SeedKind.UNIT, (place.row, place.column))
    picture = as_colours(back_project(passed, index, place.map, seed, rule, check_cancelled).picture)
    box = _box(passed, place)
    scale = quantile_scale(inside(picture.transpose(1, 2, 0), box))
    projection, _ = shown_pixels(picture, scale)
    projection = np.repeat(projection, 3 // projection.shape[2], axis=2)
    return Reconstruction(place, box, cropped(projection, box), cropped(pixels, box), scale)


def quantile_scale(values: Array) -> float:
    """The 98.5% quantile of the magnitudes; their largest where that is 0 because few are not."""
    magnitudes = np.abs(values[np.isfinite(values)])
    if not magnitudes.size:
        return 0.0
    return float(np.quantile(magnitudes, QUANTILE)) or float(magnitudes.max())


def inside(pixels: Array, box: Box) -> Array:
    """The part of (H, W, C) that lies in the box."""
    top, left, height, width = box
    return pixels[max(top, 0) : max(top + height, 0), max(left, 0) : max(left + width, 0)]


def cropped(pixels: Array, box: Box) -> Array:
    """The box out of (H, W, 3), padded with mid-grey over an edge of it: never moved, so that nine of them line up."""
    top, left, height, width = box
    patch = np.full((height, width, pixels.shape[2]), MID_GREY, np.uint8)
    part = inside(pixels, box)
    rows, columns = max(-top, 0), max(-left, 0)
    patch[rows : rows + part.shape[0], columns : columns + part.shape[1]] = part
    return patch


def _box(passed: Pass, place: Place) -> Box:
    *_, field = receptive_fields(passed.network)
    return field.box(place.row, place.column)
