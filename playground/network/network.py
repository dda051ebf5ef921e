"""The network: a tuple of layers over an input of known shape. A value; an edit makes a new one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from playground.network.layers import Layer, Shape
from playground.network.partners import shape_after
from playground.network.sentence import NetworkError, Sentence


@dataclass(frozen=True)
class Problem:
    """Why the layer at `index` cannot be computed; the layers before it can."""

    index: int
    sentence: Sentence


@dataclass(frozen=True, eq=False)
class Network:
    """Layers in order, and the shape (C, H, W) of what goes in."""

    input_shape: Shape
    layers: tuple[Layer, ...] = ()

    @cached_property
    def _walk(self) -> tuple[tuple[Shape, ...], Problem | None]:
        shapes = [self.input_shape]
        for index, layer in enumerate(self.layers):
            try:
                shapes.append(shapes[-1] if layer.muted else shape_after(self.layers, index, shapes))
            except NetworkError as error:
                return tuple(shapes), Problem(index, error.sentence)
        return tuple(shapes), None

    @cached_property
    def of_structure(self) -> dict[object, object]:
        """What others worked out of the layers' structure alone, kept for every network that `with_numbers` makes."""
        return {}

    def with_numbers(self, layers: tuple[Layer, ...]) -> Network:
        """The network with layers of the same names and structure, whose shapes need not be worked out again."""
        new = Network(self.input_shape, layers)
        new.__dict__.update(_walk=self._walk, of_structure=self.of_structure)
        return new

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """shapes[0] is the input's, shapes[i + 1] that of layer i; ends before the first layer with a problem."""
        return self._walk[0]

    @property
    def problem(self) -> Problem | None:
        """The first layer that cannot be computed, or None."""
        return self._walk[1]

    def index_of(self, name: str) -> int:
        """The index of the layer called `name`; KeyError when there is none."""
        for index, layer in enumerate(self.layers):
            if layer.name == name:
                return index
        raise KeyError(name)
