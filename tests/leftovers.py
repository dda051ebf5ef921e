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


class Leftovers:
    """Looks at what there is when it is made, notes every Qt thread and timer that is started, and tells the rest.

    Qt is looked at only where something has loaded it.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._threads = set(threading.enumerate())
        self._windows = set(map(id, _windows()))
        self._started: list[weakref.ref[Any]] = []
        core = sys.modules.get("PySide6.QtCore")
        if core is not None:
            patch.setattr(core.QThread, "start", self._noting(core.QThread.start))
            patch.setattr(core.QTimer, "start", self._noting(core.QTimer.start))

    def found(self, seconds: float = GRACE_SECONDS) -> list[str]:
        """What is still there after a moment's grace."""
        end = time.monotonic() + seconds
        _settle()
        while (left := list(self._left())) and time.monotonic() < end:
            time.sleep(0.01)
            gc.collect()
            _settle()
        return left

    def _noting(self, start: Any) -> Any:
        def noted(started: Any, *arguments: Any) -> None:
            self._started.append(weakref.ref(started))
            start(started, *arguments)

        return noted

    def _left(self) -> Iterator[str]:
        for thread in set(threading.enumerate()) - self._threads:
            if not isinstance(
                thread, threading._DummyThread
            ):  # Qt's threads as Python sees them: asked themselves below
                yield f"thread {thread.name}"
        for started in [reference() for reference in self._started]:
            if started is not None and _is_active(started):
                yield f"{type(started).__name__} {started.objectName()} of {started.parent()}"
        for window in _windows():
            if id(window) not in self._windows:
                yield f"window {window}"


def _is_active(started: Any) -> bool:
    shiboken = sys.modules["shiboken6"]
    if not shiboken.isValid(started):
        return False
    return bool(started.isRunning() if hasattr(started, "isRunning") else started.isActive())


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
