"""Maps to pixels: thumbnails that hide no strong value, colour ranges symmetric around zero, one atlas of all maps."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.network.layers import Array
from playground.opencv import cv2

CHUNK_BYTES = 2048 * 1024
"""Maps are shrunk in pieces that stay in the cache."""
COLOUR_BYTES = 2048 * 1024
"""Maps are coloured in pieces whose levels stay in the cache: smaller ones take longer to begin than they save."""
FEWEST_PIXELS = 4096
"""Of a map that is worth a call of OpenCV's."""
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


def clipped_share(values: Array, value_range: float) -> float:
    """The share of `values` of any shape, 0 to 1, that lies beyond the range and so is shown weaker than it is."""
    return float(np.count_nonzero(np.abs(values) > value_range)) / max(values.size, 1)


@np.errstate(divide="ignore", over="ignore")
def coloured(thumbs: Array, ranges: Array, table: Array, bad_colour: int) -> Array:
    """Thumbnails (C, h, w) as colours (C, h, w) uint32.

    `table` (256,) uint32 holds 0xffRRGGBB from minus to plus; entry 128 is zero, -range is entry 1 and +range 255.
    A range of 0 makes the whole map neutral; NaN and infinity get `bad_colour`.
    """
    colours, pairs = np.empty(thumbs.shape, dtype=np.uint32), _pairs(np.asarray(table, dtype=np.uint32).tobytes())
    for part in _colour_chunks(thumbs):
        within = bool((_magnitudes(thumbs[part]) <= ranges[part]).all())  # not so with a NaN
        _colour(thumbs[part], ranges[part], within, pairs, bad_colour, colours[part])
    return colours


@np.errstate(divide="ignore", over="ignore")
def coloured_alone(maps: Array, table: Array, bad_colour: int) -> Array:
    """Maps (C, H, W) float32 as colours, each over its own range: `coloured` over `map_ranges`, but read only once."""
    colours, pairs = np.empty(maps.shape, dtype=np.uint32), _pairs(np.asarray(table, dtype=np.uint32).tobytes())
    for part in _colour_chunks(maps):
        largest = _magnitudes(maps[part])
        healthy = bool(np.isfinite(largest).all())
        _colour(maps[part], largest if healthy else map_ranges(maps[part]), healthy, pairs, bad_colour, colours[part])
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


def unit_field(units: Array, columns: int) -> Array:
    """A vector (n,) laid out row by row as a map, (rows, columns); the rest of the last row is 0."""
    field = np.zeros(-(-len(units) // columns) * columns, units.dtype)
    field[: len(units)] = units
    return field.reshape(-1, columns)


def _colour_chunks(maps: Array) -> list[slice]:
    chunk = max(COLOUR_BYTES // max(maps[:1].nbytes, 1), 1)
    return [slice(first, first + chunk) for first in range(0, len(maps), chunk)]


def _colour(maps: Array, ranges: Array, within: bool, pairs: Array, bad_colour: int, out: Array) -> None:
    """Write the colours of `maps` into `out`; `within` when all values are known to be finite and in their range."""
    scale = np.where(ranges > 0, np.float32(NEUTRAL - 1) / ranges, 0).astype(np.float32, copy=False)
    levels = _levels(maps, scale) if within and np.isfinite(scale).all() else _rounded(_clipped(maps, ranges))
    flat, even = levels.reshape(-1), levels.size // 2 * 2
    colours = out.reshape(-1)  # a view: `out` is a piece of a whole image
    np.take(pairs, flat[:even].view(np.uint16), out=colours[:even].view(np.uint64), mode="clip")
    if even < levels.size:
        colours[even:] = pairs[flat[even:]].view(np.uint32)[:1]
    if not within:
        out[~np.isfinite(maps)] = bad_colour


def _levels(maps: Array, scale: Array) -> Array:
    """maps * scale around NEUTRAL, as bytes. OpenCV goes over a map once for it, numpy four times."""
    if maps.dtype != np.float32 or maps[0].size < FEWEST_PIXELS:
        return _rounded(np.multiply(maps, scale[:, None, None], dtype=np.float32))
    levels = np.empty(maps.shape, dtype=np.uint8)
    for one, there, factor in zip(maps, levels, scale.tolist(), strict=True):
        cv2.convertScaleAbs(one, there, factor, NEUTRAL)
    return levels


def _rounded(levels: Array) -> Array:
    """Levels from -127 to 127 as bytes around NEUTRAL; `levels` is written into."""
    levels += NEUTRAL
    return np.rint(levels, out=levels).astype(np.uint8)


def _clipped(maps: Array, ranges: Array) -> Array:
    """Levels from -127 to 127 of any values; bad ones are 0."""
    full = np.where(ranges > 0, ranges, np.inf).astype(np.float32)
    levels = np.divide(np.where(np.isfinite(maps), maps, 0), full[:, None, None], dtype=np.float32)
    np.clip(levels, -1, 1, out=levels)
    levels *= NEUTRAL - 1
    return levels


@lru_cache(maxsize=8)
def _pairs(table: bytes) -> Array:
    """The colours of two neighbouring pixels by their two levels read as one number: half as many look-ups."""
    levels = np.arange(1 << 16, dtype=np.uint16).view(np.uint8).reshape(-1, 2)
    pairs: Array = np.ascontiguousarray(np.frombuffer(table, dtype=np.uint32)[levels]).view(np.uint64)[:, 0]
    return pairs


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
    if flat.shape[1] == 1:  # the units of a vector: numpy would take each for a row of its own
        return np.abs(flat[:, 0], dtype=np.float32)
    return np.asarray(np.maximum(flat.max(axis=1), -flat.min(axis=1)), dtype=np.float32)
