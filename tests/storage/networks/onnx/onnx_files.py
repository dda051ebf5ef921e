"""ONNX files made by onnx itself: the classics with random weights, and single forms of one layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from playground.network.layers import Array


@dataclass
class Chain:
    """A graph that grows node by node; `size` tells random weights apart."""

    shape: Sequence[int | str]
    version: int = 17
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)
    last: str = "x"

    def add(self, operator: str, *constants: Array, name: str = "", outputs: int = 1, **attributes: Any) -> Chain:
        """A node over what came before it and `constants`."""
        number = len(self.nodes)
        names = [f"{name or operator}{number}.{place}" for place in range(len(constants))]
        self.weights += [numpy_helper.from_array(value, key) for value, key in zip(constants, names, strict=True)]
        made = [f"t{number}_{place}" for place in range(outputs)]
        self.nodes.append(helper.make_node(operator, [self.last, *names], made, name=name, **attributes))
        self.last = made[0]
        return self

    def conv(self, inputs: int, outputs: int, side: int, name: str = "", bias: bool = True, **attributes: Any) -> Chain:
        kernels = noise(outputs, inputs, side, side, scale=(2 / (inputs * side * side)) ** 0.5)
        return self.add("Conv", kernels, *([noise(outputs, scale=0.1)] if bias else []), name=name, **attributes)

    def dense(self, inputs: int, outputs: int, name: str = "") -> Chain:
        weights = noise(outputs, inputs, scale=(2 / inputs) ** 0.5)
        return self.add("Gemm", weights, noise(outputs, scale=0.1), name=name, transB=1)

    def relu(self, name: str = "") -> Chain:
        return self.add("Relu", name=name)

    def pool(self, side: int, stride: int, **attributes: Any) -> Chain:
        return self.add("MaxPool", kernel_shape=[side, side], strides=[stride, stride], **attributes)

    def model(self) -> onnx.ModelProto:
        graph = helper.make_graph(
            self.nodes,
            "network",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, self.shape)],
            [helper.make_tensor_value_info(self.last, TensorProto.FLOAT, None)],
            self.weights,
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.version)], ir_version=8)

    def bytes(self) -> bytes:
        return self.model().SerializeToString()


def noise(*shape: int, scale: float = 1.0) -> Array:
    """Normally distributed float32, the same for one shape every time."""
    return (np.random.default_rng(shape).standard_normal(shape) * scale).astype(np.float32)


def lenet() -> Chain:
    chain = Chain([1, 1, 28, 28]).conv(1, 6, 5, "conv1", pads=[2, 2, 2, 2]).relu("relu1").pool(2, 2)
    chain.conv(6, 16, 5, "conv2").relu("relu2").pool(2, 2).add("Flatten", name="flatten")
    return chain.dense(400, 120, "fc1").relu().dense(120, 84, "fc2").relu().dense(84, 10, "fc3").add("Softmax", axis=1)


def alexnet(width: int = 1, classes: int = 1000) -> Chain:
    """With 1 / `width` of the channels and units. Torchvision's geometry."""
    a, b, c, d, e = (count // width for count in (64, 192, 384, 256, 4096))
    chain = Chain([1, 3, 224, 224]).conv(3, a, 11, "features.0", strides=[4, 4], pads=[2, 2, 2, 2]).relu().pool(3, 2)
    chain.conv(a, b, 5, "features.3", pads=[2, 2, 2, 2]).relu().pool(3, 2)
    chain.conv(b, c, 3, "features.6", pads=[1, 1, 1, 1]).relu()
    chain.conv(c, d, 3, "features.8", pads=[1, 1, 1, 1]).relu()
    chain.conv(d, d, 3, "features.10", pads=[1, 1, 1, 1]).relu().pool(3, 2).add("Flatten")
    return chain.add("Dropout").dense(d * 36, e, "fc6").relu().dense(e, e, "fc7").relu().dense(e, classes, "fc8")


def zfnet(width: int = 1) -> Chain:
    """The paper's sizes come only with poolings that round up."""
    a, b, c, d, e = (count // width for count in (96, 256, 384, 256, 4096))
    chain = Chain([1, 3, 224, 224]).conv(3, a, 7, "conv1", strides=[2, 2], pads=[1, 1, 1, 1]).relu()
    chain.pool(3, 2, ceil_mode=1).conv(a, b, 5, "conv2", strides=[2, 2]).relu().pool(3, 2, ceil_mode=1)
    for number, (before, after) in enumerate(((b, c), (c, c), (c, d)), 3):
        chain.conv(before, after, 3, f"conv{number}", pads=[1, 1, 1, 1]).relu()
    chain.pool(3, 2, ceil_mode=1).add("Flatten").dense(d * 36, e, "fc6").relu().dense(e, e, "fc7").relu()
    return chain.dense(e, 1000 // width, "fc8").add("Softmax", axis=1)


def vgg16(width: int = 1, side: int = 224) -> Chain:
    chain, before = Chain([1, 3, side, side]), 3
    for number, (convolutions, outputs) in enumerate(((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)), 1):
        for one in range(convolutions):
            chain.conv(before, outputs // width, 3, f"conv{number}_{one + 1}", pads=[1, 1, 1, 1]).relu()
            before = outputs // width
        chain.pool(2, 2)
    units, last = 4096 // width, side // 32
    chain.add("Flatten").dense(before * last * last, units, "fc6").relu().dense(units, units, "fc7").relu()
    return chain.dense(units, 1000 // width, "fc8")
