"""Finds what a test left behind: threads that run, timers that tick, windows that exist, warnings of Qt at the end."""

from __future__ import annotations

import gc
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

GRACE_SECONDS = 1.0
"""So long something that is ending may take."""
THREAD_SECONDS = 60.0
"""So long a thread that is ending may take: it needs the processor for it, of which a busy machine has little."""


class Leftovers:
    """Looks at what there is when it is made, notes every Qt thread and timer that is started, and tells the rest.

    Qt is looked at only where something has loaded it.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._threads = set(threading.enumerate())
        self._windows = set(map(id, _windows()))
        self._started: weakref.WeakSet[Any] = weakref.WeakSet()
        core = sys.modules.get("PySide6.QtCore")
        if core is not None:
            patch.setattr(core.QThread, "start", self._noting(core.QThread.start))
            patch.setattr(core.QTimer, "start", self._noting(core.QTimer.start))

    def found(self, seconds: float | None = None) -> list[str]:
        """What is still there after a moment's grace, or after so many seconds."""
        begin = time.monotonic()
        while True:
            _settle()
            threads, others = list(self._threads_left()), list(self._others_left())
            grace = seconds if seconds is not None else THREAD_SECONDS if threads else GRACE_SECONDS
            if not (threads or others) or time.monotonic() - begin > grace:
                return threads + others
            time.sleep(0.01)
            gc.collect()

    def _noting(self, start: Any) -> Any:
        def noted(started: Any, *arguments: Any) -> None:
            self._started.add(started)
            start(started, *arguments)

        return noted

    def _threads_left(self) -> Iterator[str]:
        for thread in set(threading.enumerate()) - self._threads:
            if not isinstance(thread, threading._DummyThread):  # Qt's threads as Python sees them: asked themselves
                yield f"thread {thread.name}"
        for started in list(self._started):
            if hasattr(started, "isRunning") and _is_valid(started) and started.isRunning():
                yield _told(started)

    def _others_left(self) -> Iterator[str]:
        for started in list(self._started):
            if hasattr(started, "isActive") and _is_valid(started) and started.isActive():
                yield _told(started)
        for window in _windows():
            if id(window) not in self._windows:
                yield f"window {window}"


def _is_valid(started: Any) -> bool:
    """Whether Qt still has it."""
    return bool(sys.modules["shiboken6"].isValid(started))


def _told(started: Any) -> str:
    return f"{type(started).__name__} {started.objectName()} of {started.parent()}"


def _windows() -> list[Any]:
    """The widgets that belong to no other."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [widget for widget in widgets.QApplication.topLevelWidgets() if widget.parent() is None]


def _settle() -> None:
    """Let Qt do what is waiting, deletions included."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.processEvents()
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
