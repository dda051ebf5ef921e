"""The end of a classifier, forward and back: flatten, dropout, fully connected, softmax. Vectors are (N, n, 1, 1)."""

from __future__ import annotations

import math

import numpy as np

from playground.engine.activations.activation import without_derivative
from playground.engine.bound import UNKNOWN
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.change import Change
from playground.engine.maps import Maps
from playground.engine.trace import Trace
from playground.network.geometry import output_shape
from playground.network.layers import Array, Dropout, Flatten, FullyConnected, LogSoftmax, Softmax
from playground.network.setup import Rule


def flatten(layer: Flatten, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """(N, C, H, W) to (N, C*H*W, 1, 1): a view."""
    return x.reshape(len(x), -1, 1, 1)


def project_flatten(
    layer: Flatten, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """Back into maps."""
    return r.reshape(trace.input_shape)


def flattened(shape: tuple[int, ...], changed: Array) -> Array | None:
    """Which values flat maps of `shape` (N, C, H, W) change in when the channels `changed` do; None: in all."""
    if len(changed) == shape[1]:
        return None
    size = math.prod(shape[2:])
    return np.asarray(changed[:, None] * size + np.arange(size)).ravel()


def fully_connected(layer: FullyConnected, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """(N, C, H, W) to (N, units, 1, 1). Raises NetworkError when the weights are fewer than the inputs."""
    output_shape(layer, x.shape[1:])
    return _product(layer, x, slice(None))


def fully_connected_some(
    layer: FullyConnected, x: Array, outputs: Array, check_cancelled: CheckCancelled = nothing
) -> Array:
    """Only the units `outputs`, (N, len(outputs), 1, 1)."""
    return _product(layer, x, outputs)


def change(
    layer: FullyConnected,
    old_layer: FullyConnected,
    x: Maps,
    old: Trace,
    changed: Array,
    differing: Array,
    check_cancelled: CheckCancelled,
    bound: float = UNKNOWN,
) -> Change | None:
    """y + the product with what the inputs differ by, from the first that does to the last; None where that is most of
    them, or where weights differ.

    Regime: one map of many before a classifier (1 of 16 of 56x56 to 10 units: 0.012 ms of 0.035). A unit with other
    weights is summed anew (0.006 ms for 50,176 inputs): looking which of them differ takes longer.
    """
    size = math.prod(x.shape[2:])
    first, stop = int(changed[0]) * size if len(changed) else 0, int(changed[-1] + 1) * size if len(changed) else 0
    if len(differing) or 2 * (stop - first) > size * x.shape[1]:
        return None
    new, before = (maps.array.reshape(len(x.base), -1)[:, first:stop] for maps in (x, old.inputs))
    added = (new - before) @ layer.weights[:, first:stop].astype(new.dtype, copy=False).T
    given = old.y.reshape(added.shape)
    moved = (np.abs(given) + np.abs(added)).max(axis=0).astype(np.float64)
    return Change.checked(np.arange(layer.units), (given + added).reshape(old.output_shape), moved)


def project_fully_connected(
    layer: FullyConnected, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """W^T R without the bias, the same under every rule."""
    return project_fully_connected_some(layer, r, slice(None), trace, rule)


def project_fully_connected_some(
    layer: FullyConnected,
    r: Array,
    outputs: Array | slice,
    trace: Trace,
    rule: Rule,
    check_cancelled: CheckCancelled = nothing,
) -> Array:
    """W^T R when all units but `outputs` are zero; r is (N, len(outputs), 1, 1)."""
    inputs = math.prod(trace.input_shape[1:])
    weights = layer.weights[outputs, :inputs].astype(r.dtype, copy=False)
    return np.asarray(r.reshape(len(r), -1) @ weights).reshape(len(r), *trace.input_shape[1:])


def softmax(layer: Softmax, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """exp(x) / sum(exp(x)) over the channels; the largest value is taken off first, so that it cannot overflow."""
    y = np.exp(_less_the_largest(x))
    y /= y.sum(axis=1, keepdims=True)
    return y


def project_softmax(
    layer: Softmax, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """By the derivative y * (R - sum(R * y)), which joins all channels."""
    if rule in (Rule.LINEAR, Rule.DECONVNET):
        return without_derivative(r, rule)
    return np.asarray(trace.y * (r - (r * trace.y).sum(axis=1, keepdims=True)))


def log_softmax(layer: LogSoftmax, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """x - log(sum(exp(x))) over the channels, as finite where the softmax itself is too small for a float."""
    y = _less_the_largest(x)
    y -= np.log(np.exp(y).sum(axis=1, keepdims=True))
    return y


def project_log_softmax(
    layer: LogSoftmax, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """By the derivative R - softmax * sum(R)."""
    if rule in (Rule.LINEAR, Rule.DECONVNET):
        return without_derivative(r, rule)
    return np.asarray(r - np.exp(trace.y) * r.sum(axis=1, keepdims=True))


def dropout(layer: Dropout, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """x itself: units are dropped in training alone."""
    return x


def project_dropout(
    layer: Dropout, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """R itself."""
    return r


def _less_the_largest(x: Array) -> Array:
    """x with the largest value of the channels taken off at every position, a new array."""
    largest = x.max(axis=1, keepdims=True)
    return np.asarray(x - np.where(np.isfinite(largest), largest, 0))


def _product(layer: FullyConnected, x: Array, outputs: Array | slice) -> Array:
    flat = x.reshape(len(x), -1)
    weights = layer.weights[outputs, : flat.shape[1]].astype(x.dtype, copy=False)
    y = np.asarray(flat @ weights.T)
    if layer.bias is not None:
        y += layer.bias[outputs].astype(x.dtype, copy=False)
    return y.reshape(len(x), -1, 1, 1)
