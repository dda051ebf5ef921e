"""Replaces a file as a whole: after a fault, a full disk or a kill it is the old file or the new one, never a part."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from playground.files.os_reasons import writing_reason
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.storage.faults import StorageError

TEMPORARY = ".cnnplay-"
"""How the names of temporary files begin: short, so that any name a file can have can be written."""


def write_atomically(path: Path, data: bytes) -> None:
    """Make `data` the content of `path`. Raises StorageError, and `path` is as it was then."""
    with replacing(path) as stream:
        stream.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream to write the new content of `path` into; it takes the file's place when the block ends without error.

    A link stays and what it points to is replaced; the file's permissions stay. Raises StorageError for whatever the
    system refuses; for this and for an error in the block, `path` stays as it was and nothing is left beside it.
    """
    try:
        target, mode = _target(path)
        temporary = target.with_name(f"{TEMPORARY}{os.urandom(8).hex()}.tmp")
        try:
            with _created(temporary, mode) as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    except (OSError, ValueError) as error:
        raise _refusal(path, writing_reason(error)) from error
    _sync_folder(target.parent)


def _target(path: Path) -> tuple[Path, int | None]:
    """What `path` leads to, and the permissions it has if it exists; refuses what is no plain, writable file."""
    target = Path(os.path.realpath(path))
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return target, None
    if stat.S_ISDIR(mode):
        raise _refusal(path, Sentence(QT_TRANSLATE_NOOP("Sentence", "It is a folder.")))
    if not stat.S_ISREG(mode):
        raise _refusal(path, Sentence(QT_TRANSLATE_NOOP("Sentence", "It is not a plain file.")))
    if not mode & 0o222 or not os.access(target, os.W_OK):  # replacing it would need leave for the folder only
        raise _refusal(path, Sentence(QT_TRANSLATE_NOOP("Sentence", "It is write-protected.")))
    return target, stat.S_IMODE(mode)


@contextmanager
def _created(path: Path, mode: int | None) -> Iterator[BinaryIO]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as stream:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        yield stream


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(path: Path, reason: Sentence) -> StorageError:
    template = QT_TRANSLATE_NOOP("Sentence", "{file} was not saved. {reason}")
    return StorageError(template, file=path.name or str(path), reason=reason)
