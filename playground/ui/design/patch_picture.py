"""The picture with a window on it: what is in it becomes a kernel. Drawn, moved and sized by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent

from playground.engine.explain.patch import Box
from playground.network.layers import Array, Pair
from playground.ui.design.sheet import Sheet
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import theme_of
from playground.ui.kit.wheel import notches

translate = QCoreApplication.translate
ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
LARGE_STEP = 8
STEP = 1.15
"""How many times as large a turn of the wheel makes the window."""
LEAST_FRAME = 7
"""A window of few pixels is drawn at least this large, to be seen."""


class PatchPicture(Sheet):
    """Shows pixels (H, W, 3) and a Box on them. Every other window the user wants is told, in pixels of the picture."""

    window_wanted = Signal(object)
    """A Box inside the picture, with the proportions of `least`."""
    taken = Signal()
    """Enter: the window as it is, or what the unit under the mouse sees."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels: Array | None = None
        self._window, self._field = Box(0, 0, 1, 1), Box(0, 0, 0, 0)
        self._least: Pair = (1, 1)
        self._from: QPointF | None = None
        self._moved: Box | None = None
        self._retranslate()

    def show_window(self, pixels: Array | None, window: Box, least: Pair) -> None:
        """Show a picture and a window on it that is never smaller than `least` rows and columns."""
        is_resized = pixels is not None and (self._pixels is None or pixels.shape != self._pixels.shape)
        self._pixels, self._window, self._least = pixels, window, least
        if is_resized:
            self.updateGeometry()
        self.update()

    def show_field(self, field: Box | None) -> None:
        """Outline what a unit elsewhere sees; None: nothing."""
        field = field or Box(0, 0, 0, 0)
        if field != self._field:
            self._field = field
            self.update()

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Design", "Window on the picture"))
        self.setToolTip(
            translate(
                "Design",
                "Drag a window, drag it about, turn the wheel to make it larger or smaller: the kernel follows.\n"
                "Keys: arrows move it, + and − size it. Enter takes what the unit under the mouse sees.",
            )
        )

    def proportions(self) -> Pair:
        """Those of the picture."""
        return (1, 1) if self._pixels is None else (self._pixels.shape[0], self._pixels.shape[1])

    def box_rect(self, box: Box) -> QRectF:
        """Where a part of the picture is painted."""
        assert self._pixels is not None
        frame, (rows, columns) = QRectF(self.sheet_rect()), self._pixels.shape[:2]
        across, down = frame.width() / columns, frame.height() / rows
        return QRectF(
            frame.left() + box.left * across, frame.top() + box.top * down, box.width * across, box.height * down
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, frame = theme_of(self), self.sheet_rect()
        painter = QPainter(self)
        if self._pixels is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(frame, to_image(self._pixels))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.color("accent" if self.hasFocus() else "line"))
        painter.drawRect(frame)
        painter.setClipRect(frame)
        if self._field.height:
            self._paint_frame(painter, self._field, "ink", Qt.PenStyle.DashLine)
        self._paint_frame(painter, self._window, "accent", Qt.PenStyle.SolidLine)

    def _paint_frame(self, painter: QPainter, box: Box, token: str, style: Qt.PenStyle) -> None:
        rect = self.box_rect(box)
        across, down = max(LEAST_FRAME - rect.width(), 0) / 2, max(LEAST_FRAME - rect.height(), 0) / 2
        rect.adjust(-across, -down, across, down)
        theme = theme_of(self)
        painter.setPen(QPen(theme.color("panel"), 4))
        painter.drawRect(rect)
        painter.setPen(QPen(theme.color(token), 2, style))
        painter.drawRect(rect)

    # mouse and keys

    def _pixel(self, point: QPointF) -> QPointF:
        """The point of the picture under a point of the widget, inside of it."""
        assert self._pixels is not None
        frame, (rows, columns) = self.sheet_rect(), self._pixels.shape[:2]
        x = (point.x() - frame.left()) * columns / frame.width()
        y = (point.y() - frame.top()) * rows / frame.height()
        return QPointF(min(max(x, 0), columns), min(max(y, 0), rows))

    def _want(self, top: float, left: float, height: float) -> None:
        """Ask for a window of about this height, with the least one's proportions, held inside the picture."""
        assert self._pixels is not None
        (rows, columns), (least_rows, least_columns) = self._pixels.shape[:2], self._least
        times = max(1.0, min(height / least_rows, rows / least_rows, columns / least_columns))
        down, across = round(least_rows * times), round(least_columns * times)
        first_row, first_column = min(round(top), rows - down), min(round(left), columns - across)
        box = Box(max(first_row, 0), max(first_column, 0), down, across)
        if box != self._window:
            self.window_wanted.emit(box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pixels is None:
            return
        self._from = self._pixel(event.position())
        self._moved = self._window if self.box_rect(self._window).contains(event.position()) else None
        self.gesture_begun.emit()
        if self._moved is None:
            self._want(self._from.y() - self._least[0] / 2, self._from.x() - self._least[1] / 2, self._least[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        now = self._pixel(event.position())
        if self._moved is not None:
            way = now - self._from
            self._want(self._moved.top + way.y(), self._moved.left + way.x(), self._moved.height)
            return
        shape = self._least[1] / self._least[0]
        height = max(abs(now.y() - self._from.y()), abs(now.x() - self._from.x()) / shape)
        top = self._from.y() - (height if now.y() < self._from.y() else 0)
        left = self._from.x() - (height * shape if now.x() < self._from.x() else 0)
        self._want(top, left, height)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._from = self._moved = None
            self.gesture_ended.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = notches(event)
        if self._pixels is not None and steps:
            self._grow(STEP**steps)
        event.accept()

    def _grow(self, times: float) -> None:
        """Larger or smaller about its middle, by a pixel at least."""
        window = self._window
        height = window.height * times
        height = max(height, window.height + 1) if times > 1 else min(height, window.height - 1)
        wide = height * window.width / window.height
        self._want(window.top + (window.height - height) / 2, window.left + (window.width - wide) / 2, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, window = Qt.Key(event.key()), self._window
        if self._pixels is None:
            super().keyPressEvent(event)
        elif key in ARROWS:
            step = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._want(window.top + ARROWS[key][0] * step, window.left + ARROWS[key][1] * step, window.height)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._grow(1 / STEP if key == Qt.Key.Key_Minus else STEP)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)
