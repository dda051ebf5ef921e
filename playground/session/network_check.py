"""Compares an imported network with its file beside the window, with progress, until it is done or stopped."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, Signal

from playground.import_check import compare
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError
from playground.session.tasks import Tasks
from playground.storage.networks.network_file import ImportedNetwork


class NetworkCheck(QObject):
    """One comparison on a thread of its own, so that it holds up neither the live view nor a save."""

    progressed = Signal(int, int)
    """Operations of the file done, and how many there are."""
    finished = Signal(object)
    """The Comparison."""
    failed = Signal(object)
    """The Sentence that says why there is none."""
    computed = Signal(int, int)
    """Internal: what is done on its way to the window's thread."""

    def __init__(self, imported: ImportedNetwork, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._imported = imported
        self._stopped = Event()
        self._tasks = Tasks(self)
        self.computed.connect(self._on_computed)
        tasks.stopped.connect(self.stop)

    def start(self) -> None:
        """Begin to compare. Connect to what it tells before: an operation done before that would be told to nobody."""
        self._tasks.run(self._compare, self.finished.emit, self._on_failed)

    def stop(self) -> None:
        """End it after the operation that is being computed; nothing is told any more."""
        self._stopped.set()
        self._tasks.stop()

    def _compare(self) -> object:
        return compare(self._imported, self._on_progress)

    def _on_progress(self, done: int, count: int) -> None:
        if self._stopped.is_set():
            raise SpokenError(QT_TRANSLATE_NOOP("Sentence", "The comparison with the file was stopped."))
        self.computed.emit(done, count)

    def _on_computed(self, done: int, count: int) -> None:
        if not self._stopped.is_set():
            self.progressed.emit(done, count)

    def _on_failed(self, error: SpokenError) -> None:
        sentence: Sentence = error.sentence
        self.failed.emit(sentence)
