"""Reads numbers of the user's own, as they are: an array (`.npy`), one of several (`.npz`), a table (`.csv`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playground import limits
from playground.files.npy import MAGIC, NpyRefused, header_from, numbers_from
from playground.files.npz import looks_like_npz
from playground.files.plain_file import FileRefused, opened
from playground.inputs.arrays.array_shape import ArrayEntry, ShapeRefused, input_shape
from playground.inputs.input_error import not_opened
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.source.array_input import ArrayInput

NPZ_ENDING = ".npz"
TABLE_ENDINGS = (".csv", ".tsv")
_START = 512
"""Bytes of a file that are looked at to tell what it is."""


@dataclass(frozen=True)
class ArrayChoice:
    """A file of several arrays, of which one is to be chosen."""

    path: Path
    entries: tuple[ArrayEntry, ...]


def is_array_file(path: Path) -> bool:
    """Whether a file holds arrays, by its content; a table is known by its ending. False for what cannot be read."""
    return _start_of(path).startswith(MAGIC) or _is_npz(path) or _is_table(path)


def open_array(path: Path) -> ArrayInput | ArrayChoice:
    """The array in a file as an input, or the arrays it has. Raises InputError."""
    if not _is_npz(path):
        return ArrayInput(path.stem, read_array(path))
    from playground.inputs.arrays.npz_file import array_entries  # late: few sessions open one

    entries = array_entries(path)
    return chosen_array(path, entries[0]) if len(entries) == 1 else ArrayChoice(path, entries)


def chosen_array(path: Path, entry: ArrayEntry) -> ArrayInput:
    """One array of a file that has several. Raises InputError."""
    from playground.inputs.arrays.npz_file import read_entry  # late: few sessions open one

    return ArrayInput(f"{path.stem} · {entry.name}", read_entry(path, entry.name))


def read_array(path: Path, name: str | None = None) -> Array:
    """The array in a file as float32 (C, H, W), C-contiguous, read-only; raises InputError.

    `name` says which one of a `.npz`; without it there may be only one that can be an input.
    """
    if _is_npz(path):
        from playground.inputs.arrays.npz_file import read_entry  # late: few sessions open one

        return read_entry(path, name or _only_name(path))
    if _is_table(path):
        from playground.inputs.arrays.table_file import read_table  # late: the same

        return read_table(path)
    return _read_npy(path)


def _is_npz(path: Path) -> bool:
    """By its content; an empty archive, which has no first array, by its ending."""
    start = _start_of(path)
    return looks_like_npz(start) or (path.suffix.lower() == NPZ_ENDING and not start.startswith(MAGIC))


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in TABLE_ENDINGS


def _start_of(path: Path) -> bytes:
    try:
        with opened(path, limits.ARRAY_FILE_BYTES) as stream:
            return stream.read(_START)
    except FileRefused:
        return b""


def _only_name(path: Path) -> str:
    from playground.inputs.arrays.npz_file import array_entries  # late: few sessions open one

    entries = array_entries(path)
    if len(entries) == 1:
        return entries[0].name
    template = QT_TRANSLATE_NOOP("Sentence", "It has several arrays: {names}. Choose one of them.")
    raise not_opened(path.name, Sentence(template, {"names": ", ".join(entry.name for entry in entries)}))


def _read_npy(path: Path) -> Array:
    try:
        with opened(path, limits.ARRAY_FILE_BYTES) as stream:
            header = header_from(stream)
            shape = input_shape(header.shape)
            array = numbers_from(stream, header).reshape(shape)
    except (FileRefused, NpyRefused, ShapeRefused) as refused:
        raise not_opened(path.name or str(path), refused.sentence) from None
    array.flags.writeable = False
    return array
