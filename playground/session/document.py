"""The open set-up with its history: the one place where a new set-up value replaces the old."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from playground.network.lessons.scene_parts import Lock
from playground.network.network import Network
from playground.network.sentence import Sentence, SpokenError
from playground.network.setup import Input, Picture, SetUp
from playground.session.scene_locks import check_not_locked
from playground.session.undo.gestures import Gestures
from playground.session.undo.history import History, Step
from playground.session.undo.next_frame import renewing, with_frame
from playground.session.worlds.other_world import OtherWorld
from playground.session.worlds.saved_state import SavedState
from playground.session.worlds.worlds import Worlds
from playground.storage.file_stamp import FileStamp

Clock = Callable[[], float]


class Document(QObject):
    """The set-up being edited, the way back, where it is saved, and the world beside it."""

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
        self._worlds = Worlds(SavedState(setup=setup))
        self._clock = clock
        self.gestures = Gestures()
        self.history = History()
        self.locks: frozenset[Lock] = frozenset()
        """What a lesson keeps from being edited."""

    @property
    def setup(self) -> SetUp:
        return self._setup

    @property
    def network(self) -> Network:
        return self._setup.network

    # editing

    def edit(self, text: str, function: Callable[..., Network], *values: Any, merge_key: Hashable = None) -> bool:
        """Apply a pure edit `function(network, *values)`; a refusal is emitted, not raised. True when it was done."""

        def edited() -> SetUp:
            network = function(self.network, *values)
            return self._setup if network is self.network else self._setup.with_network(network)

        return self._try(Lock.NETWORK, edited, text, merge_key)

    def edit_input(self, text: str, new_input: Input, fit: Callable[..., Network], merge_key: Hashable = None) -> bool:
        """Put another input under the network; `fit(network, shape)` makes the network take its shape."""

        def edited() -> SetUp:
            return replace(self._setup, input=new_input, network=fit(self.network, new_input.shape))

        return self._try(Lock.INPUT, edited, text, merge_key)

    def _try(self, lock: Lock, edited: Callable[[], SetUp], text: str, merge_key: Hashable) -> bool:
        try:
            check_not_locked(lock, self.locks)
            setup = edited()
        except SpokenError as error:
            self.refused.emit(error.sentence)
            return False
        self.apply(setup, text, merge_key)
        return True

    def refuse(self, sentence: Sentence) -> None:
        """Say why something was not done."""
        self.refused.emit(sentence)

    def apply(self, setup: SetUp, text: str, merge_key: Hashable = None) -> None:
        """Make `setup` the current one as the undo step `text`; nothing happens when it is the same value."""
        if setup is not self._setup:
            self._step(setup, text, merge_key)
            self._become(setup, self._worlds)

    def show(self, setup: SetUp, text: str, *, is_saved: bool = True) -> None:
        """The same for a set-up of its own, which has no file yet. One that `is_saved` needs no saving."""
        if setup is not self._setup:
            worlds = replace(self._worlds, file=SavedState(setup=setup if is_saved else self.file.setup))
            self._step(setup, text, worlds=worlds)
            self._become(setup, worlds, is_another=True)

    def exchange(self, setup: SetUp, file: SavedState, other: OtherWorld, text: str) -> None:
        """The session changes places with the world beside it, as the undo step `text`: `setup`, kept in `file`, is the
        session from now on, and what that was stands beside it as `other`. Undo brings back all three.
        """
        worlds = Worlds(file, other)
        self._step(setup, text, worlds=worlds)
        self._become(setup, worlds)

    def undo(self) -> None:
        """Go one step back, if there is one."""
        self._note_frame()
        step = self.history.back()
        if step is not None:
            before, after = step.worlds or (self._worlds, self._worlds)
            self._become(step.old, self._worlds.turned(after, before))

    def redo(self) -> None:
        """Go one step forth again, if there is one."""
        self._note_frame()
        step = self.history.forth()
        if step is not None:
            before, after = step.worlds or (self._worlds, self._worlds)
            self._become(step.new, self._worlds.turned(before, after))

    def _step(self, setup: SetUp, text: str, merge_key: Hashable = None, worlds: Worlds | None = None) -> None:
        """Note that `setup`, and other `worlds` with it, will be what there is."""
        self._note_frame()
        both = None if worlds is None else self._worlds.changing_to(worlds)
        step = Step(self._setup, setup, text, merge_key, self._clock(), self.gestures.number, both)
        self.history.add(step, may_merge=self.is_modified)  # what is saved stays a step of its own

    def _become(self, setup: SetUp, worlds: Worlds, *, is_another: bool = False) -> None:
        """Make `setup` and `worlds` the current ones, and tell so."""
        was_modified, old = self.is_modified, self._worlds
        self._setup = self._noted = setup
        self._worlds = worlds
        self.changed.emit()
        if is_another:
            self.replaced.emit()
        if self.is_modified != was_modified or worlds.file is not old.file:
            self.saved_state_changed.emit()
        if worlds.other is not old.other:
            self.beside_changed.emit()

    # where it is saved, and what stands beside it

    @property
    def file(self) -> SavedState:
        """Where it is saved. In a swap it goes with its world."""
        return self._worlds.file

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to last, if any."""
        return self.file.path

    @property
    def is_modified(self) -> bool:
        """Whether the set-up is another value than the one that was opened or saved last; undo leads back to it."""
        return self._noted is not self.file.setup

    @property
    def other(self) -> OtherWorld | None:
        """The world beside the session, if there is one."""
        return self._worlds.other

    @property
    def unsaved_beside(self) -> OtherWorld | None:
        """The world beside the session, if what it holds of the user's work is in no file and not in the session."""
        other = self.other
        is_lost = other is not None and other.is_unsaved and other.whole not in (self._noted, self.file.setup)
        return other if is_lost else None

    def open(self, setup: SetUp, path: Path | None, *, recovered: bool = False, stamp: FileStamp | None = None) -> None:
        """Replace everything by `setup` from `path`; the history starts anew. `recovered` work is not saved yet."""
        worlds = replace(self._worlds, file=SavedState(path, None if recovered else setup, stamp=stamp))
        self.history.clear()
        worlds.file.claim(worlds.files())
        self._become(setup, worlds, is_another=True)

    def put_beside(self, other: OtherWorld | None) -> None:
        """Let `other` stand beside the session, or nothing. A file that is the session's stays the session's."""
        self._worlds = replace(self._worlds, other=other)
        self.file.claim(self._worlds.files())
        self.beside_changed.emit()

    def mark_saved(
        self, path: Path, written: SetUp, file: SavedState | None = None, stamp: FileStamp | None = None
    ) -> None:
        """Remember that `path` holds `written`, of the session or of the world that is kept in `file`; what was edited,
        or changed places, while it was being written stays as it is.
        """
        file = file or self.file
        file.hold(path, written, stamp)
        file.claim((*self._worlds.files(), *self.history.files()))
        self.saved_state_changed.emit()

    # a picture that moves

    @property
    def noted(self) -> SetUp:
        """The set-up as undo and the crash journal know it: of a picture that moves, not the newest frame."""
        return self._noted

    def show_frame(self, picture: Picture) -> None:
        """Let the picture, under what is drawn on it, be the next frame of one that moves: no step, nothing to save.

        Undo, the journal and what is saved know the frame before until something is edited, or `keep_frame`.
        """
        self._setup = with_frame(self._setup, picture)
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

    def _note_frame(self, *, is_still: bool = False) -> None:
        """Put the frame that is shown in place of the one before in every step: a picture that moves is one picture.

        What was saved counts as the same, unless it `is_still`: then the file has another picture.
        """
        if self._noted is self._setup:
            return
        renewed = renewing(self._noted, self._setup)
        self.history.renew(renewed)
        if self.file.setup is not None and not is_still:
            self.file.setup = renewed(self.file.setup)
        self._noted = self._setup
