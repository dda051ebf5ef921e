"""Asks which of the arrays in a file is to be the input."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from playground.inputs.arrays.array_file import ArrayChoice, chosen_array
from playground.inputs.arrays.array_shape import ArrayEntry
from playground.network.sentence import SpokenError
from playground.network.source.array_input import ArrayInput
from playground.session.language import spoken
from playground.session.tasks import Tasks
from playground.ui.kit.layer_words import shape_text

translate = QCoreApplication.translate


class ArrayImport(QObject):
    """One dialog at a time; it blocks nothing."""

    failed = Signal(str)
    """A sentence about what could not be opened."""

    def __init__(self, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._window = tasks, window
        self.dialog: QInputDialog | None = None

    def ask(self, choice: ArrayChoice, then: Callable[[ArrayInput], None]) -> None:
        """Have one of the arrays chosen, and then do `then` with it."""
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog = QInputDialog(self._window)
        words = {_words(entry): entry for entry in choice.entries}
        dialog.setWindowTitle(translate("ArrayImport", "Open {name}").format(name=choice.path.name))
        dialog.setLabelText(translate("ArrayImport", "Which of its arrays goes into the network?"))
        dialog.setComboBoxItems(list(words))
        dialog.setOkButtonText(translate("ArrayImport", "Open"))
        dialog.setCancelButtonText(translate("ArrayImport", "Cancel"))
        dialog.textValueSelected.connect(partial(self._on_chosen, choice, words, then))
        dialog.finished.connect(self._on_finished)
        dialog.show()

    def _on_chosen(
        self, choice: ArrayChoice, words: dict[str, ArrayEntry], then: Callable[[ArrayInput], None], text: str
    ) -> None:
        self._tasks.run(partial(chosen_array, choice.path, words[text]), then, self._on_failed)

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))


def _words(entry: ArrayEntry) -> str:
    """ "x_train · 3 × 28 × 28 · uint8"."""
    return f"{entry.name} · {shape_text(entry.shape)} · {entry.kind}"
