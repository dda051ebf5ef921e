"""Normalisation of each map for itself, forward and back: by what training found, or by its own mean and spread."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.normalization.per_channel import column
from playground.engine.trace import Trace
from playground.network.layers import Array, BatchNormalization, InstanceNormalization
from playground.network.setup import Rule

PIECE_BYTES = 512 * 1024
"""Maps are gone over several times in pieces that stay in the second cache level."""


def batch_norm(layer: BatchNormalization, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """(x - mean) * factor + shift: the mean goes off first, so that a small deviation from a large one stays exact."""
    y = np.empty_like(x)
    mean, factor, shift = (column(numbers, x) for numbers in (layer.mean, factors(layer), layer.shift))
    for piece in _pieces(x):
        check_cancelled()
        there, some = y[piece], piece[1]
        np.subtract(x[piece], mean[some], out=there)
        there *= factor[some]
        there += shift[some]
    return y


def project_batch_norm(
    layer: BatchNormalization, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """R * factor, the adjoint and not the inverse, under every rule: the layer is linear in each map."""
    return np.asarray(r * column(factors(layer), r))


def factors(layer: BatchNormalization) -> Array:
    """scale / sqrt(variance + epsilon) of every channel, in float64."""
    return np.asarray(layer.scale / np.sqrt(layer.variance.astype(np.float64) + layer.epsilon))


def instance_norm(layer: InstanceNormalization, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """(x - mean) / deviation * scale + shift, worked out in float64: a map may differ little from its own mean."""
    y = np.empty_like(x)
    scale, shift = (numbers[: x.shape[1], None, None].astype(np.float64) for numbers in (layer.scale, layer.shift))
    for piece in _pieces(x):
        check_cancelled()
        centred, deviation = _centred(x[piece], layer.epsilon)
        y[piece] = centred * (scale[piece[1]] / deviation) + shift[piece[1]]
    return y


def project_instance_norm(
    layer: InstanceNormalization, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """By the whole derivative, through mean and deviation too, under gradient and guided; else these are held fixed.

    With x^ = (x - mean) / deviation it is scale / deviation * (R - mean(R) - x^ * mean(R * x^)).
    """
    back = np.empty(trace.input_shape, r.dtype)
    scale = layer.scale[: r.shape[1], None, None].astype(np.float64)
    for piece in _pieces(r):
        check_cancelled()
        centred, deviation = _centred(trace.x[piece], layer.epsilon)
        sent = r[piece].astype(np.float64)
        if rule in (Rule.GRADIENT, Rule.GUIDED):
            normal = centred / deviation
            sent = sent - _mean(sent) - normal * _mean(sent * normal)
        back[piece] = sent * (scale[piece[1]] / deviation)
    return back


def _centred(x: Array, epsilon: float) -> tuple[Array, Array]:
    """Maps (C, H, W) less their means, and their deviations, (C, 1, 1)."""
    centred = x - _mean(x)
    return centred, np.sqrt(_mean(centred * centred) + epsilon)


def _mean(maps: Array) -> Array:
    return np.asarray(maps.mean(axis=(1, 2), dtype=np.float64, keepdims=True))


def _pieces(x: Array) -> Iterator[tuple[int, slice]]:
    """An image and some channels of it at a time."""
    step = max(PIECE_BYTES // max(x[:1, :1].nbytes, 1), 1)
    return ((image, slice(first, first + step)) for image in range(len(x)) for first in range(0, x.shape[1], step))
