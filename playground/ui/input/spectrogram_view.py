"""A spectrogram with its axes: time to the right, frequency upwards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.network.layers import Array
from playground.network.source.sound_input import SoundInput
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import SIZE_HEAD, SPACE_1, fix_height, font, scaled, theme_of

HEIGHT, LEFT, BELOW = 150, 30, 18
TICKS_HERTZ = (0, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
STEPS_SECONDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
MOST_STEPS = 4
CLOSEST = 14
"""Pixels between two labels above one another."""
FAR = 10
"""Steps of an arrow key with Ctrl held."""
MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
Box = tuple[int, int, int, int]


class SpectrogramView(QWidget):
    """Shows the picture of a SoundInput; `pixel_hovered` tells row and column under the mouse, -1 for none. With the
    keyboard arrow keys lead a mark over it, which is told the same way.
    """

    pixel_hovered = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: SoundInput | None = None
        self._pixels: Array | None = None
        self._seen: Box | None = None
        self._mark: tuple[int, int] | None = None  # row and column, while the keyboard is here
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        fix_height(self, HEIGHT)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, source: SoundInput, pixels: Array | None) -> None:
        """Show `pixels` (bands, columns, 3) with the axes of `source`; without any nothing but the axes."""
        self._source, self._pixels = source, pixels
        self.update()

    def set_seen(self, box: Box | None) -> None:
        """Outline (top, left, height, width) in rows and columns: what the unit under the mouse sees."""
        if box != self._seen:
            self._seen = box
            self.update()

    # geometry

    def picture_rect(self) -> QRectF:
        """Where the picture stands."""
        across, down = self.width() - scaled(LEFT) - 1, self.height() - scaled(BELOW) - 2
        return QRectF(scaled(LEFT), 1, max(across, 1), max(down, 1))

    def seen_rect(self) -> QRectF | None:
        """Where the outline stands, cut at the picture's edge."""
        if self._seen is None or self._source is None:
            return None
        top, left, height, width = self._seen
        box, (_, rows, columns) = self.picture_rect(), self._source.shape
        down, across = box.height() / rows, box.width() / columns
        rect = QRectF(box.left() + left * across, box.top() + top * down, width * across, height * down)
        return rect & box

    def hertz_ticks(self) -> list[tuple[float, str]]:
        """(y, words) of the frequencies that are written, as many as have room."""
        if self._source is None:
            return []
        box = self.picture_rect()
        ticks: list[tuple[float, str]] = []
        for hertz in reversed(TICKS_HERTZ):
            y = box.top() + self._source.row_of(hertz) / self._source.bands * box.height()
            if hertz <= self._source.top and (not ticks or y - ticks[-1][0] >= scaled(CLOSEST)):
                ticks.append((y, f"{hertz // 1000}k" if hertz >= 1000 else str(hertz)))
        return ticks

    def second_ticks(self) -> list[tuple[float, str]]:
        """(x, words) of the times that are written."""
        if self._source is None:
            return []
        source, box = self._source, self.picture_rect()
        start, end = source.seconds(0), source.seconds(source.columns)
        step = next((one for one in STEPS_SECONDS if (end - start) / one <= MOST_STEPS), STEPS_SECONDS[-1])
        decimals = 0 if step >= 1 else 1 if step >= 0.1 else 2
        number, ticks = -int(-start // step), []
        while number * step <= end + 1e-9:
            x = box.left() + (number * step - start) / (end - start) * box.width()
            ticks.append((x, f"{number * step:.{decimals}f}"))
            number += 1
        return ticks

    def place_at(self, point: QPointF) -> tuple[int, int] | None:
        """Row and column of the picture at a point."""
        box = self.picture_rect()
        if self._source is None or not box.contains(point):
            return None
        _, rows, columns = self._source.shape
        row = int((point.y() - box.top()) / box.height() * rows)
        column = int((point.x() - box.left()) / box.width() * columns)
        return min(row, rows - 1), min(column, columns - 1)

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(HEIGHT))

    # keys, mouse and painting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = MOVES.get(Qt.Key(event.key()))
        if move is None or self._source is None:
            super().keyPressEvent(event)
            return
        steps = FAR if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
        _, rows, columns = self._source.shape
        row, column = self._mark or (rows // 2, columns // 2)
        row, column = row + steps * move[0], column + steps * move[1]
        self._lead(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._source is not None:
            _, rows, columns = self._source.shape
            self._lead(*(self._mark or (rows // 2, columns // 2)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark = None
        self.pixel_hovered.emit(-1, -1)
        self.update()

    def _lead(self, row: int, column: int) -> None:
        """The mark to a place."""
        self._mark = row, column
        self.pixel_hovered.emit(row, column)
        self.update()

    def mark_point(self) -> QPointF | None:
        """Where the keyboard's mark stands."""
        if self._mark is None or self._source is None:
            return None
        box, (_, rows, columns) = self.picture_rect(), self._source.shape
        row, column = min(self._mark[0], rows - 1), min(self._mark[1], columns - 1)
        return QPointF(
            box.left() + (column + 0.5) / columns * box.width(), box.top() + (row + 0.5) / rows * box.height()
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        self.pixel_hovered.emit(*(place if place is not None else (-1, -1)))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pixel_hovered.emit(-1, -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = theme_of(self), self.picture_rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(box, SPACE_1, SPACE_1)
        painter.fillPath(outline, theme.color("field"))
        if self._pixels is not None:
            painter.setClipPath(outline)
            painter.drawImage(box, to_image(self._pixels))
            painter.setClipping(False)
        self._paint_axes(painter, box)
        self._paint_mark(painter, box)
        seen = self.seen_rect()
        if seen is not None and seen.isValid():
            for color, width in ((QColor(0, 0, 0, 120), 3.0), (QColor(255, 255, 255), 1.5)):
                painter.setPen(QPen(color, width))
                painter.drawRect(seen)

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Two lines that cross where the keyboard is, and the frame of what has it."""
        point = self.mark_point()
        if not self.hasFocus() or point is None:
            return
        painter.setPen(QPen(theme_of(self).color("accent"), 1.5))
        painter.drawLine(QPointF(box.left(), point.y()), QPointF(box.right(), point.y()))
        painter.drawLine(QPointF(point.x(), box.top()), QPointF(point.x(), box.bottom()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, SPACE_1, SPACE_1)

    def _paint_axes(self, painter: QPainter, box: QRectF) -> None:
        theme = theme_of(self)
        painter.setFont(font(SIZE_HEAD))
        height = painter.fontMetrics().height()
        painter.setPen(theme.color("muted"))
        for y, words in self.hertz_ticks():
            top = min(max(y - height / 2, 0), box.bottom() - height + 2)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, box.left() - 5, height), right, words)
            painter.drawLine(QPointF(box.left() - 3, y), QPointF(box.left(), y))
        for x, words in self.second_ticks():
            width = painter.fontMetrics().horizontalAdvance(words) + 2
            left = min(max(x - width / 2, box.left() - width / 2), self.width() - width)
            painter.drawText(QRectF(left, box.bottom() + 3, width, height), Qt.AlignmentFlag.AlignCenter, words)
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + 3))
