"""Vectors of words that somebody else trained, by the word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from playground.network.layers import Array, read_only


@dataclass(frozen=True, eq=False)
class WordVectors:
    """`table` float32 (n, D), a row for each of `words`, which say the row; `name` is the file's."""

    name: str
    words: Mapping[str, int] = field(repr=False)
    table: Array = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", read_only(self.table, 2))

    @property
    def dimensions(self) -> int:
        return int(self.table.shape[1])

    def row_of(self, token: str) -> int | None:
        """The row of a token as it is written, or else in small letters; None when there is none."""
        row = self.words.get(token)
        return self.words.get(token.lower()) if row is None else row

    def only(self, wanted: Iterable[str]) -> WordVectors:
        """The same for these tokens alone, each under the word it was found by; at least one row."""
        found = {token if token in self.words else token.lower(): self.row_of(token) for token in wanted}
        kept = {word: row for word, row in found.items() if row is not None} or {next(iter(self.words)): 0}
        words = {word: place for place, word in enumerate(kept)}
        return WordVectors(self.name, words, self.table[list(kept.values())])


def word_vectors(name: str, rows: Mapping[str, Iterable[float]]) -> WordVectors:
    """Those of a few words, as {"cat": (0.5, -1)}."""
    table = np.array([list(row) for row in rows.values()], np.float32)
    return WordVectors(name, {word: place for place, word in enumerate(rows)}, table)
