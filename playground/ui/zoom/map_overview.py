"""The whole map beside its enlarged part: a frame says which part that is, a click or drag chooses another."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from playground.engine.pixels import coloured, strongest
from playground.network.layers import Array, Pair
from playground.network.size_sums import ALL_READ, Unread
from playground.ui.kit.colours import bad_color, signed_table
from playground.ui.kit.theme import theme_of
from playground.ui.kit.unread_hatch import paint_unread
from playground.ui.zoom.map_place import MARGIN, WHEEL_STEP


class MapOverview(QWidget):
    """Paints (H, W) as large as there is room, no finer than the screen; points are columns and rows of the map."""

    place_wanted = Signal(QPointF)
    """The point of the map that was clicked or dragged to."""
    zoom_wanted = Signal(float)
    """The wheel was turned: the enlarged part is to grow by this factor."""
    pixel_hovered = Signal(int, int)
    """Row and column under the mouse; -1, -1 when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._array: Array | None = None
        self._mask: Array | None = None
        self._unread = ALL_READ
        self._range = 0.0
        self._image: QImage | None = None
        self._part = QRectF()
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_array(
        self, array: Array, value_range: float, mask: Array | None = None, unread: Unread = ALL_READ
    ) -> None:
        """Show (H, W) float32 with `value_range` in the strongest colour; pixels where `mask` is False are left out,
        `unread` rows and columns hatched."""
        self._array, self._range, self._mask, self._unread = array, value_range, mask, unread
        self.renew()

    def renew(self) -> None:
        """Colour the map anew: its values, the theme or the room changed."""
        self._image = None
        self.update()

    def set_part(self, part: QRectF) -> None:
        """Frame this part of the map."""
        if part != self._part:
            self._part = part
            self.update()

    def _shape(self) -> Pair:
        """Rows and columns of the map; of a single pixel while there is none."""
        rows, columns = (1, 1) if self._array is None else self._array.shape
        return rows, columns

    def width_for(self, height: int, most: int) -> int:
        """The width the widget needs at this height, but not more than `most`."""
        rows, columns = self._shape()
        return min(round((height - 2 * MARGIN) * columns / rows) + 2 * MARGIN, most)

    def map_rect(self) -> QRectF:
        """Where the map stands in the widget."""
        rows, columns = self._shape()
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        side = max(min(room.width() / columns, room.height() / rows), 1e-3)
        box = QRectF(0, 0, columns * side, rows * side)
        box.moveCenter(room.center())
        return box

    def place_of(self, row: float, column: float) -> QPointF:
        """Where the middle of a map pixel stands in the widget."""
        box, side = self.map_rect(), self._side()
        return QPointF(box.left() + (column + 0.5) * side, box.top() + (row + 0.5) * side)

    def _side(self) -> float:
        return self.map_rect().width() / self._shape()[1]

    def _point(self, position: QPointF) -> QPointF:
        """A position of the widget as a point of the map."""
        way = position - self.map_rect().topLeft()
        return QPointF(way.x() / self._side(), way.y() / self._side())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._array is not None:
            self.place_wanted.emit(self._point(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._array is None:
            return
        point = self._point(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.place_wanted.emit(point)
        self.pixel_hovered.emit(math.floor(point.y()), math.floor(point.x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pixel_hovered.emit(-1, -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_wanted.emit(WHEEL_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()

    def _coloured(self, array: Array) -> QImage:
        """The map in the window's pixels, each the strongest value it covers; what `_mask` hides is transparent."""
        theme, box, ratio = theme_of(self), self.map_rect(), self.devicePixelRatioF()
        height = min(max(math.ceil(box.height() * ratio), 1), array.shape[0])
        width = min(max(math.ceil(box.width() * ratio), 1), array.shape[1])
        small = strongest(array[None], height, width)
        ranges = np.array([self._range], np.float32)
        colours = coloured(small, ranges, signed_table(theme.name), bad_color(theme))[0]
        if self._mask is not None:
            colours[strongest(self._mask[None].astype(np.float32), height, width)[0] == 0] = 0
        return QImage(colours.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32).copy()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("background"))
        if self._array is None:
            return
        if self._image is None:
            self._image = self._coloured(self._array)
        box = self.map_rect()
        painter.drawImage(box, self._image)
        paint_unread(painter, theme, box, self._array.shape, self._unread)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(box)
        whole = QRectF(0, 0, self._array.shape[1], self._array.shape[0])
        part = self._part.intersected(whole)
        if not part.isEmpty() and part != whole:
            side = self._side()
            frame = QRectF(part.topLeft() * side, part.size() * side).translated(box.topLeft())
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(frame)
