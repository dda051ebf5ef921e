"""A small pad of paper: what is drawn on it, light or dark on grey, is what a kernel is to find."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from playground.network.layers import Array, Pair
from playground.ui.design.sheet import Sheet
from playground.ui.kit.theme import theme_of

translate = QCoreApplication.translate
POINTS = 64
"""About so many points along the longer side; as many for every cell of the kernel."""
MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class DrawingPad(Sheet):
    """Holds points from -1 (dark) to 1 (light), (I * n, J * n) for kernels of I x J. A stroke is one gesture."""

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._size: Pair = (3, 3)
        self._points: Array = np.zeros((63, 63))
        self._last: QPointF | None = None
        self._spot: Pair = (1, 1)
        self.pen, self.radius = 1.0, 4.0
        self._retranslate()

    @property
    def points(self) -> Array:
        """What is drawn."""
        return self._points

    def set_size(self, size: Pair) -> None:
        """A pad for kernels of this size; another size takes a new sheet."""
        if size != self._size or self._points.shape[0] % size[0]:
            self._size, self._spot = size, (size[0] // 2, size[1] // 2)
            self.clear()
            self.updateGeometry()

    def clear(self) -> None:
        """A new sheet; the kernel stays as it is."""
        each = max(1, round(POINTS / max(self._size)))
        self._points = np.zeros((self._size[0] * each, self._size[1] * each))
        self.update()

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Design", "Drawing pad"))
        self.setToolTip(
            translate(
                "Design",
                "Draw what the kernel is to find, with the right button rub out.\n"
                "Keys: arrows go from cell to cell, Space draws, Backspace rubs out.",
            )
        )

    def proportions(self) -> Pair:
        """Those of the kernel."""
        return self._size

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell of the kernel lies on the sheet."""
        box, (rows, columns) = self.sheet_rect(), self._size
        left, top = column * box.width() // columns, row * box.height() // rows
        return QRect(box.left() + left, box.top() + top, box.width() // columns, box.height() // rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = theme_of(self), self.sheet_rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_sheet(painter, box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "line"), 1))
        painter.drawRect(box)
        if self.hasFocus():
            painter.drawRect(self.cell_rect(*self._spot))

    def _paint_sheet(self, painter: QPainter, box: QRect) -> None:
        """What is drawn, light or dark on grey."""
        grey = np.ascontiguousarray(np.rint(128 + 127 * self._points).astype(np.uint8))
        rows, columns = grey.shape
        painter.drawImage(box, QImage(grey.data, columns, rows, columns, QImage.Format.Format_Grayscale8))

    # mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) and self._last is None:
            self.gesture_begun.emit()
            self._last = self._place(event.position())
            self._stroke(self._last, event.buttons())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self._stroke(self._place(event.position()), event.buttons())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._last is not None and not event.buttons():
            self._last = None
            self.gesture_ended.emit()

    def _place(self, point: QPointF) -> QPointF:
        """Where a point of the widget lies on the sheet, in points."""
        box, (rows, columns) = self.sheet_rect(), self._points.shape
        return QPointF((point.x() - box.left()) * columns / box.width(), (point.y() - box.top()) * rows / box.height())

    def _stroke(self, to: QPointF, buttons: Qt.MouseButton) -> None:
        """Everything nearer than the radius to the way from the last place takes the pen's value."""
        start = self._last or to
        self._last = to
        along, across = to.x() - start.x(), to.y() - start.y()
        y, x = np.ogrid[: self._points.shape[0], : self._points.shape[1]]
        right, below = x + 0.5 - start.x(), y + 0.5 - start.y()
        share = np.clip((right * along + below * across) / max(along**2 + across**2, 1e-9), 0, 1)
        near = (right - share * along) ** 2 + (below - share * across) ** 2 <= self.radius**2
        self._paint(near, 0.0 if buttons & Qt.MouseButton.RightButton else self.pen)

    def _paint(self, where: Array | tuple[slice, slice], value: float) -> None:
        points = self._points.copy()
        points[where] = value
        if not np.array_equal(points, self._points):
            self._points = points
            self.update()
            self.drawn.emit()

    def event(self, event: QEvent) -> bool:
        is_shortcut = event.type() == QEvent.Type.ShortcutOverride
        if is_shortcut and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()  # it draws here, whatever it does elsewhere
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, (row, column) = Qt.Key(event.key()), self._spot
        if key in MOVES:
            down, across = MOVES[key]
            self._spot = (
                min(max(row + down, 0), self._size[0] - 1),
                min(max(column + across, 0), self._size[1] - 1),
            )
            self.update()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            each = self._points.shape[0] // self._size[0]
            cell = slice(row * each, (row + 1) * each), slice(column * each, (column + 1) * each)
            self._paint(cell, self.pen if key == Qt.Key.Key_Space else 0.0)
        else:
            super().keyPressEvent(event)
