"""Pooling over whole maps, forward and back: one value per map."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.pooling import lp_pool
from playground.engine.trace import Trace
from playground.network.layers import Array, GlobalPooling
from playground.network.setup import Rule


def forward(layer: GlobalPooling, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """(N, C, H, W) to (N, C, 1, 1)."""
    if layer.mode == "lp":
        return lp_pool.forward(lp_pool.over_the_map(layer, x.shape), x, check_cancelled)
    reduce: dict[str, Callable[..., Array]] = {"max": np.max, "average": np.mean, "sum": np.sum}
    return np.asarray(reduce[layer.mode](x, axis=(2, 3), keepdims=True), dtype=x.dtype)


def project(
    layer: GlobalPooling, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """To the first maximum, by shares, or spread over the whole map."""
    count, channels, height, width = trace.input_shape
    if layer.mode == "lp":
        return lp_pool.project(lp_pool.over_the_map(layer, trace.input_shape), r, trace, rule, check_cancelled)
    if layer.mode == "max":
        back = np.zeros((count, channels, height * width), dtype=r.dtype)
        first = trace.x.reshape(back.shape).argmax(axis=2, keepdims=True)
        np.put_along_axis(back, first, r.reshape(count, channels, 1), axis=2)
        return back.reshape(trace.input_shape)
    share = r / (height * width) if layer.mode == "average" else r
    return np.array(np.broadcast_to(share, trace.input_shape))
