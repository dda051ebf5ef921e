"""Asks how pixels come into a network that someone else trained, while it is compared with its file; blocks nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from playground.import_check import Comparison
from playground.imported_session import picture_shape, preprocessings_for
from playground.network.costs import network_costs, total_costs
from playground.network.preprocessing import Preprocessing
from playground.network.sentence import Sentence
from playground.session.language import spoken
from playground.storage.networks.network_file import ImportedNetwork
from playground.ui.input.input_form import preprocessing_title
from playground.ui.kit.controls import label
from playground.ui.kit.layer_words import amount_text, shape_text
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_4

translate = QCoreApplication.translate
WIDTH = 460


class ImportDialog(QDialog):
    """`wanted` carries the Preprocessing once the network is to be opened."""

    wanted = Signal(object)

    def __init__(self, imported: ImportedNetwork, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("ImportDialog", "Open {name}").format(name=imported.name))
        self.setMinimumWidth(WIDTH)
        self.ways = preprocessings_for(imported)
        self.choices = QButtonGroup(self)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.checked = label("caption")
        self.checked.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setText(translate("ImportDialog", "Open"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("ImportDialog", "Cancel"))
        self._lay_out(imported)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self, imported: ImportedNetwork) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addWidget(label("strong", _summary(imported)))
        question = label(
            "", translate("ImportDialog", "How did pixels come in when it was trained? The file does not say.")
        )
        question.setWordWrap(True)
        column.addWidget(question)
        ways = QVBoxLayout()
        ways.setSpacing(SPACE_1)
        for number, way in enumerate(self.ways):
            button = QRadioButton(preprocessing_title(way))
            button.setChecked(number == 0)
            self.choices.addButton(button, number)
            ways.addWidget(button)
        column.addLayout(ways)
        column.addWidget(_note(translate("ImportDialog", "The input panel changes it at any time.")))
        column.addSpacing(SPACE_2)
        column.addWidget(self.progress)
        column.addWidget(self.checked)
        column.addWidget(self.buttons)
        self.checked.setText(translate("ImportDialog", "Being compared with the file's own arithmetic …"))

    @property
    def way(self) -> Preprocessing:
        """What is chosen."""
        return self.ways[self.choices.checkedId()]

    def show_progress(self, done: int, count: int) -> None:
        """How far the comparison is."""
        self.progress.setRange(0, count)
        self.progress.setValue(done)

    def show_comparison(self, comparison: Comparison) -> None:
        """What came out of it."""
        self.show_outcome(comparison.told)

    def show_outcome(self, sentence: Sentence) -> None:
        """The last word on the comparison."""
        self.progress.hide()
        self.checked.setText(spoken(sentence))

    def _on_accepted(self) -> None:
        self.wanted.emit(self.way)
        self.accept()


def _summary(imported: ImportedNetwork) -> str:
    """ "16 layers, 61.1 M parameters, input 3 × 224 × 224"."""
    parameters = amount_text(total_costs(network_costs(imported.network)).parameters)
    shape = shape_text(picture_shape(imported))
    return translate("ImportDialog", "{layers} layers, {parameters} parameters, input {shape}").format(
        layers=len(imported.network.layers), parameters=parameters, shape=shape
    )


def _note(text: str) -> QLabel:
    result = label("caption", text)
    result.setWordWrap(True)
    return result
