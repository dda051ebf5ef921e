"""The terms of a sum as rows: words at the left, a signed bar, its number. For fully connected units and softmax."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.ui.kit.colours import bad_color, signed_color
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import SIZE_CAPTION, SPACE_2, font, scaled, theme_of

LINE, FIGURE = 20, 64


@dataclass(frozen=True)
class Bar:
    """One row. `is_marked` draws it strong: the unit that is asked about."""

    words: str
    value: float
    is_marked: bool = False


class TermBars(QWidget):
    """As many rows as fit, in two columns where there is room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(360, 5 * scaled(LINE))

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.setAccessibleName("; ".join(f"{bar.words} = {value_text(bar.value)}" for bar in self._bars[:10]))
        self.update()

    def bar_rects(self) -> list[QRectF]:
        """Where the rows are painted that fit."""
        columns = 2 if self.width() > 620 else 1
        rows = max(self.height() // scaled(LINE), 1)
        width = self.width() / columns
        return [
            QRectF(number // rows * width, number % rows * scaled(LINE), width - 2 * SPACE_2, scaled(LINE))
            for number in range(min(len(self._bars), rows * columns))
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rects = self.bar_rects()
        finite = [abs(bar.value) for bar in self._bars[: len(rects)] if np.isfinite(bar.value)]
        for bar, rect in zip(self._bars, rects, strict=False):
            self._paint_bar(painter, bar, rect, max(finite, default=1.0) or 1.0)

    def _paint_bar(self, painter: QPainter, bar: Bar, rect: QRectF, extreme: float) -> None:
        theme = theme_of(self)
        painter.setFont(font(SIZE_CAPTION, strong=bar.is_marked))
        painter.setPen(theme.color("accent" if bar.is_marked else "ink"))
        words = QRectF(rect.left(), rect.top(), rect.width() * 0.52, rect.height())
        text = painter.fontMetrics().elidedText(bar.words, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        figure = QRectF(rect.right() - scaled(FIGURE), rect.top(), scaled(FIGURE), rect.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(figure, flags, value_text(bar.value))
        room = QRectF(
            words.right() + SPACE_2, rect.top() + 5, figure.left() - words.right() - SPACE_2, scaled(LINE) - 10
        )
        middle = room.center().x()
        painter.setPen(theme.color("line"))
        painter.drawLine(round(middle), round(rect.top() + 2), round(middle), round(rect.bottom() - 2))
        painter.setPen(Qt.PenStyle.NoPen)
        if not np.isfinite(bar.value):
            painter.setBrush(QColor.fromRgb(bad_color(theme)))
            painter.drawRect(room)
            return
        share = bar.value / extreme
        painter.setBrush(QColor(*signed_color(theme, 0.7 * share + (0.3 if share > 0 else -0.3))))
        length = abs(share) * room.width() / 2
        painter.drawRect(QRectF(middle if share > 0 else middle - length, room.top(), length, room.height()))
