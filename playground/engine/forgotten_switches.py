"""Un-pooling without its switches: every value goes to one and the same place of its window, or is spread over it.

Not a way back anybody uses, but the question why switches are kept: without them the picture falls apart.
"""

from __future__ import annotations

import numpy as np

from playground.engine.trace import Trace
from playground.network.geometry import Window, windows
from playground.network.layers import Array, GlobalPooling, MaxPooling
from playground.network.setup import Unpooling


def unpool_blindly(layer: MaxPooling | GlobalPooling, r: Array, trace: Trace, how: Unpooling) -> Array:
    """R (N, C, H', W') back to (N, C, H, W) of the trace. Values that meet are added; padding is not written to.

    The corner is the first pixel of the window, the centre its middle one (of two the later); where that is padding
    the nearest pixel of the map is meant. Spread gives every pixel of the window the same share.
    """
    vertical, horizontal = _windows(layer, trace)
    rows, columns = (
        _places(axis, trace.input_shape[2 + number], r.shape[2 + number], how)
        for number, axis in enumerate((vertical, horizontal))
    )
    back = np.zeros(trace.input_shape, dtype=r.dtype)
    if how is not Unpooling.SPREAD:
        np.add.at(back, (..., rows[0][:, None], columns[0][None, :]), r)  # type: ignore[arg-type]
        return back
    shares = r / np.multiply.outer(_seen(rows), _seen(columns)).astype(r.dtype)
    for row in rows:
        for column in columns:
            down, across = np.flatnonzero(row >= 0), np.flatnonzero(column >= 0)
            there = (..., row[down][:, None], column[across][None, :])
            back[there] += shares[..., down[:, None], across[None, :]]  # one tap reads no pixel twice
    return back


def _windows(layer: MaxPooling | GlobalPooling, trace: Trace) -> tuple[Window, Window]:
    if isinstance(layer, MaxPooling):
        return windows(layer, *trace.input_shape[2:])
    return Window(trace.input_shape[2]), Window(trace.input_shape[3])


def _places(axis: Window, length: int, outputs: int, how: Unpooling) -> Array:
    """The rows or columns that values go to, (taps, outputs): of a spread every tap, -1 in the padding, else one."""
    taps = {Unpooling.CORNER: [0], Unpooling.CENTRE: [axis.size // 2]}.get(how, list(range(axis.size)))
    starts = np.arange(outputs) * axis.stride - axis.before
    places = starts + axis.dilation * np.asarray(taps)[:, None]
    if how is Unpooling.SPREAD:
        return np.asarray(np.where((places >= 0) & (places < length), places, -1))
    return np.asarray(np.clip(places, 0, length - 1))


def _seen(places: Array) -> Array:
    """How many pixels of each window are in the map, at least 1."""
    return np.asarray(np.maximum((places >= 0).sum(axis=0), 1))
