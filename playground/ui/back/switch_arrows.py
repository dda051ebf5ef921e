"""Un-pooling up close: the pooled values around a pixel, the pixels around it, and an arrow from each to its switch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.ui.back.patch import Patch
from playground.ui.inspector.kernel_grid import cell_text
from playground.ui.kit.colours import signed_color, words_on
from playground.ui.kit.theme import SIZE_CAPTION, SIZE_HEAD, font, scaled, theme_of

CAPTION, GAP, LARGEST_CELL, WIDE, BETWEEN = 20, 2, 40, 44, 76
PaintCell = Callable[[QPainter, QRectF, Patch, tuple[int, int], float], None]
"""Of a patch's cell (row, column) in a box, coloured between ± a value."""


@dataclass(frozen=True)
class Arrow:
    """From a pooled value to the pixel it lands on, both as row and column of their maps."""

    source: tuple[int, int]
    target: tuple[int, int]


class SwitchArrows(QWidget):
    """Two grids and the arrows between them, those to the chosen pixel strong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = Patch(np.zeros((1, 1)), np.ones((1, 1), bool), 0, 0)
        self._patches, self._captions = (nothing, nothing), ("", "")
        self._arrows: tuple[Arrow, ...] = ()
        self._chosen = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        return self._arrows

    def show_switches(
        self, captions: tuple[str, str], before: Patch, after: Patch, arrows: list[Arrow], chosen: tuple[int, int]
    ) -> None:
        """Show pooled values and pixels, an arrow per value; `chosen` is the pixel that is asked about."""
        is_resized = any(
            new.values.shape != old.values.shape for new, old in zip((before, after), self._patches, strict=True)
        )
        self._captions, self._patches, self._arrows, self._chosen = captions, (before, after), tuple(arrows), chosen
        self.setAccessibleName(", ".join(captions))
        if is_resized:
            self.updateGeometry()
        self.update()

    def _cell(self, place: int) -> tuple[float, float]:
        """Width and height of a cell of one of the grids."""
        height = min(
            scaled(LARGEST_CELL), max(self.height() - scaled(CAPTION), 40) / self._patches[place].values.shape[0]
        )
        return max(height, scaled(WIDE)), height

    def _left(self, place: int) -> float:
        return 0.0 if place == 0 else self._cell(0)[0] * self._patches[0].values.shape[1] + BETWEEN

    def sizeHint(self) -> QSize:
        width, _ = self._cell(1)
        return QSize(round(self._left(1) + width * self._patches[1].values.shape[1]) + 2, 120 + scaled(CAPTION))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 40 + scaled(CAPTION))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.updateGeometry()

    def cell_rect(self, place: int, row: int, column: int) -> QRectF:
        """Where the cell of a map's (row, column) is painted in grid 0 or 1."""
        width, height = self._cell(place)
        shown = self._patches[place]
        left = self._left(place) + (column - shown.left) * width
        return QRectF(left, scaled(CAPTION) + (row - shown.top) * height, width - GAP, height - GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in (0, 1):
            self._paint_caption(painter, place)
            self._paint_grid(painter, place, self._paint_cell)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme_of(self).color("warm"), 2))
        painter.drawRoundedRect(self.cell_rect(1, *self._chosen), 3, 3)
        for arrow in sorted(self._arrows, key=lambda arrow: arrow.target == self._chosen):
            self._paint_arrow(painter, arrow)
        for place in (0, 1):  # over the arrows, which cross other cells
            self._paint_grid(painter, place, self._paint_number)

    def _paint_caption(self, painter: QPainter, place: int) -> None:
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme_of(self).color("muted"))
        room = QRectF(self._left(place), 0, self.width() - self._left(place), scaled(CAPTION) - 4)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, self._captions[place])

    def _paint_grid(self, painter: QPainter, place: int, paint: PaintCell) -> None:
        shown = self._patches[place]
        extreme = float(np.abs(np.nan_to_num(shown.values)).max(initial=0)) or 1.0
        painter.setFont(font(SIZE_CAPTION if self._cell(place)[1] >= 18 else SIZE_HEAD))
        for row, column in np.ndindex(*shown.values.shape):
            box = self.cell_rect(place, shown.top + row, shown.left + column)
            paint(painter, box, shown, (row, column), extreme)

    def _paint_cell(self, painter: QPainter, box: QRectF, shown: Patch, cell: tuple[int, int], extreme: float) -> None:
        hatch = QBrush(theme_of(self).color("line"), Qt.BrushStyle.BDiagPattern)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color(float(shown.values[cell]), extreme) if shown.inside[cell] else hatch)
        painter.drawRoundedRect(box, 3, 3)

    def _paint_number(
        self, painter: QPainter, box: QRectF, shown: Patch, cell: tuple[int, int], extreme: float
    ) -> None:
        if not shown.inside[cell] or box.height() < 13:
            return
        value = float(shown.values[cell])
        painter.setPen(words_on(self._color(value, extreme)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell_text(value, shown.values.shape[1], extreme))

    def _color(self, value: float, extreme: float) -> QColor:
        theme = theme_of(self)
        return QColor(*signed_color(theme, value / extreme)) if value else theme.color("background")

    def _paint_arrow(self, painter: QPainter, arrow: Arrow) -> None:
        """From the right edge of the value to the left edge of the pixel."""
        is_chosen = arrow.target == self._chosen
        color = theme_of(self).color("warm")
        color.setAlpha(255 if is_chosen else 70)
        start, end = self.cell_rect(0, *arrow.source), self.cell_rect(1, *arrow.target)
        tail = QPointF(start.center().x() + start.width() / 4, start.center().y())
        head = QPointF(end.left() + 2, end.center().y())
        painter.setPen(QPen(color, 2 if is_chosen else 1.2))
        painter.drawLine(tail, head)
        painter.setBrush(color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(tail, 2.5, 2.5)
        painter.drawEllipse(head, 3.5, 3.5)
