"""Several arrays of the user's own in one `.npz` file: which there are, and one of them read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from playground import limits
from playground.files.npy import NpyHeader, NpyRefused, header_from, numbers_from
from playground.files.plain_file import FileRefused, opened
from playground.inputs.array_shape import ShapeRefused, input_shape
from playground.inputs.input_error import InputError, not_opened
from playground.network.layers import Array, Shape
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence

ENDING = ".npy"
_ENTRY_BYTES = 1024
"""Of one member in the list of them, its name included."""
_NAME_LENGTH, _NAME = slice(26, 28), 30
_END = struct.Struct("<4s4H2LH")
"""The end of a zip: mark, disks, members on this one and in all, length and place of their list, comment."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError)
"""What zipfile raises for damage. NotImplementedError (an unknown compression) is a RuntimeError."""


@dataclass(frozen=True)
class ArrayEntry:
    """One array of a file that can be a network's input: its name, its shape as one, and the kind of its numbers."""

    name: str
    shape: Shape
    kind: str


def looks_like_npz(start: bytes) -> bool:
    """Whether a file that begins with `start` (some hundred bytes) is a zip whose first member is an array."""
    if not start.startswith(b"PK\x03\x04"):
        return False
    length = int.from_bytes(start[_NAME_LENGTH], "little")
    return start[_NAME : _NAME + length].endswith(ENDING.encode())


def array_entries(path: Path) -> tuple[ArrayEntry, ...]:
    """The arrays in a `.npz` file that can be an input, in their order; at least one. Raises InputError."""
    entries, refused = [], None
    with _archive(path) as archive:
        for info in _members(archive):
            name = info.filename.removesuffix(ENDING)
            try:
                with archive.open(info) as member:
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
    with _archive(path) as archive:
        try:
            info = archive.getinfo(name + ENDING)
        except KeyError:
            names = ", ".join(one.filename.removesuffix(ENDING) for one in _members(archive))
            template = QT_TRANSLATE_NOOP("Sentence", "It has no array {name}; there are: {names}.")
            raise not_opened(path.name, Sentence(template, {"name": name, "names": names})) from None
        with archive.open(info) as member:
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


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The arrays in it."""
    return [info for info in archive.infolist() if info.filename.endswith(ENDING)]


def _check_end(stream: BinaryIO) -> None:
    """The list of members before zipfile reads it, which takes memory for each. Raises BadZipFile, NpyRefused."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _END.size))
    mark, *_, count, length, start, comment = _END.unpack(stream.read())
    if mark != b"PK\x05\x06" or start + length + _END.size != size or comment:
        raise zipfile.BadZipFile("its end, with the list of members, is not there")
    if count > limits.ARRAYS_IN_FILE or length > count * _ENTRY_BYTES:
        template = QT_TRANSLATE_NOOP("Sentence", "It holds {count:,} arrays; {limit:,} are possible.")
        raise NpyRefused(template, count=count, limit=limits.ARRAYS_IN_FILE)


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip at `path`; whatever goes wrong in the block is raised as InputError."""
    name = path.name or str(path)
    try:
        with opened(path, limits.ARRAY_FILE_BYTES) as stream:
            _check_end(stream)
            with zipfile.ZipFile(stream) as archive:
                yield archive
    except InputError:
        raise
    except (FileRefused, NpyRefused, ShapeRefused) as refused:
        raise not_opened(name, refused.sentence) from None
    except _UNREADABLE as error:
        reason = Sentence(QT_TRANSLATE_NOOP("Sentence", "It is damaged: {reason}."), {"reason": str(error)})
        raise not_opened(name, reason) from None
