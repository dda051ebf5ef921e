"""A picture with a title and a caption below it; a stage of a back-projection is one that can be clicked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from playground.engine.explain.effective_field import FieldWeights
from playground.network.layers import Array
from playground.ui.kit.cover import paint_cover
from playground.ui.kit.field_overlay import field_rect, paint_field, paint_lens, weight_image
from playground.ui.kit.theme import RADIUS_CONTROL, SIZE_CAPTION, SPACE_1, SPACE_2, font, line_width, scaled, theme_of

translate = QCoreApplication.translate
Box = tuple[int, int, int, int]
LINE = 18
ARROW_WIDTH = 16
BAND = 40
"""Height of a picture of one row."""
LEAST_LABEL = 16
"""Width that a word needs to be written into a pixel."""


def to_image(pixels: Array) -> QImage:
    """A QImage over (H, W, 3) uint8 or (H, W) uint32 0xffRRGGBB; shares the memory, which must stay as it is."""
    height, width = pixels.shape[:2]
    if pixels.dtype == np.uint32:
        return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)


class PictureTile(QAbstractButton):
    """Paints one picture as large as its height allows, words below."""

    def __init__(self, parent: QWidget | None = None, *, clickable: bool = False) -> None:
        super().__init__(parent)
        self._pixels: Array | None = None
        self._image: QImage | None = None
        self._title, self._caption, self._right, self._hint = "", "", "", ""
        self._labels: tuple[str, ...] = ()
        self._field: Box | None = None
        self._weights: FieldWeights | None = None
        self._is_clickable = clickable
        self._is_warm = self._is_covered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if clickable else Qt.FocusPolicy.NoFocus)
        if clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def pixels(self) -> Array | None:
        return self._pixels

    @property
    def labels(self) -> tuple[str, ...]:
        """The words that are written into a picture of one row."""
        return self._labels

    @property
    def weights(self) -> FieldWeights | None:
        """What is shaded inside the part that is outlined."""
        return self._weights

    @property
    def caption(self) -> str:
        return self._caption

    def show_picture(self, pixels: Array | None, hint: str = "") -> None:
        """Show pixels, or where there are none the reason `hint` in their place."""
        self._pixels = None if pixels is None else np.ascontiguousarray(pixels)
        self._image = None if self._pixels is None else to_image(self._pixels)
        self._hint = hint
        self.update()

    def set_covered(self, covered: bool) -> None:
        """Show no picture until it was predicted."""
        if covered != self._is_covered:
            self._is_covered = covered
            self.setEnabled(not covered)
            self.update()

    def set_field(self, field: Box | None, weights: FieldWeights | None = None) -> None:
        """Outline a part of the picture (top, left, height, width in pixels), shade what weighs in it, and enlarge a
        small one."""
        if field != self._field or weights is not self._weights:
            self._field, self._weights = field, weights
            self.update()

    def show_labels(self, labels: tuple[str, ...]) -> None:
        """Write a word into each pixel of a picture of one row of as many pixels; () for none."""
        if labels != self._labels:
            self._labels = labels
            self.update()

    def set_words(self, title: str, caption: str, right: str = "", tip: str = "", *, warm: bool = False) -> None:
        """A strong title line (may be empty), a caption, a figure at its right; `warm` outlines it as pinned."""
        words = (title, caption, right, tip, warm)
        if words != (self._title, self._caption, self._right, self.toolTip(), self._is_warm):
            self._title, self._caption, self._right, self._is_warm = title, caption, right, warm
            self.setToolTip(tip)
            self.setAccessibleName(" ".join(part for part in (title, caption, right) if part))
            self.update()

    def _words_height(self) -> int:
        return (scaled(LINE) if self._title else 0) + scaled(LINE) + SPACE_1

    def picture_rect(self) -> QRect:
        """Where the picture stands, in its own proportions, at the top; a single row of pixels as a band."""
        room = QSize(self.width(), max(self.height() - self._words_height(), 1))
        size = self._image.size() if self._image is not None else QSize(1, 1)
        shown = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if size.height() == 1 < size.width():  # a sequence: too thin to be seen in its own proportions
            shown.setHeight(min(max(shown.height(), BAND), room.height()))
        return QRect(0, 0, max(shown.width(), 1), max(shown.height(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.picture_rect()
        if self._is_covered:
            paint_cover(painter, QRectF(box), theme)
        elif self._image is not None:
            self._paint_picture(painter, box)
        else:
            painter.setPen(QPen(theme.color("line"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
        if self._hint:
            self._paint_hint(painter, box)
        marked = self._is_warm or self.hasFocus() or (self._is_clickable and self.underMouse())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._is_clickable:
            painter.setPen(QPen(theme.color("warm" if marked else "line"), (1.5 if marked else 1) * line_width()))
            painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), RADIUS_CONTROL, RADIUS_CONTROL)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ink"), 1))
            painter.drawRoundedRect(QRectF(box).adjusted(3.5, 3.5, -3.5, -3.5), SPACE_1, SPACE_1)
        self._paint_words(painter, box)

    def _paint_picture(self, painter: QPainter, box: QRect) -> None:
        assert self._image is not None
        path = QPainterPath()
        path.addRoundedRect(QRectF(box), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.save()
        painter.setClipPath(path)
        # magnified pixels stay square pixels; reduced ones are averaged
        smooth = box.width() * self.devicePixelRatioF() < 2 * self._image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(box, self._image)
        painter.restore()
        if self._field is not None:
            self._paint_field(painter, self._image, self._field, QRectF(box))
        if self._image.height() == 1 and self._image.width() == len(self._labels):
            self._paint_labels(painter, QRectF(box))

    def _paint_field(self, painter: QPainter, image: QImage, field: Box, box: QRectF) -> None:
        theme = theme_of(self)
        weights = None if self._weights is None else weight_image(self._weights, theme.color("accent"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_field(painter, theme, field_rect(field, (image.height(), image.width()), box), weights)
        if image.height() > 1:
            paint_lens(painter, theme, image, field, box, weights)
        painter.restore()

    def _paint_labels(self, painter: QPainter, box: QRectF) -> None:
        assert self._image is not None
        width = box.width() / len(self._labels)
        painter.setFont(font(SIZE_CAPTION))
        for place, words in enumerate(self._labels):
            is_bright = self._image.pixelColor(place, 0).lightness() > 128
            painter.setPen(QColor("black") if is_bright else QColor("white"))
            room = QRectF(box.left() + place * width + 1, box.top(), width - 2, box.height())
            if width >= LEAST_LABEL:
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._elided(painter, words, int(width) - 2))

    def _paint_hint(self, painter: QPainter, box: QRect) -> None:
        theme = theme_of(self)
        painter.setFont(font(SIZE_CAPTION))
        inner = box.adjusted(SPACE_2, SPACE_2, -SPACE_2, -SPACE_2)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        bounds = painter.boundingRect(inner, flags, self._hint)
        if self._image is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("warm_tint"))
            painter.drawRoundedRect(bounds.adjusted(-6, -4, 6, 4), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setPen(theme.color("warm" if self._image is not None else "muted"))
        painter.drawText(inner, flags, self._hint)

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        theme = theme_of(self)
        y = box.bottom() + 1 + SPACE_1
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        width = max(box.width(), min(self.width(), 96))
        if self._title:
            painter.setFont(font(SIZE_CAPTION, strong=True))
            painter.setPen(theme.color("ink"))
            painter.drawText(QRect(0, y, width, scaled(LINE)), left, self._elided(painter, self._title, width))
            y += scaled(LINE)
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme.color("muted"))
        right_width = painter.fontMetrics().horizontalAdvance(self._right)
        left_width = painter.fontMetrics().horizontalAdvance(self._caption)
        if self._right and left_width + right_width + SPACE_2 <= width:
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRect(0, y, width, scaled(LINE)), right, self._right)
        painter.drawText(QRect(0, y, width, scaled(LINE)), left, self._elided(painter, self._caption, width))

    def _elided(self, painter: QPainter, text: str, width: int) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)


class StageArrow(QWidget):
    """A warm arrow to the right: the way back goes on to the next stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(ARROW_WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self).color("warm"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        y = (self.height() - 2 * scaled(LINE) - SPACE_1) // 2
        painter.drawLine(2, y, 13, y)
        painter.drawLine(9, y - 4, 13, y)
        painter.drawLine(9, y + 4, 13, y)
