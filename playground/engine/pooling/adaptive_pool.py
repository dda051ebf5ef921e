"""Adaptive pooling, forward and back: a chosen number of windows per axis, which share the map out evenly.

Windows differ in length by a pixel and may overlap; every pixel lies in one. Both ways are the same sum over ranges:
forward over the pixels of each window, back over the windows of each pixel.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.trace import Trace
from playground.network.geometry import Bins, bins
from playground.network.layers import AdaptivePooling, Array
from playground.network.setup import Rule


def forward(layer: AdaptivePooling, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """(N, C, H, W) to (N, C, *layer.size)."""
    down, across = _bins(layer, x.shape)
    reduce = np.maximum if layer.mode == "max" else np.add
    lower = _over_ranges(x, down, 2, reduce)
    check_cancelled()
    y = _over_ranges(lower, across, 3, reduce)
    if layer.mode == "average":
        y /= _areas(layer, x.shape).astype(x.dtype)
    return y


def project(
    layer: AdaptivePooling, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """To the first maximum of each window in row order, or spread over each window."""
    if layer.mode == "max":
        return _to_switches(r, switches(layer, trace), trace.input_shape)
    shape = trace.input_shape
    down, across = _bins(layer, shape)
    lower = _over_ranges(r / _areas(layer, shape).astype(r.dtype), across.turned(shape[3]), 3, np.add)
    check_cancelled()
    return _over_ranges(lower, down.turned(shape[2]), 2, np.add)


def switches(layer: AdaptivePooling, trace: Trace) -> Array:
    """The place row * W + column each maximum came from, (N, C, *layer.size). Kept in the trace."""
    return trace.found(partial(_places, layer))


def _places(layer: AdaptivePooling, x: Array) -> Array:
    down, across = _bins(layer, x.shape)
    columns = np.broadcast_to(np.arange(x.shape[3], dtype=np.int32), x.shape)
    largest, columns = _first_maxima(x, columns, across, 3)
    rows = np.arange(x.shape[2], dtype=np.int32)[:, None] * np.int32(x.shape[3])
    return _first_maxima(largest, columns + rows, down, 2)[1]


def _to_switches(r: Array, won: Array, shape: tuple[int, ...]) -> Array:
    """Every value added at its switch; several windows may have one."""
    maps = shape[0] * shape[1]
    back = np.zeros((maps, shape[2] * shape[3]), dtype=r.dtype)
    np.add.at(back, (np.arange(maps)[:, None], won.reshape(maps, -1)), r.reshape(maps, -1))
    return back.reshape(shape)


def _over_ranges(x: Array, ranges: Bins, axis: int, reduce: np.ufunc) -> Array:
    """x reduced along one axis over each of the `ranges`, one pixel of all of them after the other."""
    out = np.take(x, ranges.starts, axis)
    for step in range(1, ranges.longest):
        places = ranges.longer_than(step)
        piece = (slice(None),) * axis + (places,)
        out[piece] = reduce(out[piece], np.take(x, ranges.starts[places] + step, axis))
    return out


def _first_maxima(x: Array, places: Array, ranges: Bins, axis: int) -> tuple[Array, Array]:
    """The maxima over the ranges and the `places` they are at: the first one wins, the first NaN over any."""
    out, won = np.take(x, ranges.starts, axis), np.take(places, ranges.starts, axis)
    for step in range(1, ranges.longest):
        longer = ranges.longer_than(step)
        piece = (slice(None),) * axis + (longer,)
        values, best = np.take(x, ranges.starts[longer] + step, axis), out[piece]
        wins = (values > best) | ((values != values) & (best == best))
        out[piece] = np.where(wins, values, best)
        won[piece] = np.where(wins, np.take(places, ranges.starts[longer] + step, axis), won[piece])
    return out, won


def _bins(layer: AdaptivePooling, shape: tuple[int, ...]) -> tuple[Bins, Bins]:
    return bins(shape[2], layer.size[0]), bins(shape[3], layer.size[1])


def _areas(layer: AdaptivePooling, shape: tuple[int, ...]) -> Array:
    """The pixels of each window, (H', W')."""
    down, across = _bins(layer, shape)
    return np.asarray(np.multiply.outer(down.stops - down.starts, across.stops - across.starts))
