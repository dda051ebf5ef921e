"""A map, shifted and times a number, added to another: what one cell of a kernel gives to its layer's map.

Regime: where both maps are as wide and lie in memory line after line, a shift is a shift of the whole map, without
regard to lines, and what that puts into the columns that read padding is taken back: 0.017 ms for 224x224 instead of
0.030 line by line. Everything else goes by lines.
"""

from __future__ import annotations

import numpy as np

from playground.engine.taps import Tap
from playground.network.layers import Array


def add_shifted(y: Array, x: Array, factor: np.floating, down: Tap, across: Tap) -> None:
    """Add to y (N, H', W') factor * x (N, H, W), each output of the taps getting the input of its place."""
    if not down.count or not across.count:
        return
    is_dense = all(part.step in (None, 1) for tap in (down, across) for part in (tap.inputs, tap.outputs))
    if is_dense and len(x) == 1 and x.shape[2] == y.shape[2] and x.flags.c_contiguous and y.flags.c_contiguous:
        _add_whole(y[0], x[0], factor, down, across)
    else:
        there = y[:, down.outputs, across.outputs]
        there += factor * x[:, down.inputs, across.inputs]


def _add_whole(y: Array, x: Array, factor: np.floating, down: Tap, across: Tap) -> None:
    """The same for one map of each, as one long line."""
    width = y.shape[1]
    start = down.outputs.start * width + across.outputs.start
    begin = down.inputs.start * width + across.inputs.start
    length = (down.count - 1) * width + across.count
    edges = [y[down.outputs, part] for part in (slice(0, across.outputs.start), slice(across.outputs.stop, width))]
    kept = [edge.copy() for edge in edges]
    there = y.reshape(-1)[start : start + length]
    there += factor * x.reshape(-1)[begin : begin + length]
    for edge, values in zip(edges, kept, strict=True):
        edge[...] = values
