"""The open batch: which picture of it the session shows, and going to another one. What is asked for last comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from playground.inputs.batch import Batch, gathered, in_place
from playground.network.editing import edits
from playground.network.sentence import SpokenError
from playground.network.setup import Picture
from playground.network.source.sound_input import Sound
from playground.session.document import Document
from playground.session.tasks import Tasks
from playground.session.undo.history import Lasting


class BatchWalk(QObject):
    """Pictures are read beside the window; a whole walk is one undo step, "`words`"."""

    opened = Signal()
    """Another batch, or none."""
    moved = Signal()
    """`current` or `wanted` is another one."""
    refused = Signal(int, object)
    """The picture of that index cannot be read; carries the Sentence."""
    failed = Signal(object)
    """What was to be a batch is none; carries the Sentence."""

    def __init__(self, document: Document, words: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._words = document, words
        self._tasks = Tasks(self)
        self._batch: Batch | None = None
        self._wanted: int | None = None
        self._reading: int | None = None
        self._places: WeakKeyDictionary[Picture | Sound, int] = WeakKeyDictionary()
        self._shown: object = document.setup.input.content
        document.changed.connect(self._on_document_changed)

    @property
    def batch(self) -> Batch | None:
        return self._batch

    @property
    def current(self) -> int | None:
        """The picture that the session shows, if it is one of the batch; also after an undo."""
        content = self._document.setup.input.content  # also while it is drawn on
        return self._places.get(content) if isinstance(content, Picture | Sound) else None

    @property
    def wanted(self) -> int | None:
        """The picture that is gone to: the one that is being read, or could not be; else the current one."""
        return self.current if self._wanted is None else self._wanted

    def open(self, paths: Sequence[Path]) -> None:
        """Make the pictures among `paths` the batch, and show the first."""
        self._tasks.run(partial(gathered, paths), self._on_gathered, self._on_failed)

    def close(self) -> None:
        """No batch; the session stays as it is."""
        self._set(None)

    def go(self, index: int) -> None:
        """Show a picture of the batch."""
        if self._batch is None or not 0 <= index < len(self._batch):
            return
        self._wanted = index
        self.moved.emit()
        if self._reading is None:
            self._read()

    def step(self, by: int, skipped: Callable[[int], bool] = lambda index: False) -> None:
        """So many pictures on or back, over those that are `skipped`; nothing at the ends."""
        if self._batch is None:
            return
        start = self.wanted
        index = (-1 if by > 0 else len(self._batch)) if start is None else start
        index += by
        while 0 <= index < len(self._batch) and skipped(index):
            index += 1 if by > 0 else -1
        self.go(index)

    def stop(self) -> None:
        """Read nothing any more."""
        self._tasks.stop()

    def _set(self, batch: Batch | None) -> None:
        self._batch, self._wanted = batch, None
        self._places.clear()
        self.opened.emit()

    def _on_gathered(self, batch: Batch) -> None:
        self._set(batch)
        self.go(0)

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(error.sentence)

    def _read(self) -> None:
        assert self._batch is not None
        assert self._wanted is not None
        batch, index = self._batch, self._wanted
        self._reading = index
        self._tasks.run(
            partial(batch.item, index),
            partial(self._on_read, batch, index),
            partial(self._on_refused, batch, index),
        )

    def _on_read(self, batch: Batch, index: int, item: Picture | Sound) -> None:
        """It is shown even if another one is wanted by now: going on fast shows something."""
        if batch is self._batch:
            self._places[item] = index
            if index == self._wanted:
                self._wanted = None
            self._use(item)
        self._reading = None
        self._read_on()

    def _on_refused(self, batch: Batch, index: int, error: SpokenError) -> None:
        self._reading = None
        if batch is self._batch:
            self.refused.emit(index, error.sentence)
            if index == self._wanted:
                return  # it stays where one is, and the session as it was
        self._read_on()

    def _read_on(self) -> None:
        if self._batch is not None and self._wanted is not None:
            self._read()

    def _on_document_changed(self) -> None:
        """Another picture, as by an undo: the one that could not be read is not gone to any more."""
        content = self._document.setup.input.content
        if content is not self._shown:
            self._shown = content
            if self._reading is None:
                self._wanted = None
        self.moved.emit()

    def _use(self, item: Picture | Sound) -> None:
        """Prepared as the picture before was: crop, size and transform stay, so that the pictures can be compared."""
        new, key = in_place(self._document.setup.input, item), Lasting(("batch", id(self._batch)))
        self._document.edit_input(self._words(), new, edits.set_input_shape, merge_key=key)
        self.moved.emit()
