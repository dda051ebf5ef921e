"""Makes layers of the nodes of an ONNX graph: a closed table of operators, each with what it means here."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from playground.network.layers import Array, LogSoftmax, ReLU, Sigmoid, Softmax, Softplus, Tanh
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError
from playground.storage.faults import FaultsFound
from playground.storage.networks.graph import Graph, Node
from playground.storage.networks.onnx import constants
from playground.storage.networks.onnx.onnx_activations import (
    celu,
    clip,
    elu,
    gelu,
    hard_sigmoid,
    leaky,
    local_response,
    max_or_min,
    plain,
    prelu,
    selu,
    softmax,
    swish,
)
from playground.storage.networks.onnx.onnx_enlarging import depth_to_space, resize
from playground.storage.networks.onnx.onnx_form import (
    cast,
    flatten,
    nothing,
    pad,
    reshape,
    squeeze,
    transpose,
    unsqueeze,
)
from playground.storage.networks.onnx.onnx_phrases import phrased
from playground.storage.networks.onnx.onnx_walker import Handler, Walker
from playground.storage.networks.onnx.onnx_weighted import (
    affine,
    batch_norm,
    convolution,
    gemm,
    instance_norm,
    matmul,
    negative,
    transposed,
)
from playground.storage.networks.onnx.onnx_windows import global_pooling, pooling, reduce, unpooling
from playground.storage.networks.way import UNKNOWN_SIDES, Way, refused, way_through
from playground.storage.networks.wire import damaged

OPERATORS: Mapping[str, Handler] = {
    "Conv": convolution,
    "ConvTranspose": transposed,
    "Gemm": gemm,
    "MatMul": matmul,
    "BatchNormalization": batch_norm,
    "InstanceNormalization": instance_norm,
    "LRN": local_response,
    "Add": affine,
    "Sub": affine,
    "Mul": affine,
    "Div": affine,
    "Neg": negative,
    "MaxPool": pooling,
    "AveragePool": pooling,
    "LpPool": pooling,
    "MaxUnpool": unpooling,
    "Resize": resize,
    "Upsample": resize,
    "DepthToSpace": depth_to_space,
    "GlobalAveragePool": global_pooling("average"),
    "GlobalMaxPool": global_pooling("max"),
    "GlobalLpPool": global_pooling("lp"),
    "ReduceMean": reduce("average"),
    "ReduceMax": reduce("max"),
    "ReduceSum": reduce("sum"),
    "ReduceL1": reduce("lp", p=1.0),
    "ReduceL2": reduce("lp", p=2.0),
    "Relu": plain(ReLU),
    "Sigmoid": plain(Sigmoid),
    "Tanh": plain(Tanh),
    "LeakyRelu": leaky,
    "PRelu": prelu,
    "Clip": clip,
    "Max": max_or_min,
    "Min": max_or_min,
    "Elu": elu,
    "Celu": celu,
    "Selu": selu,
    "Gelu": gelu,
    "Swish": swish,
    "Softplus": plain(Softplus),
    "HardSigmoid": hard_sigmoid,
    "Softmax": softmax(Softmax),
    "LogSoftmax": softmax(LogSoftmax),
    "Dropout": nothing,
    "Identity": nothing,
    "Cast": cast,
    "Pad": pad,
    "Transpose": transpose,
    "Flatten": flatten,
    "Reshape": reshape,
    "Squeeze": squeeze,
    "Unsqueeze": unsqueeze,
}
"""Every operator that is understood when it is applied to maps."""


_UNDERSTOOD = frozenset([*OPERATORS, *constants.KNOWN, "Constant", "Shape"])


def walked(graph: Graph) -> tuple[Way, Walker]:
    """The way through the graph, and the state at its end, with the layers. Raises FaultsFound and NetworkError."""
    graph = phrased(graph)
    way = way_through(graph, _UNDERSTOOD)
    _check_made(graph, way)
    shape = way.source.shape or ()
    has_open_sides = len(shape) == 4 and None in shape[1:]
    for side in UNKNOWN_SIDES[:-1] if has_open_sides else ():
        try:
            return way, _walked(graph, way, side)
        except (FaultsFound, NetworkError):
            continue
    return way, _walked(graph, way, UNKNOWN_SIDES[-1])


def _check_made(graph: Graph, way: Way) -> None:
    """Raises FaultsFound where a node takes what there is not: without its bias it would be another network."""
    made = {way.source.name, "", *graph.constants, *(name for node in way.nodes for name in node.outputs)}
    for node in way.nodes:
        for name in node.inputs:
            if name not in made:
                raise refused(
                    node, QT_TRANSLATE_NOOP("Sentence", "{node} takes {name}, which the file does not hold."), name=name
                )


def _walked(graph: Graph, way: Way, side: int) -> Walker:
    walker = Walker(graph, way, side)
    for node in way.nodes:
        _step(walker, node)
    if walker.maps != way.output:
        raise damaged()
    return walker


def _step(walker: Walker, node: Node) -> None:
    if walker.maps in node.inputs:
        if node.operator == "Shape":
            walker.known[node.outputs[0]] = np.array(walker.shape, np.int64)
            return
        handler = OPERATORS.get(node.operator)
        if handler is None:
            raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} is applied to maps, which no layer here does."))
        handler(walker, node)
        walker.maps = node.outputs[0] if node.outputs else ""
        return
    value: Array | None
    if node.operator == "Constant":
        value = constants.constant_value(node)
    else:
        value = constants.computed(node, [walker.constant(node, place) for place in range(len(node.inputs))])
    if value is None or not node.outputs:
        raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} works on constants in a way that is not known here."))
    walker.known[node.outputs[0]] = value
