"""How a worker process learns that its work is not wanted any more, and that its parent is gone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing.synchronize import Event

from playground.allocator import keep_freed_memory
from playground.engine.cancel import Cancelled

_stop: Event | None = None
"""Set in worker processes alone: a thread or another machine ends its task instead."""


def begin_worker(stop: Event, niceness: int) -> None:
    """Runs first in every worker process; a nicer one leaves the machine to others that want it."""
    global _stop
    _stop = stop
    keep_freed_memory()
    if hasattr(os, "nice"):
        os.nice(niceness)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to all of them; the parent ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def check_stopped() -> None:
    """Raises Cancelled when the search was called off."""
    if _stop is not None and _stop.is_set():
        raise Cancelled


def _end_with_parent() -> None:
    """A program that was killed cannot tell its workers, and they would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
