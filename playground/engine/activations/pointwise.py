"""Activations given by a curve and its derivative, forward and back, in tiles that stay in the processor's cache.

Regime: curves of several NumPy passes, whose values would otherwise go through memory once a pass.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from playground.engine.activations.activation import without_derivative
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.trace import Trace
from playground.network.layers import Array, Layer
from playground.network.setup import Rule

Curve = Callable[[Any, Array], Array]
"""(layer, values) -> one value for each, of the same float type."""

TILE = 32_768
"""Units a tile; with its temporaries half a megabyte in float32."""


def forward(curve: Curve, layer: Layer, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """The curve at every unit."""
    y = np.empty(x.shape, x.dtype)
    flat, out = np.ascontiguousarray(x).reshape(-1), y.reshape(-1)
    for start in range(0, flat.size, TILE):
        tile = slice(start, start + TILE)
        out[tile] = curve(layer, flat[tile])
    return y


def project(
    derivative: Curve, layer: Layer, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """By the derivative under gradient and guided."""
    if rule in (Rule.LINEAR, Rule.DECONVNET):
        return without_derivative(r, rule)
    back = np.empty(r.shape, r.dtype)
    given, flat, out = np.ascontiguousarray(r).reshape(-1), np.ascontiguousarray(trace.x).reshape(-1), back.reshape(-1)
    for start in range(0, flat.size, TILE):
        tile = slice(start, start + TILE)
        np.multiply(given[tile], derivative(layer, flat[tile]), out=out[tile])
    return back
