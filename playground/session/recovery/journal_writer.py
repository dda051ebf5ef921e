"""Keeps in the recovery folder what is wanted there, within a second, by work beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from playground.network.sentence import SpokenError
from playground.session.tasks import Tasks
from playground.storage.recovery.recovery_folder import CrashedSession, RecoveryFolder

DELAY = 500
"""Milliseconds from the first change that is not written to the write, so that a drag is not written at every step."""


class Content(Protocol):
    """What one journal holds; equal when nothing changed."""

    @property
    def path(self) -> Path | None:
        """The file it belongs to, if any."""

    @property
    def edits(self) -> int:
        """How many there were."""

    def data(self) -> bytes:
        """What is written; asked for in the writer's thread. Raises StorageError."""


Contents = dict[str, Content]
"""By the name of the journal."""


class JournalWriter(QObject):
    """Makes the journals called `names` hold what `wanted()` says; one that is not wanted goes. Of the states that wait
    the newest is written.
    """

    failed = Signal(object)
    """A Sentence, once at most: it could not be written."""

    def __init__(
        self,
        folder: RecoveryFolder,
        tasks: Tasks,
        names: Iterable[str],
        wanted: Callable[[], Contents],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._tasks, self._names, self._wanted = folder, tasks, frozenset(names), wanted
        self._kept: Contents = {}
        self._taken: tuple[CrashedSession, ...] = ()
        self._is_writing = self._is_due = False
        self._has_told = self._is_closed = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.settle)

    @property
    def is_waiting(self) -> bool:
        """Whether a change waits to be written."""
        return self._timer.isActive()

    def change(self) -> None:
        """What is wanted may be another: it is written soon."""
        if not self._timer.isActive() and not self._is_closed:
            self._timer.start()

    def take(self, sessions: Iterable[CrashedSession]) -> None:
        """What these crashed sessions left goes once all that is wanted is written."""
        self._taken += tuple(sessions)

    def settle(self) -> None:
        """Make the journals hold what they should, now or when the running write has ended."""
        self._timer.stop()
        self._is_due = self._is_writing
        wanted = self._wanted()
        if self._is_writing or self._is_closed or (wanted == self._kept and not self._taken):
            return
        self._is_writing = True
        self._tasks.run(self._work(wanted), partial(self._on_settled, wanted, self._taken), self._on_not_settled)

    def close(self, *, ended_well: bool) -> None:
        """Write no more after this: nothing is wanted where the session `ended_well`, else its last state."""
        self._is_closed = True
        self._timer.stop()
        self._tasks.run(self._work({} if ended_well else self._wanted()), self._on_ended, self._on_ended)

    def _work(self, wanted: Contents) -> partial[None]:
        new = {name: content for name, content in wanted.items() if content != self._kept.get(name)}
        return partial(_keep, self._folder, new, self._names - wanted.keys(), self._taken)

    def _on_settled(self, kept: Contents, taken: tuple[CrashedSession, ...], _result: object) -> None:
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
            self.settle()

    def _on_ended(self, _result: object) -> None:
        """Nobody is left to be told."""


def _keep(folder: RecoveryFolder, new: Contents, gone: frozenset[str], taken: tuple[CrashedSession, ...]) -> None:
    """Write what is `new`, and only then forget what is `gone`: in a swap the one becomes the other."""
    for name, content in new.items():
        folder.write(content.data(), name, content.path, content.edits)
    for name in gone:
        folder.discard(name)
    for session in taken:
        folder.remove(session)
