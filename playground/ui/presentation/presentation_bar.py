"""The line above the stage in front of a class: what is shown, how far we are, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from playground.ui.kit.controls import TranslatedWidget, icon_button, label
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.icons import icon
from playground.ui.kit.progress_dots import ProgressDots
from playground.ui.kit.theme import SIZE_TITLE, SPACE_2, SPACE_3, SPACE_4, theme_of

translate = QCoreApplication.translate


class PresentationBar(TranslatedWidget):
    """Title left; at the right the steps, back and on, and 'leave'."""

    step_requested = Signal(int)
    """-1 or 1."""
    place_requested = Signal(int)
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel("ink", size=SIZE_TITLE, strong=True)
        self.dots = ProgressDots()
        self.count = label("caption")
        self.back, self.next = icon_button(), icon_button()
        self.leave = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
        row.setSpacing(SPACE_3)
        row.addWidget(self.title, 1)
        for part in (self.dots, self.count, self.back, self.next, self.leave):
            row.addWidget(part)
        self.dots.place_requested.connect(self.place_requested)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.leave.clicked.connect(self.leave_requested)
        for button in (self.back, self.next, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the clicker's keys where they are
        self._retranslate()
        self._restyle()
        self.hide()

    def set_bare(self, bare: bool) -> None:
        """Without what is pressed: the presenter has that elsewhere."""
        for part in (self.back, self.next, self.leave):
            part.setVisible(not bare)

    def show_place(self, title: str, place: int, count: int) -> None:
        """Where we are: step `place` of `count`."""
        self.title.set_text(title)
        self.dots.show_place(place, count)
        self.count.setText(f"{place + 1} / {count}")
        self.back.setEnabled(place > 0)
        self.next.setEnabled(place < count - 1)

    def _retranslate(self) -> None:
        for button, words in (
            (self.back, translate("Presentation", "Back (Page up)")),
            (self.next, translate("Presentation", "On (Page down)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.leave.setText(translate("Presentation", "Leave (Esc)"))
        self.leave.setToolTip(translate("Presentation", "Back to the desk, with everything as it was"))

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.back.setIcon(icon("arrow_left", theme.ink, theme.faint))
        self.next.setIcon(icon("arrow_right", theme.ink, theme.faint))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))

    def _on_back(self) -> None:
        self.step_requested.emit(-1)

    def _on_next(self) -> None:
        self.step_requested.emit(1)
