"""Columns of text, aligned on a terminal also where names are Chinese and take two cells a character."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def aligned(rows: Sequence[Sequence[str]], left: int) -> list[str]:
    """The rows as lines: the first `left` columns flush left, the others (numbers) flush right."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_padded(row, widths, left)).rstrip() for row in rows]


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def _padded(row: Sequence[str], widths: Sequence[int], left: int) -> list[str]:
    padded = []
    for index, (text, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - cells(text))
        padded.append(text + space if index < left else space + text)
    return padded
