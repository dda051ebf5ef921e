"""How the values of one map are distributed: a histogram with its figures."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from playground.network.layers import Array
from playground.ui.kit.colours import signed_color
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.layer_words import number_text, value_text
from playground.ui.kit.theme import SIZE_HEAD, fix_height, font, theme_of

translate = QCoreApplication.translate
BINS, HEIGHT, WORDS = 60, 92, 16


class HistogramView(TranslatedWidget):
    """Paints the counts of one map's values; heights are square roots, so that rare values show beside common ones."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Array = np.zeros(BINS)
        self._range = 0.0
        self._words: tuple[float, float, float] | None = None  # smallest, mean, largest
        self._bad = 0
        fix_height(self, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def show_values(self, values: Array | None) -> None:
        """Count the values of an array of any shape; None clears."""
        if values is None or not values.size:
            self._counts, self._words, self._bad = np.zeros(BINS), None, 0
        else:
            good = values[np.isfinite(values)]
            self._bad = values.size - good.size
            self._words = (float(good.min()), float(good.mean()), float(good.max())) if good.size else None
            self._range = float(np.abs(good).max()) if good.size else 0.0
            reach = self._range or 1.0
            self._counts = np.histogram(good, BINS, (-reach, reach))[0]
        self._retranslate()
        self.update()

    def _retranslate(self) -> None:
        tip = translate("HistogramView", "How often each value occurs in this map (bar height: square root)")
        if self._bad:
            bad = translate("HistogramView", "{count} values are not finite").format(count=number_text(self._bad))
            tip = f"{tip}\n{bad}"
        self.setToolTip(tip)
        self.setAccessibleName(translate("HistogramView", "Histogram of the map"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0, 0, 0, -WORDS)
        heights = np.sqrt(self._counts / max(float(self._counts.max()), 1.0)) * (box.height() - 2)
        width = box.width() / BINS
        for number, height in enumerate(heights):
            if height > 0:
                fraction = (number + 0.5) / BINS * 2 - 1
                red, green, blue = signed_color(theme, fraction + (0.25 if fraction > 0 else -0.25))
                bar = QRectF(number * width, box.bottom() - max(height, 1), max(width - 1, 1), max(height, 1))
                painter.fillRect(bar, QColor(red, green, blue))
        painter.setPen(theme.color("faint"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if self._words is None:
            return
        painter.setFont(font(SIZE_HEAD))
        painter.setPen(theme.color("muted"))
        low, mean, high = self._words
        line = QRectF(0, box.bottom() + 2, box.width(), WORDS - 2)
        for flag, text in (
            (Qt.AlignmentFlag.AlignLeft, value_text(low)),
            (
                Qt.AlignmentFlag.AlignHCenter,
                translate("HistogramView", "mean {value}").format(value=value_text(mean)),
            ),
            (Qt.AlignmentFlag.AlignRight, value_text(high)),
        ):
            painter.drawText(line, flag, text)
