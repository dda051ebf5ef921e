"""The vote of ONNX's reference evaluator on a trial: the maps of every layer. Runs where the package is installed.

Where it cannot say something, or says something else for a reason, it abstains: see `disagreements.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from onnx import ModelProto, NodeProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from playground.network.geometry import output_length, stamps, windows
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    AdaptivePooling,
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
    ParametricReLU,
    Pooling,
    ReLU,
    Shape,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    SumPooling,
    Tanh,
    TransposedConvolution,
)
from tests.engine.trials import Trial
from tests.engine.votes import Vote, votes

OPSET = 22


class Abstains(Exception):
    """Why a layer cannot be said in ONNX's words, or why the reference does not follow them."""


def vote(trial: Trial) -> tuple[list[Vote], None]:
    """Each layer's maps over the engine's own, in double precision, or why it abstains."""
    return votes(trial, _forward, Abstains), None


def _forward(layer: Layer, x: np.ndarray, shape: Shape) -> np.ndarray:
    _check_followed(layer, shape)
    if isinstance(layer, LocalResponseNormalization) and len(x) != shape[0]:
        raise Abstains("local response normalisation of more or fewer maps than pictures")
    (y,) = ReferenceEvaluator(said(layer, x.shape, np.float64)).run(None, {"x": x.astype(np.float64)})
    return np.asarray(y)


def said(layer: Layer, shape: tuple[int, ...], dtype: type) -> ModelProto:
    """A layer over maps of a shape (N, C, H, W) in ONNX's words, from "x" to "y". Raises Abstains."""
    constants: dict[str, np.ndarray] = {}
    nodes = list(_nodes(layer, (shape[1], shape[2], shape[3]), constants))
    number = helper.np_dtype_to_tensor_dtype(np.dtype(dtype))
    graph = helper.make_graph(
        nodes,
        "layer",
        [helper.make_tensor_value_info("x", number, shape)],
        [helper.make_tensor_value_info("y", number, ["images", "maps", "rows", "columns"])],
        [numpy_helper.from_array(_in(dtype, value), name) for name, value in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)


def _in(dtype: type, values: np.ndarray) -> np.ndarray:
    """Whole numbers are sizes and stay what they are."""
    return np.ascontiguousarray(values if values.dtype == np.int64 else values.astype(dtype))


def _nodes(layer: Layer, shape: Shape, constants: dict[str, np.ndarray]) -> Iterator[NodeProto]:
    """The operators for a layer over (C, H, W), from "x" to "y"; puts what they need into `constants`."""
    if isinstance(layer, Convolution):
        yield _convolution(layer, shape, constants)
    elif isinstance(layer, AdaptivePooling):
        raise Abstains("adaptive pooling")
    elif isinstance(layer, MaxUnpooling):
        raise Abstains("un-pooling by another layer's switches")
    elif isinstance(layer, TransposedConvolution):
        yield _transposed_convolution(layer, shape, constants)
    elif isinstance(layer, LpPooling):
        constants["ones"] = np.ones((shape[0], 1, *layer.size))
        more = {"strides": layer.stride, "dilations": layer.dilation, "pads": _pads(layer, shape)}
        sums = helper.make_node("Conv", ["powers", "ones"], ["sums"], group=shape[0], **more)
        yield from _norm(layer.p, sums, constants)
    elif isinstance(layer, Pooling):
        yield _pooling(layer, shape, constants)
    elif isinstance(layer, GlobalPooling):
        constants |= {"axes": np.array([2, 3])} if layer.mode in ("sum", "lp") else {}
        if layer.mode == "sum":
            yield helper.make_node("ReduceSum", ["x", "axes"], ["y"], keepdims=1)
        elif layer.mode == "lp":
            sums = helper.make_node("ReduceSum", ["powers", "axes"], ["sums"], keepdims=1)
            yield from _norm(layer.p, sums, constants)
        else:
            yield helper.make_node("GlobalMaxPool" if layer.mode == "max" else "GlobalAveragePool", ["x"], ["y"])
    elif isinstance(layer, Flatten | FullyConnected):
        constants["shape"] = np.array([0, -1, 1, 1])
        flat = "x"
        if isinstance(layer, FullyConnected):
            constants["weights"] = layer.weights[:, : int(np.prod(shape))]
            constants["bias"] = np.zeros(layer.units) if layer.bias is None else layer.bias
            yield helper.make_node("Flatten", ["x"], ["flat"])
            yield helper.make_node("Gemm", ["flat", "weights", "bias"], ["product"], transB=1)
            flat = "product"
        yield helper.make_node("Reshape", [flat, "shape"], ["y"])
    elif isinstance(layer, Softmax):
        yield helper.make_node("Softmax", ["x"], ["y"], axis=1)
    elif isinstance(layer, LogSoftmax):
        yield helper.make_node("LogSoftmax", ["x"], ["y"], axis=1)
    elif isinstance(layer, LocalResponseNormalization):
        values = {"alpha": layer.alpha, "beta": layer.beta, "bias": layer.offset}
        yield helper.make_node("LRN", ["x"], ["y"], size=layer.size, **values)
    elif isinstance(layer, ParametricReLU):
        constants["slopes"] = layer.slopes[: shape[0], None, None].astype(np.float64)
        yield helper.make_node("PRelu", ["x", "slopes"], ["y"])
    elif isinstance(layer, BatchNormalization | InstanceNormalization):
        constants |= {field: getattr(layer, field)[: shape[0]].astype(np.float64) for field in layer.new_numbers}
        yield helper.make_node(type(layer).__name__, ["x", *constants], ["y"], epsilon=layer.epsilon)
    elif isinstance(layer, SiLU):  # an operator since version 24 alone
        yield helper.make_node("Sigmoid", ["x"], ["share"])
        yield helper.make_node("Mul", ["x", "share"], ["y"])
    elif isinstance(layer, LeakyReLU):
        yield helper.make_node("LeakyRelu", ["x"], ["y"], alpha=layer.slope)
    else:
        yield _activation(layer, constants)


def _norm(p: float, sums: NodeProto, constants: dict[str, np.ndarray]) -> Iterator[NodeProto]:
    """The operators around the one that sums the powers."""
    constants |= {"p": np.array(p), "root": np.array(1 / p)}
    yield helper.make_node("Abs", ["x"], ["magnitudes"])
    yield helper.make_node("Pow", ["magnitudes", "p"], ["powers"])
    yield sums
    yield helper.make_node("Pow", ["sums", "root"], ["y"])


def _activation(layer: Layer, constants: dict[str, np.ndarray]) -> NodeProto:
    if isinstance(layer, ELU):
        return helper.make_node("Elu", ["x"], ["y"], alpha=layer.alpha)
    if isinstance(layer, SELU):
        return helper.make_node("Selu", ["x"], ["y"], alpha=layer.alpha, gamma=layer.gamma)
    if isinstance(layer, GELU):
        return helper.make_node("Gelu", ["x"], ["y"], approximate="tanh" if layer.form == "tanh" else "none")
    if isinstance(layer, HardSigmoid):
        return helper.make_node("HardSigmoid", ["x"], ["y"], alpha=layer.slope, beta=layer.offset)
    if isinstance(layer, Clip):
        constants |= {"low": np.array(layer.low), "high": np.array(layer.high)}
        return helper.make_node("Clip", ["x", "low", "high"], ["y"])
    return helper.make_node(PLAIN[type(layer)], ["x"], ["y"])


PLAIN = {ReLU: "Relu", Sigmoid: "Sigmoid", Tanh: "Tanh", Softplus: "Softplus", Dropout: "Dropout"}
"""Activations without numbers of their own."""


def _convolution(layer: Convolution, shape: Shape, constants: dict[str, np.ndarray]) -> NodeProto:
    kernels = layer.kernels[:, : shape[0] // layer.groups]
    constants["kernels"] = kernels[:, :, ::-1, ::-1] if layer.flipped else kernels
    if layer.bias is not None:
        constants["bias"] = layer.bias
    return helper.make_node(
        "Conv",
        ["x", *constants],
        ["y"],
        kernel_shape=layer.kernel_size,
        strides=layer.stride,
        dilations=layer.dilation,
        pads=_pads(layer, shape),
        group=layer.groups,
    )


def _transposed_convolution(layer: TransposedConvolution, shape: Shape, constants: dict[str, np.ndarray]) -> NodeProto:
    down, across = stamps(layer, *shape[1:])
    if min(down.before, across.before) < 0:
        raise Abstains("a transposed convolution that goes on before its stamps")
    share, made = shape[0] // layer.groups, layer.output_channels // layer.groups
    kernels = layer.kernels[:, :share].reshape(layer.groups, made, share, *layer.kernel_size)
    constants["kernels"] = kernels.swapaxes(1, 2).reshape(shape[0], made, *layer.kernel_size)
    if layer.bias is not None:
        constants["bias"] = layer.bias
    return helper.make_node(
        "ConvTranspose",
        ["x", *constants],
        ["y"],
        strides=layer.stride,
        dilations=layer.dilation,
        pads=[down.before, across.before, max(down.after, 0), max(across.after, 0)],
        output_padding=[max(-down.after, 0), max(-across.after, 0)],
        group=layer.groups,
    )


def _pooling(layer: Pooling, shape: Shape, constants: dict[str, np.ndarray]) -> NodeProto:
    more = {"strides": layer.stride, "dilations": layer.dilation, "pads": _pads(layer, shape)}
    if isinstance(layer, SumPooling):
        if layer.ceil:
            raise Abstains("sum pooling under ceil")
        constants["ones"] = np.ones((shape[0], 1, *layer.size))
        return helper.make_node("Conv", ["x", "ones"], ["y"], group=shape[0], **more)
    if isinstance(layer, AveragePooling):
        more["count_include_pad"] = int(layer.count_padding)
    return helper.make_node(
        "MaxPool" if isinstance(layer, MaxPooling) else "AveragePool",
        ["x"],
        ["y"],
        kernel_shape=layer.size,
        ceil_mode=int(layer.ceil),
        **more,
    )


# what the reference evaluator makes of those words


def _check_followed(layer: Layer, shape: Shape) -> None:
    """Raises Abstains where the evaluator does not do as the operator says."""
    if isinstance(layer, GELU):
        raise Abstains("constants in single floats")
    if isinstance(layer, ELU | SELU | HardSigmoid):
        numbers = [value for value in vars(layer).values() if isinstance(value, float)]
        if any(float(np.float32(value)) != value for value in numbers):
            raise Abstains("constants in single floats")
    if isinstance(layer, LocalResponseNormalization) and layer.alpha / layer.size % 0.125:
        raise Abstains("constants in single floats")
    if isinstance(layer, TransposedConvolution) and layer.groups > 1:
        raise Abstains("a transposed convolution in groups")
    if isinstance(layer, TransposedConvolution) and min(way.after for way in stamps(layer, *shape[1:])) < 0:
        raise Abstains("a transposed convolution that goes on behind its stamps")
    if isinstance(layer, AveragePooling) and layer.ceil and max(_overhang(layer, shape)) > 1:
        raise Abstains("mean pooling whose last window hangs over by two or more")
    if isinstance(layer, MaxPooling) and layer.stride == (1, 1) and layer.dilation == (1, 1):
        pads = _pads(layer, shape)
        if pads[1] != pads[2] or (layer.ceil and any(pads)):
            raise Abstains("max pooling at stride 1 with padding")


def _overhang(layer: Pooling, shape: Shape) -> list[int]:
    """How far the last window hangs over the padding, vertically and horizontally."""
    return [
        (output_length(length, window) - 1) * window.stride + window.span - length - window.before - window.after
        for length, window in zip(shape[1:], windows(layer, *shape[1:]), strict=True)
    ]


def _pads(layer: Convolution | Pooling, shape: Shape) -> list[int]:
    vertical, horizontal = windows(layer, *shape[1:])
    return [vertical.before, horizontal.before, vertical.after, horizontal.after]
