"""Opens a file that a user named, of any kind and size, without hanging on it or filling the memory."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import numpy as np

from playground import limits
from playground.files.os_reasons import reading_reason
from playground.network.progress import Progress, silent
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

_PIECE = 16 * limits.MEGABYTE


class FileRefused(SpokenError):
    """A file that cannot be read; the sentence says why, without its name."""

    @classmethod
    def by_system(cls, error: OSError | ValueError) -> FileRefused:
        """What the system said, in words."""
        reason = reading_reason(error)
        return cls(reason.template, **reason.values)


@contextmanager
def opened(path: Path, limit: int, buffering: int = -1) -> Iterator[BinaryIO]:
    """The file at `path`, open for reading, with `buffering` as `open` has it.

    Raises FileRefused when it is not a plain file of at most `limit` bytes, and when reading fails in the block.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe would wait for its writer
    try:
        handle = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise FileRefused.by_system(error) from None
    try:
        _check(os.fstat(handle), limit)
        with open(handle, "rb", buffering, closefd=False) as stream:
            yield stream
    except OSError as error:
        raise FileRefused.by_system(error) from None
    finally:
        os.close(handle)


def content(path: Path, limit: int) -> bytes:
    """All bytes of the plain file at `path`; raises FileRefused, also when it grows beyond `limit` while it is read."""
    with opened(path, limit) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise _too_large(len(data), limit)
    return data


def own_content(path: Path, limit: int, progress: Progress = silent) -> memoryview:
    """The same in memory that may be written to, read piece by piece.

    `progress(done, all)`, in bytes, comes before each piece and at the end, and may raise to stop. Raises FileRefused,
    also when the file shrinks while it is read.
    """
    with opened(path, limit, buffering=0) as stream:
        size, done = os.fstat(stream.fileno()).st_size, 0
        whole = np.empty(size, np.uint8).data  # a bytearray would be filled with zeros first
        while done < size:
            progress(done, size)
            count = stream.readinto(whole[done : done + _PIECE])  # type: ignore[attr-defined]  # missing from BinaryIO
            if not count:
                raise FileRefused(QT_TRANSLATE_NOOP("Sentence", "It ends too early: a part of it is missing."))
            done += count
    progress(size, size)
    return whole


def _check(status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileRefused(QT_TRANSLATE_NOOP("Sentence", "It is a folder."))
    if not stat.S_ISREG(status.st_mode):
        raise FileRefused(QT_TRANSLATE_NOOP("Sentence", "It is not a plain file."))
    if status.st_size > limit:
        raise _too_large(status.st_size, limit)


def _too_large(size: int, limit: int) -> FileRefused:
    return FileRefused(
        QT_TRANSLATE_NOOP("Sentence", "It has {size:,} bytes; {limit:,} are possible."), size=size, limit=limit
    )
