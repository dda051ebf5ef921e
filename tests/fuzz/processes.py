"""Reads cases in another process, so that a crash or a hang is one failure and not the end."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60.0
"""Of a clock, for a case, not the start of the process: more than a busy machine makes of a second of its processor."""


def reader_command(reader: str) -> tuple[str, ...]:
    """What Python is to do with a first case and an end."""
    return "-m", "tests.fuzz", "--read", reader


def failures(first: int, end: int, reader: Sequence[str], seconds: float = SECONDS) -> Iterator[tuple[int, str]]:
    """(case, what was wrong) for the cases from `first` to before `end`; `seconds` is what one may take."""
    while first < end:
        first = yield from _one_process(first, end, reader, seconds)


def _one_process(first: int, end: int, reader: Sequence[str], seconds: float) -> Generator[tuple[int, str], None, int]:
    """The failures until the process ends or is stopped; returns the next case."""
    command = [sys.executable, *reader, str(first), str(end)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        number = first
        while told := _word(process.stdout):
            watchdog = threading.Timer(seconds, process.kill)
            watchdog.start()
            line = process.stdout.readline().decode()
            watchdog.cancel()
            if not line.endswith("\n"):
                break
            number = int(told) + 1
            if line.strip():
                yield int(told), line.strip()
        status = process.wait()
    if number < end:
        yield number, f"the process ended with {status}"
        number += 1
    return number


def _word(stream: IO[bytes]) -> str:
    """What comes before the next blank; nothing at the end."""
    return b"".join(iter(lambda: stream.read(1).strip(), b"")).decode()
