"""Waits for the window as long as a slow machine may need, and not a moment longer than this one does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

PATIENCE = 120_000
"""Milliseconds after which something will not happen any more, whatever else the machine has to do."""


class PatientBot(QtBot):
    """pytest-qt's own looks every 10 ms, and gives up after 5 seconds: the one is slow here, the other soon there."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        __tracebackhide__ = True
        end = time.monotonic() + timeout / 1000
        while not callback():
            if time.monotonic() > end:
                raise TimeoutError(f"it did not happen within {timeout / 1000:g} seconds")
            self.wait(1)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    @contextmanager
    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE) -> Iterator[None]:
        yield
        self.waitUntil(widget.isActiveWindow, timeout=timeout)
