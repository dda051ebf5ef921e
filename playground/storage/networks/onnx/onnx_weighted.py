"""ONNX operators with weights: convolution, fully connected, and what scales and shifts maps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.network.layers import (
    SAME,
    Array,
    Convolution,
    InstanceNormalization,
    Padding,
    Pair,
    TransposedConvolution,
)
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.weights import check_weight_memory
from playground.storage.networks.graph import Node
from playground.storage.networks.onnx.onnx_walker import (
    Walker,
    float_array,
    name_of,
    optional,
    vector,
)
from playground.storage.networks.onnx.onnx_windows import padding_of, pair
from playground.storage.networks.stack import plain_name
from playground.storage.networks.way import no_such_setting, refused
from playground.storage.networks.wire import damaged


def convolution(walker: Walker, node: Node) -> None:
    walker.stack.window(Convolution, name_of(node, 1), kernels=_kernels(walker, node), **_window(walker, node))


def transposed(walker: Walker, node: Node) -> None:
    """Its kernels lie as inputs, outputs of the group, rows, columns."""
    stored, values = _kernels(walker, node), _window(walker, node)
    groups, (inputs, outputs, *size) = values["groups"], stored.shape
    if groups < 1 or inputs % groups:
        raise damaged()
    name = name_of(node, 1)
    check_weight_memory(plain_name(name), stored.shape, walker.stack.layers)
    parts = stored.reshape(groups, inputs // groups, outputs, *size).swapaxes(1, 2)
    kernels = parts.reshape(groups * outputs, inputs // groups, *size)
    more = pair(walker, node, "output_padding", 0)
    if node.wholes("output_shape"):
        values["padding"], more = _cut_to(walker, node, stored, values)
    elif not isinstance(values["padding"], Padding) and any(more):
        raise no_such_setting(node, "auto_pad, output_padding")
    walker.stack.add(TransposedConvolution, name, kernels=kernels, output_padding=more, **values)


def _cut_to(walker: Walker, node: Node, kernels: Array, values: Mapping[str, Any]) -> tuple[Padding, Pair]:
    """What is cut off, and added at the end, so that the output has the size that the node names."""
    size = node.wholes("output_shape")[-(len(walker.axes) - 2) :]
    cuts, more = [], []
    for length, wanted, side, stride, dilation in zip(
        walker.stack.shape[1:], (1, *size)[-2:], kernels.shape[2:], values["stride"], values["dilation"], strict=True
    ):
        over = (length - 1) * stride + (side - 1) * dilation + 1 - wanted
        half = max(over, 0) // 2
        rest = max(over, 0) - half
        cuts += [half, rest] if values["padding"] == SAME else [rest, half]
        more.append(max(-over, 0))
    return Padding(*cuts), (more[0], more[1])


def _kernels(walker: Walker, node: Node) -> Array:
    """Four axes, as over maps."""
    kernels = float_array(walker.needed(node, 1))
    if walker.axes == ("N", "C", "W") and kernels.ndim == 3:
        return kernels[:, :, None]
    if walker.axes != ("N", "C", "H", "W") or kernels.ndim != 4:
        raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} does not work on maps in the order C, H, W."))
    return kernels


def _window(walker: Walker, node: Node) -> dict[str, Any]:
    """Bias, stride, dilation, padding and groups."""
    return {
        "bias": optional(walker.constant(node, 2)),
        "stride": pair(walker, node, "strides"),
        "dilation": pair(walker, node, "dilations"),
        "padding": padding_of(walker, node),
        "groups": node.whole("group", 1),
    }


def gemm(walker: Walker, node: Node) -> None:
    weights, bias = float_array(walker.needed(node, 1)), optional(walker.constant(node, 2))
    if walker.axes != ("N", "F") or weights.ndim != 2 or node.whole("transA", 0) or walker.maps != node.inputs[0]:
        raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} does not work on one vector per picture."))
    alpha, beta = node.real("alpha", 1), node.real("beta", 1)
    weights = weights if node.whole("transB", 0) else weights.T
    weights = weights if alpha == 1 else weights * np.float32(alpha)
    if bias is not None:
        if bias.size not in (1, len(weights)):
            raise damaged()
        bias = bias.reshape(-1) if beta == 1 else bias.reshape(-1) * np.float32(beta)
        bias = bias if bias.size == len(weights) else np.broadcast_to(bias, (len(weights),))
    walker.stack.dense(name_of(node, 1), weights, bias)


def matmul(walker: Walker, node: Node) -> None:
    weights = float_array(walker.needed(node, 1))
    if weights.ndim != 2 or walker.maps != node.inputs[0]:
        raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} does not work on one vector per picture."))
    if walker.axes == ("N", "F"):
        walker.stack.dense(name_of(node, 1), weights.T, None)
    elif walker.axes[-1] == "C":
        walker.stack.add(Convolution, name_of(node, 1), kernels=weights.T[:, :, None, None])
    else:
        raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} does not work on one vector per picture."))


def batch_norm(walker: Walker, node: Node) -> None:
    gamma, beta, mean, variance = (vector(walker.needed(node, place)) for place in (1, 2, 3, 4))
    if node.whole("training_mode", 0) or walker.axis(node, 1) not in ("C", "F"):
        raise no_such_setting(node, "training_mode, axis")
    if not len(gamma) == len(beta) == len(mean) == len(variance) == walker.length(walker.axes[1]):
        raise damaged()
    walker.stack.normalise(node.name, (gamma, beta, mean, variance), node.real("epsilon", 1e-5))


def instance_norm(walker: Walker, node: Node) -> None:
    scale, shift = (vector(walker.needed(node, place)) for place in (1, 2))
    if walker.axis(node, 1) != "C":
        raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} does not work on maps in the order C, H, W."))
    if not len(scale) == len(shift) == walker.length("C"):
        raise damaged()
    epsilon = node.real("epsilon", 1e-5)
    walker.stack.per_channel(InstanceNormalization, node.name, scale=scale, shift=shift, epsilon=epsilon)


def affine(walker: Walker, node: Node) -> None:
    """x + c, x - c, c - x, x * c, x / c with one number c, or one per channel."""
    is_first = node.inputs[0] == walker.maps
    value = per_channel(walker, node, _placed(walker, node, walker.needed(node, 1 if is_first else 0)))
    one, zero = np.ones(len(value)), np.zeros(len(value))
    if node.operator == "Add":
        walker.stack.scale(node.name, one, value)
    elif node.operator == "Mul":
        walker.stack.scale(node.name, value, zero)
    elif node.operator == "Sub":
        walker.stack.scale(node.name, one if is_first else -one, -value if is_first else value)
    elif is_first and value.all():
        walker.stack.scale(node.name, 1 / value, zero)
    else:
        raise no_such_setting(node, "c / x")


def _placed(walker: Walker, node: Node, constant: Array) -> Array:
    """The constant with its axes where old nodes say that they begin; later ones count from the last."""
    behind = len(walker.axes) - constant.ndim - node.whole("axis", len(walker.axes) - constant.ndim)
    if walker.version >= 7 or behind <= 0:
        return constant
    return constant.reshape(*constant.shape, *[1] * min(behind, len(walker.axes)))


def negative(walker: Walker, node: Node) -> None:
    channels = walker.stack.shape[0]
    walker.stack.scale(node.name, -np.ones(channels), np.zeros(channels))


def per_channel(walker: Walker, node: Node, constant: Array) -> Array:
    """The constant as float64 with one number per channel (or unit of a vector)."""
    if constant.size == 1:
        return np.full(walker.stack.shape[0], float(constant.reshape(-1)[0]))
    if constant.ndim > len(walker.axes):
        raise damaged()
    sides = (1,) * (len(walker.axes) - constant.ndim) + constant.shape
    long = [axis for axis, side in zip(walker.axes, sides, strict=True) if side != 1]
    if len(long) != 1 or long[0] not in ("C", "F") or constant.size != walker.stack.shape[0]:
        raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} has more than one number per channel."))
    return vector(constant)
