"""One recovery file: a line with a checksum of the rest, a line that says what the set-up is, and its bytes.

The second line is the path the set-up belongs to, quoted as in a URL, and after a question mark how many edits it had.
"""

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
    """A set-up as it was last, the file it was opened from or saved to, if any, and how many edits can be undone."""

    setup_bytes: bytes
    saved_path: Path | None
    edits: int = 0


def write_journal(path: Path, journal: Journal) -> None:
    """Replace the recovery file at `path`. Raises StorageError."""
    belongs_to = b"" if journal.saved_path is None else os.fsencode(journal.saved_path)
    body = b"%s?%d\n%s" % (quote_from_bytes(belongs_to).encode("ascii"), journal.edits, journal.setup_bytes)
    write_atomically(path, _head(body) + body)


def read_journal(path: Path) -> Journal:
    """What the recovery file at `path` holds; raises FaultsFound when it is not whole."""
    with opened(path, limits.SETUP_FILE_BYTES + _PATH_BYTES) as stream:
        head, body = stream.readline(len(_head(b""))), stream.read()
    line, separator, setup_bytes = body.partition(b"\n")
    if head != _head(body) or not separator:
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It is damaged."))
    belongs_to, _, edits = line.partition(b"?")
    saved_path = Path(os.fsdecode(unquote_to_bytes(belongs_to))) if belongs_to else None
    return Journal(setup_bytes, saved_path, int(edits) if edits.isdigit() else 0)


def _head(body: bytes) -> bytes:
    return _MARK + hashlib.sha256(body).hexdigest().encode("ascii") + b"\n"
