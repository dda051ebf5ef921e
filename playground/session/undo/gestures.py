"""Drags: all edits of one are one undo step, however long it takes."""

from __future__ import annotations


class Gestures:
    """Counts them. They may be nested: the outermost one is the gesture."""

    def __init__(self) -> None:
        self._depth = self._count = 0

    @property
    def is_on(self) -> bool:
        return self._depth > 0

    @property
    def number(self) -> int:
        """A number of its own for every gesture; 0 outside of gestures."""
        return self._count if self._depth else 0

    def begin(self) -> None:
        if not self._depth:
            self._count += 1
        self._depth += 1

    def end(self) -> None:
        """Ending what was not begun does nothing."""
        self._depth = max(0, self._depth - 1)
