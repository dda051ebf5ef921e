"""Writes the network for other programs: asks for a file, writes beside the window, and tells what was written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.inputs.reading import read
from playground.network.sentence import SpokenError
from playground.network.setup import SetUp
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.storage.exports.export_form import ExportForm
from playground.ui.files.new_file import ask_for_new_file
from playground.ui.files.save_question import ask_to_replace

translate = QCoreApplication.translate


def export_words() -> dict[ExportForm, tuple[str, str]]:
    """Form -> its name in the menu, and what is written."""
    return {
        ExportForm.ONNX: (
            translate("NetworkExport", "ONNX…"),
            translate("NetworkExport", "Layers and weights in one file that other runtimes read"),
        ),
        ExportForm.SAFETENSORS: (
            translate("NetworkExport", "Weights…"),
            translate("NetworkExport", "The weights alone, as safetensors, by the layers' names"),
        ),
        ExportForm.NUMPY: (
            translate("NetworkExport", "NumPy script…"),
            translate("NetworkExport", "A script that computes the same maps, bit for bit, with NumPy alone"),
        ),
        ExportForm.PYTORCH: (
            translate("NetworkExport", "PyTorch source…"),
            translate("NetworkExport", "The layers as PyTorch source, the weights beside it"),
        ),
        ExportForm.KERAS: (
            translate("NetworkExport", "Keras source…"),
            translate("NetworkExport", "The layers as Keras source, the weights beside it"),
        ),
    }


class NetworkExport(QObject):
    """One form after the other, as they are asked for."""

    failed = Signal(str)
    said = Signal(str)

    def __init__(self, document: Document, settings: Settings, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._tasks, self._window = document, settings, tasks, window

    def ask(self, form: ExportForm) -> None:
        """Choose a file, then write it."""
        title, ending = translate("NetworkExport", "Export the network"), f".{form.ending}"
        start, kinds = f"{self._document.setup.title}{ending}", {ending: form.ending.upper()}
        path = ask_for_new_file(self._window, self._settings, title, start, kinds)
        if path is not None and self._may_write(form, path):
            self._tasks.run(partial(_written, self._document.setup, form, path), self._on_written, self._on_failed)

    def _may_write(self, form: ExportForm, path: Path) -> bool:
        """Asks about the weights beside a new text: the dialog has asked about the text alone."""
        beside = form.beside(path)
        if beside is None or path.exists() or not beside.exists():
            return True
        return ask_to_replace(self._window, beside.name)

    def _on_written(self, paths: tuple[Path, ...]) -> None:
        names = translate("NetworkExport", ", ").join(path.name for path in paths)
        self.said.emit(translate("NetworkExport", "Exported {names}").format(names=names))

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))


def _written(setup: SetUp, form: ExportForm, path: Path) -> tuple[Path, ...]:
    from playground.storage.exports.export import export_network  # late: only when something is exported

    return export_network(setup.network, read(setup.input).x, setup.title, form, path)
