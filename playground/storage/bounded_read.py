"""Opens a file that a user named, of any kind and size, without hanging on it or filling the memory."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.faults import Fault, FaultsFound, one_fault
from playground.storage.os_reasons import reading_reason


@contextmanager
def opened(path: Path, limit: int) -> Iterator[BinaryIO]:
    """The file at `path`, open for reading; raises FaultsFound when it is not a plain file of at most `limit` bytes."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe would wait for its writer
    try:
        handle = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise FaultsFound([Fault("", reading_reason(error))]) from None
    try:
        _check(os.fstat(handle), limit)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            yield stream
    finally:
        os.close(handle)


def _check(status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It is a folder."))
    if not stat.S_ISREG(status.st_mode):
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It is not a plain file."))
    if status.st_size > limit:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It has {size:,} bytes; {limit:,} are possible."),
            size=status.st_size,
            limit=limit,
        )
