"""How far one is: a dot for every step."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.ui.kit.theme import scaled, theme_of

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
