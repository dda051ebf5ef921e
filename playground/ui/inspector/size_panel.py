"""How the size of the inspected layer's maps comes about, in words and numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from playground.network.size_sums import AnySum
from playground.ui.inspector.size_words import size_lines
from playground.ui.kit.controls import HeadLabel, TranslatedWidget, label
from playground.ui.kit.theme import SPACE_1

translate = QCoreApplication.translate


class SizePanel(TranslatedWidget):
    """Shows the sums of a layer with a window; hidden for every other layer."""

    def __init__(self) -> None:
        super().__init__()
        self._sums: tuple[AnySum, AnySum] | None = None
        self.head, self.text = HeadLabel(), label("caption")
        self.text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.head)
        column.addWidget(self.text)
        self._retranslate()

    def show_sums(self, sums: tuple[AnySum, AnySum] | None) -> None:
        """Show the sums of height and width; None: nothing."""
        self._sums = sums
        self.setVisible(sums is not None)
        self._render()

    def _retranslate(self) -> None:
        self.head.setText(translate("SizePanel", "Size"))
        self._render()

    def _render(self) -> None:
        self.text.setText("" if self._sums is None else "\n".join(size_lines(self._sums)))
