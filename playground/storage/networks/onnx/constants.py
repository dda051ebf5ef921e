"""Works out what an ONNX file computes from constants alone, as the target of a reshape."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from playground import limits
from playground.network.layers import Array
from playground.storage.networks.graph import Node
from playground.storage.networks.wire import damaged

_CAST = {1: np.float32, 6: np.int32, 7: np.int64, 9: np.bool_, 10: np.float32, 11: np.float64, 16: np.float32}
"""ONNX data type -> what is worked with."""
_ARITHMETIC: Mapping[str, Callable[..., Array]] = {
    "Add": np.add,
    "Sub": np.subtract,
    "Mul": np.multiply,
    "Div": lambda a, b: a // b if a.dtype.kind == "i" and b.dtype.kind == "i" else a / b,
}


def constant_value(node: Node) -> Array:
    """What a Constant node holds."""
    for name in ("value", "value_float", "value_int", "value_floats", "value_ints"):
        value = node.attributes.get(name)
        if value is not None and not isinstance(value, bytes):
            return np.asarray(value, np.float32 if "float" in name else None)
    raise damaged()


def computed(node: Node, inputs: Sequence[Array | None]) -> Array | None:
    """The output of a node over constants, None where the operator is not known here. Raises FaultsFound."""
    function = _FUNCTIONS.get(node.operator)
    if function is None or not inputs or inputs[0] is None:
        return None
    try:
        return function(node, *inputs)
    except (ValueError, IndexError, TypeError, KeyError, OverflowError, ZeroDivisionError, AttributeError):
        raise damaged() from None


def axes_of(node: Node, inputs: Sequence[Array | None]) -> tuple[int, ...] | None:
    """The axes that an attribute (old files) or the second input (new ones) names."""
    given = node.wholes("axes")
    if not given and len(inputs) > 1 and inputs[1] is not None:
        given = whole_numbers(inputs[1])
    return given or None


def whole_numbers(array: Array) -> tuple[int, ...]:
    """The numbers of a small constant. Raises FaultsFound when it is none."""
    if array.size > limits.NETWORK_NUMBERS or array.dtype.kind not in "iub":
        raise damaged()
    return tuple(int(one) for one in array.reshape(-1))


def _small(*arrays: Array) -> None:
    """Nothing is worked out that could be large."""
    if sum(array.size for array in arrays) > limits.NETWORK_NUMBERS:
        raise damaged()


def _gather(node: Node, data: Array, indices: Array) -> Array:
    axis = node.whole("axis", 0)
    _small(data, indices)
    if indices.size * data.size > limits.NETWORK_NUMBERS:
        raise damaged()
    return np.take(data, indices, axis)


def _unsqueeze(node: Node, data: Array, axes: Array | None = None) -> Array:
    places = axes_of(node, [data, axes]) or ()
    if data.ndim + len(places) > 8:
        raise damaged()
    return np.expand_dims(data, tuple(places))


def _squeeze(node: Node, data: Array, axes: Array | None = None) -> Array:
    return np.squeeze(data, axes_of(node, [data, axes]))


def _concat(node: Node, *parts: Array) -> Array:
    _small(*parts)
    return np.concatenate(parts, node.whole("axis", 0))


def _slice(
    node: Node, data: Array, starts: Array, ends: Array, axes: Array | None = None, steps: Array | None = None
) -> Array:
    _small(data)
    first, last = whole_numbers(starts), whole_numbers(ends)
    along = range(len(first)) if axes is None else whole_numbers(axes)
    by = (1,) * len(first) if steps is None else whole_numbers(steps)
    pieces = [slice(None)] * data.ndim
    for axis, start, stop, step in zip(along, first, last, by, strict=True):
        pieces[axis] = slice(start, stop, step)
    return data[tuple(pieces)]


def _arithmetic(node: Node, one: Array, other: Array) -> Array:
    _small(one, other)
    if int(np.prod(np.broadcast_shapes(one.shape, other.shape), dtype=object)) > limits.NETWORK_NUMBERS:
        raise damaged()
    with np.errstate(all="ignore"):
        return np.asarray(_ARITHMETIC[node.operator](one, other))


def _cast(node: Node, data: Array) -> Array:
    kind = _CAST[node.whole("to", 1)]
    if data.dtype != np.float16:
        _small(data)
    return data.astype(kind, copy=False)


def _reshape(node: Node, data: Array, shape: Array) -> Array:
    wanted = whole_numbers(shape)
    kept = [
        data.shape[axis] if side == 0 and not node.whole("allowzero", 0) else side for axis, side in enumerate(wanted)
    ]
    return data.reshape(kept)


def _transpose(node: Node, data: Array) -> Array:
    return np.asarray(data.transpose(node.wholes("perm") or None))


def _identity(node: Node, data: Array) -> Array:
    return data


_FUNCTIONS: Mapping[str, Callable[..., Array]] = {
    "Identity": _identity,
    "Gather": _gather,
    "Unsqueeze": _unsqueeze,
    "Squeeze": _squeeze,
    "Concat": _concat,
    "Slice": _slice,
    "Add": _arithmetic,
    "Sub": _arithmetic,
    "Mul": _arithmetic,
    "Div": _arithmetic,
    "Cast": _cast,
    "Reshape": _reshape,
    "Transpose": _transpose,
}

KNOWN = frozenset(_FUNCTIONS)
"""Operators that constants may go through."""
