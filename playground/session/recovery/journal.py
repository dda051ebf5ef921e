"""Keeps what is unsaved where a crash cannot take it, and goes on with what crashed sessions left there."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from playground.network.sentence import SpokenError
from playground.network.setup import SetUp, View
from playground.session.document import Document
from playground.session.recovery.crashed_work import (
    BESIDE,
    LESSON,
    CrashedWork,
    Preview,
    Recovered,
    find_work,
    preview,
    read_back,
)
from playground.session.recovery.journal_writer import Contents, JournalWriter
from playground.session.selection import Selection, fitting
from playground.session.tasks import Tasks
from playground.session.worlds.other_world import Origin, kept
from playground.session.worlds.saved_state import SavedState
from playground.storage.lessons.lesson_file import lesson_bytes
from playground.storage.recovery.recovery_folder import RecoveryFolder
from playground.storage.setup_file import Form, prepare_to_save, setup_to_bytes

if TYPE_CHECKING:
    from playground.network.lessons.lesson import Lesson  # its dataclasses are made only when a lesson is played

IDLE = 1000
"""Milliseconds after the start when what writing needs is imported, which takes as long as many writes."""


class _World(NamedTuple):
    """A set-up as it is looked at, and its file."""

    setup: SetUp
    view: View
    path: Path | None
    edits: int = 0

    def data(self) -> bytes:
        return setup_to_bytes(replace(self.setup, view=self.view), Form.BUNDLE)


class OwnLesson(NamedTuple):
    """A lesson that is being recorded, and its file."""

    lesson: Lesson
    path: Path | None
    edits: int = 0

    def data(self) -> bytes:
        return lesson_bytes(self.lesson, self.lesson.title.en if self.path is None else self.path.name)


class CrashJournal(QObject):
    """Follows a document, and the lesson that is handed to it: what is unsaved is in the folder within a second, what
    is saved is not. All work on files is done beside the window, one after the other.
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
        self._lesson: OwnLesson | None = None
        self._session_id = uuid.uuid4().hex
        names = self._session_id, self._session_id + BESIDE
        self._worlds = JournalWriter(folder, self._tasks, names, self._wanted_worlds, self)
        self._lessons = JournalWriter(folder, self._tasks, (self._session_id + LESSON,), self._wanted_lesson, self)
        self._is_closed = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._prepare)
        self._idle.start()
        for writer in (self._worlds, self._lessons):
            writer.failed.connect(self.failed)
        document.changed.connect(self._on_changed)
        document.saved_state_changed.connect(self._on_saved_state_changed)
        document.beside_changed.connect(self._on_changed)
        selection.changed.connect(self._on_changed)

    # what crashed sessions left

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
        if work.session is not None and recovered.setup is not None:
            self._worlds.take((work.session,))
            document.open(recovered.setup, work.session.file, recovered=True)
        if work.beside is not None and recovered.beside is not None and document.unsaved_beside is None:
            self._worlds.take((work.beside,))
            document.put_beside(kept(recovered.beside, Origin.SWAPPED, SavedState(work.beside.file)))
        if work.lesson is not None and recovered.lesson is not None:
            self._lessons.take((work.lesson,))
            self.keep_lesson(OwnLesson(recovered.lesson, work.lesson.file))

    def forget(self, works: Iterable[CrashedWork]) -> None:
        """What was left there is not wanted: it goes, and does not come back."""
        for work in works:
            self._worlds.take(work.sessions)
        self._worlds.settle()

    # what this one has

    def keep_lesson(self, own: OwnLesson | None) -> None:
        """The lesson that is being recorded as it is now; None: there is none, or a file has it."""
        self._lesson = own
        if own is None:
            self._lessons.settle()
        else:
            self._lessons.change()

    def close(self, *, ended_well: bool) -> None:
        """Stop following and end the thread. A session that did not end well leaves its last state. May be repeated."""
        if self._is_closed:
            return
        self._is_closed = True
        self._idle.stop()
        self._tasks.stop()
        for writer in (self._worlds, self._lessons):
            writer.close(ended_well=ended_well)
        self._tasks.finish()

    def _wanted_worlds(self) -> Contents:
        """What is unsaved now: of the session, and of what stands beside it."""
        document = self._document
        wanted: Contents = {}
        if document.is_modified:
            view, edits = self._selection.view, document.history.place
            wanted[self._session_id] = _World(document.noted, view, document.path, edits)
        other = document.unsaved_beside
        if other is not None and other.whole is not None and other.file is not None:
            view = fitting(other.whole.view, other.whole.network)
            wanted[self._session_id + BESIDE] = _World(other.whole, view, other.file.path)
        return wanted

    def _wanted_lesson(self) -> Contents:
        return {} if self._lesson is None else {self._session_id + LESSON: self._lesson}

    def _prepare(self) -> None:
        """Once, before the first write is due."""
        self._idle.stop()
        self._tasks.run(prepare_to_save, self._on_ended, self._on_ended)

    def _on_ended(self, _result: object) -> None:
        """Nobody waits for it."""

    def _on_refused(self, error: SpokenError) -> None:
        self.failed.emit(error.sentence)

    def _on_changed(self) -> None:
        self._worlds.change()
        if self._idle.isActive():
            self._prepare()

    def _on_saved_state_changed(self) -> None:
        """What is saved goes at once: an older state must not be offered in its place."""
        if self._document.is_modified:
            self._on_changed()
        else:
            self._worlds.settle()
