"""Shows how far the opening of a large file is, once it takes a while, and stops it when that is wished."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

translate = QCoreApplication.translate
PATIENCE_MS = 700
"""What is open by then needs no dialog."""
STEPS = 1000


class Opening(QObject):
    """One file that is being opened on another thread."""

    _progressed = Signal(object, object)

    def __init__(self, name: str, window: QWidget) -> None:
        super().__init__(window)
        self._name, self._window = name, window
        self._stopped = Event()
        self.dialog: QProgressDialog | None = None
        self._progressed.connect(self._on_progressed)

    def progress(self, done: int, count: int) -> None:
        """To be called by whoever opens the file, in any thread. Raises SpokenError when it is to stop."""
        if self._stopped.is_set():
            raise SpokenError(QT_TRANSLATE_NOOP("Sentence", "Opening {file} was stopped."), file=self._name)
        self._progressed.emit(done, count)

    def stop(self) -> None:
        """The next piece is not read any more."""
        self._stopped.set()

    def end(self) -> None:
        """It is open, or was refused."""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None
        self.deleteLater()

    def _on_progressed(self, done: int, count: int) -> None:
        if self.dialog is None:
            self.dialog = self._made_dialog()
        self.dialog.setValue(STEPS * done // max(count, 1))

    def _made_dialog(self) -> QProgressDialog:
        text = translate("Opening", "Opening {name} …").format(name=self._name)
        dialog = QProgressDialog(text, translate("Opening", "Cancel"), 0, STEPS, self._window)
        dialog.setMinimumDuration(PATIENCE_MS)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.canceled.connect(self.stop)
        return dialog
