"""Writes the network as an ONNX file: operators of the standard set alone, weights bit for bit, layers' names kept."""

from __future__ import annotations

from typing import Any

import numpy as np

from playground.network.geometry import output_length, stamps, windows
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    AdaptivePooling,
    Array,
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
from playground.network.network import Network
from playground.storage.exports.plain import Plain, has_no_form, plain_layers
from playground.storage.exports.weights_file import weights_of

OPERATOR_SET, FILE_VERSION = 19, 9
"""Read by every runtime since 2023, and the first in which a mean may be taken over dilated windows."""

GELU_SET = 20
"""The first that has GELU; asked for where one is written."""

_ALIKE: dict[type[Layer], str] = {ReLU: "Relu", Sigmoid: "Sigmoid", Tanh: "Tanh", Softplus: "Softplus"}
_SOFT = {Softmax: "Softmax", LogSoftmax: "LogSoftmax"}
_GLOBAL = {"average": "ReduceMean", "max": "ReduceMax", "sum": "ReduceSum"}


def to_onnx(network: Network) -> bytes:
    """The bytes of an .onnx file with one input (1, C, H, W). Raises ExportError."""
    from onnx import TensorProto, helper  # late: only when something is exported

    layers = plain_layers(network)
    writer = _Writer({plain.partner.layer.name for plain in layers if plain.partner})
    for plain in layers:
        writer.add(plain)
    inputs = [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, *network.input_shape])]
    outputs = [helper.make_tensor_value_info(writer.last, TensorProto.FLOAT, writer.shape(network.shapes[-1]))]
    graph = helper.make_graph(writer.nodes, "network", inputs, outputs, writer.weights)
    model = helper.make_model(
        graph,
        producer_name="CNN Playground",
        opset_imports=[helper.make_opsetid("", writer.version)],
        ir_version=FILE_VERSION,
    )
    content: bytes = model.SerializeToString()
    return content


class _Writer:
    """Nodes and weights so far. `is_vector` says whether the file's array has lost its rows and columns; `switched` are
    the poolings that also tell where their maxima came from.
    """

    def __init__(self, switched: set[str]) -> None:
        self.switched = switched
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self.last = "input"
        self.is_vector = False
        self.version = OPERATOR_SET

    def shape(self, shape: Shape) -> list[int]:
        """The file's shape of an array that is (C, H, W) here."""
        return [1, shape[0]] if self.is_vector else [1, *shape]

    def add(self, plain: Plain) -> None:
        """One layer."""
        layer = plain.layer
        if isinstance(layer, Convolution):
            self._convolution(layer, plain)
        elif isinstance(layer, FullyConnected):
            self._flatten(f"{layer.name} flatten")
            self._node("Gemm", layer.name, {"weight": layer.weights, "bias": layer.bias}, transB=1)
        elif isinstance(layer, Pooling):
            self._pooling(layer, plain)
        elif isinstance(layer, GlobalPooling) and layer.mode in _GLOBAL:
            self._to_maps(layer, plain.before)
            self._node(_GLOBAL[layer.mode], layer.name, {"axes": np.array([2, 3])})
        elif isinstance(layer, GlobalPooling) and layer.p == int(layer.p):
            self._to_maps(layer, plain.before)
            self._node("GlobalLpPool", layer.name, {}, p=int(layer.p))
        elif isinstance(layer, AdaptivePooling):
            self._to_maps(layer, plain.before)
            self._adaptive(layer, plain.before)
        elif isinstance(layer, Flatten):
            self._flatten(layer.name)
        elif isinstance(layer, TransposedConvolution):
            self._transposed(layer, plain)
        elif isinstance(layer, Softmax | LogSoftmax):
            self._node(_SOFT[type(layer)], layer.name, {}, axis=1)
        elif isinstance(layer, ELU | SELU | GELU | SiLU | HardSigmoid | Clip):
            self._curve(layer)
        elif isinstance(layer, Dropout):
            self._node("Identity", layer.name, {})
        elif isinstance(layer, LeakyReLU):
            self._node("LeakyRelu", layer.name, {}, alpha=layer.slope)
        elif isinstance(layer, BatchNormalization | InstanceNormalization):
            self._normalisation(layer, plain)
        elif isinstance(layer, MaxUnpooling) and plain.partner is not None:
            self._to_maps(layer, plain.before)
            self._unpooling(layer, plain.partner)
        elif isinstance(layer, LocalResponseNormalization):
            self._to_maps(layer, plain.before)
            values = {"size": layer.size, "alpha": layer.alpha, "beta": layer.beta, "bias": layer.offset}
            self._node("LRN", layer.name, {}, **values)
        elif isinstance(layer, ParametricReLU):
            slopes = layer.slopes if self.is_vector else layer.slopes[:, None, None]
            self._node("PRelu", layer.name, {"slope": slopes})
        elif type(layer) in _ALIKE:
            self._node(_ALIKE[type(layer)], layer.name, {})
        else:
            raise has_no_form(layer, "ONNX")

    def _convolution(self, layer: Convolution, plain: Plain) -> None:
        self._to_maps(layer, plain.before)
        self._node(
            "Conv",
            layer.name,
            {"weight": layer.kernels, "bias": layer.bias},
            strides=layer.stride,
            dilations=layer.dilation,
            group=layer.groups,
            pads=_pads(plain),
        )

    def _transposed(self, layer: TransposedConvolution, plain: Plain) -> None:
        """Where the output goes on behind the stamps, which is no padding there, it is called output padding."""
        self._to_maps(layer, plain.before)
        ways = stamps(layer, *plain.before[1:])
        more = [max(-way.after, 0) for way in ways]
        room = [max(way.stride, way.dilation) for way in ways]
        if min(way.before for way in ways) < 0 or any(map(int.__ge__, more, room)):
            raise has_no_form(layer, "ONNX")
        self._node(
            "ConvTranspose",
            layer.name,
            {"weight": weights_of(layer)["weight"], "bias": layer.bias},
            strides=layer.stride,
            dilations=layer.dilation,
            group=layer.groups,
            pads=[*(way.before for way in ways), *(max(way.after, 0) for way in ways)],
            output_padding=more,
        )

    def _curve(self, layer: Layer) -> None:
        """An activation with numbers of its own."""
        if isinstance(layer, ELU):
            self._node("Elu", layer.name, {}, alpha=layer.alpha)
        elif isinstance(layer, SELU):
            self._node("Selu", layer.name, {}, alpha=layer.alpha, gamma=layer.gamma)
        elif isinstance(layer, HardSigmoid):
            self._node("HardSigmoid", layer.name, {}, alpha=layer.slope, beta=layer.offset)
        elif isinstance(layer, Clip):
            ends = {"low": np.array(layer.low, np.float32), "high": np.array(layer.high, np.float32)}
            self._node("Clip", layer.name, dict(ends))
        elif isinstance(layer, GELU):
            self.version = GELU_SET
            self._node("Gelu", layer.name, {}, approximate="tanh" if layer.form == "tanh" else "none")
        else:
            x = self.last
            self._node("Sigmoid", f"{layer.name} share", {})
            self._node("Mul", layer.name, {})
            self.nodes[-1].input.append(x)

    def _pooling(self, layer: Pooling, plain: Plain) -> None:
        self._to_maps(layer, plain.before)
        values: dict[str, Any] = {
            "kernel_shape": layer.size,
            "strides": layer.stride,
            "dilations": layer.dilation,
            "pads": _pads(plain),
            "ceil_mode": int(layer.ceil),
        }
        if isinstance(layer, MaxPooling):
            self._node("MaxPool", layer.name, {}, **values)
            if layer.name in self.switched:
                self.nodes[-1].output.append(_switches(layer))
        elif isinstance(layer, AveragePooling):
            self._node("AveragePool", layer.name, {}, **values, count_include_pad=int(layer.count_padding))
        elif isinstance(layer, SumPooling) and not layer.ceil:
            self._node("AveragePool", f"{layer.name} mean", {}, **values, count_include_pad=1)
            self._node("Mul", layer.name, {"count": np.array(layer.size[0] * layer.size[1], np.float32)})
        elif isinstance(layer, LpPooling) and layer.p == int(layer.p):
            self._node("LpPool", layer.name, {}, **values, p=int(layer.p))
        else:
            raise has_no_form(layer, "ONNX")

    def _adaptive(self, layer: AdaptivePooling, before: Shape) -> None:
        """Windows side by side, where they share out the maps evenly."""
        size = [length // count for length, count in zip(before[1:], layer.size, strict=True)]
        if any(length % count for length, count in zip(before[1:], layer.size, strict=True)):
            raise has_no_form(layer, "ONNX")
        operator = "MaxPool" if layer.mode == "max" else "AveragePool"
        self._node(operator, layer.name, {}, kernel_shape=size, strides=size)

    def _unpooling(self, layer: MaxUnpooling, partner: Plain) -> None:
        """ONNX overwrites where windows overlap, and counts switches over the output it works out itself."""
        pooling = partner.layer
        assert isinstance(pooling, MaxPooling)
        down, across = windows(pooling, *partner.before[1:])
        for way, length in zip((down, across), partner.before[1:], strict=True):
            covered = (output_length(length, way) - 1) * way.stride + way.size - way.before - way.after
            if covered != length or way.dilation > 1 or way.size > way.stride:
                raise has_no_form(layer, "ONNX")
        values = {"kernel_shape": pooling.size, "strides": pooling.stride, "pads": _pads(partner)}
        self._node("MaxUnpool", layer.name, {}, **values)
        self.nodes[-1].input.append(_switches(pooling))

    def _normalisation(self, layer: BatchNormalization | InstanceNormalization, plain: Plain) -> None:
        if isinstance(layer, InstanceNormalization):
            self._to_maps(layer, plain.before)
        numbers: dict[str, Array | None] = {field: getattr(layer, field) for field in layer.new_numbers}
        self._node(type(layer).__name__, layer.name, numbers, epsilon=layer.epsilon)

    def _flatten(self, name: str) -> None:
        if not self.is_vector:
            self._node("Flatten", name, {}, axis=1)
            self.is_vector = True

    def _to_maps(self, layer: Layer, shape: Shape) -> None:
        """A vector as maps of one pixel, where a layer with a window follows."""
        if self.is_vector:
            self._node("Reshape", f"{layer.name} maps", {"shape": np.array([1, *shape])})
            self.is_vector = False

    def _node(self, operator: str, name: str, constants: dict[str, Array | None], **attributes: Any) -> None:
        from onnx import helper, numpy_helper

        names = []
        for field, value in constants.items():
            if value is not None:
                names.append(f"{name}.{field}")
                self.weights.append(numpy_helper.from_array(value, names[-1]))
        self.nodes.append(helper.make_node(operator, [self.last, *names], [f"{name}:"], name=name, **attributes))
        self.last = f"{name}:"


def _switches(pooling: Layer) -> str:
    """What the second output of a pooling is called."""
    return f"{pooling.name}: switches"


def _pads(plain: Plain) -> list[int]:
    padding = plain.padding
    return [padding.top, padding.left, padding.bottom, padding.right]
