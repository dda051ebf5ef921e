"""A frequency response as a picture with its axes; every wave in it can be asked what becomes of it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from playground.engine.explain.frequency import FLOOR_DECIBELS, POINTS, Response
from playground.network.layers import Array, Pair
from playground.ui.kit.colours import signed_table
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import SIZE_HEAD, font, scaled, theme_of

translate = QCoreApplication.translate
LEFT, BOTTOM, TOP = 34, 30, 6
"""Room for the axes' words."""
KEY_STEP = 4


class ResponsePicture(TranslatedWidget):
    """Paints the decibels of a Response, nothing as the page's own colour, with a dashed frame where a stride folds."""

    pointed = Signal(object)
    """(row, column) of the response under the mouse or moved to by keys; None: nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self._decibels: Array = np.full((POINTS, POINTS), FLOOR_DECIBELS)
        self._pixels: Array = np.zeros((POINTS, POINTS), np.uint32)
        self._stride: Pair = (1, 1)
        self._point: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()

    def show_response(self, response: Response, stride: Pair) -> None:
        """Show a response and what a stride leaves of it: waves finer than 2 strides turn into others."""
        self._decibels, self._stride = response.decibels, stride
        self._colour()

    @property
    def point(self) -> tuple[int, int] | None:
        """The wave that is pointed at, (row, column) of the response."""
        return self._point

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Design", "Frequency response"))
        self.setToolTip(
            translate(
                "Design",
                "How strongly each wave comes through: the middle is an even surface, the rim the finest stripes.\n"
                "Point at a wave, or go to it with the arrow keys.",
            )
        )

    def _restyle(self) -> None:
        self._colour()

    def _colour(self) -> None:
        share = 1 - self._decibels / FLOOR_DECIBELS
        self._pixels = signed_table(theme_of(self).name)[np.rint(128 + 127 * share).astype(np.intp)]
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.height() + scaled(LEFT) - scaled(BOTTOM) - TOP, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(LEFT) + 64, TOP + 64 + scaled(BOTTOM))

    def picture_rect(self) -> QRect:
        """Where the response is painted: a square."""
        left = scaled(LEFT)
        side = max(min(self.width() - left - 8, self.height() - TOP - scaled(BOTTOM)), 16)
        return QRect(left, TOP, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = theme_of(self), QRectF(self.picture_rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, to_image(self._pixels))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.color("accent" if self.hasFocus() else "line"))
        painter.drawRect(box)
        self._paint_axes(painter, box)
        if self._stride != (1, 1):
            painter.setPen(QPen(theme.color("ink"), 1, Qt.PenStyle.DashLine))
            down, across = box.height() / self._stride[0], box.width() / self._stride[1]
            painter.drawRect(QRectF(box.center().x() - across / 2, box.center().y() - down / 2, across, down))
        if self._point is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            place = self.place_of(*self._point)
            for color, width in ((theme.color("panel"), 4), (theme.color("ink"), 2)):
                painter.setPen(QPen(color, width))
                painter.drawEllipse(place, 5, 5)

    def _paint_axes(self, painter: QPainter, box: QRectF) -> None:
        line = scaled(14)
        painter.setFont(font(SIZE_HEAD))
        painter.setPen(theme_of(self).color("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        for place, words, side in zip((0.0, 0.5, 1.0), ("−0.5", "0", "0.5"), sides, strict=True):
            y = min(max(box.top() + place * box.height() - line / 2, box.top() - 4), box.bottom() - line + 3)
            painter.drawText(QRectF(0, y, box.left() - 4, line), right, words)
            painter.drawText(QRectF(box.left(), box.bottom() + 1, box.width(), line), side, words)
        words = translate("Design", "cycles per pixel")
        below = QRectF(box.left(), box.bottom() + line, box.width(), line + 1)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, words)

    def place_of(self, row: int, column: int) -> QPointF:
        """Where a wave of the response is painted."""
        box = self.picture_rect()
        across, down = box.width() / POINTS, box.height() / POINTS
        return QPointF(box.left() + (column + 0.5) * across, box.top() + (row + 0.5) * down)

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box, point = self.picture_rect(), event.position()
        row = int((point.y() - box.top()) * POINTS / box.height())
        column = int((point.x() - box.left()) * POINTS / box.width())
        self._point_at((row, column) if 0 <= row < POINTS and 0 <= column < POINTS else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (0, -KEY_STEP),
            Qt.Key.Key_Right: (0, KEY_STEP),
            Qt.Key.Key_Up: (-KEY_STEP, 0),
            Qt.Key.Key_Down: (KEY_STEP, 0),
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Home:
            self._point_at((POINTS // 2, POINTS // 2))
        elif key in moves:
            row, column = self._point or (POINTS // 2, POINTS // 2)
            down, across = moves[key]
            self._point_at((min(max(row + down, 0), POINTS - 1), min(max(column + across, 0), POINTS - 1)))
        else:
            super().keyPressEvent(event)

    def _point_at(self, point: tuple[int, int] | None) -> None:
        if point != self._point:
            self._point = point
            self.pointed.emit(point)
            self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)
