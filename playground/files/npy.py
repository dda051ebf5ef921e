"""One float32 array of three sides in numpy's own format, read from a stream with every size checked first."""

from __future__ import annotations

from tokenize import TokenError
from typing import BinaryIO

import numpy as np

from playground import limits
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

MAGIC = b"\x93NUMPY"
_NUMBER = np.dtype(np.float32)


class NpyRefused(SpokenError):
    """The sentence says why, without the file's name."""


def array_from(stream: BinaryIO) -> Array:
    """The float32 (C, H, W) array in `stream`, C-contiguous. Raises NpyRefused; pickled objects are never read."""
    shape, is_column_first, number = _header(stream)
    if number.newbyteorder("=") != _NUMBER:
        raise NpyRefused(QT_TRANSLATE_NOOP("Sentence", "Its numbers are {kind}; float32 is needed."), kind=number.name)
    if len(shape) != 3 or min(shape) < 1:
        raise NpyRefused(
            QT_TRANSLATE_NOOP("Sentence", "Its shape is {shape}; three sides are needed: channels, height, width."),
            shape=str(shape),
        )
    size = shape[0] * shape[1] * shape[2] * number.itemsize
    data = stream.read(min(size, limits.ARRAY_FILE_BYTES))
    if len(data) < size:
        raise NpyRefused(QT_TRANSLATE_NOOP("Sentence", "It ends too early: a part of it is missing."))
    array = np.frombuffer(data, number).reshape(shape, order="F" if is_column_first else "C")
    return np.array(array, dtype=_NUMBER, order="C")


def _header(stream: BinaryIO) -> tuple[tuple[int, ...], bool, np.dtype]:
    """Shape, whether columns come first, and the kind of number."""
    try:
        version = np.lib.format.read_magic(stream)
        if version == (1, 0):
            return np.lib.format.read_array_header_1_0(stream)
        return np.lib.format.read_array_header_2_0(stream)
    except (ValueError, TypeError, SyntaxError, TokenError, RecursionError, MemoryError):  # of a Python literal
        raise NpyRefused(QT_TRANSLATE_NOOP("Sentence", "It is no .npy file of numpy, or damaged.")) from None
