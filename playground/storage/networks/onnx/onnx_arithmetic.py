"""Computes an ONNX file with ONNX's own reference arithmetic, node by node: the other opinion on what was imported.

Where that is known to be wrong, `onnx_spelled` computes what the standard says.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.network.layers import Array, Shape
from playground.network.progress import Progress
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.faults import UncheckedError
from playground.storage.networks.graph import Graph, Node
from playground.storage.networks.onnx.onnx_spelled import spelled
from playground.storage.networks.onnx.onnx_walker import Axes
from playground.storage.networks.way import Way

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class OnnxOrigin:
    """The graph of an ONNX file and the way through it.

    `input_axes` and `axes` say how the file's first and last arrays lie, `rows_last` the shape of maps that end as a
    vector in the order H, W, C, and `batch` how many pictures the file wants at once.
    """

    graph: Graph
    way: Way
    input_axes: Axes
    axes: Axes
    rows_last: Shape | None
    batch: int

    def output(self, x: Array, progress: Progress) -> Array:
        """By ONNX's own reference arithmetic."""
        return file_output(self, x, progress)


def file_output(origin: OnnxOrigin, x: Array, progress: Progress) -> Array:
    """What the file itself makes of x, (N, C, H, W) like the network's input: again (N, C, H, W).

    `progress(done, all)` comes before each node and may raise to stop. Heavy: onnx is imported, and takes seconds for
    each thousand million multiply-adds.
    """
    way = origin.way
    held: dict[str, Array | None] = {name: _float32(array) for name, array in origin.graph.constants.items()}
    held[way.source.name] = _as_in_file(origin, x)
    nodes = [part for node in way.nodes for part in node.parts or (node,)]
    last_use = {name: place for place, node in enumerate(nodes) for name in node.inputs}
    for done, node in enumerate(nodes):
        progress(done, len(nodes))
        made = _computed(node, origin.graph.version, [held[name] if name else None for name in node.inputs])
        held.update(zip(node.outputs, map(_float32, made), strict=False))
        for name in [*node.inputs, *node.outputs]:
            if last_use.get(name, -1) <= done and name != way.output:
                held.pop(name, None)
    progress(len(nodes), len(nodes))
    result = held[way.output]
    assert result is not None
    return _in_own_order(origin, result)


def _computed(node: Node, version: int, inputs: list[Array | None]) -> list[Array]:
    """The outputs of one node."""
    spelled_out = spelled(node)
    if spelled_out is not None:
        return [spelled_out(node, inputs)]
    given = {name: value for name, value in zip(node.inputs, inputs, strict=True) if name}
    try:
        made = iter(_evaluated(node, version, given))
    except Exception:  # the evaluator's own errors are of any class; old operators it has not
        log.exception("%s of operator set %s was not computed by onnx", node.operator, version)
        raise UncheckedError(
            QT_TRANSLATE_NOOP("Sentence", "It was not compared with its file: ONNX's own arithmetic lacks {node}."),
            node=node.told,
        ) from None
    return [next(made) if name else np.empty(0) for name in node.outputs]


def _evaluated(node: Node, version: int, given: Mapping[str, Array | None]) -> list[Array]:
    """What onnx makes of the inputs `given` by name: the outputs that have names."""
    from onnx import TensorProto, helper, numpy_helper  # late: only when an import is checked
    from onnx.reference import ReferenceEvaluator

    attributes: dict[str, Any] = {
        name: numpy_helper.from_array(np.ascontiguousarray(value)) if isinstance(value, np.ndarray) else value
        for name, value in node.attributes.items()
    }
    proto = helper.make_node(node.operator, node.inputs, node.outputs, **attributes)
    takes = [helper.make_tensor_value_info(name, TensorProto.UNDEFINED, None) for name in given]
    gives = [helper.make_tensor_value_info(name, TensorProto.UNDEFINED, None) for name in node.outputs if name]
    graph = helper.make_graph([proto], "one", takes, gives)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", version)])
    with np.errstate(all="ignore"):
        return list(ReferenceEvaluator(model).run(None, dict(given)))


def _as_in_file(origin: OnnxOrigin, x: Array) -> Array:
    """x in the order and with the axes of the file's input."""
    shape = origin.way.source.shape or ()
    if len(shape) == 4 and origin.input_axes[-1] == "C":
        return np.ascontiguousarray(x.transpose(0, 2, 3, 1))
    if len(shape) == 4:
        return x
    return x.reshape(len(x), -1) if len(shape) == 2 else x.reshape(len(x), x.shape[1], -1)


def _in_own_order(origin: OnnxOrigin, y: Array) -> Array:
    """The file's last array as (N, C, H, W)."""
    axes = origin.axes
    if axes == ("N", "F") or y.ndim == 2:
        if origin.rows_last is None:
            return y.reshape(len(y), -1, 1, 1)
        channels, height, width = origin.rows_last
        maps = y.reshape(len(y), height, width, channels).transpose(0, 3, 1, 2)
        return np.asarray(maps.reshape(len(y), -1, 1, 1))
    order = [axes.index(letter) for letter in "NCHW" if letter in axes]
    turned = np.asarray(y.transpose(order))
    return turned if turned.ndim == 4 else turned.reshape(*turned.shape[:2], 1, -1)


def _float32(array: Array) -> Array:
    return array.astype(np.float32, copy=False) if array.dtype.kind == "f" else array
