"""The place between two columns of the stage where a layer can be inserted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from playground.ui.kit.theme import theme_of

INSERT_WIDTH = 22


class InsertButton(QAbstractButton):
    """The '+' between two columns; a line while a column is dragged over it."""

    wanted = Signal(int, QPoint)

    def __init__(self, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = index
        self._is_target = False
        self.setFixedWidth(INSERT_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)

    def set_quiet(self, quiet: bool) -> None:
        """Only the gap: nothing is inserted in front of a class."""
        self.setEnabled(not quiet)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if quiet else Qt.FocusPolicy.TabFocus)

    def set_target(self, is_target: bool) -> None:
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(INSERT_WIDTH, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center = QRectF(self.rect()).center()
        if self._is_target:
            painter.setPen(QPen(theme.color("accent"), 3))
            painter.drawLine(round(center.x()), 8, round(center.x()), self.height() - 8)
        if self._is_target or not self.isEnabled():
            return
        active = self.underMouse() or self.hasFocus()
        color = theme.color("accent" if active else "faint")
        painter.setPen(QPen(color, 1, Qt.PenStyle.SolidLine if active else Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("accent_tint" if active else "background"))
        painter.drawEllipse(center, 9, 9)
        painter.setPen(QPen(color, 1.4))
        painter.drawLine(round(center.x()) - 4, round(center.y()), round(center.x()) + 4, round(center.y()))
        painter.drawLine(round(center.x()), round(center.y()) - 4, round(center.x()), round(center.y()) + 4)

    def _on_clicked(self) -> None:
        self.wanted.emit(self.index, self.mapToGlobal(self.rect().center() + QPoint(0, 12)))
