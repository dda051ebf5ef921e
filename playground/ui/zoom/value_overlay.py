"""The values of the pixels of an enlarged map, written into them: short enough to fit, dark or light to be read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.network.layers import Array
from playground.ui.kit.colours import DARK_WORDS, LIGHT_WORDS, takes_dark_words
from playground.ui.kit.theme import SIZE_BODY, SIZE_CAPTION, SIZE_HEAD, SIZE_TITLE, font, least_font, scaled

LEAST_SIDE = 34
"""From this side of a pixel on, in device-independent pixels, its value is written into it."""
MOST_VALUES = 1500
"""More are not written: they would hold the window up."""
MARGIN = 3


@dataclass(frozen=True)
class Widths:
    """What digits and marks of a font take, so that texts are fitted without being measured one by one."""

    digit: float
    marks: dict[str, float]

    @classmethod
    def of(cls, face: QFont) -> Widths:
        advance = QFontMetricsF(face).horizontalAdvance
        return cls(max(map(advance, "0123456789")), {mark: advance(mark) for mark in ".−e"})

    def of_text(self, text: str) -> float:
        return sum(self.marks.get(character, self.digit) for character in text)


def fitted_text(value: float, room: float, widths: Widths) -> str:
    """`value` with as many significant figures, at most four, as fit into `room` pixels; a nonzero one is never "0"."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "−∞"
    text = ""
    for figures in (4, 3, 2, 1):
        text = _plain(value, figures)
        if widths.of_text(text) <= room:
            return text
    return _short_power(value)


def _plain(value: float, figures: int) -> str:
    """Significant figures without a power of ten where that is readable."""
    text = f"{value:.{figures}g}"
    if "e" in text and 1e-6 < abs(value) < 1e7:
        text = f"{value:.0f}" if abs(value) >= 1 else f"{value:f}".rstrip("0")
    if "e" in text:
        return _short_power(value)
    return text.replace("-", "−")


def _short_power(value: float) -> str:
    """ "1e−4": one figure and the power of ten."""
    mantissa, exponent = f"{value:.0e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "−")


def value_font(side: float) -> QFont:
    """The step of the type scale for pixels of this side; the smallest type there is where larger type has no room."""
    if side < scaled(LEAST_SIDE):
        return least_font()
    for least, size in ((110, SIZE_TITLE), (72, SIZE_BODY), (48, SIZE_CAPTION)):
        if side >= scaled(least):
            return font(size)
    return font(SIZE_HEAD)


class ValueOverlay(QGraphicsItem):
    """Lies over the image in map coordinates: pixel (row, column) is the unit square at (column, row)."""

    def __init__(self) -> None:
        super().__init__()
        self._extent = QRectF()
        self._key: tuple[object, ...] = ()
        self._values: Array = np.zeros((0, 0), np.float32)
        self._face = least_font()
        self.texts: dict[tuple[int, int], str] = {}
        """(row, column) -> what is written there."""
        self._dark: dict[tuple[int, int], bool] = {}

    def set_extent(self, height: int, width: int) -> None:
        self.prepareGeometryChange()
        self._extent = QRectF(0, 0, width, height)

    def clear(self) -> None:
        """Write nothing."""
        if self.texts:
            self.texts, self._dark, self._key = {}, {}, ()
            self.update()

    def set_values(self, values: Array, colours: Array, top: int, left: int, side: float) -> None:
        """Write `values` (h, w), the first at row `top` and column `left`, over `colours` (h, w, 4) uint8.

        Pixels whose colour is transparent are left out. `side` is a pixel's side in device-independent pixels.
        """
        if side < LEAST_SIDE or values.size > MOST_VALUES:
            self.clear()
            return
        face = value_font(side)
        room = int(side) - 2 * MARGIN
        key = (values.shape, top, left, room, face.pixelSize(), colours.tobytes())
        if key == self._key and np.array_equal(values, self._values, equal_nan=True):
            return
        self._key, self._values, self._face = key, values, face
        widths, bright = Widths.of(face), takes_dark_words(colours)
        shown = np.argwhere(colours[..., 3] > 0)
        self.texts = {
            (top + row, left + column): fitted_text(float(values[row, column]), room, widths)
            for row, column in shown.tolist()
        }
        self._dark = {(top + row, left + column): bool(bright[row, column]) for row, column in shown.tolist()}
        self.update()

    def boundingRect(self) -> QRectF:
        return self._extent

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if not self.texts:
            return
        to_window = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setFont(self._face)
        for dark, color in ((True, DARK_WORDS), (False, LIGHT_WORDS)):
            painter.setPen(color)
            for place, text in self.texts.items():
                box = to_window.mapRect(QRectF(place[1], place[0], 1, 1))
                if self._dark[place] is dark and _is_inside(box, text, painter, widget):
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def _is_inside(box: QRectF, text: str, painter: QPainter, widget: QWidget | None) -> bool:
    """Whether `text` in the middle of `box` can be read as a whole: a number cut at the edge is another number."""
    if widget is None or QRectF(widget.rect()).contains(box):
        return True
    metrics = painter.fontMetrics()
    words = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.ascent())
    words.moveCenter(box.center())
    return QRectF(widget.rect()).contains(words)
