"""Inputs that are no pictures, one click each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout

from playground.ui.controls import TranslatedWidget, pill
from playground.ui.theme import SPACE_1

translate = QCoreApplication.translate


class OtherInputsRow(TranslatedWidget):
    """What it offers is put under the network."""

    sentence_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = pill()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_1)
        line.addWidget(self.sentence)
        line.addStretch(1)
        self.sentence.clicked.connect(self.sentence_wanted)
        self._retranslate()

    def _retranslate(self) -> None:
        self.sentence.setText(translate("OtherInputsRow", "Sentence"))
        words = translate("OtherInputsRow", "A sentence to edit, each of its words a vector")
        self.sentence.setToolTip(words)
        self.sentence.setAccessibleName(words)
