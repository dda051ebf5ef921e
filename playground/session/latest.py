"""A thread with one waiting place: the newest job wins, and the one that is being done is called off for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread

from playground.engine.cancel import Cancelled, CheckCancelled

log = logging.getLogger(__name__)
T = TypeVar("T")


class LatestWorker(QThread, Generic[T]):
    """Does `do(job, check)` for one job after the other; `check` raises Cancelled once the job is called off.

    What `do` has to tell it emits through signals of a QObject of the window's thread. `failed` is called, here, with a
    job that ended in an error nobody expected.
    """

    def __init__(
        self, do: Callable[[T, CheckCancelled], None], failed: Callable[[T], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._do, self._failed = do, failed
        self._condition = threading.Condition()
        self._waiting: T | None = None
        self._turn = 0  # of the newest job, or of its being called off
        self._is_closing = False

    def post(self, job: T | None) -> None:
        """Do this now and nothing that was posted before; None: only stop. The thread begins with its first job."""
        with self._condition:
            self._waiting = job
            self._turn += 1
            self._condition.notify()
        if job is not None and not self._is_closing and not self.isRunning():
            self.start()

    def close(self) -> None:
        """End the thread and wait for it; nothing is done any more."""
        with self._condition:
            self._is_closing = True
            self._turn += 1
            self._condition.notify()
        self.wait()

    def run(self) -> None:
        while True:
            with self._condition:
                while self._waiting is None and not self._is_closing:
                    self._condition.wait()
                if self._is_closing or self._waiting is None:
                    return
                job, self._waiting, turn = self._waiting, None, self._turn
            self._answer(job, turn)

    def _answer(self, job: T, turn: int) -> None:
        def check() -> None:
            if turn != self._turn:
                raise Cancelled

        try:
            self._do(job, check)
        except Cancelled:
            pass
        except Exception:  # the worker's border: the window goes on and is told
            log.exception("a job beside the window failed")
            self._failed(job)
