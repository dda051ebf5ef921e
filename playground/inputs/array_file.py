"""Reads an input array of the user's own: float32 (C, H, W) from `.npy`, taken as it is."""

from __future__ import annotations

from pathlib import Path

from playground import limits
from playground.files.npy import MAGIC as MAGIC
from playground.files.npy import NpyRefused, array_from
from playground.files.plain_file import FileRefused, opened
from playground.inputs.input_error import not_opened
from playground.network.layers import Array


def read_array(path: Path) -> Array:
    """The float32 (C, H, W) array in a `.npy` file, C-contiguous, read-only; raises InputError for any other file."""
    try:
        with opened(path, limits.ARRAY_FILE_BYTES) as stream:
            array = array_from(stream)
    except (FileRefused, NpyRefused) as refused:
        raise not_opened(path.name or str(path), refused.sentence) from None
    array.flags.writeable = False
    return array
