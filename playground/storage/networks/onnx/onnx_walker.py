"""The state on the way through the nodes of an ONNX graph, and how their constants and refusals are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from playground.network.layers import Array, Shape
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.weights import PICTURE_CHANNELS
from playground.storage.faults import one_fault
from playground.storage.networks.graph import Graph, Node
from playground.storage.networks.stack import Stack
from playground.storage.networks.way import Way, refused
from playground.storage.networks.wire import damaged

Axes = tuple[str, ...]
"""What each axis of the file's array counts: N pictures, C channels, H rows, W columns, F a flattened vector."""
_LAYOUTS: Mapping[int, Axes] = {2: ("N", "F"), 3: ("N", "C", "W"), 4: ("N", "C", "H", "W")}
_CHANNELS_LAST: Axes = ("N", "H", "W", "C")
_FOR_CHANNELS_FIRST = ("Conv", "Pool", "Normalization", "LRN")
"""Operators with these in their names take no other order."""


class Walker:
    """The state on the way through the nodes: the stack so far, how the file's array lies, and its constants."""

    def __init__(self, graph: Graph, way: Way, side: int) -> None:
        shape = way.source.shape
        if shape is None or len(shape) not in _LAYOUTS:
            raise one_fault(
                QT_TRANSLATE_NOOP(
                    "Sentence", "Its input has {rank} axes; pictures, rows of vectors or vectors are needed."
                ),
                rank="?" if shape is None else len(shape),
            )
        self.axes = _CHANNELS_LAST if _is_channels_last(shape, way) else _LAYOUTS[len(shape)]
        self.input_axes = self.axes
        self.batch = shape[0] or 1
        self.version = graph.version
        self.known: dict[str, Array] = dict(graph.constants)
        self.maps = way.source.name
        self.switches: dict[str, int] = {}  # where a pooling's indices are told: its place in the stack
        self.stack = Stack(_input_shape(shape, self.axes, side))

    def constant(self, node: Node, place: int) -> Array | None:
        """The constant that is the input `place` of a node; None where there is no such input."""
        name = node.inputs[place] if place < len(node.inputs) else ""
        return self.known.get(name) if name else None

    def needed(self, node: Node, place: int) -> Array:
        """The same where it must be there. Raises FaultsFound."""
        value = self.constant(node, place)
        if value is None:
            raise refused(node, QT_TRANSLATE_NOOP("Sentence", "{node} has no constant weights."))
        return value

    def length(self, axis: str) -> int:
        """How long the axis of that letter is."""
        channels, height, width = self.stack.shape
        whole = channels * height * width
        return {"N": self.batch, "C": channels, "H": height, "W": width, "F": whole}[axis]

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the file's array."""
        return tuple(self.length(axis) for axis in self.axes)

    def axis(self, node: Node, number: int) -> str:
        """The letter of axis `number`, which may count from the end."""
        if not -len(self.axes) <= number < len(self.axes):
            raise damaged()
        return self.axes[number]


Handler = Callable[[Walker, Node], None]


def _is_channels_last(shape: tuple[int | None, ...], way: Way) -> bool:
    """Whether pictures lie as H, W, C, as TensorFlow has them: it turns them first, or the sides say so."""
    if len(shape) != 4:
        return False
    first = next((node for node in way.nodes if way.source.name in node.inputs), None)
    turned = first is not None and first.operator == "Transpose" and first.wholes("perm") == (0, 3, 1, 2)
    if first is not None and any(part in first.operator for part in _FOR_CHANNELS_FIRST):
        return False
    return turned or (shape[3] in PICTURE_CHANNELS and shape[1] not in PICTURE_CHANNELS)


def _input_shape(shape: tuple[int | None, ...], axes: Axes, side: int) -> Shape:
    """(C, H, W) of the file's input; height and width that it leaves open are `side`."""
    sides = dict(zip(axes, shape, strict=True))
    channels = sides.get("C", sides.get("F"))
    if channels is None:
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "Its input has no fixed number of channels."))
    return channels, sides.get("H", 1) or side, sides.get("W", 1) or side


def name_of(node: Node, weights: int) -> str:
    """The node's name; one without is called after its weights, as `conv1.weight`."""
    name = node.inputs[weights] if weights < len(node.inputs) else ""
    return node.name or name.rpartition(".")[0]


def float_array(array: Array) -> Array:
    if array.dtype.kind != "f":
        raise damaged()
    return array if array.dtype == np.float32 else array.astype(np.float32)


def optional(array: Array | None) -> Array | None:
    return None if array is None else float_array(array)


def vector(array: Array) -> Array:
    if array.dtype.kind != "f":
        raise damaged()
    return array.reshape(-1).astype(np.float64)
