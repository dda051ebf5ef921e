"""Work beside the window that is not the live view: reading, decoding, writing; one after the other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

log = logging.getLogger(__name__)


class _Job(QRunnable):
    def __init__(self, tasks: Tasks, number: int, work: Callable[[], Any]) -> None:
        super().__init__()
        self._tasks, self._number, self._work = tasks, number, work

    def run(self) -> None:
        try:
            result: Any = self._work()
        except SpokenError as error:
            self._tasks.job_failed.emit(self._number, error)
        except Exception:  # the worker's border: told to the user, details in the log
            log.exception("a task failed")
            template = QT_TRANSLATE_NOOP("Sentence", "That did not work; nothing was changed. Details are in the log.")
            self._tasks.job_failed.emit(self._number, SpokenError(template))
        else:
            self._tasks.job_done.emit(self._number, result)


class Tasks(QObject):
    """Runs jobs in order on one thread; `done` and `failed` are called in the window's thread."""

    job_done = Signal(object, object)
    job_failed = Signal(object, object)
    busy_changed = Signal(bool)
    stopped = Signal()
    """No more is done; what waits for something long is to give up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(0)
        self._next = 0
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[SpokenError], None]]] = {}
        self.job_done.connect(self._on_job_done)
        self.job_failed.connect(self._on_job_failed)

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[SpokenError], None]) -> None:
        """Do `work()` beside the window, then `done(result)`, or `failed(error)` with a sentence for the user."""
        number = self._next
        self._next += 1
        self._waiting[number] = (done, failed)
        self.busy_changed.emit(True)
        self._pool.start(_Job(self, number, work))

    def stop(self) -> None:
        """Drop what has not begun and wait for what has; nothing is called back any more."""
        self.stopped.emit()
        self._pool.clear()
        self._waiting.clear()
        self._pool.waitForDone()

    def finish(self) -> None:
        """Wait until everything that was begun is done; its callbacks come with the next turn of the event loop."""
        self._pool.waitForDone()

    def _on_job_done(self, number: int, result: Any) -> None:
        done, _ = self._take(number)
        if done is not None:
            done(result)

    def _on_job_failed(self, number: int, error: SpokenError) -> None:
        _, failed = self._take(number)
        if failed is not None:
            failed(error)

    def _take(self, number: int) -> tuple[Callable[[Any], None] | None, Callable[[SpokenError], None] | None]:
        callbacks = self._waiting.pop(number, None)
        if not self._waiting:
            self.busy_changed.emit(False)
        return callbacks if callbacks is not None else (None, None)
