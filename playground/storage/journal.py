"""One recovery file: a line with a checksum of the rest, a line with the path the set-up belongs to, and its bytes."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from playground import limits
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.atomic import write_atomically
from playground.storage.bounded_read import opened
from playground.storage.faults import one_fault

_MARK = b"cnn-playground-recovery-1 "
_PATH_BYTES = 65_536


@dataclass(frozen=True)
class Journal:
    """A set-up as it was last, and the file it was opened from or saved to, if any."""

    setup_bytes: bytes
    saved_path: Path | None


def write_journal(path: Path, journal: Journal) -> None:
    """Replace the recovery file at `path`. Raises StorageError."""
    belongs_to = b"" if journal.saved_path is None else os.fsencode(journal.saved_path)
    body = quote_from_bytes(belongs_to).encode("ascii") + b"\n" + journal.setup_bytes
    write_atomically(path, _head(body) + body)


def read_journal(path: Path) -> Journal:
    """What the recovery file at `path` holds; raises FaultsFound when it is not whole."""
    with opened(path, limits.SETUP_FILE_BYTES + _PATH_BYTES) as stream:
        head, body = stream.readline(len(_head(b""))), stream.read()
    belongs_to, separator, setup_bytes = body.partition(b"\n")
    if head != _head(body) or not separator:
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It is damaged."))
    saved_path = Path(os.fsdecode(unquote_to_bytes(belongs_to))) if belongs_to else None
    return Journal(setup_bytes, saved_path)


def _head(body: bytes) -> bytes:
    return _MARK + hashlib.sha256(body).hexdigest().encode("ascii") + b"\n"
