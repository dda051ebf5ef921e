"""Rows and columns of a map that the next layer never reads, hatched over its picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.network.size_sums import ALL_READ, Unread
from playground.ui.kit.theme import Theme, theme_of
from playground.ui.zoom.value_overlay import LEAST_SIDE

VEIL = 170
LEAST = 3.0
"""What is left over at an edge is drawn at least this thick, in pixels of the window, to be seen."""


def paint_unread(
    painter: QPainter, theme: Theme, box: QRectF, size: tuple[int, ...], unread: Unread, *, veiled: bool = True
) -> None:
    """Hatch `unread` (rows, columns) of a map of `size` (height, width) that is painted in `box`; `veiled`, so that its
    colours fade."""
    rows, columns = unread
    veil = theme.color("panel")
    veil.setAlpha(VEIL if veiled else 0)
    hatch = QBrush(theme.color("muted"), Qt.BrushStyle.BDiagPattern)
    for start, stop in rows:
        top, bottom = edge_run(start, stop, size[0], box.height())
        _paint(painter, QRectF(box.left(), box.top() + top, box.width(), bottom - top), veil, hatch)
    for start, stop in columns:
        left, right = edge_run(start, stop, size[1], box.width())
        _paint(painter, QRectF(box.left() + left, box.top(), right - left, box.height()), veil, hatch)


def edge_run(start: int, stop: int, length: int, room: float) -> tuple[float, float]:
    """Where a run of `length` pixels lies in `room`; one at an edge is at least LEAST thick."""
    first, last = start * room / length, stop * room / length
    if stop == length:
        first = min(first, room - LEAST)
    elif start == 0:
        last = max(last, LEAST)
    return first, last


def _paint(painter: QPainter, box: QRectF, veil: object, hatch: QBrush) -> None:
    painter.fillRect(box, veil)
    painter.fillRect(box, hatch)


class UnreadOverlay(QGraphicsItem):
    """The same over an enlarged map, in map coordinates; the hatch stays as fine as it is on the screen."""

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
