"""Operators that ONNX's reference evaluator lacks or computes otherwise than its standard says, spelled out in NumPy.

Which, and what is wrong there, stands in `tests/engine/disagreements.md`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from playground.network.layers import Array
from playground.storage.networks.graph import Node

Inputs = Sequence[Array | None]


def spelled(node: Node) -> Callable[[Node, Inputs], Array] | None:
    """What computes the first output of the node; None where the evaluator can be asked."""
    asked = {
        "MaxPool": len(node.outputs) > 1 or not any(node.wholes("pads")),
        "AveragePool": not node.whole("ceil_mode", 0),
        "Reshape": "shape" not in node.attributes,
        "Dropout": len(node.inputs) > 1,
        **dict.fromkeys(_ARITHMETIC, "axis" not in node.attributes),
    }
    if asked.get(node.operator, False):
        return None
    return _SPELLED.get(node.operator)


def _normalised(node: Node, inputs: Inputs) -> Array:
    """By the stored mean and variance: old versions are mixed with the batch's there, if they name a momentum."""
    x = _first(inputs)
    scale, shift, mean, variance = (_needed(one).reshape(-1, *[1] * (x.ndim - 2)) for one in inputs[1:5])
    return np.asarray(scale * (x - mean) / np.sqrt(variance + np.float32(node.real("epsilon", 1e-5))) + shift)


def _product(node: Node, inputs: Inputs) -> Array:
    """Gemm, of which the old versions are missing."""
    a, b = _first(inputs), _needed(inputs[1])
    a, b = a.T if node.whole("transA", 0) else a, b.T if node.whole("transB", 0) else b
    y: Array = np.float32(node.real("alpha", 1)) * (a @ b)
    bias = inputs[2] if len(inputs) > 2 else None
    return y if bias is None else np.asarray(y + np.float32(node.real("beta", 1)) * bias)


def _placed(node: Node, inputs: Inputs) -> Array:
    """Of two values, the second with its axes where an old node says that they begin."""
    x, other = _first(inputs), _needed(inputs[1])
    behind = x.ndim - other.ndim - node.whole("axis", 0)
    return np.asarray(_ARITHMETIC[node.operator](x, other.reshape(*other.shape, *[1] * max(behind, 0))))


def _same(_node: Node, inputs: Inputs) -> Array:
    return _first(inputs)


def _reshaped(node: Node, inputs: Inputs) -> Array:
    """To the shape that an old node holds itself; 0 is as before."""
    x = _first(inputs)
    sides = [x.shape[axis] if side == 0 and axis < x.ndim else side for axis, side in enumerate(node.wholes("shape"))]
    return x.reshape(sides)


def _local_response(node: Node, inputs: Inputs) -> Array:
    x, size = _first(inputs), node.whole("size", 1)
    before = (size - 1) // 2
    squares = np.pad(x**2, [(0, 0), (before, size - 1 - before), *[(0, 0)] * (x.ndim - 2)])
    total = sum(squares[:, place : place + x.shape[1]] for place in range(size))
    scale = np.float32(node.real("bias", 1.0)) + np.float32(node.real("alpha", 1e-4) / size) * total
    return np.asarray(x / scale ** np.float32(node.real("beta", 0.75)))


def _transposed(node: Node, inputs: Inputs) -> Array:
    """Every value stamps its kernel; what is cut off is worked out from the sizes where the node names them."""
    x, kernels, bias = _first(inputs), _needed(inputs[1]), inputs[2] if len(inputs) > 2 else None
    groups, outputs, size = node.whole("group", 1), kernels.shape[1], kernels.shape[2:]
    axes = range(len(size))
    strides, dilations = (node.wholes(name, (1,) * len(size)) for name in ("strides", "dilations"))
    whole = [(x.shape[axis + 2] - 1) * strides[axis] + (size[axis] - 1) * dilations[axis] + 1 for axis in axes]
    pads, more = _cut(node, x.shape[2:], whole, strides)
    room = [length + extra for length, extra in zip(whole, more, strict=True)]
    y: Array = np.zeros((len(x), groups * outputs, *room), np.float32)
    maps = np.split(x, groups, axis=1)
    weights = np.split(kernels, groups)
    for tap in itertools.product(*map(range, size)):
        starts = [place * step for place, step in zip(tap, dilations, strict=True)]
        at = (
            slice(start, start + (length - 1) * step + 1, step)
            for start, length, step in zip(starts, x.shape[2:], strides, strict=True)
        )
        stamped = [
            np.einsum("nk...,kl->nl...", part, kernel[_last_axes(tap)])
            for part, kernel in zip(maps, weights, strict=True)
        ]
        y[_last_axes(at)] += np.concatenate(stamped, axis=1)
    y = y[_last_axes(slice(pads[axis], room[axis] - pads[axis + len(size)]) for axis in axes)]
    return y if bias is None else y + bias.reshape(-1, *[1] * len(size))


def _last_axes(index: Iterable[int | slice]) -> Any:
    """An index of the last axes of an array, as many as there are."""
    return (..., *index)


def _cut(node: Node, sides: Sequence[int], whole: Sequence[int], strides: Sequence[int]) -> tuple[list[int], list[int]]:
    """How much is cut off (before on every axis, then after), and how much goes on behind the stamps."""
    count, kind = len(whole), node.word("auto_pad", "NOTSET")
    more = list(node.wholes("output_padding", (0,) * count))
    wanted = node.wholes("output_shape")[-count:]
    if not wanted and not kind.startswith("SAME"):
        return list(node.wholes("pads", (0,) * 2 * count)), more
    wanted = wanted or tuple(side * step for side, step in zip(sides, strides, strict=True))
    total = [length + extra - goal for length, extra, goal in zip(whole, more, wanted, strict=True)]
    more = [extra + max(-over, 0) for extra, over in zip(more, total, strict=True)]
    halves = [max(over, 0) // 2 for over in total]
    rests = [max(over, 0) - half for over, half in zip(total, halves, strict=True)]
    return (halves + rests if kind == "SAME_UPPER" else rests + halves), more


def _pooling(node: Node, inputs: Inputs) -> Array:
    """Windows over padded maps: what is outside counts for no maximum, and for a mean where it says so."""
    x, size = _first(inputs), node.wholes("kernel_shape")
    reach = [_reach(node, axis, x.shape[axis + 2]) for axis in range(len(size))]
    around = [(0, 0), (0, 0), *((before, max(after, 0)) for before, after, _, _ in reach)]
    if node.operator == "MaxPool":
        return np.asarray(_windows(np.pad(x, around, constant_values=-np.inf), node, reach).max(_taps(size)))
    if node.operator == "LpPool":
        p = np.float32(node.real("p", 2.0))
        sums = _windows(np.pad(np.abs(x) ** p, around), node, reach).sum(_taps(size))
        return np.asarray(sums ** (1 / p), np.float32)
    counted = np.ones(x.shape[2:], np.float32)
    if node.whole("count_include_pad", 0):
        inside = [(before, max(min(after, own), 0)) for before, after, own, _ in reach]
        counted = np.pad(counted, inside, constant_values=1)
        counted = np.pad(counted, [(0, max(after - own, 0)) for _, after, own, _ in reach])
    else:
        counted = np.pad(counted, around[2:])
    numbers = _windows(counted[None, None], node, reach).sum(_taps(size))
    return np.asarray(_windows(np.pad(x, around), node, reach).sum(_taps(size)) / numbers)


def _global_lp(node: Node, inputs: Inputs) -> Array:
    x, p = _first(inputs), np.float32(node.real("p", 2.0))
    sums = (np.abs(x) ** p).sum(tuple(range(2, x.ndim)), keepdims=True)
    return np.asarray(sums ** (1 / p), np.float32)


def _reach(node: Node, axis: int, length: int) -> tuple[int, int, int, int]:
    """Along one axis: the pixels needed before and after, the padding after, and how many windows there are."""
    size = node.wholes("kernel_shape")
    stride, dilation = (node.wholes(name, (1,) * len(size))[axis] for name in ("strides", "dilations"))
    span = (size[axis] - 1) * dilation + 1
    kind, pads = node.word("auto_pad", "NOTSET"), node.wholes("pads", (0,) * 2 * len(size))
    if kind.startswith("SAME"):
        count = -(-length // stride)
        total = max((count - 1) * stride + span - length, 0)
        half = total // 2
        before, own = (half, total - half) if kind == "SAME_UPPER" else (total - half, half)
        return before, own, own, count
    before, own = (0, 0) if kind == "VALID" else (pads[axis], pads[axis + len(size)])
    room = length + before + own - span
    count = room // stride + 1
    if node.whole("ceil_mode", 0):
        count = -(-room // stride) + 1
        count -= (count - 1) * stride >= length + before
    return before, (count - 1) * stride + span - length - before, own, count


def _windows(x: Array, node: Node, reach: Sequence[tuple[int, int, int, int]]) -> Array:
    """(N, C, positions ..., taps ...) of padded maps."""
    size = node.wholes("kernel_shape")
    strides, dilations = (node.wholes(name, (1,) * len(size)) for name in ("strides", "dilations"))
    spans = [(side - 1) * step + 1 for side, step in zip(size, dilations, strict=True)]
    seen = np.lib.stride_tricks.sliding_window_view(x, spans, tuple(range(2, 2 + len(size))))
    places = [slice(0, (count - 1) * step + 1, step) for (_, _, _, count), step in zip(reach, strides, strict=True)]
    return np.asarray(seen[_last_axes([*places, *(slice(None, None, step) for step in dilations)])])


def _taps(size: Sequence[int]) -> tuple[int, ...]:
    """The last axes, one for each of the window."""
    return tuple(range(-len(size), 0))


def _first(inputs: Inputs) -> Array:
    return _needed(inputs[0])


def _needed(value: Array | None) -> Array:
    assert value is not None  # the reader found it
    return value


_ARITHMETIC: Mapping[str, Callable[[Array, Array], Array]] = {
    "Add": np.add,
    "Sub": np.subtract,
    "Mul": np.multiply,
    "Div": np.divide,
}
_SPELLED: Mapping[str, Callable[[Node, Inputs], Array]] = {
    "BatchNormalization": _normalised,
    "Gemm": _product,
    **dict.fromkeys(_ARITHMETIC, _placed),
    "Reshape": _reshaped,
    "Dropout": _same,
    "LRN": _local_response,
    "ConvTranspose": _transposed,
    "LpPool": _pooling,
    "GlobalLpPool": _global_lp,
    "MaxPool": _pooling,
    "AveragePool": _pooling,
}
