"""A part of a panel that is folded at first, and made when it is unfolded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_2, head_font, theme_of


class FoldSection(TranslatedWidget):
    """A head with a summary beside it, and below it the body that `_new_body` makes."""

    opened = Signal(bool)
    """It was unfolded (True) or folded."""

    def __init__(self) -> None:
        super().__init__()
        self._body: QWidget | None = None
        self.head = QToolButton()
        self.head.setProperty("role", "fold")
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFont(head_font())
        self.summary = ElidedLabel("accent", trailing=True)
        row = QHBoxLayout()
        row.setContentsMargins(-SPACE_2, 0, 0, 0)  # its drawing begins where other heads do
        row.setSpacing(SPACE_2)
        row.addWidget(self.head)
        row.addWidget(self.summary, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_2)
        self._column.addLayout(row)
        self.head.clicked.connect(self._on_head_clicked)
        self._restyle()

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    def unfold(self) -> None:
        """Show the body."""
        if not self.is_open:
            self.head.click()

    def _new_body(self) -> QWidget:
        raise NotImplementedError

    def _render(self) -> None:
        """Show the newest values."""

    def _set_head_words(self, words: str, tip: str) -> None:
        self.head.setText(words.upper())
        self.head.setToolTip(tip)
        self.head.setAccessibleName(f"{words}. {tip}")

    def _restyle(self) -> None:
        self.head.setIcon(icon("chevron_down" if self.is_open else "chevron_right", theme_of(self).muted))

    def _on_head_clicked(self) -> None:
        if self._body is None:
            self._body = self._new_body()
            self._column.addWidget(self._body)
        self._body.setVisible(self.is_open)
        self._restyle()
        self._render()
        self.opened.emit(self.is_open)
