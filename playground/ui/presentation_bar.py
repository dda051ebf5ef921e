"""The line above the stage in front of a class: what is shown, how far we are, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from playground.ui.controls import TranslatedWidget, icon_button, label
from playground.ui.elided_label import ElidedLabel
from playground.ui.icons import icon
from playground.ui.theme import SIZE_TITLE, SPACE_2, SPACE_3, SPACE_4, scaled, theme_of

translate = QCoreApplication.translate
DOT, STEP = 8, 16
MOST_DOTS = 16


class ProgressDots(QWidget):
    """A dot for every step, filled as far as we are; a click on one goes there."""

    place_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._place, self._count = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_place(self, place: int, count: int) -> None:
        self._place, self._count = place, count
        self.setVisible(1 < count <= MOST_DOTS)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._count * scaled(STEP), scaled(STEP))

    def dot_center(self, place: int) -> QPointF:
        return QPointF((place + 0.5) * scaled(STEP), self.height() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(self._count):
            painter.setBrush(theme_of(self).color("accent" if place <= self._place else "line"))
            painter.drawEllipse(self.dot_center(place), scaled(DOT) / 2, scaled(DOT) / 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().x() // scaled(STEP))
        if 0 <= place < self._count:
            self.place_requested.emit(place)


class PresentationBar(TranslatedWidget):
    """Title left; at the right the steps, back and on, and 'leave'."""

    step_requested = Signal(int)
    """-1 or 1."""
    place_requested = Signal(int)
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel("ink", size=SIZE_TITLE)
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
