"""The memory of a process and its children, looked at again and again; on Linux, where /proc tells it."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

MEGABYTE = 1024 * 1024
EVERY = 0.05
"""Seconds between two looks."""


class PeakMemory:
    """Inside the block, `take()` gives the peak in bytes since it was last taken."""

    def __enter__(self) -> PeakMemory:
        self._end = threading.Event()
        self._peak = 0
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end.set()
        self._thread.join()

    def take(self) -> int:
        peak, self._peak = max(self._peak, memory_now()), 0
        return peak

    def _watch(self) -> None:
        while not self._end.wait(EVERY):
            self._peak = max(self._peak, memory_now())


def memory_now() -> int:
    """Proportional set size of this process and all below it: pages that they share count once."""
    return sum(_memory_of(process) for process in _family(Path("/proc/self").resolve().name))


def _family(process: str) -> list[str]:
    """The process and everything below it."""
    children = []
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children += listed.read_text().split()
        except OSError:  # the thread has just ended
            continue
    return [process, *(one for child in children for one in _family(child))]


def _memory_of(process: str) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
