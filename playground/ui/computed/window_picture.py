"""A map as a picture with a frame on it: what a unit reads, or the unit itself. A click or a drag chooses another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.network.layers import Array
from playground.network.size_sums import Runs
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import RADIUS_CONTROL, SIZE_CAPTION, font, scaled, theme_of
from playground.ui.kit.unread_hatch import paint_unread

CAPTION, MOST_CAPTION = 20, 180
LEAST_FRAME = 7
"""A frame around a single pixel is drawn at least this large, to be seen."""
Frame = tuple[float, float, float, float]
"""Row, column, height and width in pixels of the map; it may reach beyond it."""


class WindowPicture(QWidget):
    """Paints (H, W) colours, a caption above, and a frame in the colour of its direction."""

    pixel_chosen = Signal(int, int)
    """Row and column of the map that were pressed or dragged to."""
    pixel_hovered = Signal(object)
    """(row, column) under the mouse, None when it leaves; only where hovering is wanted."""

    def __init__(self, parent: QWidget | None = None, *, warm: bool = False, hovers: bool = False) -> None:
        super().__init__(parent)
        self._token = "warm" if warm else "accent"
        self.setMouseTracking(hovers)
        self._pixels: Array | None = None
        self._frame: Frame | None = None
        self._unread: tuple[Runs, Runs] = ((), ())
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_map(self, caption: str, pixels: Array, frame: Frame | None, unread: tuple[Runs, Runs] = ((), ())) -> None:
        """Show uint32 colours (H, W), the frame on them, and hatched the rows and columns that are never read."""
        is_resized = self._pixels is None or pixels.shape != self._pixels.shape
        self._caption, self._pixels, self._frame, self._unread = caption, pixels, frame, unread
        self.setAccessibleName(caption)
        if is_resized or self._caption_width() > self.width():
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._pixels is None:
            return QSize(120, 120 + scaled(CAPTION))
        rows, columns = self._pixels.shape
        room = max(self.height() - scaled(CAPTION), 40)
        wide = min(max(round(room * columns / rows), 72), 2 * room)
        return QSize(max(wide, min(self._caption_width(), scaled(MOST_CAPTION))), room + scaled(CAPTION))

    def _caption_width(self) -> int:
        return QFontMetrics(font(SIZE_CAPTION)).horizontalAdvance(self._caption) + 4

    def minimumSizeHint(self) -> QSize:
        return QSize(72, 40 + scaled(CAPTION))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.updateGeometry()  # as wide as the map is at this height

    def map_rect(self) -> QRect:
        """Where the map is painted, in its own proportions."""
        room = QSize(self.width(), max(self.height() - scaled(CAPTION), 1))
        if self._pixels is None:
            return QRect(0, scaled(CAPTION), room.width(), room.height())
        rows, columns = self._pixels.shape
        size = QSize(columns, rows).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(0, scaled(CAPTION), max(size.width(), 1), max(size.height(), 1))

    def pixel_at(self, point: QPointF) -> tuple[int, int] | None:
        """The (row, column) under a point, the nearest one outside of the map; None without a map."""
        if self._pixels is None:
            return None
        box, (rows, columns) = self.map_rect(), self._pixels.shape
        row = int((point.y() - box.top()) * rows / box.height())
        column = int((point.x() - box.left()) * columns / box.width())
        return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event.position())
        elif self.hasMouseTracking():
            is_over = self.map_rect().contains(event.position().toPoint())
            self.pixel_hovered.emit(self.pixel_at(event.position()) if is_over else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.hasMouseTracking():
            self.pixel_hovered.emit(None)

    def _choose(self, point: QPointF) -> None:
        pixel = self.pixel_at(point)
        if pixel is not None:
            self.pixel_chosen.emit(*pixel)

    def frame_rect(self) -> QRectF | None:
        """Where the frame is painted."""
        if self._frame is None or self._pixels is None:
            return None
        box, (rows, columns) = self.map_rect(), self._pixels.shape
        across, down = box.width() / columns, box.height() / rows
        row, column, height, width = self._frame
        rect = QRectF(box.left() + column * across, box.top() + row * down, width * across, height * down)
        grown_x, grown_y = max(LEAST_FRAME - rect.width(), 0) / 2, max(LEAST_FRAME - rect.height(), 0) / 2
        return rect.adjusted(-grown_x, -grown_y, grown_x, grown_y)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme.color("muted"))
        words = painter.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), scaled(CAPTION) - 4), Qt.AlignmentFlag.AlignLeft, words)
        if self._pixels is None:
            return
        box, path = self.map_rect(), QPainterPath()
        path.addRoundedRect(QRectF(box), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.save()
        painter.setClipPath(path)
        smooth = box.width() * self.devicePixelRatioF() < 2 * self._pixels.shape[1]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(box, to_image(self._pixels))
        paint_unread(painter, theme, QRectF(box), self._pixels.shape, self._unread)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.color("line"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
        frame = self.frame_rect()
        if frame is not None:  # one that reaches over the edge into padding leaves the caption readable
            painter.setClipRect(QRectF(0, scaled(CAPTION) - 3, self.width(), self.height()))
            painter.setPen(QPen(theme.color("panel"), 4))
            painter.drawRect(frame)
            painter.setPen(QPen(theme.color(self._token), 2))
            painter.drawRect(frame)
