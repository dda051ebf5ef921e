"""Cycles are collected in the window's thread, whoever allocates; Python's own collector comes back afterwards."""

from __future__ import annotations

import gc
import threading

from pytestqt.qtbot import QtBot

from playground.session.garbage import GarbageCollector


class Cycle:
    """Dies only by being collected, and notes in which thread."""

    def __init__(self, died_in: list[threading.Thread]) -> None:
        self.itself, self.died_in = self, died_in

    def __del__(self) -> None:
        self.died_in.append(threading.current_thread())


def allocate(kept: list[list[int]]) -> None:
    """Enough for Python to collect several times; what is kept stays counted."""
    kept += [[number] for number in range(50_000)]


def test_a_worker_collects_nothing(qtbot: QtBot) -> None:
    gc.enable()
    collector = GarbageCollector()
    died_in: list[threading.Thread] = []
    Cycle(died_in)
    kept: list[list[int]] = []
    worker = threading.Thread(target=allocate, args=(kept,))
    worker.start()
    worker.join()
    assert died_in == []
    qtbot.waitUntil(lambda: bool(died_in))
    assert died_in == [threading.main_thread()]
    collector.stop()


def test_pythons_own_collector_comes_back(qtbot: QtBot) -> None:
    gc.enable()
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.stop()
    collector.stop()
    assert gc.isenabled()
