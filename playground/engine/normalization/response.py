"""Local response normalisation, forward and back: every unit by the squares of its neighbours in other maps.

Positions do not meet, so that maps are gone over in bands of rows that stay in the second cache level.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.engine.bound import UNKNOWN
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.change import Change
from playground.engine.maps import Maps
from playground.engine.trace import Trace
from playground.network.layers import Array, LocalResponseNormalization
from playground.network.setup import Rule

BAND_BYTES = 512 * 1024


def forward(layer: LocalResponseNormalization, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """x / strength^beta."""
    y = np.empty_like(x)
    for band in _bands(x):
        check_cancelled()
        np.multiply(x[band], _strength(layer, x[band]) ** -layer.beta, out=y[band])
    return y


def project(
    layer: LocalResponseNormalization, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """R itself; under gradient and guided the whole derivative, by which every value also weakens its neighbours:
    R / strength^beta - 2 alpha beta / size * x * sum(R * x / strength^(beta + 1)) over those it is a neighbour of.
    """
    if rule in (Rule.LINEAR, Rule.DECONVNET):
        return r
    back = np.empty_like(r)
    for band in _bands(r):
        check_cancelled()
        x, strength = trace.x[band], _strength(layer, trace.x[band])
        sent = r[band] * strength**-layer.beta
        weakened = _sums(sent * x / strength, layer.size // 2, (layer.size - 1) // 2)
        back[band] = sent - weakened * x * (2 * layer.alpha * layer.beta / layer.size)
    return back


def change(
    layer: LocalResponseNormalization,
    old_layer: LocalResponseNormalization,
    x: Maps,
    old: Trace,
    changed: Array,
    differing: Array,
    check_cancelled: CheckCancelled,
    bound: float = UNKNOWN,
) -> Change | None:
    """The maps that have one of the `changed` ones for a neighbour, computed whole; None where that is most of them."""
    channels = x.shape[1]
    outputs = _reached(changed, layer.size // 2, (layer.size - 1) // 2, channels)
    if 2 * len(outputs) > channels:
        return None
    read = _reached(outputs, (layer.size - 1) // 2, layer.size // 2, channels)
    values = np.empty((x.shape[0], len(outputs), *x.shape[2:]), x.base.dtype)
    for run in np.split(np.arange(len(read)), np.flatnonzero(np.diff(read) > 1) + 1):
        part = forward(layer, x.channels(read[run]), check_cancelled)
        _, here, there = np.intersect1d(read[run], outputs, assume_unique=True, return_indices=True)
        values[:, there] = part[:, here]
    return Change(outputs, values)


def _strength(layer: LocalResponseNormalization, x: Array) -> Array:
    """offset + alpha / size * the sum of squares around each value of x (C, rows, W)."""
    strength = _sums(x * x, (layer.size - 1) // 2, layer.size // 2)
    strength *= layer.alpha / layer.size
    strength += layer.offset
    return strength


def _sums(values: Array, before: int, after: int) -> Array:
    """Each map with those `before` and `after` it added, as far as there are any."""
    count = len(values)
    sums: Array = values.copy()
    for distance in range(1, min(before, count - 1) + 1):
        sums[distance:] += values[:-distance]
    for distance in range(1, min(after, count - 1) + 1):
        sums[:-distance] += values[distance:]
    return sums


def _reached(channels: Array, before: int, after: int, count: int) -> Array:
    """The channels from `before` to `after` around the given ones, of `count` in all."""
    near = channels[:, None] + np.arange(-before, after + 1)
    return np.unique(near[(near >= 0) & (near < count)])


def _bands(x: Array) -> Iterator[tuple[int, slice, slice]]:
    """An image and some rows of all its maps at a time."""
    rows = max(BAND_BYTES // max(x[0, :, :1].nbytes, 1), 1)
    return (
        (image, slice(None), slice(first, first + rows))
        for image in range(len(x))
        for first in range(0, x.shape[2], rows)
    )
