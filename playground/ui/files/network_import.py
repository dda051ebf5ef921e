"""Opens a network that someone else trained: asks for its preprocessing, and tells how it compares with its file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.import_check import Comparison
from playground.imported_session import session_over
from playground.network.preprocessing import Preprocessing
from playground.network.sentence import Sentence, SpokenError
from playground.network.setup import SetUp
from playground.session.language import spoken
from playground.session.network_check import NetworkCheck
from playground.session.tasks import Tasks
from playground.storage.networks.network_file import ImportedNetwork

if TYPE_CHECKING:
    from playground.ui.files.import_dialog import ImportDialog


class NetworkImport(QObject):
    """One dialog at a time; a comparison goes on after its network was opened."""

    failed = Signal(str)
    """A sentence about what could not be opened, or differs from its file."""
    said = Signal(str)
    """How the comparison ended, for the status bar."""

    def __init__(self, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._window = tasks, window
        self.dialog: ImportDialog | None = None
        self._check: NetworkCheck | None = None

    def ask(self, imported: ImportedNetwork, then: Callable[[SetUp], None]) -> None:
        """Ask how pixels come in, and then do `then` with the session."""
        from playground.ui.files.import_dialog import ImportDialog  # late: only when a network is opened

        try:
            dialog = ImportDialog(imported, self._window)
        except SpokenError as error:
            self.failed.emit(spoken(error.sentence))
            return
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog
        dialog.wanted.connect(partial(self._open, imported, then))
        dialog.finished.connect(self._on_closed)
        self._start_check(imported, dialog)
        dialog.show()

    def _start_check(self, imported: ImportedNetwork, dialog: ImportDialog) -> None:
        self._end_check()
        self._check = check = NetworkCheck(imported, self._tasks)
        check.progressed.connect(dialog.show_progress)
        check.finished.connect(dialog.show_comparison)
        check.failed.connect(dialog.show_outcome)
        check.finished.connect(self._on_checked)
        check.failed.connect(self._on_not_checked)
        check.start()

    def _open(self, imported: ImportedNetwork, then: Callable[[SetUp], None], way: Preprocessing) -> None:
        self._tasks.run(partial(session_over, imported, way), then, self._on_failed)

    def _on_closed(self, accepted: int) -> None:
        if not accepted:
            self._end_check()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _end_check(self) -> None:
        if self._check is not None:
            self._check.stop()
            self._check.deleteLater()
            self._check = None

    def _on_checked(self, comparison: Comparison) -> None:
        told = spoken(comparison.told)
        (self.said if comparison.agrees else self.failed).emit(told)
        self._end_check()

    def _on_not_checked(self, sentence: Sentence) -> None:
        self.said.emit(spoken(sentence))
        self._end_check()

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))
