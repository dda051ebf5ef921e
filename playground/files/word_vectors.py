"""Word vectors as text, a word and its numbers a line: the form of GloVe, and of word2vec with its count before."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from playground import limits
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError
from playground.network.word_vectors import WordVectors

LEAST_NUMBERS = 4
"""So many after the first word make a text look like word vectors; a sentence seldom goes on like that."""


class VectorsRefused(SpokenError):
    """The sentence says why, without the file's name."""


def looks_like_vectors(start: bytes) -> bool:
    """Whether a text that begins with `start` (some kilobytes) is made of words with numbers behind them."""
    lines = start.splitlines()
    if lines and len(lines[0].split()) == 2 and all(part.isdigit() for part in lines[0].split()):
        lines = lines[1:]
    parts = lines[0].split() if lines else []
    numbers = parts[1 : 1 + LEAST_NUMBERS]
    return len(numbers) == LEAST_NUMBERS and _numbers(numbers) is not None


def word_vectors_from(stream: BinaryIO, name: str) -> WordVectors:
    """The vectors in `stream`, as many of its first words as `limits.VECTOR_NUMBERS` has room for, which is the most
    frequent ones in the usual files; of a word that comes twice the first. Raises VectorsRefused.
    """
    words: dict[str, int] = {}
    rows: list[Array] = []
    depth = 0
    for number, line in enumerate(_lines(stream), 1):
        if number == 1 and _is_count(line):
            depth = int(line.split()[1])
            continue
        depth = depth or max(len(line.split()) - 1, 0)
        word, row = _parsed(line, depth, number)
        if word not in words:
            words[word] = len(rows)
            rows.append(row)
        if len(rows) * depth >= limits.VECTOR_NUMBERS:
            break
    if not rows:
        raise VectorsRefused(QT_TRANSLATE_NOOP("Sentence", "It holds no word vectors."))
    return WordVectors(name, words, np.array(rows))


def word_vectors_text(vectors: WordVectors) -> bytes:
    """The same as text, with every number to the bit."""
    text = io.StringIO()
    text.write(f"{len(vectors.words)} {vectors.dimensions}\n")
    for word, row in vectors.words.items():
        numbers = " ".join(np.format_float_positional(value, unique=True, trim="-") for value in vectors.table[row])
        text.write(f"{word} {numbers}\n")
    return text.getvalue().encode("utf-8")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines that hold anything, each bounded."""
    while line := stream.readline(limits.VECTOR_LINE + 1):
        if len(line) > limits.VECTOR_LINE:
            raise _no_vectors()
        if line.strip():
            yield line


def _is_count(line: bytes) -> bool:
    parts = line.split()
    return len(parts) == 2 and all(part.isdigit() and len(part) < 10 for part in parts)


def _parsed(line: bytes, depth: int, number: int) -> tuple[str, Array]:
    if not 1 <= depth <= limits.WORD_DIMENSIONS:
        raise _no_vectors()
    parts = line.rsplit(None, depth)  # a word may hold spaces
    row = _numbers(parts[1:]) if len(parts) == depth + 1 else None
    word = parts[0].decode("utf-8", "replace").strip()
    if row is None or not word:
        raise VectorsRefused(
            QT_TRANSLATE_NOOP("Sentence", "Line {line} is not a word and {count} numbers."), line=number, count=depth
        )
    return word, row


def _numbers(parts: list[bytes]) -> Array | None:
    """float32 of what stands there; None unless all are finite numbers."""
    try:
        with np.errstate(over="ignore"):
            row = np.array(parts).astype(np.float64).astype(np.float32)
    except ValueError:
        return None
    return row if np.isfinite(row).all() else None


def _no_vectors() -> VectorsRefused:
    return VectorsRefused(
        QT_TRANSLATE_NOOP(
            "Sentence", "It is no text of word vectors: a word and up to {most:,} numbers in each line are needed."
        ),
        most=limits.WORD_DIMENSIONS,
    )
