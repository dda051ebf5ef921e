"""Opens a file as `files.plain_file` does, and refuses it the way the readers of set-ups refuse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from playground.files import plain_file
from playground.storage.faults import Fault, FaultsFound


@contextmanager
def opened(path: Path, limit: int) -> Iterator[BinaryIO]:
    """The file at `path`, open for reading; raises FaultsFound when it is not a plain file of at most `limit` bytes."""
    try:
        with plain_file.opened(path, limit) as stream:
            yield stream
    except plain_file.FileRefused as refused:
        raise FaultsFound([Fault("", refused.sentence)]) from None
