"""The way back and forth: the set-ups before and after every step, as a list of values.

Not a QUndoStack: PySide keeps each of its commands that is merged for ever, and crashes when they are collected.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from playground import limits
from playground.network.setup import SetUp
from playground.session.undo.held_bytes import HeldBytes
from playground.session.worlds.saved_state import SavedState
from playground.session.worlds.worlds import Worlds

MERGE_SECONDS = 1.0
"""Edits with the same key closer together than this are one step; those of one gesture always are, those of two
never."""
UNDO_STEPS = 500


@dataclass(frozen=True)
class Lasting:
    """A key whose edits are one step however long they take, as long as nothing else is edited in between."""

    key: Hashable


@dataclass
class Step:
    """From one set-up to the next. `gesture` 0 is none; `worlds` are those before and after it, where they change."""

    old: SetUp
    new: SetUp
    text: str
    key: Hashable
    time: float
    gesture: int
    worlds: tuple[Worlds, Worlds] | None = None

    def takes(self, key: Hashable, now: float, gesture: int) -> bool:
        """Whether an edit with `key` belongs to this step."""
        if key is None or key != self.key or gesture != self.gesture:
            return False
        return bool(gesture) or isinstance(key, Lasting) or now - self.time <= MERGE_SECONDS


class History:
    """The steps that were made; those before `place` can be undone, those from it on redone.

    The oldest go when there are more than UNDO_STEPS, or when they keep more than limits.UNDO_BYTES that the newest
    set-up has not; one step always stays.
    """

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._place = 0
        self._all, self._newest = HeldBytes(), HeldBytes()
        self._end: SetUp | None = None  # where the newest step leads

    @property
    def count(self) -> int:
        """How many steps there are, to undo or to redo."""
        return len(self._steps)

    @property
    def nbytes(self) -> int:
        """Bytes that only the way back holds: not the set-up the newest step leads to."""
        return self._all.nbytes - self._newest.nbytes

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

    def add(self, step: Step, *, may_merge: bool) -> None:
        """Note `step`, or make the newest one lead where it leads if that takes its key.

        What could be redone is forgotten, and the oldest steps where there are too many.
        """
        newest = self._steps[-1] if self._steps and self._place == self.count else None
        if newest is not None and may_merge and newest.takes(step.key, step.time, step.gesture):
            self._turn(newest, newest.old, step.new)
            newest.time = step.time
        else:
            while self.count > self._place:
                self._forget(self.count - 1)
            self._append(step)
        while self.count > 1 and (self.count > UNDO_STEPS or self.nbytes > limits.UNDO_BYTES):
            self._forget(0)
        self._place = self.count

    def _append(self, step: Step) -> None:
        self._steps.append(step)
        self._all.add(step.old)
        self._all.add(step.new)
        self._lead_to(step.new)

    def _forget(self, place: int) -> None:
        step = self._steps.pop(place)
        self._all.remove(step.old)
        self._all.remove(step.new)

    def _turn(self, step: Step, old: SetUp, new: SetUp) -> None:
        """Let `step` lead from `old` to `new`."""
        for setup in (old, new):
            self._all.add(setup)
        for setup in (step.old, step.new):
            self._all.remove(setup)
        if step is self._steps[-1]:
            self._lead_to(new)
        step.old, step.new = old, new

    def _lead_to(self, end: SetUp) -> None:
        self._newest.add(end)
        if self._end is not None:
            self._newest.remove(self._end)
        self._end = end

    def back(self) -> Step | None:
        """Go one step back; that step, or None at the beginning."""
        if not self._place:
            return None
        self._place -= 1
        return self._steps[self._place]

    def forth(self) -> Step | None:
        """Go one step forth; that step, or None at the end."""
        if self._place == self.count:
            return None
        self._place += 1
        return self._steps[self._place - 1]

    def files(self) -> Iterator[SavedState]:
        """Where the worlds are kept that steps lead to."""
        for step in self._steps:
            for worlds in step.worlds or ():
                yield from worlds.files()

    def renew(self, renewed: Callable[[SetUp], SetUp]) -> None:
        """Let every step lead from and to what `renewed` makes of its set-ups."""
        for step in self._steps:
            self._turn(step, renewed(step.old), renewed(step.new))

    def clear(self) -> None:
        self._steps.clear()
        self._place = 0
        self._all.clear()
        self._newest.clear()
        self._end = None
