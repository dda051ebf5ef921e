"""Keeps the unsaved set-up where a crash cannot take it, and goes on with what crashed sessions left there."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from playground.network.sentence import SpokenError
from playground.network.setup import SetUp, View
from playground.session.crashed_work import BESIDE, CrashedWork, Preview, Recovered, find_work, preview, read_back
from playground.session.document import Document
from playground.session.other_world import Origin, kept
from playground.session.saved_state import SavedState
from playground.session.selection import Selection, fitting
from playground.session.tasks import Tasks
from playground.storage.recovery import CrashedSession, RecoveryFolder
from playground.storage.setup_file import Form, prepare_to_save, setup_to_bytes

DELAY = 500
"""Milliseconds from the first change that is not written to the write, so that a drag is not written at every step."""
IDLE = 1000
"""Milliseconds after the start when what writing needs is imported, which takes as long as many writes."""


class _Content(NamedTuple):
    """What a journal holds of one world; equal when nothing changed."""

    setup: SetUp
    view: View
    path: Path | None
    edits: int = 0


_Contents = dict[str, _Content]
"""By the name of its journal, which is another one for the world beside the session."""


class CrashJournal(QObject):
    """Follows a document: what is unsaved is in the folder within a second, what is saved is not.

    All work on files is done beside the window, one after the other; of the states that wait the newest is written.
    """

    found = Signal(object)
    """The answer to `look`: FoundWork."""
    read_back = Signal(object)
    """The answer to `restore`: Recovered."""
    failed = Signal(object)
    """A Sentence: a session cannot be read back, or, once at most, this one cannot be protected."""

    def __init__(
        self, document: Document, selection: Selection, folder: RecoveryFolder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._folder = document, selection, folder
        self._tasks = Tasks(self)
        self._session_id = uuid.uuid4().hex
        self._kept: _Contents = {}
        self._taken: tuple[CrashedSession, ...] = ()
        self._is_writing = self._is_due = False
        self._has_told = self._is_closed = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._settle)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._prepare)
        self._idle.start()
        document.changed.connect(self._on_changed)
        document.saved_state_changed.connect(self._on_saved_state_changed)
        document.beside_changed.connect(self._on_changed)
        selection.changed.connect(self._on_changed)

    def look(self) -> None:
        """List what crashed sessions left; `found` answers."""
        self._tasks.run(partial(find_work, self._folder), self.found.emit, self._on_refused)

    def preview(self, work: CrashedWork) -> Preview:
        """Its title and picture; takes a moment and may be called in any thread. Raises SpokenError."""
        return preview(self._folder, work)

    def restore(self, work: CrashedWork) -> None:
        """Read what a crashed session left; `read_back` or `failed` answers. The document is not touched."""
        self._tasks.run(partial(read_back, self._folder, work), self.read_back.emit, self._on_refused)

    def open(self, recovered: Recovered) -> None:
        """Go on with a recovered set-up, and with what stood beside it unless something unsaved stands there now. What
        the crashed session left goes once this one has written its own.
        """
        work, document = recovered.work, self._document
        self._taken += (work.session,)
        document.open(recovered.setup, work.path, recovered=True)
        if work.beside is not None and recovered.beside is not None and document.unsaved_beside is None:
            self._taken += (work.beside,)
            document.put_beside(kept(recovered.beside, Origin.SWAPPED, SavedState(work.beside.saved_path)))

    def forget(self, works: Iterable[CrashedWork]) -> None:
        """What was left there is not wanted: it goes, and does not come back."""
        for work in works:
            self._taken += work.sessions
        self._settle()

    def close(self, *, ended_well: bool) -> None:
        """Stop following and end the thread. A session that did not end well leaves its last state. May be repeated."""
        if self._is_closed:
            return
        self._is_closed = True
        self._idle.stop()
        self._timer.stop()
        self._tasks.stop()
        wanted = {} if ended_well else self._wanted()
        self._tasks.run(self._work(wanted), self._on_ended, self._on_ended)
        self._tasks.finish()

    def _wanted(self) -> _Contents:
        """What is unsaved now: of the session, and of what stands beside it."""
        document, wanted = self._document, {}
        if document.is_modified:
            view, edits = self._selection.view, document.history.place
            wanted[self._session_id] = _Content(document.noted, view, document.path, edits)
        other = document.unsaved_beside
        if other is not None and other.whole is not None and other.file is not None:
            view = fitting(other.whole.view, other.whole.network)
            wanted[self._session_id + BESIDE] = _Content(other.whole, view, other.file.path)
        return wanted

    def _work(self, wanted: _Contents) -> partial[None]:
        new = {name: content for name, content in wanted.items() if content != self._kept.get(name)}
        gone = {self._session_id, self._session_id + BESIDE} - wanted.keys()
        return partial(_keep, self._folder, new, gone, self._taken)

    def _settle(self) -> None:
        """Make the journal hold what it should, now or when the running write has ended."""
        self._timer.stop()
        self._is_due = self._is_writing
        wanted = self._wanted()
        if self._is_writing or self._is_closed or (wanted == self._kept and not self._taken):
            return
        self._is_writing = True
        self._tasks.run(self._work(wanted), partial(self._on_settled, wanted, self._taken), self._on_not_settled)

    def _on_settled(self, kept: _Contents, taken: tuple[CrashedSession, ...], _result: object) -> None:
        self._kept = kept
        self._taken = self._taken[len(taken) :]
        self._go_on()

    def _on_not_settled(self, error: SpokenError) -> None:
        if not self._has_told:
            self._has_told = True
            self.failed.emit(error.sentence)
        self._go_on()

    def _go_on(self) -> None:
        self._is_writing = False
        if self._is_due:
            self._settle()

    def _prepare(self) -> None:
        """Once, before the first write is due."""
        self._idle.stop()
        self._tasks.run(prepare_to_save, self._on_ended, self._on_ended)

    def _on_refused(self, error: SpokenError) -> None:
        self.failed.emit(error.sentence)

    def _on_ended(self, _result: object) -> None:
        """Nobody is left to be told."""

    def _on_changed(self) -> None:
        if not self._timer.isActive() and not self._is_closed:
            self._timer.start()
            if self._idle.isActive():
                self._prepare()

    def _on_saved_state_changed(self) -> None:
        """What is saved goes at once: an older state must not be offered in its place."""
        if self._document.is_modified:
            self._on_changed()
        else:
            self._settle()


def _keep(folder: RecoveryFolder, new: _Contents, gone: set[str], taken: tuple[CrashedSession, ...]) -> None:
    """Write what is `new`, and only then forget what is `gone`: in a swap the one becomes the other."""
    for name, content in new.items():
        setup = replace(content.setup, view=content.view)
        folder.write(setup_to_bytes(setup, Form.BUNDLE), name, content.path, content.edits)
    for name in gone:
        folder.discard(name)
    for session in taken:
        folder.remove(session)
