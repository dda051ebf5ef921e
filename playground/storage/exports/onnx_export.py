"""Writes the network as an ONNX file: operators of the standard set alone, weights bit for bit, layers' names kept."""

from __future__ import annotations

from typing import Any

import numpy as np

from playground.network.geometry import output_length, windows
from playground.network.layers import (
    Array,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    InstanceNormalization,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    ParametricReLU,
    Pooling,
    ReLU,
    Shape,
    Sigmoid,
    Softmax,
    SumPooling,
    Tanh,
)
from playground.network.network import Network
from playground.storage.exports.plain import Plain, has_no_form, plain_layers

OPERATOR_SET, FILE_VERSION = 19, 9
"""Read by every runtime since 2023, and the first in which a mean may be taken over dilated windows."""

_ALIKE: dict[type[Layer], str] = {ReLU: "Relu", Sigmoid: "Sigmoid", Tanh: "Tanh"}
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
        opset_imports=[helper.make_opsetid("", OPERATOR_SET)],
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
        elif isinstance(layer, Flatten):
            self._flatten(layer.name)
        elif isinstance(layer, Softmax):
            self._node("Softmax", layer.name, {}, axis=1)
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
