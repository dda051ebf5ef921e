"""Where a world is kept: its file and what that file holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playground.network.setup import SetUp
from playground.storage.file_stamp import FileStamp


@dataclass(eq=False)
class SavedState:
    """The file of one world (None: none yet), and the set-up that was opened or saved last (None: it never was).

    It goes with its world: through swaps, undo and redo it stays the same object, so that who saves through it is
    known everywhere. No two worlds have the same file: what is kept or taken from another world is a copy without one.
    """

    path: Path | None = None
    setup: SetUp | None = None
    is_copy: bool = False
    stamp: FileStamp | None = None
    """How the file looked when it was read or written here last; None: that is not known."""

    def hold(self, path: Path, written: SetUp, stamp: FileStamp | None = None) -> None:
        """The file at `path` holds `written` from now on."""
        self.path, self.setup, self.is_copy, self.stamp = path, written, False, stamp

    def claim(self, others: Iterable[SavedState]) -> None:
        """Whoever else had the same file has it no more, and is a copy."""
        for other in others:
            if other is not self and other._has(self.path):
                other.path, other.setup, other.is_copy = None, None, True

    def _has(self, path: Path | None) -> bool:
        return path is not None and self.path is not None and self.path.absolute() == path.absolute()
