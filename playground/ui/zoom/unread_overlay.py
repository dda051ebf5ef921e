"""What the next layer never reads, hatched over an enlarged map."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.network.size_sums import ALL_READ, Unread
from playground.ui.kit.theme import theme_of
from playground.ui.kit.unread_hatch import paint_unread
from playground.ui.zoom.value_overlay import LEAST_SIDE


class UnreadOverlay(QGraphicsItem):
    """In map coordinates; the hatch stays as fine as it is on the screen."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__()
        self._canvas = canvas
        self._size = (1, 1)
        self.unread: Unread = ALL_READ

    def show_unread(self, size: tuple[int, ...], unread: Unread) -> None:
        """Hatch these of a map of `size` (height, width)."""
        if (size, unread) != (self._size, self.unread):
            self.prepareGeometryChange()
            self._size, self.unread = (size[0], size[1]), unread
            self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._size[1], self._size[0])

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if not any(self.unread):
            return
        box = painter.worldTransform().mapRect(self.boundingRect())
        painter.save()
        painter.resetTransform()
        has_values = box.height() / self._size[0] >= LEAST_SIDE  # whose dark or light words are made for the colours
        paint_unread(painter, theme_of(self._canvas), box, self._size, self.unread, veiled=not has_values)
        painter.restore()
