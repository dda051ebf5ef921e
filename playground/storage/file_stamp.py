"""Whether a file is still as it was when it was read or written here: by its time and size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FileStamp:
    """When a file was changed last, in nanoseconds, and its bytes."""

    time: int
    size: int


def stamp_of(path: Path) -> FileStamp | None:
    """None where there is no such file, or it cannot be looked at."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return FileStamp(state.st_mtime_ns, state.st_size)
