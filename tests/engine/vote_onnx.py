"""The vote of ONNX's reference evaluator on a trial: the maps of every layer. Runs where the package is installed.

Where it cannot say something, or says something else for a reason, it abstains: see `disagreements.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from onnx import NodeProto, TensorProto, helper, numpy_helper
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
    Layer,
    LeakyReLU,
    LogSoftmax,
    LpPooling,
    MaxPooling,
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

OPSET = 22


class Abstains(Exception):
    """ONNX has no way to say it, or its reference does not follow its own words."""


def vote(trial: Trial) -> tuple[list[np.ndarray], None]:
    """The maps of the layers up to the first it abstains from."""
    maps, x = [], trial.x.astype(np.float64)
    for layer, shape in zip(trial.network.layers, trial.network.shapes, strict=False):
        if not layer.muted:
            try:
                x = _forward(layer, x, shape)
            except Abstains:
                break
        maps.append(x)
    return maps, None


def _forward(layer: Layer, x: np.ndarray, shape: Shape) -> np.ndarray:
    constants: dict[str, np.ndarray] = {}
    nodes = list(_nodes(layer, shape, constants))
    graph = helper.make_graph(
        nodes,
        "layer",
        [helper.make_tensor_value_info("x", TensorProto.DOUBLE, x.shape)],
        [helper.make_tensor_value_info("y", TensorProto.DOUBLE, None)],
        [numpy_helper.from_array(np.ascontiguousarray(value), name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
    (y,) = ReferenceEvaluator(model).run(None, {"x": x})
    return np.asarray(y)


def _nodes(layer: Layer, shape: Shape, constants: dict[str, np.ndarray]) -> Iterator[NodeProto]:
    """The operators for a layer over (C, H, W), from "x" to "y"; puts what they need into `constants`."""
    if isinstance(layer, Convolution):
        yield _convolution(layer, shape, constants)
    elif isinstance(layer, AdaptivePooling):
        raise Abstains
    elif isinstance(layer, TransposedConvolution):
        yield _transposed_convolution(layer, shape, constants)
    elif isinstance(layer, LpPooling):
        constants |= {
            "p": np.array(layer.p),
            "root": np.array(1 / layer.p),
            "ones": np.ones((shape[0], 1, *layer.size)),
        }
        yield helper.make_node("Abs", ["x"], ["magnitudes"])
        yield helper.make_node("Pow", ["magnitudes", "p"], ["powers"])
        yield helper.make_node("Conv", ["powers", "ones"], ["sums"], strides=layer.stride, group=shape[0])
        yield helper.make_node("Pow", ["sums", "root"], ["y"])
    elif isinstance(layer, Pooling):
        yield _pooling(layer, shape, constants)
    elif isinstance(layer, GlobalPooling):
        if layer.mode == "sum":
            constants["axes"] = np.array([2, 3])
            yield helper.make_node("ReduceSum", ["x", "axes"], ["y"], keepdims=1)
        else:
            yield helper.make_node("GlobalMaxPool" if layer.mode == "max" else "GlobalAveragePool", ["x"], ["y"])
    elif isinstance(layer, Flatten | FullyConnected):
        constants["shape"] = np.array([0, -1, 1, 1])
        flat = "x"
        if isinstance(layer, FullyConnected):
            constants["weights"] = layer.weights[:, : int(np.prod(shape))].astype(np.float64)
            constants["bias"] = np.zeros(layer.units) if layer.bias is None else layer.bias.astype(np.float64)
            yield helper.make_node("Flatten", ["x"], ["flat"])
            yield helper.make_node("Gemm", ["flat", "weights", "bias"], ["product"], transB=1)
            flat = "product"
        yield helper.make_node("Reshape", [flat, "shape"], ["y"])
    elif isinstance(layer, Softmax):
        yield helper.make_node("Softmax", ["x"], ["y"], axis=1)
    elif isinstance(layer, LogSoftmax):
        yield helper.make_node("LogSoftmax", ["x"], ["y"], axis=1)
    elif isinstance(layer, BatchNormalization):
        constants |= {field: getattr(layer, field)[: shape[0]].astype(np.float64) for field in layer.new_numbers}
        yield helper.make_node("BatchNormalization", ["x", *constants], ["y"], epsilon=layer.epsilon)
    elif isinstance(layer, LeakyReLU):
        yield helper.make_node("LeakyRelu", ["x"], ["y"], alpha=layer.slope)
    else:
        yield _activation(layer, constants)


def _in_single(*values: float) -> None:
    """Abstain from what attributes cannot say: they are single floats, and the trials are in double precision."""
    if any(float(np.float32(value)) != value for value in values):
        raise Abstains


def _activation(layer: Layer, constants: dict[str, np.ndarray]) -> NodeProto:
    if isinstance(layer, ELU):
        _in_single(layer.alpha)
        return helper.make_node("Elu", ["x"], ["y"], alpha=layer.alpha)
    if isinstance(layer, SELU):
        _in_single(layer.alpha, layer.gamma)
        return helper.make_node("Selu", ["x"], ["y"], alpha=layer.alpha, gamma=layer.gamma)
    if isinstance(layer, GELU):
        raise Abstains  # its constants are single floats
    if isinstance(layer, HardSigmoid):
        _in_single(layer.slope, layer.offset)
        return helper.make_node("HardSigmoid", ["x"], ["y"], alpha=layer.slope, beta=layer.offset)
    if isinstance(layer, Clip):
        constants |= {"low": np.array(layer.low), "high": np.array(layer.high)}
        return helper.make_node("Clip", ["x", "low", "high"], ["y"])
    if isinstance(layer, SiLU):
        raise Abstains  # an operator since version 24
    return helper.make_node(PLAIN[type(layer)], ["x"], ["y"])


PLAIN = {ReLU: "Relu", Sigmoid: "Sigmoid", Tanh: "Tanh", Softplus: "Softplus", Dropout: "Dropout"}
"""Activations without numbers of their own."""


def _convolution(layer: Convolution, shape: Shape, constants: dict[str, np.ndarray]) -> NodeProto:
    kernels = layer.kernels[:, : shape[0] // layer.groups].astype(np.float64)
    constants["kernels"] = kernels[:, :, ::-1, ::-1] if layer.flipped else kernels
    if layer.bias is not None:
        constants["bias"] = layer.bias.astype(np.float64)
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
    if layer.groups > 1 or layer.dilation != (1, 1):
        raise Abstains
    constants["kernels"] = layer.kernels[:, : shape[0]].swapaxes(0, 1).astype(np.float64)
    if layer.bias is not None:
        constants["bias"] = layer.bias.astype(np.float64)
    down, across = stamps(layer, *shape[1:])
    if min(down.before, down.after, across.before, across.after) < 0:
        raise Abstains
    pads = [down.before, across.before, down.after, across.after]
    return helper.make_node("ConvTranspose", ["x", *constants], ["y"], strides=layer.stride, pads=pads)


def _pooling(layer: Pooling, shape: Shape, constants: dict[str, np.ndarray]) -> NodeProto:
    if isinstance(layer, SumPooling):
        if layer.ceil:
            raise Abstains
        constants["ones"] = np.ones((shape[0], 1, *layer.size))
        return helper.make_node(
            "Conv", ["x", "ones"], ["y"], strides=layer.stride, pads=_pads(layer, shape), group=shape[0]
        )
    pads, more = _pads(layer, shape), {}
    if isinstance(layer, AveragePooling):
        more = {"count_include_pad": int(layer.count_padding)}
        if layer.ceil and max(_overhang(layer, shape)) > 1:
            raise Abstains
    elif layer.stride == (1, 1) and (pads[1] != pads[2] or (layer.ceil and any(pads))):
        raise Abstains
    return helper.make_node(
        "MaxPool" if isinstance(layer, MaxPooling) else "AveragePool",
        ["x"],
        ["y"],
        kernel_shape=layer.size,
        strides=layer.stride,
        pads=pads,
        ceil_mode=int(layer.ceil),
        **more,
    )


def _overhang(layer: Pooling, shape: Shape) -> list[int]:
    """How far the last window hangs over the padding, vertically and horizontally."""
    return [
        (output_length(length, window) - 1) * window.stride + window.span - length - window.before - window.after
        for length, window in zip(shape[1:], windows(layer, *shape[1:]), strict=True)
    ]


def _pads(layer: Convolution | Pooling, shape: Shape) -> list[int]:
    vertical, horizontal = windows(layer, *shape[1:])
    return [vertical.before, horizontal.before, vertical.after, horizontal.after]
