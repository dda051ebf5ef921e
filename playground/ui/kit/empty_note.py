"""Words in a view that has nothing to show, and the one button that fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from playground.ui.kit.controls import label
from playground.ui.kit.theme import SPACE_1, SPACE_3, SPACE_4, scaled


@dataclass(frozen=True, eq=False)
class Repair:
    """What one click does about it: its words, what they mean, and the doing, which undo takes back if it edits."""

    words: str
    tip: str
    do: Callable[[], object]


class EmptyNote(QWidget):
    """Says why there is nothing, and offers a Repair where there is one."""

    def __init__(self, *, in_panel: bool = False) -> None:
        """In the middle of its room; `in_panel` flush left, with no more room than it needs."""
        super().__init__()
        self._repair: Repair | None = None
        self.words, self.repair = label("caption"), QPushButton()
        self.words.setWordWrap(True)
        self.repair.hide()
        self.repair.clicked.connect(self._on_repair)
        self._column = column = QVBoxLayout(self)
        if in_panel:
            self.repair.setProperty("role", "pill")
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SPACE_1)
            column.addWidget(self.words)
            column.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignLeft)
            return
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def balance(self, width: int) -> None:
        """Stand in the middle of the whole view, of which `width` at the left is taken by something else."""
        self._column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4 + scaled(width), SPACE_4)

    def text(self) -> str:
        return self.words.text()

    def show_note(self, text: str, repair: Repair | None) -> None:
        """Show `text` and, if there is one, the button of `repair`."""
        self._repair = repair
        self.words.setText(text)
        self.repair.setVisible(repair is not None)
        if repair is not None:
            self.repair.setText(repair.words)
            self.repair.setAccessibleName(repair.words)
            self.repair.setToolTip(repair.tip)

    def _on_repair(self) -> None:
        if self._repair is not None:
            self._repair.do()
