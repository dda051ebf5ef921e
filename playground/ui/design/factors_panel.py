"""Separability: the singular values of a kernel, and the column and the row whose product comes nearest to it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from playground.network.kernel.kernel_factors import ROUNDING, Factors, factors
from playground.network.kernel.kernel_place import KernelPlace
from playground.network.layers import Array
from playground.ui.inspector.kernel_editor import slice_name
from playground.ui.kit.colours import signed_color
from playground.ui.kit.controls import HeadLabel, TranslatedWidget
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import CONTROL_HEIGHT, SIZE_HEAD, SPACE_1, SPACE_2, fix_height, font, scaled, theme_of

translate = QCoreApplication.translate
WIDTH = 236
BARS, GAP = 34, 6
"""Room for the bars of a factor, and between them and the product."""
VALUES_GAP = 16
"""Between the product and the singular values."""
MOST_VALUES = 8
"""Singular values that are shown, if there is room; the others are smaller still."""
LEAST_LINE = 16


class FactorsPicture(TranslatedWidget):
    """Paints column x row = product, each cell in its colour, and the singular values at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._factors: Factors | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()

    def show_factors(self, found: Factors) -> None:
        self._factors = found
        self.update()

    def _retranslate(self) -> None:
        self.setToolTip(
            translate(
                "Design",
                "At the left the column, above it the row, between them their product: the separable kernel that is "
                "nearest.\nAt the right the singular values: the more the first outweighs the others, the nearer.",
            )
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(BARS + GAP + 60 + 60, BARS + GAP + 60)

    def product_rect(self) -> QRectF:
        """Where the product is painted: square cells, as large as there is room."""
        assert self._factors is not None
        rows, columns = len(self._factors.column), len(self._factors.row)
        beside = QFontMetrics(font(SIZE_HEAD)).horizontalAdvance("σ8  0.000888") + VALUES_GAP
        cell = min((self.height() - BARS - GAP - 1) / rows, (self.width() - beside - BARS - GAP) / columns)
        return QRectF(BARS + GAP, BARS + GAP, cell * columns, cell * rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._factors is None:
            return
        painter = QPainter(self)
        box, found = self.product_rect(), self._factors
        product = np.outer(found.column, found.row)
        largest = float(np.abs(product).max()) or 1.0
        cell = box.width() / len(found.row)
        for row, column in np.ndindex(product.shape):
            spot = QRectF(box.left() + column * cell, box.top() + row * cell, cell + 0.5, cell + 0.5)
            painter.fillRect(spot, self._color(product[row, column] / largest))
        painter.setPen(theme_of(self).color("line"))
        painter.drawRect(box)
        self._paint_factor(painter, found.row, box.topLeft() + QPointF(0, -GAP - BARS / 2), cell, down=False)
        self._paint_factor(painter, found.column, box.topLeft() + QPointF(-GAP - BARS / 2, 0), cell, down=True)
        self._paint_values(
            painter, QRectF(box.right() + VALUES_GAP - 2, 0, self.width() - box.right() - VALUES_GAP, box.bottom())
        )

    def _paint_factor(self, painter: QPainter, values: Array, start: QPointF, cell: float, *, down: bool) -> None:
        """Bars to both sides of a line at 0, each beside the cells it multiplies; up, or to the left, is positive."""
        theme = theme_of(self)
        largest = float(np.abs(values).max()) or 1.0
        thick = max(cell - 2, 1)
        for number, value in enumerate(values):
            length, along = float(value) / largest * BARS / 2, number * cell + (cell - thick) / 2
            bar = QRectF(along, 0, thick, -length)
            if down:
                bar = QRectF(0, along, -length, thick)
            painter.fillRect(bar.normalized().translated(start), self._color(float(value) / largest))
        painter.setPen(theme.color("faint"))
        end = QPointF(0, cell * len(values)) if down else QPointF(cell * len(values), 0)
        painter.drawLine(start, start + end)

    def _paint_values(self, painter: QPainter, box: QRectF) -> None:
        """The singular values as bars from the top down, the first the longest, with their numbers."""
        assert self._factors is not None
        theme, count = theme_of(self), max(int(box.height() // scaled(LEAST_LINE)), 1)
        values = self._factors.values[: min(count, MOST_VALUES)]
        painter.setFont(font(SIZE_HEAD))
        line = min(box.height() / max(len(values), 1), scaled(24))
        for number, value in enumerate(values):
            top = box.top() + number * line
            share = float(value / self._factors.values[0]) if self._factors.values[0] > 0 else 0.0
            bar = QRectF(box.left(), top + line - 5, share * box.width(), 3)
            painter.fillRect(bar, theme.color("accent" if number == 0 else "faint"))
            painter.setPen(theme.color("ink" if number == 0 else "muted"))
            words = f"σ{number + 1}  {value_text(float(value) if share > ROUNDING else 0.0, signed=False)}"
            painter.drawText(QRectF(box.left(), top, box.width(), line - 5), Qt.AlignmentFlag.AlignBottom, words)

    def _color(self, share: float) -> QColor:
        return QColor(*signed_color(theme_of(self), share))


class FactorsPanel(TranslatedWidget):
    """Shows how separable what is chosen of a kernel is, and offers to make it so."""

    separable_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place: KernelPlace | None = None
        self._factors: Factors | None = None
        self.head = HeadLabel()
        self.picture = FactorsPicture()
        self.first, self.second = ElidedLabel("ink"), ElidedLabel("muted")
        self.button = QPushButton()
        self.button.setProperty("role", "pill")
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(SPACE_2)
        fix_height(self.head, CONTROL_HEIGHT)
        top.addWidget(self.head, 1)
        top.addWidget(self.button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(top)
        column.addWidget(self.picture, 1)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.button.clicked.connect(self.separable_wanted)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def show_place(self, place: KernelPlace) -> None:
        """Show the factors of what is chosen of a kernel."""
        self._place, self._factors = place, factors(place.chosen)
        self.picture.show_factors(self._factors)
        self.button.setEnabled(not self._factors.is_separable)
        self._render_words()

    def _retranslate(self) -> None:
        self.button.setText(translate("Design", "Make separable"))
        words = translate("Design", "Put the nearest separable kernel in its place: one column times one row")
        self.button.setToolTip(words)
        self.button.setAccessibleName(f"{self.button.text()}. {words}")
        self._render_words()

    def _render_words(self) -> None:
        place, found = self._place, self._factors
        if place is None or found is None:
            return
        rows, columns = place.layer.kernel_size
        share = f"{int(found.share * 1000) / 10:.1f}"  # cut off: 100 is said of separable kernels alone
        self.first.set_text(
            translate("Design", "separable: rank 1 is all of it")
            if found.is_separable
            else translate("Design", "rank 1 keeps {share} % of the squares").format(share=share)
        )
        words = translate("Design", "{all} products a unit, separable {few}")
        self.second.set_text(words.format(all=rows * columns, few=rows + columns))
        shown = translate("Design", "Separability · slice {slice}").format(slice=slice_name(place, found.slice))
        self.head.setText(shown if place.slice is None and place.used > 1 else translate("Design", "Separability"))
