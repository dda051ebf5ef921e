"""Maps to pixels: thumbnails that hide no strong value, colour ranges symmetric around zero, one atlas of all maps."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.network.layers import Array

CHUNK_BYTES = 2048 * 1024
"""Maps are shrunk in pieces that stay in the cache."""
NEUTRAL = 128
"""The entry of a colour table that stands for exactly zero; 127 entries on either side of it are used."""


def strongest(maps: Array, height: int, width: int) -> Array:
    """Maps (C, H, W) float32 as thumbnails (C, height, width): each pixel shows the strongest value it covers.

    Strongest is the largest magnitude, with its sign (minus wins a tie); NaN is stronger than infinity, so that it is
    seen. The pixels share out the rows and columns exactly; where there are more pixels than values they repeat.
    """
    result = np.empty((len(maps), height, width), dtype=np.float32)
    chunk = max(CHUNK_BYTES // max(maps[:1].nbytes, 1), 1)
    ordered, signs = np.empty((2, min(chunk, len(maps)), *maps.shape[1:]), dtype=np.uint32)
    for first in range(0, len(maps), chunk):
        bits = np.ascontiguousarray(maps[first : first + chunk], dtype=np.float32).view(np.uint32)
        magnitude_first = np.left_shift(bits, 1, out=ordered[: len(bits)])
        magnitude_first |= np.right_shift(bits, 31, out=signs[: len(bits)])
        shrunk = _largest(_largest(magnitude_first, 1, height), 2, width)
        result[first : first + chunk] = ((shrunk >> 1) | (shrunk << 31)).view(np.float32)
    return result


def map_ranges(maps: Array) -> Array:
    """The largest finite magnitude of each map of (C, H, W): (C,) float32, 0 where a map has none."""
    ranges = _magnitudes(maps)
    for channel in np.flatnonzero(~np.isfinite(ranges)):
        values = maps[channel]
        ranges[channel] = np.abs(values[np.isfinite(values)]).max(initial=0)
    return ranges


def count_bad(maps: Array) -> Array:
    """How many values of each map of (C, H, W) are NaN or infinite: (C,) integers."""
    bad = np.zeros(len(maps), dtype=np.intp)
    for channel in np.flatnonzero(~np.isfinite(_magnitudes(maps))):
        bad[channel] = maps[channel].size - np.count_nonzero(np.isfinite(maps[channel]))
    return bad


def coloured(thumbs: Array, ranges: Array, table: Array, bad_colour: int) -> Array:
    """Thumbnails (C, h, w) as colours (C, h, w) uint32.

    `table` (256,) uint32 holds 0xffRRGGBB from minus to plus; entry 128 is zero, -range is entry 1 and +range 255.
    A range of 0 makes the whole map neutral; NaN and infinity get `bad_colour`.
    """
    good = np.isfinite(thumbs)
    healthy = bool(good.all())
    full = np.where(ranges > 0, ranges, np.inf).astype(np.float32)
    levels = np.divide(thumbs if healthy else np.where(good, thumbs, 0), full[:, None, None], dtype=np.float32)
    np.clip(levels, -1, 1, out=levels)
    levels *= NEUTRAL - 1
    np.rint(levels, out=levels)
    levels += NEUTRAL
    colours = np.asarray(table, dtype=np.uint32).take(levels.astype(np.uint8))
    if not healthy:
        colours[~good] = bad_colour
    return colours


def atlas(tiles: Array, columns: int, gap: int, background: int, out: Array | None = None) -> Array:
    """Tiles (C, h, w) uint32 in rows of `columns` with `gap` pixels between them: one image, 2-D uint32, C-contiguous.

    `out` is used when it has the very shape; otherwise a new image is made.
    """
    count, height, width = tiles.shape
    rows = -(-count // columns)
    shape = (max(rows * (height + gap) - gap, 0), max(columns * (width + gap) - gap, 0))
    image = out if out is not None and out.shape == shape else np.empty(shape, dtype=np.uint32)
    full, rest = divmod(count, columns)
    if gap or rest:
        image.fill(background)
    line, item = image.strides
    steps = (line * (height + gap), item * (width + gap), line, item)
    places = as_strided(image, (rows, columns, height, width), steps)
    places[:full] = tiles[: full * columns].reshape(full, columns, height, width)
    if rest:
        places[full, :rest] = tiles[full * columns :]
    return image


def with_tiles(image: Array, indices: Array, tiles: Array, columns: int) -> Array:
    """A copy of an atlas without gaps in which the tiles at `indices` are these, (len(indices), h, w)."""
    image = image.copy()
    _, height, width = tiles.shape
    for index, tile in zip(indices.tolist(), tiles, strict=True):
        row, column = divmod(index, columns)
        image[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return image


def _largest(values: Array, axis: int, length: int) -> Array:
    """The largest of each of `length` groups of neighbours along an axis; group i starts at i * size // length."""
    size = values.shape[axis]
    starts = np.arange(length) * size // length
    last = np.maximum(np.append(starts[1:], size) - 1, starts)
    result = values.take(starts, axis=axis, mode="clip")
    part = np.empty_like(result)
    for step in range(1, int((last - starts).max(initial=0)) + 1):
        np.take(values, np.minimum(starts + step, last), axis=axis, out=part, mode="clip")
        np.maximum(result, part, out=result)
    return np.asarray(result)


def _magnitudes(maps: Array) -> Array:
    """The largest magnitude of each map, NaN or infinity included: (C,) float32."""
    flat = maps.reshape(len(maps), -1)
    return np.asarray(np.maximum(flat.max(axis=1), -flat.min(axis=1)), dtype=np.float32)
