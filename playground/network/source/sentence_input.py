"""A sentence as input: a sequence of tokens, each a vector."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from playground.network.layers import Array, Shape
from playground.network.source.tokens import tokens
from playground.network.source.word_vectors import WordVectors


@dataclass(frozen=True, eq=False)
class SentenceInput:
    """The tokens of `text` side by side in one row, the numbers of their vectors as channels: (D, 1, T).

    Without `vectors` every token gets one drawn by `seed` and the token alone, of `dimensions` numbers. A text without
    tokens is one position of zeros.
    """

    kind: ClassVar[str] = "sentence"
    text: str
    dimensions: int = 64
    seed: int = 0
    vectors: WordVectors | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Half characters, which no file can hold, become question marks."""
        object.__setattr__(self, "text", self.text.encode("utf-8", "replace").decode("utf-8"))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """What the text is cut into."""
        return tokens(self.text)

    @property
    def shape(self) -> Shape:
        """(C, H, W): dimensions, 1, tokens."""
        depth = self.dimensions if self.vectors is None else self.vectors.dimensions
        return depth, 1, max(len(self.tokens), 1)

    @property
    def content(self) -> object:
        """What the numbers come from: another one is another input altogether."""
        return self.text

    def as_colours(self, array: Array) -> Array:
        """An array (C, H, W) of the input's space as it is shown: its channels are no colours unless they are three."""
        return array
