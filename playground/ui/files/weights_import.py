"""Puts the weights of a file into the network: shows where they go, reads them beside the window, one undo step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.network.layers import Array
from playground.network.sentence import SpokenError
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.storage.networks.weights_file import WeightsFile, plan_for, read_arrays, read_weights

if TYPE_CHECKING:
    from playground.network.weights_match import Match
    from playground.ui.files.weights_dialog import WeightsDialog

translate = QCoreApplication.translate
PATTERNS = "*.safetensors *.npz"


class WeightsImport(QObject):
    """One dialog at a time."""

    failed = Signal(str)
    """A sentence about what could not be loaded."""
    said = Signal(str)

    def __init__(self, document: Document, settings: Settings, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._tasks, self._window = document, settings, tasks, window
        self.dialog: WeightsDialog | None = None

    def choose(self) -> None:
        """Ask for a file, whatever its arrays are called."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            translate("WeightsImport", "Load weights into the network"),
            self._settings.text("folder"),
            translate("WeightsImport", "Weights") + f" ({PATTERNS})",
        )
        if chosen:
            self._settings.set("folder", str(Path(chosen).parent))
            self._tasks.run(partial(read_weights, Path(chosen)), self.ask, self._on_failed)

    def ask(self, file: WeightsFile) -> None:
        """Show where the arrays of a file go in the network as it is now."""
        from playground.ui.files.weights_dialog import WeightsDialog  # late: only when weights are loaded

        try:
            plan = plan_for(self._document.network, file)
        except SpokenError as error:
            self._on_failed(error)
            return
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog = WeightsDialog(file, plan, self._window)
        dialog.wanted.connect(partial(self._read, file))
        dialog.finished.connect(self._on_closed)
        dialog.show()

    def _read(self, file: WeightsFile, matches: tuple[Match, ...]) -> None:
        self._tasks.run(
            partial(read_arrays, file, matches), partial(self._put_in, file.path.name, matches), self._on_failed
        )

    def _put_in(self, name: str, matches: tuple[Match, ...], arrays: dict[str, Array]) -> None:
        from playground.network.weights_match import with_weights  # late: only when weights are loaded

        text = translate("WeightsImport", "Load weights of {name}").format(name=name)
        if self._document.edit(text, with_weights, matches, arrays):
            self.said.emit(translate("WeightsImport", "Loaded weights of {name}").format(name=name))

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))
