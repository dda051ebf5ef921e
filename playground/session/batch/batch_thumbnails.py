"""A batch's pictures made small, beside the window: those that are looked at first, and no more than memory allows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from playground import limits
from playground.engine.cancel import CheckCancelled
from playground.inputs.batch import Batch
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError
from playground.session.latest import LatestWorker

THUMBNAIL = 160
"""Longest side of a picture made small: enough for a tile at scale 2."""
Job = tuple[Batch, tuple[int, ...]]


def most_thumbnails(side: int = THUMBNAIL) -> int:
    """How many are kept."""
    return max(limits.THUMBNAIL_BYTES // thumbnail_bytes(side), 1)


def thumbnail_bytes(side: int = THUMBNAIL) -> int:
    """The most that one takes."""
    return 3 * side * side


class BatchThumbnails(QObject):
    """Asked for what can be seen; what was not begun of an earlier question is dropped."""

    changed = Signal(int)
    """The picture of that index is there, or was refused."""
    made = Signal(object, int, object)
    """Internal: batch, index, and pixels or a Sentence on their way to the window's thread."""

    def __init__(self, side: int = THUMBNAIL, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._batch = Batch(())
        self._pixels: OrderedDict[int, Array] = OrderedDict()  # those looked at last come last
        self.refused: dict[int, Sentence] = {}
        self._most = most_thumbnails(side)
        self._worker: LatestWorker[Job] = LatestWorker(self._make, self._on_broken, self)
        self.made.connect(self._on_made)

    def open(self, batch: Batch) -> None:
        """Forget all others."""
        self._worker.post(None)
        self._batch = batch
        self._pixels.clear()
        self.refused = {}

    def want(self, indices: Sequence[int]) -> None:
        """Have these made, in this order."""
        missing = tuple(index for index in indices if index not in self._pixels and index not in self.refused)
        for index in indices:
            if index in self._pixels:
                self._pixels.move_to_end(index)
        self._worker.post((self._batch, missing) if missing else None)

    def pixels(self, index: int) -> Array | None:
        """(h, w, 3) uint8, if it is there."""
        return self._pixels.get(index)

    def refuse(self, index: int, sentence: Sentence) -> None:
        """Note what others found out: that a picture cannot be read."""
        if index not in self.refused:
            self.refused[index] = sentence
            self.changed.emit(index)

    def stop(self) -> None:
        self._worker.close()

    def _make(self, job: Job, check: CheckCancelled) -> None:
        batch, indices = job
        for index in indices:
            check()
            try:
                made: Array | Sentence = batch.thumbnail(index, self._side)
            except SpokenError as error:
                made = error.sentence
            self.made.emit(batch, index, made)

    def _on_broken(self, job: Job) -> None:
        """What nobody expected: none of them is asked for again."""
        sentence = Sentence(QT_TRANSLATE_NOOP("Sentence", "It could not be read. Details are in the log."))
        for index in job[1]:
            self.made.emit(job[0], index, sentence)

    def _on_made(self, batch: Batch, index: int, made: Array | Sentence) -> None:
        if batch is not self._batch:
            return
        if isinstance(made, Sentence):
            self.refused.setdefault(index, made)
        else:
            self._pixels[index] = made
            while len(self._pixels) > self._most:
                self._pixels.popitem(last=False)
        self.changed.emit(index)
