"""Follows the one way from a file's input to its output; a graph or node that no stack can show is refused in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from playground.network.sentence import QT_TRANSLATE_NOOP, quoted
from playground.storage.faults import FaultsFound, one_fault
from playground.storage.networks.graph import Graph, Node, Tensor

_TOLD = 4
"""So many nodes are named in a refusal."""
UNKNOWN_SIDES = (32, 28, 64, 227, 96, 128, 256, 299, 224)
"""Tried in turn where a file leaves height and width open."""
_MEASURES = ("Shape", "Size")
"""They look at the form of a map, not at its values: no branch."""


@dataclass(frozen=True, eq=False)
class Way:
    """The nodes that lead from `source` to `output`, in order, with those that work out their constants."""

    source: Tensor
    nodes: tuple[Node, ...]
    output: str


def way_through(graph: Graph, known: Collection[str]) -> Way:
    """The nodes between input and output. Raises FaultsFound naming those that branch or that nothing is `known` of."""
    if len(graph.inputs) != 1 or not graph.outputs:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It has {inputs} inputs and {outputs} outputs; one of each is needed."),
            inputs=len(graph.inputs),
            outputs=len(graph.outputs),
        )
    source = graph.inputs[0]
    output, nodes = _longest(graph)
    _refuse([node for node in nodes if node.domain or node.operator not in known], _UNKNOWN)
    _refuse(_branching(nodes, source.name, output), _BRANCHES)
    return Way(source, nodes, output)


def refused(node: Node, template: str, **values: Any) -> FaultsFound:
    said = {key: quoted(value) if isinstance(value, str) else value for key, value in values.items()}
    return one_fault(template, node=node.told, **said)


def no_such_setting(node: Node, what: str) -> FaultsFound:
    return refused(node, QT_TRANSLATE_NOOP("Sentence", "{node}: {what} cannot be shown by a layer here."), what=what)


_UNKNOWN = QT_TRANSLATE_NOOP("Sentence", "It holds operations that no layer here stands for: {nodes}.")
_BRANCHES = QT_TRANSLATE_NOOP("Sentence", "Its layers are not one stack: ways part or meet at {nodes}.")


def _refuse(nodes: list[Node], template: str) -> None:
    if nodes:
        told = [node.told for node in nodes[:_TOLD]] + (["…"] if len(nodes) > _TOLD else [])
        raise one_fault(template, nodes=", ".join(told))


def _longest(graph: Graph) -> tuple[str, tuple[Node, ...]]:
    """The output that most nodes lead to, and these nodes."""
    makers = {name: node for node in graph.nodes for name in node.outputs if name}
    ways = [(one.name, _leading_to(one.name, makers)) for one in graph.outputs]
    return max(ways, key=lambda way: len(way[1]))


def _leading_to(output: str, makers: dict[str, Node]) -> tuple[Node, ...]:
    needed: dict[int, Node] = {}
    waiting = [output]
    while waiting:
        node = makers.get(waiting.pop())
        if node is not None and node.place not in needed:
            needed[node.place] = node
            waiting += node.inputs
    return tuple(needed[place] for place in sorted(needed))


def _branching(nodes: tuple[Node, ...], source: str, output: str) -> list[Node]:
    """Nodes that take two maps, or a map that another node takes as well."""
    maps, no_maps = {source}, {"", *(name for node in nodes if node.operator == "MaxPool" for name in node.outputs[1:])}
    takers: dict[str, Node] = {}
    wrong: dict[int, Node] = {}
    for node in nodes:
        taken = [name for name in node.inputs if name in maps]
        if not taken or node.operator in _MEASURES:
            continue
        made = {*node.outputs} - no_maps
        maps |= made
        if len(taken) > 1 or not made.isdisjoint(node.inputs):
            wrong[node.place] = node
        for name in taken:
            other = takers.setdefault(name, node)
            if other is not node:
                wrong.update({node.place: node, other.place: other})
    return [wrong[place] for place in sorted(wrong)]
