"""ONNX Runtime with every map as an output: the contender that does the same job."""

from __future__ import annotations

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from playground.network.layers import Convolution, Flatten, FullyConnected, Layer, MaxPooling, ReLU
from playground.network.network import Network
from tests.benchmarks.edits import CELL, cell_values
from tests.benchmarks.workloads import EDIT, FORWARD, Workload


class Job:
    """A workload, done once per `repeat`. For an edit the first kernels are an input of the model."""

    def __init__(self, workload: Workload, threads: int) -> None:
        self.workload = workload
        self.edits = workload.job == EDIT
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        self.session = onnxruntime.InferenceSession(
            _model(workload.network, workload.batch, self.edits), options, providers=["CPUExecutionProvider"]
        )
        self.feed = {"x": workload.x}
        if self.edits:
            self.feed["w0"] = workload.network.layers[0].kernels.copy()  # type: ignore[attr-defined]
        self.values = cell_values()
        self.repeat = {FORWARD: self.forward, EDIT: self.edit}[workload.job]

    def forward(self) -> None:
        self.maps = self.session.run(None, self.feed)

    def edit(self) -> None:
        self.feed["w0"][CELL] = next(self.values)
        self.forward()

    def answer(self) -> list[np.ndarray]:
        """The maps of every layer for the same coefficient."""
        self.values = cell_values()
        self.repeat()
        return self.maps


def _model(network: Network, batch: int, first_is_input: bool) -> bytes:
    inputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, (batch, *network.input_shape))]
    nodes, weights, name = [], [], "x"
    for index, layer in enumerate(network.layers):
        more = {f"w{index}": getattr(layer, "kernels", getattr(layer, "weights", None))}
        more[f"b{index}"] = getattr(layer, "bias", None)
        given = [key for key, value in more.items() if value is not None]
        for key in given:
            if first_is_input and key == "w0":
                inputs.append(helper.make_tensor_value_info(key, TensorProto.FLOAT, more[key].shape))
            else:
                weights.append(numpy_helper.from_array(np.ascontiguousarray(more[key]), key))
        operator, attributes = _operator(layer)
        nodes.append(helper.make_node(operator, [name, *given], [f"y{index}"], **attributes))
        name = f"y{index}"
    outputs = [helper.make_tensor_value_info(f"y{index}", TensorProto.FLOAT, None) for index in range(len(nodes))]
    graph = helper.make_graph(nodes, "workload", inputs, outputs, weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8).SerializeToString()


def _operator(layer: Layer) -> tuple[str, dict[str, object]]:
    if isinstance(layer, Convolution):
        pads = [layer.padding.top, layer.padding.left, layer.padding.bottom, layer.padding.right]  # type: ignore[union-attr]
        return "Conv", {"strides": layer.stride, "pads": pads}
    if isinstance(layer, MaxPooling):
        return "MaxPool", {"kernel_shape": layer.size, "strides": layer.stride, "ceil_mode": int(layer.ceil)}
    if isinstance(layer, FullyConnected):
        return "Gemm", {"transB": 1}
    return {ReLU: "Relu", Flatten: "Flatten"}[type(layer)], {}


def prepare(workload: Workload, threads: int) -> Job:
    return Job(workload, threads)
