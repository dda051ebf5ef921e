"""Maps as the window blits them: one layer's thumbnails in one image, and over which range each is coloured."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine import pixels
from playground.network.layers import Array, Shape
from playground.network.setup import Scale

ATLAS_COLUMNS = 16
"""Thumbnails a row of an atlas holds: 4,096 maps of 96 pixels stay inside the 32,767 lines a painter can reach."""

FEW_MAPS = 4
BAND = 5
"""A thumbnail of a single row of units is so many times thinner than another is long."""


CLIPPED = 0.02
"""Of a thumbnail's pixels, what is given the strongest colour when a few strong units would hide the others."""


@dataclass(frozen=True, eq=False)
class Look:
    """How maps become pixels: the longest side of a thumbnail in device pixels, and the colours."""

    thumbnail: int
    table: Array  # (256,) uint32 0xffRRGGBB; 128 is zero
    bad_colour: int
    scale: Scale = Scale.MAP
    backwards: bool = False


@dataclass(frozen=True, eq=False)
class Column:
    """The maps of one layer as pixels. `atlas` holds tiles of `tile` (height, width), ATLAS_COLUMNS a row."""

    shape: Shape
    atlas: Array
    tile: tuple[int, int]
    ranges: Array  # (C,) the value that is shown in the strongest colour, per map
    bad: Array  # (C,) NaN and infinite values per map
    values: Array  # (C,) the units of a vector; the first unit of each map otherwise
    is_live: bool = True
    dead: tuple[int, ...] = ()
    """Maps all of whose units are 0; a vector's units are not told of."""
    saturated: tuple[int, ...] = ()
    """Maps most of whose units are at a flat end of the layer's curve."""


def thumbnail_size(shape: tuple[int, ...], longest: int) -> tuple[int, int]:
    """(height, width) in device pixels of a thumbnail whose longest side is `longest`, in the map's proportions.

    A layer (C, H, W) of few maps has room for larger ones. A single row of units, as a sentence's, is a band, longer
    and thicker than its proportions, so that each unit can be seen and pointed at.
    """
    channels, height, width = shape
    if (height, width) == (1, 1):
        return 1, 1
    if height == 1:
        return max(1, longest // BAND), _band_length(width, longest * 3 // 2)
    if channels <= FEW_MAPS:
        longest = longest * 3 // 2
    factor = longest / max(height, width)
    return max(1, round(height * factor)), max(1, round(width * factor))


def _band_length(units: int, longest: int) -> int:
    """About `longest`, and for each unit as many pixels as for any other where there are that many."""
    return units * max(1, round(longest / units)) if units <= longest else longest


def make_column(
    shape: tuple[int, ...],
    first: Array,
    thumbs: Array,
    own: Array,
    bad: Array,
    look: Look,
    network_range: float,
    live: bool = True,
) -> Column:
    """The Column of maps (C, H, W) from their first units (C,), thumbnails (C, h, w), ranges and bad counts (C,)."""
    dead = dead_maps(shape, own, bad) if live else ()
    ranges = shown_ranges(thumbs, own, look, network_range)
    return painted_column(shape, first, thumbs, ranges, bad, look, live, dead)


def painted_column(
    shape: tuple[int, ...],
    first: Array,
    thumbs: Array,
    ranges: Array,
    bad: Array,
    look: Look,
    live: bool,
    dead: tuple[int, ...],
) -> Column:
    """The same over `ranges` (C,) that are given."""
    tiles = pixels.coloured(thumbs, ranges, look.table, look.bad_colour)
    columns = min(ATLAS_COLUMNS, len(tiles))
    atlas = pixels.atlas(tiles, columns, 0, int(look.table[128]))
    channels, height, width = shape
    tile = (thumbs.shape[1], thumbs.shape[2])
    return Column((channels, height, width), atlas, tile, ranges, bad, first, live, dead)


def repainted(
    old: Column,
    before: Array,
    thumbs: Array,
    ranges: Array,
    bad: Array,
    first: Array,
    look: Look,
    dead: tuple[int, ...],
) -> Column | None:
    """The column `old`, painted of the thumbnails `before` in the same colours, with only those tiles painted anew that
    differ; None where that are most of them.
    """
    differs = ranges != old.ranges
    if thumbs is not before:
        differs |= (thumbs != before).any(axis=(1, 2))
    some = np.flatnonzero(differs)
    if 4 * len(some) > len(thumbs):
        return None
    tiles = pixels.coloured(thumbs[some], ranges[some], look.table, look.bad_colour)
    atlas = pixels.with_tiles(old.atlas, some, tiles, min(ATLAS_COLUMNS, len(thumbs))) if len(some) else old.atlas
    return Column(old.shape, atlas, old.tile, ranges, bad, first, dead=dead)


def same_colours(look: Look, other: Look) -> bool:
    """Whether one value in one range has the same colour in both."""
    return look.table is other.table and look.bad_colour == other.bad_colour and look.backwards == other.backwards


def dead_maps(shape: tuple[int, ...], own: Array, bad: Array) -> tuple[int, ...]:
    """The maps of a layer (C, H, W) without any value, from their own ranges and bad counts (C,)."""
    return () if shape[1:] == (1, 1) else tuple(np.flatnonzero((own == 0) & (bad == 0)).tolist())


def shown_ranges(thumbs: Array, own: Array, look: Look, network_range: float) -> Array:
    """The value that is shown in the strongest colour, per map, from thumbnails (C, h, w) and own ranges (C,)."""
    if look.scale is Scale.LAYER:
        return np.full_like(own, own.max())
    if look.scale is Scale.CLIPPED:
        return clipped_ranges(thumbs, own)
    return np.full_like(own, network_range) if look.scale is Scale.NETWORK else own


def clipped_ranges(thumbs: Array, own: Array) -> Array:
    """The magnitude that CLIPPED of every map's thumbnail (C, h, w) lies above; its own range where that is 0."""
    magnitudes = np.abs(np.nan_to_num(thumbs, nan=0.0)).reshape(len(thumbs), -1)
    place = min(int(magnitudes.shape[1] * (1 - CLIPPED)), magnitudes.shape[1] - 1)
    ranges = np.partition(magnitudes, place, axis=1)[:, place]
    return np.where((ranges > 0) & (ranges < own), ranges, own).astype(own.dtype)
