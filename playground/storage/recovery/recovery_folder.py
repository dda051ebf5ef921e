"""The crash journal: each running session keeps its last state in a folder, and what a dead one left is offered back.

A session is alive as long as a process holds its lock, which the system frees however the process ends.
"""

from __future__ import annotations

import re
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import BinaryIO

from playground.files.os_reasons import writing_reason
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.storage.atomic import TEMPORARY
from playground.storage.faults import FaultsFound, StorageError
from playground.storage.recovery.journal import Journal, read_journal, write_journal
from playground.storage.recovery.process_lock import hold, is_held

_SESSION_ID = re.compile("[A-Za-z0-9_-]{1,64}")
_TORN_AFTER_SECONDS = 3600
"""A temporary file this old is of a process that was killed while writing it."""


@dataclass(frozen=True)
class CrashedSession:
    """What a session left that ended without a word: its file, if it had one, when it was journalled last, how many
    edits it had then, and whether its file was written later than that.
    """

    session_id: str
    saved_path: Path | None
    written: datetime
    edits: int = 0
    is_outdated: bool = False

    @property
    def file(self) -> Path | None:
        """The file that it may be saved to again: none that holds later work."""
        return None if self.is_outdated else self.saved_path


@dataclass(frozen=True)
class Crashed:
    """The sessions that can be offered back, the latest first, and a sentence for each recovery file that cannot."""

    sessions: tuple[CrashedSession, ...]
    damaged: tuple[Sentence, ...]


class RecoveryFolder:
    """The journals in one folder, which is made when it is first written to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._locks: dict[str, BinaryIO] = {}

    def write(self, setup_bytes: bytes, session_id: str, saved_path: Path | None, edits: int = 0) -> None:
        """Make `setup_bytes` what is offered back if this process ends before `discard`. Raises StorageError.

        `session_id` is made of letters, digits, - and _, and no other session ever has it.
        """
        if not _SESSION_ID.fullmatch(session_id):
            raise ValueError(f"no session id: {session_id!r}")
        self._hold(session_id)
        try:
            write_journal(self._journal(session_id), Journal(setup_bytes, saved_path, edits))
        except StorageError as error:
            raise _not_protected(error.sentence.values["reason"]) from error

    def discard(self, session_id: str) -> None:
        """The session of this process ended well, or has nothing to recover: forget its journal."""
        self._delete(self._journal(session_id))
        lock = self._locks.pop(session_id, None)
        if lock is not None:
            lock.close()
            self._delete(self._lock(session_id))

    def list_crashed(self) -> Crashed:
        """What sessions left whose process no longer runs. A damaged file is put aside and told of once."""
        sessions, damaged = [], []
        for path in sorted(self._folder.glob("*.journal")):
            if not _SESSION_ID.fullmatch(path.stem) or is_held(self._lock(path.stem)):
                continue
            try:
                journal = read_journal(path)
                written = path.stat().st_mtime
            except FaultsFound as found:
                if path.exists():  # else another window has just taken it
                    damaged.append(self._put_aside(path, found))
            except FileNotFoundError:
                continue  # another window has just taken it
            else:
                sessions.append(_crashed(path.stem, journal, written))
        self._remove_torn()
        return Crashed(tuple(sorted(sessions, key=lambda session: session.written, reverse=True)), tuple(damaged))

    def read(self, session: CrashedSession) -> bytes:
        """The bytes of the crashed session's set-up. Raises StorageError when they have gone."""
        try:
            return read_journal(self._journal(session.session_id)).setup_bytes
        except FaultsFound as found:
            template = QT_TRANSLATE_NOOP("Sentence", "The session could not be recovered. {reason}")
            raise StorageError(template, reason=found.faults[0].sentence) from None

    def remove(self, session: CrashedSession) -> None:
        """Forget a crashed session."""
        self._delete(self._journal(session.session_id))
        self._delete(self._lock(session.session_id))

    def _journal(self, session_id: str) -> Path:
        return self._folder / f"{session_id}.journal"

    def _lock(self, session_id: str) -> Path:
        return self._folder / f"{session_id}.lock"

    def _hold(self, session_id: str) -> None:
        if session_id in self._locks:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._locks[session_id] = hold(self._lock(session_id))
        except OSError as error:
            raise _not_protected(writing_reason(error)) from error

    def _put_aside(self, path: Path, found: FaultsFound) -> Sentence:
        aside = path.with_suffix(".damaged")
        with suppress(OSError):
            path.replace(aside)
            self._delete(self._lock(path.stem))
        template = QT_TRANSLATE_NOOP(
            "Sentence", "A session could not be recovered; its file is kept as {file}. {reason}"
        )
        return Sentence(template, {"file": str(aside), "reason": found.faults[0].sentence})

    def _remove_torn(self) -> None:
        for path in self._folder.glob(f"{TEMPORARY}*.tmp"):
            with suppress(OSError):
                if path.stat().st_mtime < time.time() - _TORN_AFTER_SECONDS:
                    path.unlink()

    @staticmethod
    def _delete(path: Path) -> None:
        with suppress(OSError):
            path.unlink()


def _crashed(session_id: str, journal: Journal, written: float) -> CrashedSession:
    is_outdated = False
    if journal.saved_path is not None:
        with suppress(OSError, ValueError):
            is_outdated = journal.saved_path.stat().st_mtime > written
    when = datetime.fromtimestamp(written, timezone.utc)
    return CrashedSession(session_id, journal.saved_path, when, journal.edits, is_outdated)


def _not_protected(reason: Sentence) -> StorageError:
    return StorageError(
        QT_TRANSLATE_NOOP("Sentence", "The session is not protected against a crash. {reason}"), reason=reason
    )
