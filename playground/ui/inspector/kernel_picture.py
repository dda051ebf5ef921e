"""A kernel as a small picture: its slices as red, green and blue where there are three, else in grey."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.network.layers import Array
from playground.ui.kit.theme import RADIUS_CONTROL, fix_height, fix_width, theme_of

SIDE = 64


def kernel_image(slices: Array) -> QImage:
    """A (K, I, J) array as colours where K is 3, else its mean in grey; a pixel a cell."""
    shown = slices if len(slices) == 3 else np.repeat(slices.mean(axis=0, keepdims=True), 3, axis=0)
    largest = float(np.abs(shown).max()) or 1.0
    pixels = np.rint(127.5 + 127.5 * np.clip(shown / largest, -1, 1)).astype(np.uint8).transpose(1, 2, 0)
    rows, columns = pixels.shape[:2]
    packed = np.ascontiguousarray(pixels)
    return QImage(packed.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()


class KernelPicture(QWidget):
    """Paints a (K, I, J) array, 0 as middle grey, the largest cell as white or black."""

    def __init__(self, side: int = SIDE) -> None:
        super().__init__()
        self._image = QImage()
        fix_width(self, side)
        fix_height(self, side)

    def set_slices(self, slices: Array) -> None:
        """Three slices become colours; any other number its mean in grey."""
        self._image = kernel_image(slices)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(frame, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setClipPath(path)
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        painter.setClipping(False)
        painter.setPen(theme_of(self).color("line"))
        painter.drawPath(path)
