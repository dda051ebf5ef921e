"""The open set-up with its history: the one place where a new set-up value replaces the old."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from playground.network.editing.drawing_edits import put_under, under_drawing
from playground.network.lessons.scene_parts import Lock
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError
from playground.network.setup import Input, Picture, PictureInput, SetUp
from playground.session.history import Along, History, Step
from playground.session.other_world import OtherWorld
from playground.session.saved_state import SavedState

Clock = Callable[[], float]


class Document(QObject):
    """The set-up being edited, where it is saved, the world beside it, and the way back."""

    changed = Signal()
    """The set-up is another value now (edit, undo, redo, open)."""
    replaced = Signal()
    """Another set-up was opened; comes after `changed`."""
    saved_state_changed = Signal()
    """Path, title or unsaved mark changed."""
    refused = Signal(object)
    """An edit was refused; carries its Sentence. The set-up is as it was."""
    beside_changed = Signal()
    """Another world stands beside the session, or none; in a swap it comes after `changed`."""

    def __init__(self, setup: SetUp, parent: QObject | None = None, clock: Clock = time.monotonic) -> None:
        super().__init__(parent)
        self._setup = self._noted = setup
        self._file = SavedState(setup=setup)
        self._other: OtherWorld | None = None
        self._clock = clock
        self._depth = self._gestures = 0
        self._locks: frozenset[Lock] = frozenset()
        self.history = History()

    @property
    def setup(self) -> SetUp:
        return self._setup

    @property
    def noted(self) -> SetUp:
        """The set-up as undo and the crash journal know it: of a picture that moves, not the newest frame."""
        return self._noted

    @property
    def network(self) -> Network:
        return self._setup.network

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to last, if any."""
        return self._file.path

    @property
    def file(self) -> SavedState:
        """Where it is saved. In a swap it goes with its world."""
        return self._file

    @property
    def other(self) -> OtherWorld | None:
        """The world beside the session, if there is one."""
        return self._other

    @property
    def is_modified(self) -> bool:
        """Whether the set-up is another value than the one that was opened or saved last; undo leads back to it."""
        return self._noted is not self._file.setup

    @property
    def saved(self) -> SetUp | None:
        """The set-up as it was opened or saved last; None where it was never saved."""
        return self._file.setup

    @property
    def is_in_gesture(self) -> bool:
        return self._depth > 0

    @property
    def gesture(self) -> int:
        """A number of its own for every gesture; 0 outside of gestures."""
        return self._gestures if self._depth else 0

    def begin_gesture(self) -> None:
        """A drag begins: edits with one key are one undo step however long it takes. May be nested."""
        if not self._depth:
            self._gestures += 1
        self._depth += 1

    def end_gesture(self) -> None:
        self._depth = max(0, self._depth - 1)

    def apply(self, setup: SetUp, text: str, merge_key: Hashable = None) -> None:
        """Make `setup` the current one as the undo step `text`; nothing happens when it is the same value."""
        if setup is self._setup:
            return
        self._note_frame()
        step = Step(self._setup, setup, text, merge_key, self._clock(), self.gesture)
        self.history.add(step, may_merge=self.is_modified)  # what is saved stays a step of its own
        self._show(setup)

    def undo(self) -> None:
        """Go one step back, if there is one."""
        self._note_frame()
        step = self.history.back()
        if step is not None:
            self._show(step.old, step.along, 0)

    def redo(self) -> None:
        """Go one step forth again, if there is one."""
        self._note_frame()
        step = self.history.forth()
        if step is not None:
            self._show(step.new, step.along, 1)

    def put_beside(self, other: OtherWorld | None) -> None:
        """Let `other` stand beside the session, or nothing. A file that is the session's stays the session's."""
        self._other = other
        self._claim(self._file)
        self.beside_changed.emit()

    def exchange(self, setup: SetUp, file: SavedState, other: OtherWorld, text: str) -> None:
        """The session changes places with the world beside it, as the undo step `text`: `setup`, kept in `file`, is the
        session from now on, and what that was stands beside it as `other`. Undo brings back all three.
        """
        self._note_frame()
        along = Along((self._file, file), (self._other, other))
        self.history.add(Step(self._setup, setup, text, None, self._clock(), 0, along), may_merge=False)
        self._show(setup, along, 1)

    def edit(self, text: str, function: Callable[..., Network], *values: Any, merge_key: Hashable = None) -> bool:
        """Apply a pure edit `function(network, *values)`; a refusal is emitted, not raised. True when it was done."""
        if self._is_locked(Lock.NETWORK):
            return False
        try:
            network = function(self.network, *values)
        except SpokenError as error:
            self.refused.emit(error.sentence)
            return False
        if network is not self.network:
            self.apply(self._setup.with_network(network), text, merge_key)
        return True

    def edit_input(self, text: str, new_input: Input, fit: Callable[..., Network], merge_key: Hashable = None) -> bool:
        """Put another input under the network; `fit(network, shape)` makes the network take its shape."""
        if self._is_locked(Lock.INPUT):
            return False
        try:
            network = fit(self.network, new_input.shape)
        except SpokenError as error:
            self.refused.emit(error.sentence)
            return False
        self.apply(replace(self._setup, input=new_input, network=network), text, merge_key)
        return True

    def show_frame(self, picture: Picture) -> None:
        """Let the picture, under what is drawn on it, be the next frame of one that moves: no step, nothing to save.

        Undo, the journal and what is saved know the frame before until something is edited, or `keep_frame`.
        """
        source = self._setup.input
        assert isinstance(source, PictureInput)
        self._setup = replace(self._setup, input=replace(source, picture=put_under(source.picture, picture)))
        self.changed.emit()

    def keep_frame(self) -> None:
        """Let the frame that is shown be the picture of the set-up from now on: it stopped there, or is to be saved."""
        if self._noted is self._setup:
            return
        was_modified = self.is_modified
        self._note_frame(is_still=True)
        if self.is_modified != was_modified:
            self.saved_state_changed.emit()
        self.changed.emit()

    def refuse(self, sentence: Sentence) -> None:
        """Say why something was not done."""
        self.refused.emit(sentence)

    def open(self, setup: SetUp, path: Path | None, *, recovered: bool = False) -> None:
        """Replace everything by `setup` from `path`; the history starts anew. `recovered` work is not saved yet."""
        self._setup = self._noted = setup
        self._file = SavedState(path, None if recovered else setup)
        self.history.clear()
        self._claim(self._file)
        self.changed.emit()
        self.replaced.emit()
        self.saved_state_changed.emit()

    def show(self, setup: SetUp, text: str, *, is_saved: bool = True) -> None:
        """Make `setup` the current one; the way back stays, as after an edit. One that `is_saved` needs no saving."""
        if setup is self._setup:
            return
        self._note_frame()
        file = SavedState(setup=setup if is_saved else self._file.setup)
        along = Along((self._file, file))
        self.history.add(Step(self._setup, setup, text, None, self._clock(), 0, along), may_merge=False)
        self._setup, self._noted, self._file = setup, setup, file
        self.changed.emit()
        self.replaced.emit()
        self.saved_state_changed.emit()

    def set_locks(self, locks: frozenset[Lock]) -> None:
        """What edits are refused from now on, in a sentence."""
        self._locks = locks

    def _is_locked(self, lock: Lock) -> bool:
        """Whether it is; said to the user then."""
        if lock not in self._locks:
            return False
        sentences = {
            Lock.NETWORK: QT_TRANSLATE_NOOP("Sentence", "This scene of the lesson has locked the network."),
            Lock.INPUT: QT_TRANSLATE_NOOP("Sentence", "This scene of the lesson has locked the input."),
        }
        self.refused.emit(Sentence(sentences[lock]))
        return True

    def mark_saved(self, path: Path, written: SetUp, file: SavedState | None = None) -> None:
        """Remember that `path` holds `written`, of the session or of the world that is kept in `file`; what was edited,
        or changed places, while it was being written stays as it is.
        """
        file = file or self._file
        file.hold(path, written)
        self._claim(file)
        self.saved_state_changed.emit()

    def _claim(self, file: SavedState) -> None:
        """One file belongs to one world: whoever else had that of `file` has it no more."""
        beside = () if self._other is None or self._other.file is None else (self._other.file,)
        for one in (self._file, *beside, *self.history.files()):
            if one is not file and one.has(file.path):
                one.let_go()

    def _show(self, setup: SetUp, along: Along | None = None, side: int = 0) -> None:
        """Make `setup` the current one; `along` brings what it has on one `side`, 0 before the step and 1 after it."""
        was_modified, old_file, old_other = self.is_modified, self._file, self._other
        self._setup = self._noted = setup
        if along is not None:
            self._file = along.files[side]
            if self._other is along.others[1 - side]:  # else another one was put there since
                self._other = along.others[side]
        self.changed.emit()
        if self.is_modified != was_modified or self._file is not old_file:
            self.saved_state_changed.emit()
        if self._other is not old_other:
            self.beside_changed.emit()

    def _note_frame(self, *, is_still: bool = False) -> None:
        """Put the frame that is shown in place of the one before in every step: a picture that moves is one picture.

        What was saved counts as the same, unless it `is_still`: then the file has another picture.
        """
        if self._noted is self._setup:
            return
        renewed = _renewing(self._noted, self._setup)
        self.history.renew(renewed)
        if self._file.setup is not None and not is_still:
            self._file.setup = renewed(self._file.setup)
        self._noted = self._setup


def _renewing(before: SetUp, now: SetUp) -> Callable[[SetUp], SetUp]:
    """Puts the picture of `now` in place of that of `before`; the same value again for the same set-up."""
    known = {before: now}
    old, new = before.input, now.input
    assert isinstance(old, PictureInput)
    assert isinstance(new, PictureInput)

    def renewed(setup: SetUp) -> SetUp:
        source = setup.input
        if setup not in known and isinstance(source, PictureInput) and source.content is old.content:
            picture = put_under(source.picture, under_drawing(new.picture))
            known[setup] = replace(setup, input=replace(source, picture=picture))
        return known.get(setup, setup)

    return renewed
