"""A sheet to sketch on where a covered picture is strong; the input shows through faintly, to draw the places right."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.network.layers import Array, Pair
from playground.ui.design.drawing_pad import DrawingPad
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import SIZE_CAPTION, Theme, font, scaled, theme_of

translate = QCoreApplication.translate
CELLS = 8
"""Steps of the arrow keys along the longer side."""
GHOST = 0.3
"""How much of the input shows through."""
LINE, GAP = 18, 8
HIGHEST = 208
"""So that the buttons below it are in sight in front of a class too."""


def strength_image(values: Array, colour: QColor) -> QImage:
    """(H, W) from 0 upwards as `colour`, the clearer the stronger; 0 is transparent."""
    rows, columns = values.shape
    pixels = np.empty((rows, columns, 4), np.uint8)
    pixels[..., :3] = colour.blue(), colour.green(), colour.red()
    pixels[..., 3] = np.rint(255 * values / (float(values.max()) or 1.0))
    return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32).copy()


class SketchPad(DrawingPad):
    """Points from 0 (nothing) to 1 (strong), in the proportions of what is covered."""

    def __init__(self) -> None:
        super().__init__()
        self._ghost: Array | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sheet(self, shape: Pair, ghost: Array | None) -> None:
        """A sheet for a picture of `shape`, (rows, columns), over `ghost`, (H, W, 3) uint8. What is drawn stays."""
        longer = max(shape)
        self.set_size((max(1, round(CELLS * shape[0] / longer)), max(1, round(CELLS * shape[1] / longer))))
        self._ghost = ghost
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows, columns = self._size
        return min(round(width * rows / columns), HIGHEST)

    def sheet_rect(self) -> QRect:
        """In the middle of its room."""
        box = super().sheet_rect()
        box.moveCenter(self.rect().center())
        return box

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Lesson", "Pad for the sketch"))
        self.setToolTip(
            translate(
                "Lesson",
                "Draw where it will be strong, with the right button rub out. The input shows through.\n"
                "Keys: arrows go from field to field, Space draws, Backspace rubs out.",
            )
        )

    def _paint_sheet(self, painter: QPainter, box: QRect) -> None:
        theme = theme_of(self)
        painter.fillRect(box, theme.color("field"))
        if self._ghost is not None:
            painter.setOpacity(GHOST)
            painter.drawImage(box, to_image(self._ghost))
            painter.setOpacity(1.0)
        painter.drawImage(box, strength_image(self.points, theme.color("accent")))


class SketchPair(QWidget):
    """The sketch beside what was covered, each with its name."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: tuple[Array, ...] = ()
        self._names: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pair(self, pictures: tuple[Array, Array], names: tuple[str, str]) -> None:
        """Two pictures (H, W) from 0 upwards, of one shape of sheet."""
        self._pictures, self._names = pictures, names
        self.setAccessibleName(" · ".join(names))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(round(self._side(width) * self._slope()), 2 * width) + scaled(LINE)

    def _side(self, width: int) -> float:
        return (width - GAP) / 2

    def _slope(self) -> float:
        rows, columns = self._pictures[-1].shape if self._pictures else (1, 1)
        return float(rows) / float(columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, side = theme_of(self), self._side(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        height = min(side * self._slope(), self.height() - scaled(LINE))
        for place, (values, name) in enumerate(zip(self._pictures, self._names, strict=True)):
            box = QRectF(place * (side + GAP), 0, side, height)
            _paint_strength(painter, box, values, theme)
            painter.setPen(theme.color("ink"))
            painter.setFont(font(SIZE_CAPTION))
            below = QRectF(box.left(), box.bottom(), side, scaled(LINE))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)


def _paint_strength(painter: QPainter, box: QRectF, values: Array, theme: Theme) -> None:
    painter.fillRect(box, theme.color("field"))
    painter.drawImage(box, strength_image(values, theme.color("accent")))
    painter.setPen(theme.color("line"))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
