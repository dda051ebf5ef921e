"""What a network's file holds, as plain values: nodes in order, constants as arrays, the inputs with their shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.network.layers import Array
from playground.network.sentence import quoted

Attribute = float | int | bytes | Array | tuple[int, ...] | tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Node:
    """One operation; `name` may be empty. `place` counts the nodes from 0. `parts`: those of the file, where it stands
    for several.
    """

    operator: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    name: str = ""
    domain: str = ""
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    place: int = 0
    parts: tuple[Node, ...] = ()

    @property
    def told(self) -> str:
        """As a sentence calls it: `conv1 (Conv)`."""
        return f"{quoted(self.name) or self.place} ({quoted(self.operator)})"

    def wholes(self, name: str, default: tuple[int, ...] = ()) -> tuple[int, ...]:
        """A list of whole numbers."""
        value = self.attributes.get(name, default)
        return tuple(map(int, value)) if isinstance(value, tuple) else default

    def whole(self, name: str, default: int) -> int:
        """A whole number."""
        value = self.attributes.get(name, default)
        return value if isinstance(value, int) else default

    def real(self, name: str, default: float) -> float:
        """A real number."""
        value = self.attributes.get(name, default)
        return float(value) if isinstance(value, int | float) else default

    def reals(self, name: str) -> tuple[float, ...]:
        """A list of real numbers."""
        value = self.attributes.get(name)
        return tuple(float(one) for one in value) if isinstance(value, tuple) else ()

    def word(self, name: str, default: str) -> str:
        """A word, as auto_pad's."""
        value = self.attributes.get(name)
        return value.decode("ascii", "replace") if isinstance(value, bytes) else default


@dataclass(frozen=True, eq=False)
class Tensor:
    """An input or output; a side of unknown length is None. `shape` is None where even its rank is unknown."""

    name: str
    shape: tuple[int | None, ...] | None


@dataclass(frozen=True, eq=False)
class Graph:
    """A whole file. `version` is that of the operator set, 0 where there is none."""

    version: int
    nodes: tuple[Node, ...]
    constants: Mapping[str, Array]
    inputs: tuple[Tensor, ...]
    outputs: tuple[Tensor, ...]
