"""What lies at the left of a page of the kernel designer: as wide as its proportions ask for at the height there is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from playground.network.layers import Pair
from playground.ui.kit.controls import TranslatedWidget

LEAST_HEIGHT = 80


class Sheet(TranslatedWidget):
    """Its subclasses say which proportions they have, paint it, and tell what the user does with it."""

    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)

    def proportions(self) -> Pair:
        """Rows and columns of what is shown."""
        raise NotImplementedError

    def sheet_rect(self) -> QRect:
        """Where it is painted, in its own proportions."""
        rows, columns = self.proportions()
        size = QSize(columns, rows).scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(QPoint(1, 1), size.expandedTo(QSize(1, 1)))

    def sizeHint(self) -> QSize:
        room, (rows, columns) = max(self.height(), LEAST_HEIGHT), self.proportions()
        return QSize(min(round(room * columns / rows), 2 * room), room)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_HEIGHT, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.updateGeometry()  # as wide as it is at this height
