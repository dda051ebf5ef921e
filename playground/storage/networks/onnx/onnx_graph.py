"""Reads an ONNX file: its wire format, no more of it than a network needs, and nothing that could be run."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from playground import limits
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.faults import one_fault
from playground.storage.networks.graph import Attribute, Graph, Node, Tensor
from playground.storage.networks.onnx.onnx_tensor import Siblings, read_tensor
from playground.storage.networks.wire import Allowance, Value, damaged, fields, part, real, signed, text, varints

_OWN_DOMAINS = ("", "ai.onnx")


def read_graph(data: memoryview, siblings: Siblings) -> Graph:
    """The graph in the bytes of a ModelProto. Arrays are views of `data`. Raises FaultsFound."""
    allowance = Allowance()
    version, graphs = 1, []
    for number, value in fields(data, allowance):
        if number == 7:
            graphs.append(value)
        elif number == 8:
            version = _operator_set(value, allowance) or version
    if len(graphs) != 1:
        raise damaged()
    return _graph(graphs[0], version, allowance, siblings)


def _operator_set(message: Value, allowance: Allowance) -> int | None:
    """The version of ONNX's own operators; None for another set."""
    entries = dict(fields(message, allowance))
    domain = text(entries[1]) if 1 in entries else ""
    return signed(entries.get(2, 1)) if domain in _OWN_DOMAINS else None


def _graph(message: Value, version: int, allowance: Allowance, siblings: Siblings) -> Graph:
    nodes: list[Node] = []
    constants: dict[str, Array] = {}
    inputs, outputs = [], []
    for number, value in fields(message, allowance):
        if number == 1:
            nodes.append(_node(value, len(nodes), allowance, siblings))
        elif number == 5:
            name, array = read_tensor(value, allowance, siblings)
            constants[name] = array
        elif number == 11:
            inputs.append(_tensor(value, allowance))
        elif number == 12:
            outputs.append(_tensor(value, allowance))
    if len(nodes) > limits.NETWORK_NODES:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It has {count:,} operations; {limit:,} are possible."),
            count=len(nodes),
            limit=limits.NETWORK_NODES,
        )
    inputs = [one for one in inputs if one.name not in constants]  # old files name their weights as inputs too
    return Graph(version, tuple(nodes), constants, tuple(inputs), tuple(outputs))


def _node(message: Value, place: int, allowance: Allowance, siblings: Siblings) -> Node:
    inputs, outputs = [], []
    words = {3: "", 4: "", 7: ""}
    attributes = {}
    for number, value in fields(message, allowance):
        if number == 1:
            inputs.append(text(value))
        elif number == 2:
            outputs.append(text(value))
        elif number == 5:
            name, attribute = _attribute(value, allowance, siblings)
            if attribute is not None:
                attributes[name] = attribute
        elif number in words:
            words[number] = text(value)[: limits.TITLE_LENGTH]
    domain = "" if words[7] in _OWN_DOMAINS else words[7]
    return Node(words[4], tuple(inputs), tuple(outputs), words[3], domain, attributes, place)


def _attribute(message: Value, allowance: Allowance, siblings: Siblings) -> tuple[str, Attribute | None]:
    """Name and value; None for a kind of value that no known operator has, as a graph."""
    name = ""
    value: Attribute | None = None
    ints: list[int] = []
    floats: list[float] = []
    for number, found in fields(message, allowance):
        if number == 1:
            name = text(found)
        elif number == 2:
            value = real(found)
        elif number == 3:
            value = signed(found)
        elif number == 4:
            value = bytes(part(found)[: limits.TITLE_LENGTH])
        elif number == 5:
            value = read_tensor(found, allowance, siblings)[1]
        elif number == 7:
            floats += _floats(part(found), allowance)
        elif number == 8:
            ints += [signed(found)] if isinstance(found, int) else varints(found, allowance)
    if value is None:
        value = tuple(ints) if ints else tuple(floats) if floats else None
    return name, value


def _floats(data: memoryview, allowance: Allowance) -> Iterator[float]:
    """One float32, or a packed list of them."""
    if len(data) % 4:
        raise damaged()
    allowance.spend(len(data) // 4)
    return (one for (one,) in struct.iter_unpack("<f", data))


def _tensor(message: Value, allowance: Allowance) -> Tensor:
    """Name and shape of a ValueInfoProto."""
    entries = dict(fields(message, allowance))
    name = text(entries[1]) if 1 in entries else ""
    shape = _inside(_inside(entries.get(2), 1, allowance), 2, allowance)
    if shape is None:
        return Tensor(name, None)
    sides = [dict(fields(value, allowance)) for number, value in fields(shape, allowance) if number == 1]
    return Tensor(name, tuple(_side(side.get(1)) for side in sides))


def _inside(message: Value | None, number: int, allowance: Allowance) -> Value | None:
    """The message in the field `number` of a message."""
    return None if message is None else dict(fields(message, allowance)).get(number)


def _side(value: Value | None) -> int | None:
    length = None if value is None else signed(value)
    return length if length is not None and length > 0 else None
