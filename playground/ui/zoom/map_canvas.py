"""One map, enlarged: zoom by wheel, pan by drag or arrow keys, square pixels, and their values once they are large.

The only file that imports pyqtgraph; the import takes longer than the rest of the start, so this one is imported late.
"""

from __future__ import annotations

import math
import sys

import numpy as np
import pyqtgraph
from pyqtgraph.GraphicsScene.mouseEvents import MouseDragEvent
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsSceneWheelEvent, QWidget

from playground.engine.pixels import coloured, strongest
from playground.network.layers import Array
from playground.network.size_sums import ALL_READ, Unread
from playground.ui.kit.colours import bad_color, signed_table
from playground.ui.kit.theme import theme_of
from playground.ui.zoom.map_place import WHEEL_STEP, MapPlace
from playground.ui.zoom.unread_overlay import UnreadOverlay
from playground.ui.zoom.value_overlay import ValueOverlay

KEY_STEP = 1.4
PAN_STEP = 40
"""How far an arrow key moves the map, in pixels of the window; a whole map pixel once they are larger."""
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class _Box(pyqtgraph.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """Hands wheel and drag to the canvas, which knows the limits."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(lockAspect=1, invertY=True, enableMenu=False, defaultPadding=0)
        self.disableAutoRange()
        self._canvas = canvas

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        self._canvas.zoom_by(WHEEL_STEP ** (event.delta() / 120), self.mapToView(event.pos()))
        event.accept()

    def mouseDragEvent(self, event: MouseDragEvent, axis: int | None = None) -> None:
        event.accept()
        way = self.mapToView(event.lastPos()) - self.mapToView(event.pos())
        self._canvas.pan_by(way.x(), way.y())

    def mouseClickEvent(self, event: object) -> None:
        """No menu, no meaning."""


class MapCanvas(pyqtgraph.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Shows an array (H, W). Coordinates of the view are columns and rows of the map."""

    pixel_hovered = Signal(int, int)
    """Row and column under the mouse; -1, -1 when there is none."""
    page_turned = Signal(int)
    """A page key: -1 for the map before, +1 for the next."""
    part_changed = Signal()
    """Another part of the map is on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False)
        self._array: Array | None = None
        self._mask: Array | None = None
        self._range = 0.0
        self._place = MapPlace()
        self._colours: Array | None = None  # what the image item shows; kept alive here
        self.box = _Box(self)
        self.setCentralItem(self.box)
        self._image = pyqtgraph.ImageItem(axisOrder="row-major")
        self.overlay, self.hatch = ValueOverlay(), UnreadOverlay(self)
        self._edge, self._cursor = QGraphicsRectItem(), QGraphicsRectItem()
        self._cursor.hide()
        for item in (self._image, self.hatch, self.overlay, self._edge, self._cursor):
            self.box.addItem(item, ignoreBounds=True)
        self.box.sigRangeChanged.connect(self._on_range_changed)
        self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        theme = theme_of(self)
        self.setBackground(theme.color("background"))
        for item, token in ((self._edge, "line"), (self._cursor, "ink")):
            pen = QPen(theme.color(token), 1)
            pen.setCosmetic(True)
            item.setPen(pen)
        self._renew()

    # what is shown

    def show_array(
        self, array: Array, value_range: float, mask: Array | None = None, unread: Unread = ALL_READ
    ) -> None:
        """Show (H, W) float32 with `value_range` in the strongest colour; the place zoomed to stays where it can.

        Pixels where `mask` is False are not drawn, `unread` rows and columns hatched. The array is only read.
        """
        self.hatch.show_unread(array.shape, unread)
        old = None if self._array is None else self._array.shape
        self._array, self._range, self._mask = array, value_range, mask
        self._place.set_map(array)
        if array.shape != old:
            height, width = array.shape
            self.overlay.set_extent(height, width)
            self._edge.setRect(QRectF(0, 0, width, height))
            self._cursor.hide()
            self._move()
        self._renew()

    def pixel_side(self) -> float:
        """The side of a map pixel in device-independent pixels of the window."""
        return self._place.side

    def part(self) -> QRectF:
        """What is on the screen, in columns and rows of the map; it may reach beyond the map."""
        return QRectF(*self._place.rect())

    def visible_pixels(self) -> QRect:
        """The rows and columns of the map that are on the screen."""
        if self._array is None:
            return QRect()
        part = self.part()
        height, width = self._array.shape
        left, top = max(math.floor(part.left()), 0), max(math.floor(part.top()), 0)
        right, bottom = min(math.ceil(part.right()), width), min(math.ceil(part.bottom()), height)
        return QRect(left, top, max(right - left, 0), max(bottom - top, 0))

    def place_of(self, row: int, column: int) -> QPointF:
        """Where the middle of a map pixel stands in the viewport."""
        return QPointF(self.mapFromScene(self.box.mapViewToScene(QPointF(column + 0.5, row + 0.5))))

    def _renew(self) -> None:
        """Colour what can be seen, no finer than the screen shows it, and write the values where they fit."""
        part = self.visible_pixels()
        if self._array is None or part.isEmpty() or self.box.width() < 2:
            self._image.clear()
            self.overlay.clear()
            return
        rows, columns = slice(part.top(), part.bottom() + 1), slice(part.left(), part.right() + 1)
        values = self._array[rows, columns]
        side = self.pixel_side()
        finest = side * self.devicePixelRatioF()
        shown, mask = values, None if self._mask is None else self._mask[rows, columns]
        if finest < 1 and mask is None:
            height, width = (max(1, math.ceil(length * finest)) for length in values.shape)
            shown = strongest(values[None], height, width)[0]
        self._colours = self._coloured(shown, mask)
        self._image.setImage(self._colours, autoLevels=False, levels=None)
        self._image.setRect(QRectF(part))
        self.overlay.set_values(values, self._colours, part.top(), part.left(), side if shown is values else 0)

    def _coloured(self, values: Array, mask: Array | None) -> Array:
        """(h, w, 4) uint8 RGBA."""
        theme = theme_of(self)
        ranges = np.array([self._range], np.float32)
        table = _as_rgba(signed_table(theme.name))
        bad = int(_as_rgba(np.array([bad_color(theme)], np.uint32))[0])
        colours: Array = coloured(values[None], ranges, table, bad)[0]
        if mask is not None:
            colours[~mask] = 0
        parts: Array = colours.view(np.uint8)
        return parts.reshape(*values.shape, 4)

    # moving about

    def fit(self) -> None:
        """The whole map as large as there is room."""
        self._place.show_whole()
        self._move()

    def look_at(self, point: QPointF) -> None:
        """Put a point of the map into the middle, with pixels large enough for their values."""
        self._place.look_at(point.x(), point.y())
        self._move()

    def follow(self, other: MapCanvas) -> None:
        """Look at the same part of the picture as another canvas does."""
        self._place.follow(other._place)
        self._move()

    def same_pixel(self, other: MapCanvas, row: int, column: int) -> tuple[int, int]:
        """The pixel of this map at the place of another map's; -1, -1 where there is none."""
        if self._array is None or other._array is None or row < 0:
            return -1, -1
        (height, width), (other_height, other_width) = self._array.shape, other._array.shape
        return row * height // other_height, column * width // other_width

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Make pixels `factor` times larger, holding the point `about` (the middle if None) where it is."""
        x, y = (self._place.x, self._place.y) if about is None else (about.x(), about.y())
        self._place.zoom(factor, x, y)
        self._move()

    def pan_by(self, columns: float, rows: float) -> None:
        """Look at what lies this far to the right and below, in map pixels."""
        self._place.move(columns, rows)
        self._move()

    def _move(self) -> None:
        if self._array is not None:
            self.box.setRange(self.part(), padding=0)

    def _on_range_changed(self) -> None:
        self._renew()
        self.part_changed.emit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None and not self.closed:
            self._place.set_room(self.width(), self.height())
            self._move()

    # mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = self.box.mapSceneToView(self.mapToScene(event.position().toPoint()))
        self.hover(math.floor(point.y()), math.floor(point.x()))

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        self.hover(-1, -1)

    def hover(self, row: int, column: int) -> None:
        """Mark a pixel of the map and tell it; none where there is no such pixel."""
        height, width = (0, 0) if self._array is None else self._array.shape
        is_inside = 0 <= row < height and 0 <= column < width and (self._mask is None or bool(self._mask[row, column]))
        self._cursor.setVisible(is_inside)
        if is_inside:
            self._cursor.setRect(QRectF(column, row, 1, 1))
        self.pixel_hovered.emit(row if is_inside else -1, column if is_inside else -1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            step = max(PAN_STEP / self.pixel_side(), 1.0)
            self.pan_by(ARROWS[key][0] * step, ARROWS[key][1] * step)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(KEY_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / KEY_STEP)
        elif key in (Qt.Key.Key_F, Qt.Key.Key_Home, Qt.Key.Key_0):
            self.fit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        if not self.hasFocus():
            return
        painter.save()
        painter.resetTransform()
        painter.setPen(QPen(theme_of(self).color("accent"), 1))
        painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.restore()


def _as_rgba(colours: Array) -> Array:
    """0xAARRGGBB as numbers whose bytes in memory are red, green, blue, alpha: what the image item takes as it is."""
    red, green, blue = (colours >> 16) & 255, (colours >> 8) & 255, colours & 255
    if sys.byteorder == "big":
        return np.asarray(red << 24 | green << 16 | blue << 8 | 255, np.uint32)
    return np.asarray(255 << 24 | blue << 16 | green << 8 | red, np.uint32)
