"""The guard that every test runs under finds what it is there to find."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.leftovers import Leftovers

SOON = 0.05


def test_nothing_is_left_after_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Leftovers(monkeypatch).found() == []


def test_a_thread_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    leftovers, end = Leftovers(monkeypatch), threading.Event()
    thread = threading.Thread(target=end.wait, name="forgotten")
    thread.start()
    assert leftovers.found(SOON) == ["thread forgotten"]
    end.set()
    assert leftovers.found() == []


class Sleeper(QThread):
    """Sleeps until it is asked to stop."""

    def run(self) -> None:
        while not self.isInterruptionRequested():
            self.msleep(1)


def test_a_qt_thread_is_found(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    leftovers, thread = Leftovers(monkeypatch), Sleeper()
    thread.start()
    assert len(leftovers.found(SOON)) == 1
    thread.requestInterruption()
    thread.wait()
    assert leftovers.found() == []


def test_a_timer_is_found(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    leftovers, timer = Leftovers(monkeypatch), QTimer()
    timer.start(60_000)
    assert len(leftovers.found(SOON)) == 1
    timer.stop()
    assert leftovers.found() == []


def test_a_window_is_found_until_it_is_deleted(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    leftovers, window = Leftovers(monkeypatch), QWidget()
    assert len(leftovers.found(SOON)) == 1
    window.deleteLater()
    assert leftovers.found() == []
