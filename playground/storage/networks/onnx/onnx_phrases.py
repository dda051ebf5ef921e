"""What exporters write as several nodes, as x * Sigmoid(x): each group becomes the one node it stands for.

What a group of operations on single values computes is told by its values at many places, so that the order in which
an exporter wrote them does not matter.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from playground import limits
from playground.storage.networks.graph import Attribute, Graph, Node
from playground.storage.networks.onnx import constants

_MOST_NODES = 16
"""In one group; GELU by tanh has nine."""
_PLACES = (*(step / 2 for step in range(-24, 25)), -1e3, -50.0, -20.0, 20.0, 50.0, 1e3)
_OFF = 1e-5
"""More than rounded constants make, and much less than the two forms of GELU differ by (5e-4)."""


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


_OPERATIONS: Mapping[str, Callable[..., float]] = {
    "Add": lambda a, b: a + b,
    "Sub": lambda a, b: a - b,
    "Mul": lambda a, b: a * b,
    "Div": lambda a, b: a / b,
    "Pow": math.pow,
    "Neg": lambda a: -a,
    "Erf": math.erf,
    "Tanh": math.tanh,
    "Sigmoid": _sigmoid,
    "Identity": lambda a: a,
    "Abs": abs,
    "Sign": lambda a: (a > 0) - (a < 0),
    "Relu": lambda a: max(a, 0.0),
}
"""What a group may consist of."""
_OF_TWO = ("Add", "Sub", "Mul", "Div", "Pow")


@dataclass(frozen=True)
class _Curve:
    """An activation that ONNX has an operator for, at least in its newest versions."""

    operator: str
    attributes: Mapping[str, Attribute]
    value: Callable[[float], float]


_CURVES = (
    _Curve("Swish", {}, lambda x: x * _sigmoid(x)),
    _Curve("Gelu", {"approximate": b"none"}, lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2)))),
    _Curve(
        "Gelu",
        {"approximate": b"tanh"},
        lambda x: 0.5 * x * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    ),
)


def _is_near(value: float, wanted: float) -> bool:
    return abs(value - wanted) <= _OFF * max(1, abs(wanted))


def phrased(graph: Graph) -> Graph:
    """The graph with every group of nodes that is a known activation as one node, which keeps them as its parts."""
    taken = [name for node in graph.nodes for name in node.inputs]
    if len(taken) == len(set(taken)):  # every group parts at a value that goes two ways, and a plain stack has none
        return graph
    reader = _Reader(graph)
    gone: set[int] = set()
    made: dict[int, Node] = {}
    forks = [one.name for one in graph.inputs] + [name for node in graph.nodes for name in node.outputs]
    for found in [*map(reader.phrase, forks), *(reader.norm(node) for node in graph.nodes)]:
        if found is not None:
            gone.update(part.place for part in found.parts if part.operator != "Constant")
            made[found.place] = found
    nodes = (made.get(node.place) or node for node in graph.nodes if node.place in made or node.place not in gone)
    return replace(graph, nodes=tuple(nodes)) if made else graph


class _Reader:
    """Who takes which value, and the single numbers among the constants."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.takers: dict[str, list[int]] = {}
        self._constants = {
            node.outputs[0]: node for node in graph.nodes if node.operator == "Constant" and node.outputs
        }
        self._makers = {name: node.place for node in graph.nodes for name in node.outputs}
        self._numbers: dict[str, float | None] = {}
        for node in graph.nodes:
            for name in set(node.inputs):
                self.takers.setdefault(name, []).append(node.place)

    def phrase(self, name: str, curves: Sequence[_Curve] = _CURVES, places: Sequence[float] = _PLACES) -> Node | None:
        """The node for the operations that part at the value `name` and meet again, and those that follow, as far as
        they are one of the `curves` together."""
        members: list[Node] = []
        waiting = list(self.takers.get(name, ()))
        if len(waiting) < 2:
            return None
        values = {name}
        while waiting and len(members) < _MOST_NODES:
            node = self._graph.nodes[heapq.heappop(waiting)]
            if not self._is_pointwise(node, values):
                return None
            members.append(node)
            values.add(node.outputs[0])
            curve = None if waiting else self._curve(name, members, curves, places)
            if curve is not None:
                parts = (*self._made_of(members), *members)
                return Node(
                    curve.operator, (name,), node.outputs, node.name, "", curve.attributes, node.place, parts=parts
                )
            for taker in self.takers.get(node.outputs[0], ()):
                if taker not in waiting:
                    heapq.heappush(waiting, taker)
        return None

    def norm(self, pooling: Node) -> Node | None:
        """The Lp pooling that an average is the middle of, as PyTorch writes it: x^p before it, for an even p, behind
        it the p-th root of as many times the mean as the window has values."""
        power = self._graph.nodes[self._makers[pooling.inputs[0]]] if self._is_mean_of_powers(pooling) else None
        p = None if power is None or len(power.inputs) != 2 else self._number(power.inputs[1])
        if power is None or p is None or p not in range(2, limits.POWER + 1, 2):
            return None
        size, exponent = math.prod(pooling.wholes("kernel_shape")), p
        root = _Curve("LpPool", {**pooling.attributes, "p": int(p)}, lambda y: float((size * y) ** (1 / exponent)))
        found = self.phrase(pooling.outputs[0], (root,), [place for place in _PLACES if place >= 0])
        if found is None:
            return None
        return replace(found, inputs=power.inputs[:1], parts=(*self._made_of([power]), power, pooling, *found.parts))

    def _is_mean_of_powers(self, node: Node) -> bool:
        """Whether it averages, over windows inside the maps, nothing but what a power alone made."""
        if node.operator != "AveragePool" or node.domain or not node.inputs or not node.outputs:
            return False
        maker = self._makers.get(node.inputs[0])
        is_plain = not any(node.wholes("pads")) and not node.whole("ceil_mode", 0) and "auto_pad" not in node.attributes
        is_power = maker is not None and self._graph.nodes[maker].operator == "Pow"
        return is_power and is_plain and len(self.takers[node.inputs[0]]) == 1

    def _is_pointwise(self, node: Node, values: set[str]) -> bool:
        known = node.operator in _OPERATIONS and not node.domain and len(node.outputs) == 1
        wanted = 2 if node.operator in _OF_TWO else 1
        return (
            known
            and len(node.inputs) == wanted
            and all(name in values or self._number(name) is not None for name in node.inputs)
        )

    def _number(self, name: str) -> float | None:
        """The single number that a constant is."""
        if name not in self._numbers:
            value = self._graph.constants.get(name)
            if value is None and name in self._constants:
                value = constants.constant_value(self._constants[name])
            is_one = value is not None and value.size == 1 and value.dtype.kind in "fi"
            self._numbers[name] = float(value.reshape(-1)[0]) if value is not None and is_one else None
        return self._numbers[name]

    def _curve(
        self, name: str, members: Sequence[Node], curves: Sequence[_Curve], places: Sequence[float]
    ) -> _Curve | None:
        left = curves
        for place in places:
            try:
                value = self._value(name, members, place)
            except (ValueError, OverflowError, ZeroDivisionError):
                return None
            left = [curve for curve in left if _is_near(value, curve.value(place))]
            if not left:
                return None
        return left[0]

    def _value(self, name: str, members: Sequence[Node], x: float) -> float:
        """What the last member makes of x."""
        held = {name: x}
        for node in members:
            numbers = [held.get(one, self._number(one)) for one in node.inputs]
            held[node.outputs[0]] = _OPERATIONS[node.operator](*numbers)
        return held[members[-1].outputs[0]]

    def _made_of(self, members: Sequence[Node]) -> list[Node]:
        """The nodes that hold the members' constants."""
        return [self._constants[name] for node in members for name in node.inputs if name in self._constants]
