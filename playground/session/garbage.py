"""Python's garbage, collected in the window's thread alone.

Python collects in whichever thread happens to allocate. A worker that so destroys a QObject holds one of Qt's locks
while it waits for Python's, and the window's thread may wait for the two the other way round: both stop for ever.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 500
"""Milliseconds between two looks."""


class GarbageCollector(QObject):
    """Takes over from Python's own collector until it is stopped; to be made in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Give the collecting back to Python. May be called twice."""
        if self._timer.isActive():
            self._timer.stop()
            if self._was_enabled:
                gc.enable()

    def _collect(self) -> None:
        """The oldest generation that is due by Python's own thresholds, with those younger than it."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
