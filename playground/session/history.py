"""The way back and forth: the set-ups before and after every step, as a list of values.

Not a QUndoStack: PySide keeps each of its commands that is merged for ever, and crashes when they are collected.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from playground.network.setup import SetUp

MERGE_SECONDS = 1.0
"""Edits with the same key closer together than this are one step; those of one gesture always are, those of two
never."""
UNDO_STEPS = 500


@dataclass(frozen=True)
class Lasting:
    """A key whose edits are one step however long they take, as long as nothing else is edited in between."""

    key: Hashable


@dataclass
class _Step:
    """From one set-up to the next. `gesture` 0 is none."""

    old: SetUp
    new: SetUp
    text: str
    key: Hashable
    time: float
    gesture: int

    def takes(self, key: Hashable, now: float, gesture: int) -> bool:
        """Whether an edit with `key` belongs to this step."""
        if key is None or key != self.key or gesture != self.gesture:
            return False
        return bool(gesture) or isinstance(key, Lasting) or now - self.time <= MERGE_SECONDS


class History:
    """The steps that were made; those before `place` can be undone, those from it on redone."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []
        self._place = 0

    @property
    def count(self) -> int:
        """How many steps there are, to undo or to redo."""
        return len(self._steps)

    @property
    def place(self) -> int:
        """How many steps can be undone."""
        return self._place

    @property
    def undo_text(self) -> str | None:
        """What would be undone; None: nothing."""
        return self._steps[self._place - 1].text if self._place else None

    @property
    def redo_text(self) -> str | None:
        """What would be redone; None: nothing."""
        return self._steps[self._place].text if self._place < self.count else None

    def add(
        self, old: SetUp, new: SetUp, text: str, key: Hashable, now: float, gesture: int, *, may_merge: bool
    ) -> None:
        """Note the step from `old` to `new`, or make the newest one lead there if it takes `key`.

        What could be redone is forgotten, and the first step of more than UNDO_STEPS.
        """
        newest = self._steps[-1] if self._steps and self._place == self.count else None
        if newest is not None and may_merge and newest.takes(key, now, gesture):
            newest.new, newest.time = new, now
            return
        del self._steps[self._place :]
        self._steps.append(_Step(old, new, text, key, now, gesture))
        del self._steps[:-UNDO_STEPS]
        self._place = self.count

    def back(self) -> SetUp | None:
        """Go one step back; the set-up before it, or None at the beginning."""
        if not self._place:
            return None
        self._place -= 1
        return self._steps[self._place].old

    def forth(self) -> SetUp | None:
        """Go one step forth; the set-up after it, or None at the end."""
        if self._place == self.count:
            return None
        self._place += 1
        return self._steps[self._place - 1].new

    def renew(self, renewed: Callable[[SetUp], SetUp]) -> None:
        """Let every step lead from and to what `renewed` makes of its set-ups."""
        for step in self._steps:
            step.old, step.new = renewed(step.old), renewed(step.new)

    def clear(self) -> None:
        self._steps.clear()
        self._place = 0
