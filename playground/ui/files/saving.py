"""Saving from the window, and the question before unsaved work is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError
from playground.network.setup import SetUp, View
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.selection import Selection, fitting
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.session.worlds.other_world import OtherWorld
from playground.session.worlds.saved_state import SavedState
from playground.storage.file_stamp import FileStamp, stamp_of
from playground.storage.setup_file import save_setup
from playground.ui.files.new_file import ask_for_new_file
from playground.ui.files.save_question import Answer, ask_to_save, ask_to_save_over
from playground.ui.kit.setup_words import setup_words

translate = QCoreApplication.translate


class _World(NamedTuple):
    """What is saved: a set-up with the view it is looked at with, and where it is kept."""

    setup: SetUp
    view: View
    file: SavedState


class ChangedElsewhere(SpokenError):
    """The file holds what somebody else wrote."""


class Saving(QObject):
    """Writes the session, or the world beside it, beside the window; a failure leaves both unsaved."""

    failed = Signal(str, object)
    """A sentence about what could not be saved, and what asks for another file and tries again."""
    said = Signal(str)
    """What just happened, for the status bar."""
    recent_changed = Signal()
    saved = Signal()

    def __init__(
        self, document: Document, selection: Selection, settings: Settings, tasks: Tasks, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._selection, self._settings, self._tasks = document, selection, settings, tasks
        self._window = window

    def current_setup(self) -> SetUp:
        """The document's set-up with the view as it is now."""
        return replace(self._document.setup, view=self._selection.view)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save where it was saved last; asks for a file the first time."""
        self._save(None, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Choose a file; its ending decides the form."""
        self._save_as(None, then)

    def _world(self, other: OtherWorld | None) -> _World:
        """What is saved of the world beside, or (None) of the session."""
        if other is None or other.whole is None or other.file is None:
            return _World(self._document.setup, self._selection.view, self._document.file)
        return _World(other.whole, fitting(other.whole.view, other.whole.network), other.file)

    def _save(self, other: OtherWorld | None, then: Callable[[], None] | None) -> None:
        path = self._world(other).file.path
        if path is None:
            self._save_as(other, then)
        else:
            self._write(other, path, then)

    def _save_as(self, other: OtherWorld | None, then: Callable[[], None] | None) -> None:
        world = self._world(other)
        kinds = {
            ".cnnplay": translate("FileActions", "Set-up with its picture"),
            ".json": translate("FileActions", "Readable set-up"),
        }
        name = setup_words(world.setup, world.file) if world.file.is_copy else world.setup.title
        start, title = world.file.path or f"{name}.cnnplay", translate("FileActions", "Save the set-up")
        path = ask_for_new_file(self._window, self._settings, title, start, kinds)
        if path is not None:
            self._write(other, path, then, is_asked=True)

    def _write(
        self, other: OtherWorld | None, path: Path, then: Callable[[], None] | None, *, is_asked: bool = False
    ) -> None:
        """`is_asked`: also where the file is not as it was when it was read or written here last."""
        self._document.keep_frame()
        world = self._world(other)
        known = None if is_asked or path != world.file.path else world.file.stamp
        setup = replace(world.setup, view=world.view, title=path.stem)
        done, failed = partial(self._on_written, world, path, then), partial(self._on_failed, other, path, then)
        self._tasks.run(partial(_save, setup, path, known), done, failed)

    def _on_written(self, world: _World, path: Path, then: Callable[[], None] | None, stamp: FileStamp | None) -> None:
        self._document.mark_saved(path, world.setup, world.file, stamp)
        self._settings.add_recent_file(path)
        self.recent_changed.emit()
        self.said.emit(translate("FileActions", "Saved {name}").format(name=path.name))
        self.saved.emit()
        if then is not None:
            then()

    def ask_before_closing(self, then: Callable[[], None]) -> None:
        """Do `then` once nothing can be lost by it, neither of the session nor of the world beside it."""
        self.ask_before_losing(partial(self.ask_before_losing_beside, then))

    def ask_before_losing(self, then: Callable[[], None]) -> None:
        """Do `then` once nothing of the session can be lost by it. What is saved first is asked for again: it may be
        edited while it is being written.
        """
        if not self._document.is_modified:
            then()
            return
        answer = self._ask_to_save(translate("FileActions", "The set-up has changes that are not saved."))
        if answer == Answer.Save:
            self.save(partial(self.ask_before_losing, then))
        elif answer == Answer.Discard:
            then()

    def ask_before_losing_beside(self, then: Callable[[], None]) -> None:
        """The same for the world beside the session."""
        other = self._document.unsaved_beside
        if other is None:
            then()
            return
        world = self._world(other)
        words = translate("FileActions", "World B, {name}, has changes that are not saved.")
        answer = self._ask_to_save(words.format(name=setup_words(world.setup, world.file)))
        if answer == Answer.Save:
            self._save(other, partial(self.ask_before_losing_beside, then))
        elif answer == Answer.Discard:
            then()

    def _ask_to_save(self, words: str) -> Answer:
        return ask_to_save(self._window, translate("FileActions", "Save changes?"), words)

    def _on_failed(
        self, other: OtherWorld | None, path: Path, then: Callable[[], None] | None, error: SpokenError
    ) -> None:
        if not isinstance(error, ChangedElsewhere):
            self.failed.emit(spoken(error.sentence), partial(self._save_as, other, then))
            return
        answer = ask_to_save_over(self._window, spoken(error.sentence))
        if answer == Answer.Save:
            self._write(other, path, then, is_asked=True)
        elif answer == Answer.Retry:
            self._save_as(other, then)


def _save(setup: SetUp, path: Path, known: FileStamp | None) -> FileStamp | None:
    """Write the file; what it looks like now. Raises ChangedElsewhere where it is there and not as it was `known`."""
    if known is not None and stamp_of(path) not in (known, None):
        template = QT_TRANSLATE_NOOP(
            "Sentence", "{name} was changed elsewhere since it was opened or saved here. Saving over it loses that."
        )
        raise ChangedElsewhere(template, name=path.name)
    save_setup(setup, path)
    return stamp_of(path)
