"""A vector of units: bars with their values while there is room for them, a field of pixels for thousands."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from playground.network.layers import Array
from playground.ui.kit.colours import bad_color, signed_color, signed_table
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import SIZE_CAPTION, font, scaled, theme_of

translate = QCoreApplication.translate
BAR_HEIGHT = 20
MOST_BARS = 128
"""More units than this become a field of pixels."""
CELL = 6
FIELD_COLUMNS = 32


class VectorView(QAbstractScrollArea):
    """Shows values (n,); told in unit numbers what is clicked and hovered."""

    unit_clicked = Signal(int)
    unit_hovered = Signal(int)
    """The unit under the mouse, or -1."""
    zoom_turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Array = np.zeros(0, np.float32)
        self._range = 0.0
        self._is_probability = False
        self._pinned, self._current = -1, 0
        self._field: Array | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)

    @property
    def is_field(self) -> bool:
        return len(self._values) > MOST_BARS

    def show_values(self, values: Array, value_range: float, is_probability: bool) -> None:
        """Show `values` (n,) with `value_range` in the strongest colour; probabilities are written in per cent."""
        self._values, self._range, self._is_probability = values, value_range, is_probability
        self._field = self._coloured_field() if self.is_field else None
        self._lay_out()
        self.viewport().update()

    def set_pinned(self, unit: int) -> None:
        if unit != self._pinned:
            self._pinned = unit
            self.viewport().update()

    def unit_at(self, point: QPoint) -> int:
        """The unit drawn at a viewport point, or -1."""
        y = point.y() + self.verticalScrollBar().value()
        if self.is_field:
            column = point.x() // CELL
            unit = y // CELL * FIELD_COLUMNS + column
            return unit if 0 <= column < FIELD_COLUMNS and unit < len(self._values) else -1
        unit = y // scaled(BAR_HEIGHT)
        return unit if 0 <= unit < len(self._values) else -1

    def unit_rect(self, unit: int) -> QRect:
        """Where a unit stands in the viewport."""
        offset = self.verticalScrollBar().value()
        if self.is_field:
            return QRect(unit % FIELD_COLUMNS * CELL, unit // FIELD_COLUMNS * CELL - offset, CELL, CELL)
        return QRect(0, unit * scaled(BAR_HEIGHT) - offset, self.viewport().width(), scaled(BAR_HEIGHT))

    def value_words(self, unit: int) -> str:
        value = float(self._values[unit])
        return f"{value:.1%}" if self._is_probability and np.isfinite(value) else value_text(value)

    def _coloured_field(self) -> Array:
        """(rows, FIELD_COLUMNS) uint32, one pixel a unit; the rest of the last row is neutral."""
        theme = theme_of(self)
        table = signed_table(theme.name)
        rows = -(-len(self._values) // FIELD_COLUMNS)
        field = np.full(rows * FIELD_COLUMNS, table[128], np.uint32)
        scale = 127 / self._range if self._range > 0 else 0.0
        finite = np.isfinite(self._values)
        scaled = np.where(finite, self._values, 0) * scale
        field[: len(self._values)] = table[np.clip(np.rint(scaled) + 128, 1, 255).astype(np.intp)]
        field[: len(self._values)][~finite] = bad_color(theme)
        return field.reshape(rows, FIELD_COLUMNS)

    def _lay_out(self) -> None:
        step = CELL if self.is_field else scaled(BAR_HEIGHT)
        rows = -(-len(self._values) // FIELD_COLUMNS) if self.is_field else len(self._values)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(step)
        bar.setRange(0, max(0, rows * step - self.viewport().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._field is not None:
            self._paint_field(painter, self._field)
        else:
            self._paint_bars(painter)

    def _paint_field(self, painter: QPainter, field: Array) -> None:
        rows, columns = field.shape
        image = QImage(field.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        top = -self.verticalScrollBar().value()
        painter.drawImage(QRectF(0, top, columns * CELL, rows * CELL), image, QRectF(0, 0, columns, rows))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(self)
        if self._pinned >= 0:
            painter.setPen(QPen(theme.color("warm"), 2))
            painter.drawRect(self.unit_rect(self._pinned).adjusted(-1, -1, 1, 1))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ink"), 1))
            painter.drawRect(self.unit_rect(self._current))

    def _paint_bars(self, painter: QPainter) -> None:
        theme = theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SIZE_CAPTION))
        first = self.verticalScrollBar().value() // scaled(BAR_HEIGHT)
        last = min(len(self._values), first + self.viewport().height() // scaled(BAR_HEIGHT) + 2)
        number_width = painter.fontMetrics().horizontalAdvance(str(len(self._values) - 1)) + 8
        for unit in range(first, last):
            box = self.unit_rect(unit)
            self._paint_bar(painter, unit, QRectF(box).adjusted(number_width, 3, -scaled(58), -3))
            painter.setPen(theme.color("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(unit))
            painter.setPen(theme.color("ink"))
            right = box.adjusted(0, 0, -4, 0)
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.value_words(unit))
            if unit == self._pinned or (self.hasFocus() and unit == self._current):
                painter.setPen(QPen(theme.color("warm" if unit == self._pinned else "faint"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bar(self, painter: QPainter, unit: int, box: QRectF) -> None:
        """A bar from the left for values that are never negative, else from the middle."""
        value = float(self._values[unit])
        theme = theme_of(self)
        if not np.isfinite(value):
            painter.fillRect(box, QColor.fromRgb(bad_color(theme)))
            return
        from_middle = bool((self._values < 0).any())
        fraction = max(-1.0, min(1.0, value / self._range)) if self._range > 0 else 0.0
        room = box.width() / 2 if from_middle else box.width()
        zero = box.left() + (room if from_middle else 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent") if self._is_probability else QColor(*signed_color(theme, fraction or 0)))
        painter.drawRoundedRect(QRectF(zero, box.top(), fraction * room, box.height()).normalized(), 2, 2)
        painter.setBrush(theme.color("faint"))
        painter.drawRect(QRectF(zero - 0.5, box.top(), 1, box.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and unit >= 0:
            self._current = unit
            self.unit_clicked.emit(unit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.unit_hovered.emit(self.unit_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.unit_hovered.emit(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_turned.emit(1 if event.angleDelta().y() > 0 else -1)
        elif self.verticalScrollBar().maximum() == 0:
            event.ignore()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = FIELD_COLUMNS if self.is_field else 1
        moves = {Qt.Key.Key_Up: -step, Qt.Key.Key_Down: step}
        if self.is_field:
            moves |= {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        move = moves.get(Qt.Key(event.key()))
        if move is not None and len(self._values):
            self._current = min(max(self._current + move, 0), len(self._values) - 1)
            box = self.unit_rect(self._current)
            bar = self.verticalScrollBar()
            if box.top() < 0 or box.bottom() > self.viewport().height():
                bar.setValue(bar.value() + box.top() - self.viewport().height() // 2)
            self.unit_hovered.emit(self._current)
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and len(self._values):
            self.unit_clicked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.is_field:
            self._field = self._coloured_field()
