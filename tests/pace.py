"""What "within a second" means on a machine that is slower than others, or just now."""

from __future__ import annotations

import time

USUAL = 0.02
"""Seconds of the processor that the work below takes on a usual machine."""


def is_within(seconds: float, limit: float) -> bool:
    """Whether something took so many seconds of the processor at the most, or would have on a usual machine."""
    return seconds < limit or seconds < limit * _slowness()


def _slowness() -> float:
    """How many times as long as usual this machine takes for a piece of Python."""
    begin = time.process_time()
    texts = [str(number) for number in range(100_000)]
    sum({text: len(text) for text in texts}.values())
    return (time.process_time() - begin) / USUAL
