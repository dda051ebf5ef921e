"""Several arrays of the user's own in one `.npz` file: which there are, and one of them read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playground import limits
from playground.files.npy import NpyHeader, NpyRefused, header_from, numbers_from
from playground.files.npz import ENDING, NpzRefused, archive, members
from playground.inputs.arrays.array_shape import ArrayEntry, ShapeRefused, input_shape
from playground.inputs.input_error import not_opened
from playground.network.layers import Array, Shape
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence


def array_entries(path: Path) -> tuple[ArrayEntry, ...]:
    """The arrays in a `.npz` file that can be an input, in their order; at least one. Raises InputError."""
    entries, refused = [], None
    with _archive(path) as content:
        for info in members(content):
            name = info.filename.removesuffix(ENDING)
            try:
                with content.open(info) as member:
                    header = header_from(member)  # type: ignore[arg-type]
                entries.append(ArrayEntry(name, _shape_of(header), header.number.name))
            except (NpyRefused, ShapeRefused) as error:
                refused = refused or Sentence(
                    QT_TRANSLATE_NOOP("Sentence", "{place}: {sentence}"), {"place": name, "sentence": error.sentence}
                )
    if not entries:
        raise not_opened(path.name, refused or Sentence(QT_TRANSLATE_NOOP("Sentence", "It holds no arrays.")))
    return tuple(entries)


def read_entry(path: Path, name: str) -> Array:
    """The array called `name` as float32 (C, H, W), C-contiguous, read-only. Raises InputError."""
    with _archive(path) as content:
        try:
            info = content.getinfo(name + ENDING)
        except KeyError:
            names = ", ".join(one.filename.removesuffix(ENDING) for one in members(content))
            template = QT_TRANSLATE_NOOP("Sentence", "It has no array {name}; there are: {names}.")
            raise not_opened(path.name, Sentence(template, {"name": name, "names": names})) from None
        with content.open(info) as member:
            header = header_from(member)  # type: ignore[arg-type]
            shape = _shape_of(header)
            array = numbers_from(member, header).reshape(shape)  # type: ignore[arg-type]
    array.flags.writeable = False
    return array


def _shape_of(header: NpyHeader) -> Shape:
    """Its shape as an input, checked before the numbers are read."""
    shape = input_shape(header.shape)
    if header.number.kind not in "buif":
        raise NpyRefused(
            QT_TRANSLATE_NOOP("Sentence", "Its numbers are {kind}; real numbers are needed."), kind=header.number.name
        )
    if header.size > limits.ARRAY_FILE_BYTES:
        template = QT_TRANSLATE_NOOP("Sentence", "It has {size:,} bytes; {limit:,} are possible.")
        raise NpyRefused(template, size=header.size, limit=limits.ARRAY_FILE_BYTES)
    return shape


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip at `path`; whatever goes wrong in the block is raised as InputError."""
    try:
        with archive(path, limits.ARRAY_FILE_BYTES) as content:
            yield content
    except (NpzRefused, ShapeRefused) as refused:
        raise not_opened(path.name or str(path), refused.sentence) from None
