"""ONNX's operators as layers: one node with its inputs bound becomes a network of one layer, and the engine runs it.

What is not an image is laid out as one: an axis of length 1 stands for the height of a signal, for the channels of what
is the same for every value. An input that another node makes and a layer keeps (kernels, slopes, means) is read as a
weight. Where the operators say more than a layer can, `NotClaimed` names the property; no case is told by its name.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from onnx import NodeProto, helper, numpy_helper

from playground.engine.cancel import nothing
from playground.engine.forward import Pass, run
from playground.engine.layer_table import LAYER_TABLE
from playground.engine.trace import Partner
from playground.network.layer_limits import LARGEST
from playground.network.layers import (
    ELU,
    GELU,
    SAME,
    SAME_LOWER,
    SELU,
    AveragePooling,
    BatchNormalization,
    Clip,
    Convolution,
    Dropout,
    Flatten,
    FullyConnected,
    GlobalPooling,
    HardSigmoid,
    InstanceNormalization,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    LogSoftmax,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    Padding,
    Pair,
    ParametricReLU,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
    TransposedConvolution,
)
from playground.network.network import Network
from tests.engine.golden.pooled import places


class NotClaimed(Exception):
    """The property of a node that no layer has, in words."""


@dataclass(frozen=True)
class Node:
    """An operator with its attributes and inputs; `results` names the outputs asked for ("" for none)."""

    operator: str
    attributes: dict[str, Any]
    inputs: tuple[np.ndarray | None, ...]
    results: tuple[str, ...]
    opset: int

    @classmethod
    def of(cls, node: NodeProto, inputs: Sequence[np.ndarray | None], opset: int) -> Node:
        attributes = {one.name: helper.get_attribute_value(one) for one in node.attribute}
        return cls(node.op_type, attributes, tuple(inputs), tuple(node.output), opset)

    @property
    def x(self) -> np.ndarray:
        assert self.inputs[0] is not None
        return self.inputs[0]

    def input(self, index: int) -> np.ndarray | None:
        return self.inputs[index] if index < len(self.inputs) else None

    def get(self, name: str, default: Any = None) -> Any:
        return self.attributes.get(name, default)


def compute(node: Node) -> tuple[np.ndarray, ...]:
    """What the engine makes of a node. Raises NotClaimed."""
    if node.operator not in OPERATORS:
        raise NotClaimed(f"the operator {node.operator}")
    if node.x.dtype not in (np.float32, np.float64):
        raise NotClaimed(f"numbers of {node.x.dtype}")
    outputs = OPERATORS[node.operator](node)
    if len(outputs) != len(node.results):
        raise NotClaimed("an extra output")
    return outputs


def through(layer: Layer, maps: np.ndarray) -> np.ndarray:
    """Maps (N, C, H, W) through a network of one layer."""
    return passed(layer, maps).output(0)


def passed(layer: Layer, maps: np.ndarray) -> Pass:
    network = Network(maps.shape[1:], (layer,))
    assert network.problem is None, str(network.problem.sentence)
    return run(network, maps)


# every value for itself


def pointwise(make: Callable[[Node], Layer]) -> Callable[[Node], tuple[np.ndarray, ...]]:
    """Any shape is a row of pixels."""

    def result(node: Node) -> tuple[np.ndarray, ...]:
        return (through(make(node), node.x.reshape(1, 1, 1, -1)).reshape(node.x.shape),)

    return result


def _given(node: Node, *names: str) -> dict[str, Any]:
    return {name: node.get(name) for name in names if node.get(name) is not None}


def clip(node: Node) -> Clip:
    """A limit that is not given is the largest number there is."""
    ends = [node.get(name, node.input(index)) for index, name in ((1, "min"), (2, "max"))]
    low, high = (float(most if end is None else end) for end, most in zip(ends, (-LARGEST, LARGEST), strict=True))
    return Clip(name="y", low=low, high=high)


def silu(node: Node) -> SiLU:
    if node.get("alpha", 1.0) != 1:
        raise NotClaimed("a steeper or flatter swish")
    return SiLU(name="y")


def dropout(node: Node) -> tuple[np.ndarray, ...]:
    """Inference alone; the mask, where it is asked for, keeps everything."""
    trains = node.input(2) if node.opset >= 7 else not node.get("is_test", 0)
    if trains is not None and bool(trains):
        raise NotClaimed("training")
    (y,) = pointwise(lambda node: Dropout(name="y"))(node)
    mask = np.ones(y.shape, bool if node.opset >= 10 else y.dtype)
    return (y, mask)[: len(node.results)]


def parametric_relu(node: Node) -> tuple[np.ndarray, ...]:
    """A slope for every value at most: every value is a channel of its own."""
    slopes = node.inputs[1]
    assert slopes is not None
    if node.opset < 7 and slopes.ndim == 1:  # those of the channels
        slopes = slopes.reshape(-1, *(1,) * (node.x.ndim - 2))
    slopes = np.broadcast_to(slopes, node.x.shape)
    layer = ParametricReLU(name="y", slopes=slopes.reshape(-1))
    return (through(layer, node.x.reshape(1, -1, 1, 1)).reshape(node.x.shape),)


# along one axis


def softmax(kind: type[Layer]) -> Callable[[Node], tuple[np.ndarray, ...]]:
    """The axis becomes the channels. Before operator set 13 it was that axis and all after it."""

    def result(node: Node) -> tuple[np.ndarray, ...]:
        x = node.x
        axis = node.get("axis", 1 if node.opset < 13 else -1) % x.ndim
        if node.opset < 13:
            maps = x.reshape(math.prod(x.shape[:axis]), -1, 1, 1)
            return (through(kind(name="y"), maps).reshape(x.shape),)
        moved = np.moveaxis(x, axis, 0)
        y = through(kind(name="y"), moved.reshape(1, len(moved), 1, -1))
        return (np.moveaxis(y.reshape(moved.shape), 0, axis),)

    return result


# windows


def images(node: Node) -> np.ndarray:
    """(N, C, H, W); a signal (N, C, L) has height 1."""
    if node.x.ndim not in (3, 4):
        raise NotClaimed(f"{node.x.ndim - 2}-D maps")
    return node.x.reshape(*node.x.shape[:2], -1, node.x.shape[-1])


def pair(node: Node, name: str, default: int = 1) -> Pair:
    """A vertical and a horizontal number; `default` where a signal has no vertical one."""
    given = node.get(name) or (default,) * (node.x.ndim - 2)
    down, across = (default, *given) if len(given) == 1 else given
    return int(down), int(across)


def padding(node: Node) -> Padding | Any:
    """The padding as given, or one of the ways it can be left to the layer."""
    way = node.get("auto_pad", b"NOTSET").decode()
    if way == "SAME_UPPER":
        return SAME
    if way == "SAME_LOWER":
        return SAME_LOWER
    if way == "VALID" or not node.get("pads"):
        return Padding()
    given = node.get("pads")
    top, left, bottom, right = (0, given[0], 0, given[1]) if len(given) == 2 else given
    return Padding(top, bottom, left, right)


def convolution(node: Node) -> tuple[np.ndarray, ...]:
    maps, kernels = images(node), node.inputs[1]
    assert kernels is not None
    layer = Convolution(
        name="y",
        kernels=kernels.reshape(*kernels.shape[:2], -1, kernels.shape[-1]),
        bias=node.input(2),
        stride=pair(node, "strides"),
        padding=padding(node),
        dilation=pair(node, "dilations"),
        groups=node.get("group", 1),
    )
    y = through(layer, maps)
    return (y.reshape(*y.shape[:2], *y.shape[-(node.x.ndim - 2) :]),)


def transposed_convolution(node: Node) -> tuple[np.ndarray, ...]:
    """ONNX lays kernels out as (inputs, outputs / groups, ...), a layer as (outputs, inputs / groups, ...)."""
    maps, kernels, groups = images(node), node.inputs[1], node.get("group", 1)
    assert kernels is not None
    size = (1, *kernels.shape[2:])[-2:]
    parts = kernels.reshape(groups, -1, kernels.shape[1], *size)
    given = TransposedConvolution(
        name="y",
        kernels=parts.swapaxes(1, 2).reshape(-1, parts.shape[1], *size),
        bias=node.input(2),
        stride=pair(node, "strides"),
        padding=padding(node),
        dilation=pair(node, "dilations"),
        groups=groups,
        output_padding=pair(node, "output_padding", 0),
    )
    y = through(_to_size(node, given, maps), maps)
    return (y.reshape(*y.shape[:2], *y.shape[-(node.x.ndim - 2) :]),)


def _to_size(node: Node, layer: TransposedConvolution, maps: np.ndarray) -> TransposedConvolution:
    """The layer with the padding that an `output_shape` asks for: what is missing is added to the end."""
    wanted = node.get("output_shape")
    if not wanted:
        return layer
    whole = through(replace(layer, padding=Padding()), maps).shape[2:]
    cuts = [has - side for has, side in zip(whole, (1, *wanted)[-2:], strict=True)]
    before = [max(cut, 0) // 2 if layer.padding == SAME else -(-max(cut, 0) // 2) for cut in cuts]
    top, left = before
    bottom, right = (max(cut, 0) - side for cut, side in zip(cuts, before, strict=True))
    more = [max(-cut, 0) + side for cut, side in zip(cuts, layer.output_padding, strict=True)]
    return replace(layer, padding=Padding(top, bottom, left, right), output_padding=(more[0], more[1]))


def pooling(kind: type[Layer], more: Callable[[Node], dict[str, Any]]) -> Callable[[Node], tuple[np.ndarray, ...]]:
    """A pooling of `kind`; where it is asked for its indices they are those of the switches."""

    def result(node: Node) -> tuple[np.ndarray, ...]:
        maps = images(node)
        layer = kind(
            name="y",
            size=pair(node, "kernel_shape"),
            stride=pair(node, "strides"),
            padding=padding(node),
            ceil=bool(node.get("ceil_mode", 0)),
            dilation=pair(node, "dilations"),
            **more(node),
        )
        pass_ = passed(layer, maps)
        y = pass_.output(0)
        shape = (*y.shape[:2], *y.shape[-(node.x.ndim - 2) :])
        if kind is not MaxPooling or len(node.results) == 1:
            return (y.reshape(shape),)
        return y.reshape(shape), indices(pass_, node.get("storage_order", 0)).reshape(shape)

    return result


def indices(pass_: Pass, by_columns: bool) -> np.ndarray:
    """Where each maximum came from, counted over the whole input (N, C, H, W), by rows or by columns."""
    layer, trace = pass_.steps[0].layer, pass_.steps[0].trace
    assert isinstance(layer, MaxPooling)
    row, column = places(layer, trace)
    image, channel, _, _ = np.indices(trace.output_shape)
    channels, height, width = trace.input_shape[1:]
    within = column * height + row if by_columns else row * width + column
    return np.asarray((image * channels + channel) * height * width + within)


def unpooling(node: Node) -> tuple[np.ndarray, ...]:
    """A picture whose maxima lie at the indices gives a max pooling the switches. They are counted over the size that
    the numbers make; an `output_shape` beyond it adds rows and columns at the end.
    """
    maps, indices, wanted = images(node), node.inputs[1], node.input(2)
    assert indices is not None
    layer = MaxPooling(name="p", size=pair(node, "kernel_shape"), stride=pair(node, "strides"), padding=padding(node))
    assert isinstance(layer.padding, Padding)
    cut = layer.padding.top + layer.padding.bottom, layer.padding.left + layer.padding.right
    size = [
        (length - 1) * stride + kernel - less
        for length, stride, kernel, less in zip(maps.shape[2:], layer.stride, layer.size, cut, strict=True)
    ]
    sides = size if wanted is None else (1, *wanted[2:].tolist())[-2:]
    picture = np.zeros((*maps.shape[:2], *sides), maps.dtype)
    row, column = np.divmod(indices.reshape(-1) % (size[0] * size[1]), size[1])
    image, channel = np.divmod(indices.reshape(-1) // (size[0] * size[1]), maps.shape[1])
    picture[image, channel, row, column] = 1
    pooled = passed(layer, picture)
    assert pooled.output(0).shape == maps.shape
    assert pooled.output(0).all(), "each window holds one of the indices"
    partner = Partner(0, layer, pooled.steps[0].trace)
    y = LAYER_TABLE[MaxUnpooling].forward(MaxUnpooling(name="u", pooling="p"), maps, nothing, partner)
    return (y.reshape(*y.shape[:2], *y.shape[-(node.x.ndim - 2) :]),)


def global_pooling(mode: str) -> Callable[[Node], tuple[np.ndarray, ...]]:
    def result(node: Node) -> tuple[np.ndarray, ...]:
        y = through(GlobalPooling(name="y", mode=mode, p=float(node.get("p", 2))), images(node))
        return (y.reshape(*node.x.shape[:2], *(1,) * (node.x.ndim - 2)),)

    return result


# normalisation


def batch_norm(node: Node) -> tuple[np.ndarray, ...]:
    """Maps of any number of axes, laid out as rows; by what training found alone."""
    if node.get("training_mode", 0) or len(node.results) > 1:
        raise NotClaimed("training")
    numbers = dict(zip(("scale", "shift", "mean", "variance"), node.inputs[1:], strict=True))
    layer = BatchNormalization(name="y", epsilon=node.get("epsilon", 1e-5), **numbers)  # type: ignore[arg-type]
    x = node.x
    return (through(layer, x.reshape(len(x), len(numbers["scale"]), 1, -1)).reshape(x.shape),)


def local_response(node: Node) -> tuple[np.ndarray, ...]:
    """Maps of any number of axes, laid out as rows."""
    values = {"alpha": node.get("alpha", 1e-4), "beta": node.get("beta", 0.75), "offset": node.get("bias", 1.0)}
    layer, x = LocalResponseNormalization(name="y", size=node.get("size"), **values), node.x
    return (through(layer, x.reshape(*x.shape[:2], 1, -1)).reshape(x.shape),)


def instance_norm(node: Node) -> tuple[np.ndarray, ...]:
    """Maps of any number of axes, laid out as rows."""
    scale, shift = node.inputs[1:3]
    assert scale is not None
    assert shift is not None
    layer = InstanceNormalization(name="y", scale=scale, shift=shift, epsilon=node.get("epsilon", 1e-5))
    x = node.x
    return (through(layer, x.reshape(len(x), len(scale), 1, -1)).reshape(x.shape),)


# vectors


def flatten(node: Node) -> tuple[np.ndarray, ...]:
    """What lies before the axis are the images."""
    shape, axis = node.x.shape, node.get("axis", 1)
    count = math.prod(shape[: axis + len(shape) if axis < 0 else axis])
    channels = next((side for side in shape if node.x.size // count % side == 0 and side > 1), 1)
    maps = node.x.reshape(count, channels, 1, -1)
    return (through(Flatten(name="y"), maps).reshape(count, -1),)


def product(node: Node) -> tuple[np.ndarray, ...]:
    """Gemm and MatMul of matrices: the second factor are the weights. A bias that differs by row is one per image."""
    a, b, c = node.x, node.inputs[1], node.input(2)
    assert b is not None
    if a.ndim != 2 or b.ndim != 2:
        raise NotClaimed("a product of other than matrices")
    if node.get("transA"):
        a = a.T
    weights = node.get("alpha", 1.0) * (b if node.get("transB") else b.T)
    if c is None:
        return (connected(weights, None, a),)
    bias = node.get("beta", 1.0) * np.broadcast_to(c, (len(a), len(weights)))
    if (bias == bias[0]).all():
        return (connected(weights, bias[0], a),)
    return (np.concatenate([connected(weights, one, a[i : i + 1]) for i, one in enumerate(bias)]),)


def connected(weights: np.ndarray, bias: np.ndarray | None, x: np.ndarray) -> np.ndarray:
    y = through(FullyConnected(name="y", weights=weights, bias=bias), x[:, :, None, None])
    return y[:, :, 0, 0]


OPERATORS: dict[str, Callable[[Node], tuple[np.ndarray, ...]]] = {
    "Conv": convolution,
    "ConvTranspose": transposed_convolution,
    "MaxPool": pooling(MaxPooling, lambda node: {}),
    "AveragePool": pooling(AveragePooling, lambda node: {"count_padding": bool(node.get("count_include_pad", 0))}),
    "LpPool": pooling(LpPooling, lambda node: {"p": float(node.get("p", 2))}),
    "MaxUnpool": unpooling,
    "GlobalMaxPool": global_pooling("max"),
    "GlobalAveragePool": global_pooling("average"),
    "GlobalLpPool": global_pooling("lp"),
    "Relu": pointwise(lambda node: ReLU(name="y")),
    "LeakyRelu": pointwise(lambda node: LeakyReLU(name="y", slope=node.get("alpha", 0.01))),
    "PRelu": parametric_relu,
    "Sigmoid": pointwise(lambda node: Sigmoid(name="y")),
    "Tanh": pointwise(lambda node: Tanh(name="y")),
    "Softmax": softmax(Softmax),
    "LogSoftmax": softmax(LogSoftmax),
    "Elu": pointwise(lambda node: ELU(name="y", alpha=node.get("alpha", 1.0))),
    "Selu": pointwise(lambda node: SELU(name="y", **_given(node, "alpha", "gamma"))),
    "Gelu": pointwise(lambda node: GELU(name="y", form="tanh" if node.get("approximate") == b"tanh" else "exact")),
    "Swish": pointwise(silu),
    "Softplus": pointwise(lambda node: Softplus(name="y")),
    "HardSigmoid": pointwise(
        lambda node: HardSigmoid(name="y", slope=node.get("alpha", 0.2), offset=node.get("beta", 0.5))
    ),
    "Clip": pointwise(clip),
    "Dropout": dropout,
    "BatchNormalization": batch_norm,
    "InstanceNormalization": instance_norm,
    "LRN": local_response,
    "Flatten": flatten,
    "Gemm": product,
    "MatMul": product,
}
"""The operators claimed."""


# what is no layer, but stands between them in a stored graph


def _reshape(node: Node) -> np.ndarray:
    shape = node.input(1) if node.opset >= 5 else np.array(node.get("shape"))
    assert shape is not None
    return node.x.reshape([node.x.shape[axis] if side == 0 else side for axis, side in enumerate(shape)])


def _squeeze(node: Node) -> np.ndarray:
    return np.squeeze(node.x, tuple(node.get("axes")))


def _unsqueeze(node: Node) -> np.ndarray:
    return np.expand_dims(node.x, tuple(node.get("axes")))


def _filled(node: Node) -> np.ndarray:
    value = numpy_helper.to_array(node.get("value"))
    return np.broadcast_to(value.reshape(()), node.x.astype(np.int64))


GLUE: dict[str, Callable[[Node], np.ndarray]] = {
    "Reshape": _reshape,
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
    "Transpose": lambda node: node.x.transpose(node.get("perm")),
    "Constant": lambda node: numpy_helper.to_array(node.get("value")),
    "ConstantOfShape": _filled,
    "Identity": lambda node: node.x,
}
"""Operators that move numbers and compute none, by NumPy."""


def walk(nodes: Sequence[NodeProto], values: dict[str, np.ndarray], opset: int) -> Iterator[tuple[str, str]]:
    """Compute a graph node by node into `values`; yields each node's operator and its first result's name."""
    for proto in nodes:
        node = Node.of(proto, [values[name] if name else None for name in proto.input], opset)
        outputs = (GLUE[node.operator](node),) if node.operator in GLUE else compute(node)
        values.update(zip(node.results, outputs, strict=True))
        yield node.operator, node.results[0]
