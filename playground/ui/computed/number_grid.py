"""A small array as coloured cells with their numbers: a window, a kernel, the products of the two."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.network.layers import Array
from playground.ui.inspector.kernel_grid import cell_text
from playground.ui.kit.colours import bad_color, signed_color, words_on
from playground.ui.kit.theme import SIZE_CAPTION, SIZE_HEAD, font, least_font, scaled, theme_of

GAP, CAPTION = 2, 20
LARGEST_CELL = 44
"""Of its sides, in pixels."""
WIDTHS = {4: 54, 6: 48, 11: 38}
"""Up to so many columns cells are at least this wide: numbers have more figures where there are fewer."""
LEAST_WITH_NUMBER = (28, 15)
"""The width and height from which a cell has room for its number."""


class NumberGrid(QWidget):
    """Shows (I, J) values around a common range; what is padding is hatched, marked cells are outlined.

    Cells too narrow for numbers show their colours alone; the tooltip of the view says the rest.
    """

    def __init__(self, parent: QWidget | None = None, *, token: str = "accent") -> None:
        super().__init__(parent)
        self._token = token
        self._values: Array = np.zeros((1, 1))
        self._inside: Array = np.ones((1, 1), bool)
        self._marked: Array | None = None
        self._first: tuple[int, int] | None = None
        self._range, self._caption = 1.0, ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_values(
        self,
        caption: str,
        values: Array,
        extreme: float,
        inside: Array | None = None,
        marked: Array | None = None,
        first: tuple[int, int] | None = None,
    ) -> None:
        """Show (I, J) values, ±extreme in the strongest colours. `inside` (I, J): False is padding; `marked` cells are
        outlined, the one at `first` in full, the others dashed.
        """
        is_resized = values.shape != self._values.shape
        self._caption, self._values, self._range = caption, values, extreme or 1.0
        self._inside = np.ones(values.shape, bool) if inside is None else inside
        self._marked, self._first = marked, first
        self.setAccessibleName(caption)
        if is_resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows, columns = self._values.shape
        height = min(scaled(LARGEST_CELL), max(self.height() - scaled(CAPTION), 40) / rows)
        return QSize(round(columns * max(height, self._wide())), round(rows * height) + scaled(CAPTION))

    def _wide(self) -> int:
        columns = self._values.shape[1]
        return next((scaled(width) for most, width in WIDTHS.items() if columns <= most), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._values.shape[1] * 4, 40 + scaled(CAPTION))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.updateGeometry()

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell is painted, in widget coordinates."""
        rows, columns = self._values.shape
        height = min(scaled(LARGEST_CELL), max(self.height() - scaled(CAPTION), 1) / rows)
        width = min(max(height, self._wide()), self.width() / columns)
        gap = GAP if min(height, width) >= 10 else 0
        return QRectF(column * width, scaled(CAPTION) + row * height, width - gap, height - gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme.color("muted"))
        words = painter.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), scaled(CAPTION) - 4), Qt.AlignmentFlag.AlignLeft, words)
        cell = self.cell_rect(0, 0)
        is_roomy = cell.width() >= LEAST_WITH_NUMBER[0] and cell.height() >= LEAST_WITH_NUMBER[1]
        painter.setFont(_fitting_font(cell))
        for row in range(self._values.shape[0]):
            for column in range(self._values.shape[1]):
                self._paint_cell(painter, row, column, is_roomy)
        self._paint_marks(painter)

    def _paint_cell(self, painter: QPainter, row: int, column: int, has_number: bool) -> None:
        theme, box, value = theme_of(self), self.cell_rect(row, column), float(self._values[row, column])
        color = theme.color("background")
        if not np.isfinite(value):
            color = QColor.fromRgb(bad_color(theme))
        elif value:
            color = QColor(*signed_color(theme, max(-1.0, min(1.0, value / self._range))))
        radius = 3 if box.height() > 12 else 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(box, radius, radius)
        if not self._inside[row, column]:
            painter.setBrush(QBrush(theme.color("line"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, radius, radius)
        if has_number:
            painter.setPen(words_on(color))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell_text(value, self._values.shape[1], self._range))

    def _paint_marks(self, painter: QPainter) -> None:
        if self._marked is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row, column in np.argwhere(self._marked).tolist():
            pen = QPen(theme_of(self).color(self._token), 2.5)
            if (row, column) != self._first:
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawRoundedRect(self.cell_rect(row, column).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _fitting_font(cell: QRectF) -> QFont:
    """For the numbers in cells of this size."""
    if cell.width() >= scaled(34) and cell.height() >= scaled(18):
        return font(SIZE_CAPTION)
    least = [scaled(side) for side in LEAST_WITH_NUMBER]
    return font(SIZE_HEAD) if cell.width() >= least[0] and cell.height() >= least[1] else least_font()
