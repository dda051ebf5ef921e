"""Word vectors as text, a word and its numbers a line: the form of GloVe, and of word2vec with its count before."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO

import numpy as np

from playground import limits
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError
from playground.network.source.word_vectors import WordVectors

LEAST_NUMBERS = 4
"""So many after the first word make a text look like word vectors; a sentence seldom goes on like that."""


_LINES = 4096
"""Lines that are read at a time."""


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
    source = _lines(stream)
    depth, number, waiting = _beginning(source)
    source = chain(waiting, source)
    room = max(limits.VECTOR_NUMBERS // depth, 1)
    words: dict[str, int] = {}
    tables: list[Array] = []
    while len(words) < room and (lines := list(islice(source, min(_LINES, room - len(words))))):
        found, rows = _read_quickly(lines, depth) or _read_carefully(lines, depth, number)
        new = [place for place, word in enumerate(found) if _add(words, word)]
        tables.append(rows[new])
        number += len(lines)
    return WordVectors(name, words, np.concatenate(tables))


def _add(words: dict[str, int], word: str) -> bool:
    """Give `word` the next place; False when it has one."""
    count = len(words)
    return words.setdefault(word, count) == count


def _beginning(source: Iterator[bytes]) -> tuple[int, int, list[bytes]]:
    """How many numbers a word has, the number of the first word's line, and that line."""
    first = next(source, b"")
    if _is_count(first):
        depth, number, first = int(first.split()[1]), 2, next(source, b"")
    else:
        depth, number = max(len(first.split()) - 1, 0), 1
    if not first:
        raise VectorsRefused(QT_TRANSLATE_NOOP("Sentence", "It holds no word vectors."))
    if not 1 <= depth <= limits.WORD_DIMENSIONS:
        raise _no_vectors()
    return depth, number, [first]


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


def _read_quickly(lines: list[bytes], depth: int) -> tuple[list[str], Array] | None:
    """Words without spaces and their numbers (n, depth); None where anything is unusual."""
    parts = [line.strip().split(None, 1) for line in lines]
    try:
        table = np.loadtxt([part[1] for part in parts], np.float64, comments=None, ndmin=2)
    except (ValueError, IndexError):
        return None
    words = [part[0].decode("utf-8", "replace").strip() for part in parts]
    with np.errstate(over="ignore"):
        rows = table.astype(np.float32)
    is_usual = rows.shape == (len(lines), depth) and all(words) and np.isfinite(rows).all()
    return (words, rows) if is_usual else None


def _read_carefully(lines: list[bytes], depth: int, first: int) -> tuple[list[str], Array]:
    """The same for any lines, of which the first one has the number `first`; a word may hold spaces."""
    words, rows = [], []
    for number, line in enumerate(lines, first):
        parts = line.rsplit(None, depth)
        row = _numbers(parts[1:]) if len(parts) == depth + 1 else None
        word = parts[0].decode("utf-8", "replace").strip()
        if row is None or not word:
            template = QT_TRANSLATE_NOOP("Sentence", "Line {line} is not a word and {count} numbers.")
            raise VectorsRefused(template, line=number, count=depth)
        words.append(word)
        rows.append(row)
    return words, np.array(rows)


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
