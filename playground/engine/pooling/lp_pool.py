"""Lp pooling, forward and back: (sum |x|^p)^(1/p) over windows or whole maps, between summing and taking the maximum.

It is neither: the way back gives each value its share of the result, and that is all to the strongest as p grows. The
powers are taken in double precision of maps scaled to 1, piece by piece, so that they neither overflow nor vanish.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.pooling import pool
from playground.engine.trace import Trace
from playground.network.geometry import output_shape
from playground.network.layers import Array, GlobalPooling, LpPooling
from playground.network.setup import Rule

SMALLEST_POWER = 1e-300
"""Results whose power would be below this, their map's largest value being 1, send nothing back."""


def forward(layer: LpPooling, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """(N, C, H, W) to (N, C, H', W'); what lies outside counts as zero."""
    y = np.empty((*x.shape[:2], *output_shape(layer, x.shape[1:])[1:]), dtype=x.dtype)
    maps, pooled = x.reshape(1, -1, *x.shape[2:]), y.reshape(1, -1, *y.shape[2:])
    for piece in _pieces(x):
        scale = _scale(maps[:, piece])
        powers = np.abs(maps[:, piece] / scale) ** layer.p
        sums = pool.forward(layer, powers, check_cancelled)
        pooled[:, piece] = sums ** (1 / layer.p) * scale
    return y


def project(layer: LpPooling, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing) -> Array:
    """R times the derivative sign(x) * (|x| / y)^(p - 1), under every rule, as un-pooling by switches is."""
    x, y = (values.reshape(1, -1, *values.shape[2:]) for values in (trace.x, trace.y))
    given, back = r.reshape(y.shape), np.empty(x.shape, dtype=r.dtype)
    for piece in _pieces(trace.x):
        scale = _scale(x[:, piece])
        inverse = _inverse_power(y[:, piece] / scale, layer.p - 1)
        shares = pool.project_sum(layer, given[:, piece] * inverse, Trace.of(x[:, piece], y[:, piece]), rule)
        check_cancelled()
        values = x[:, piece] / scale
        back[:, piece] = np.sign(values) * np.abs(values) ** (layer.p - 1) * shares
    return back.reshape(trace.input_shape)


def over_the_map(layer: GlobalPooling, shape: tuple[int, ...]) -> LpPooling:
    """The Lp pooling whose one window is the whole map of an input of `shape` (N, C, H, W)."""
    return LpPooling(name=layer.name, size=(shape[2], shape[3]), stride=(1, 1), p=layer.p)


def _pieces(x: Array) -> Iterator[slice]:
    """Maps that stay in the second cache level."""
    count, step = x.shape[0] * x.shape[1], max(pool.CHUNK_BYTES // (8 * x.shape[2] * x.shape[3]), 1)
    return (slice(first, first + step) for first in range(0, count, step))


def _scale(maps: Array) -> Array:
    """The power of two at each map's largest finite magnitude: dividing by it is exact. 1 where all are zero."""
    magnitudes = np.where(np.isfinite(maps), np.abs(maps), 0).max(axis=(2, 3), keepdims=True)
    exponents = np.frexp(magnitudes.astype(np.float64))[1]
    return np.asarray(np.ldexp(1.0, exponents))


def _inverse_power(y: Array, power: float) -> Array:
    """y^-power, and 0 where that is beyond the numbers there are."""
    if power == 0:
        return np.ones_like(y)
    lowest = SMALLEST_POWER ** (1 / power)
    return np.where(y <= lowest, 0.0, np.where(y <= lowest, 1.0, y) ** -power)
