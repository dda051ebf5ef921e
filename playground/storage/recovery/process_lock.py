"""Locks that say whether a process still runs: the system frees them however it ends, so a pid need not be trusted."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, wait: bool) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int, wait: bool) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def hold(path: Path) -> BinaryIO:
    """Lock the file at `path`, which is made, until the returned stream is closed or the process ends.

    Waits while another process looks whether it is held. The file holds the process's id, for people. Raises OSError.
    """
    stream = open(path, "wb", buffering=0)  # noqa: SIM115 - stays open as long as the lock is held
    try:
        _lock(stream.fileno(), wait=True)
        stream.write(b"%d\n" % os.getpid())
    except OSError:
        stream.close()
        raise
    return stream


def is_held(path: Path) -> bool:
    """Whether a living process, this one too, holds the lock at `path`; also when the system does not tell."""
    try:
        with open(path, "rb+", buffering=0) as stream:
            _lock(stream.fileno(), wait=False)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
