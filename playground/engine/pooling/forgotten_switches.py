"""Un-pooling without its switches: every value goes to one and the same place of its window, or is spread over it.

Not a way back anybody uses, but the question why switches are kept: without them the picture falls apart.
"""

from __future__ import annotations

import numpy as np

from playground.engine.trace import Trace
from playground.network.geometry import Bins, bins, windows
from playground.network.layers import AdaptivePooling, Array, GlobalPooling, MaxPooling
from playground.network.setup import Unpooling

NONE = -(1 << 30)
"""Stands for no row or column at all."""


Maximum = MaxPooling | AdaptivePooling | GlobalPooling
"""What has switches, if its mode is the maximum."""


def unpool_blindly(layer: Maximum, r: Array, trace: Trace, how: Unpooling) -> Array:
    """R (N, C, H', W') back to (N, C, H, W) of the trace. Values that meet are added; padding is not written to.

    The corner is the first pixel of the window, the centre its middle one (of two the later); where that is padding
    the nearest pixel of the map is meant. Spread gives every pixel of the window the same share.
    """
    down, across = _taps(layer, trace, r.shape)
    back = np.zeros(trace.input_shape, dtype=r.dtype)
    if how is not Unpooling.SPREAD:
        rows, columns = (_one(taps, length, how) for taps, length in zip((down, across), back.shape[2:], strict=True))
        np.add.at(back, (..., rows[:, None], columns[None, :]), r)  # type: ignore[arg-type]
        return back
    rows, columns = (_inside(taps, length) for taps, length in zip((down, across), back.shape[2:], strict=True))
    shares = r / np.multiply.outer(_seen(rows), _seen(columns)).astype(r.dtype)
    for row in rows:
        for column in columns:
            there, here = np.flatnonzero(row >= 0), np.flatnonzero(column >= 0)
            np.add.at(  # one tap of an adaptive pooling may read a pixel twice
                back,
                (..., row[there][:, None], column[here][None, :]),  # type: ignore[arg-type]
                shares[..., there[:, None], here[None, :]],
            )
    return back


def _taps(layer: Maximum, trace: Trace, shape: tuple[int, ...]) -> tuple[Array, Array]:
    """Which rows and which columns the windows read, each (taps, outputs): also those in the padding, -1 for none."""
    height, width = trace.input_shape[2:]
    if isinstance(layer, MaxPooling):
        axes = windows(layer, height, width)
        down, across = (
            np.arange(outputs) * axis.stride - axis.before + axis.dilation * np.arange(axis.size)[:, None]
            for axis, outputs in zip(axes, shape[2:], strict=True)
        )
        return down, across
    counts = layer.size if isinstance(layer, AdaptivePooling) else (1, 1)
    down, across = (_ranged(bins(length, count)) for length, count in zip((height, width), counts, strict=True))
    return down, across


def _ranged(ranges: Bins) -> Array:
    taps = ranges.starts + np.arange((ranges.stops - ranges.starts).max())[:, None]
    return np.asarray(np.where(taps < ranges.stops, taps, NONE))


def _one(taps: Array, length: int, how: Unpooling) -> Array:
    """The one place of each window that its value goes to, (outputs,)."""
    counts = (taps != NONE).sum(axis=0)
    chosen = np.zeros_like(counts) if how is Unpooling.CORNER else counts // 2
    return np.asarray(np.clip(np.take_along_axis(taps, chosen[None], axis=0)[0], 0, length - 1))


def _inside(taps: Array, length: int) -> Array:
    """The places that are in the map, -1 for those that are not."""
    return np.asarray(np.where((taps >= 0) & (taps < length), taps, -1))


def _seen(places: Array) -> Array:
    """How many pixels of each window are in the map, at least 1."""
    return np.asarray(np.maximum((places >= 0).sum(axis=0), 1))
