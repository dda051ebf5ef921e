"""One array in numpy's own format, read from a stream with every size checked before it is allocated."""

from __future__ import annotations

from dataclasses import dataclass
from tokenize import TokenError
from typing import BinaryIO

import numpy as np

from playground import limits
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

MAGIC = b"\x93NUMPY"
_NUMBER = np.dtype(np.float32)
_REAL_KINDS = "buif"
"""numpy's letters for truth values, whole numbers without and with a sign, and floats."""


class NpyRefused(SpokenError):
    """The sentence says why, without the file's name."""


@dataclass(frozen=True)
class NpyHeader:
    """What stands before the numbers: their shape, whether columns come first, and their kind."""

    shape: tuple[int, ...]
    is_column_first: bool
    number: np.dtype

    @property
    def size(self) -> int:
        """How many bytes the numbers take."""
        count = 1
        for side in self.shape:
            count *= side
        return count * self.number.itemsize


def array_from(stream: BinaryIO) -> Array:
    """The float32 (C, H, W) array in `stream`, C-contiguous. Raises NpyRefused; pickled objects are never read."""
    header = header_from(stream)
    if header.number.newbyteorder("=") != _NUMBER:
        raise NpyRefused(
            QT_TRANSLATE_NOOP("Sentence", "Its numbers are {kind}; float32 is needed."), kind=header.number.name
        )
    if len(header.shape) != 3 or min(header.shape) < 1:
        raise NpyRefused(
            QT_TRANSLATE_NOOP("Sentence", "Its shape is {shape}; three sides are needed: channels, height, width."),
            shape=str(header.shape),
        )
    return numbers_from(stream, header)


def header_from(stream: BinaryIO) -> NpyHeader:
    """What `stream` says of its array. Raises NpyRefused."""
    try:
        version = np.lib.format.read_magic(stream)
        if version == (1, 0):
            return NpyHeader(*np.lib.format.read_array_header_1_0(stream))
        return NpyHeader(*np.lib.format.read_array_header_2_0(stream))
    except (ValueError, TypeError, SyntaxError, TokenError, RecursionError, MemoryError):  # of a Python literal
        raise NpyRefused(QT_TRANSLATE_NOOP("Sentence", "It is no .npy file of numpy, or damaged.")) from None


def numbers_from(stream: BinaryIO, header: NpyHeader, limit: int = limits.ARRAY_FILE_BYTES) -> Array:
    """The numbers after `header`, of at most `limit` bytes, as float32 of its shape, C-contiguous. Raises NpyRefused.

    Kinds other than float32 are rounded to the nearest one; a finite number beyond its range is refused.
    """
    if header.number.kind not in _REAL_KINDS:
        raise NpyRefused(
            QT_TRANSLATE_NOOP("Sentence", "Its numbers are {kind}; real numbers are needed."), kind=header.number.name
        )
    data = stream.read(min(header.size, limit))
    if len(data) < header.size:
        raise NpyRefused(QT_TRANSLATE_NOOP("Sentence", "It ends too early: a part of it is missing."))
    stored = np.frombuffer(data, header.number).reshape(header.shape, order="F" if header.is_column_first else "C")
    return as_float32(stored)


def as_float32(numbers: Array) -> Array:
    """A C-contiguous float32 copy. Raises NpyRefused when a finite number is too large for that."""
    with np.errstate(over="ignore", invalid="ignore"):
        array = np.array(numbers, dtype=_NUMBER, order="C")
    if numbers.dtype != _NUMBER and np.count_nonzero(np.isinf(array)) != np.count_nonzero(np.isinf(numbers)):
        raise NpyRefused(QT_TRANSLATE_NOOP("Sentence", "It holds numbers that are too large for float32."))
    return array
