"""Normalisation by what training found, forward and back: every channel scaled and shifted for itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.per_channel import column
from playground.engine.trace import Trace
from playground.network.layers import Array, BatchNormalization
from playground.network.setup import Rule

PIECE_BYTES = 512 * 1024
"""Maps are gone over several times in pieces that stay in the second cache level."""


def batch_norm(layer: BatchNormalization, x: Array, check_cancelled: CheckCancelled = nothing) -> tuple[Array, Trace]:
    """(x - mean) * factor + shift: the mean goes off first, so that a small deviation from a large one stays exact."""
    y = np.empty_like(x)
    mean, factor, shift = (column(numbers, x) for numbers in (layer.mean, factors(layer), layer.shift))
    for piece in _pieces(x):
        check_cancelled()
        there, some = y[piece], piece[1]
        np.subtract(x[piece], mean[some], out=there)
        there *= factor[some]
        there += shift[some]
    return y, Trace.of(x, y)


def project_batch_norm(
    layer: BatchNormalization, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """R * factor, the adjoint and not the inverse, under every rule: the layer is linear in each map."""
    return np.asarray(r * column(factors(layer), r))


def factors(layer: BatchNormalization) -> Array:
    """scale / sqrt(variance + epsilon) of every channel, in float64."""
    return np.asarray(layer.scale / np.sqrt(layer.variance.astype(np.float64) + layer.epsilon))


def _pieces(x: Array) -> Iterator[tuple[int, slice]]:
    """An image and some channels of it at a time."""
    step = max(PIECE_BYTES // max(x[:1, :1].nbytes, 1), 1)
    return ((image, slice(first, first + step)) for image in range(len(x)) for first in range(0, x.shape[1], step))
