"""The zip of arrays that numpy writes (`.npz`), opened with its list of members checked before it takes memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from playground import limits
from playground.files.npy import NpyRefused
from playground.files.plain_file import FileRefused, opened
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError, quoted

ENDING = ".npy"
_ENTRY_BYTES = 1024
"""Of one member in the list of them, its name included."""
_NAME_LENGTH, _NAME = slice(26, 28), 30
_END = struct.Struct("<4s4H2LH")
"""The end of a zip: mark, disks, members on this one and in all, length and place of their list, comment."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError)
"""What zipfile raises for damage. NotImplementedError (an unknown compression) is a RuntimeError."""


class NpzRefused(SpokenError):
    """The sentence says why, without the file's name."""


def looks_like_npz(start: bytes) -> bool:
    """Whether a file that begins with `start` (some hundred bytes) is a zip whose first member is an array."""
    if not start.startswith(b"PK\x03\x04"):
        return False
    length = int.from_bytes(start[_NAME_LENGTH], "little")
    return start[_NAME : _NAME + length].endswith(ENDING.encode())


@contextmanager
def archive(path: Path, limit: int) -> Iterator[zipfile.ZipFile]:
    """The zip at `path`, of at most `limit` bytes; what is found damaged in the block is raised as NpzRefused too."""
    try:
        with opened(path, limit) as stream:
            _check_end(stream)
            with zipfile.ZipFile(stream) as content:
                yield content
    except (FileRefused, NpyRefused) as refused:
        raise NpzRefused(refused.sentence.template, **refused.sentence.values) from None
    except _UNREADABLE as error:
        reason = quoted(str(error))
        raise NpzRefused(QT_TRANSLATE_NOOP("Sentence", "It is damaged: {reason}."), reason=reason) from None


def members(content: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The arrays in it, in their order."""
    return [info for info in content.infolist() if info.filename.endswith(ENDING)]


def _check_end(stream: BinaryIO) -> None:
    """The list of members before zipfile reads it, which takes memory for each. Raises BadZipFile, NpzRefused."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _END.size))
    mark, *_, count, length, start, comment = _END.unpack(stream.read())
    if mark != b"PK\x05\x06" or start + length + _END.size != size or comment:
        raise zipfile.BadZipFile("its end, with the list of members, is not there")
    if count > limits.ARRAYS_IN_FILE or length > count * _ENTRY_BYTES:
        template = QT_TRANSLATE_NOOP("Sentence", "It holds {count:,} arrays; {limit:,} are possible.")
        raise NpzRefused(template, count=count, limit=limits.ARRAYS_IN_FILE)
