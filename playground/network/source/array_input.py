"""An array as input: somebody's own numbers, taken as they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from playground.network.layers import Array, Shape, read_only


@dataclass(frozen=True, eq=False)
class ArrayInput:
    """Numbers (C, H, W) that go into the network without any preparation."""

    kind: ClassVar[str] = "array"
    name: str
    array: Array = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "array", read_only(self.array, 3))

    @property
    def shape(self) -> Shape:
        """(C, H, W) of the array."""
        channels, height, width = self.array.shape
        return int(channels), int(height), int(width)

    @property
    def content(self) -> object:
        """What the numbers come from: another one is another input altogether."""
        return self.array

    def as_colours(self, array: Array) -> Array:
        """An array (C, H, W) of the input's space as it is shown: its channels are no colours unless they are three."""
        return array
