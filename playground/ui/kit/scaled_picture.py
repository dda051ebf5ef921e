"""A large picture at the size it is shown at: scaled once, then kept until another picture or size is asked for."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from playground.network.layers import Array
from playground.ui.kit.picture_tile import to_image


class ScaledPicture:
    """Holds the last pixmap it was asked for."""

    def __init__(self) -> None:
        self._source: Array | None = None
        self._pixmap = QPixmap()

    def pixmap(self, source: Array, size: QSize) -> QPixmap:
        """(H, W, 3) uint8 at `size` in device pixels; `source` is told apart by identity."""
        if source is not self._source or size != self._pixmap.size():
            self._source, self._pixmap = source, QPixmap.fromImage(_scaled(source, size))
        return self._pixmap


def _scaled(source: Array, size: QSize) -> QImage:
    """The picture at `size`: rows and columns are left out first, so that a large one costs no more."""
    step = max(1, min(source.shape[1] // max(2 * size.width(), 1), source.shape[0] // max(2 * size.height(), 1)))
    few = np.ascontiguousarray(source[::step, ::step])
    smooth = Qt.TransformationMode.SmoothTransformation
    if few.shape[1] * 4 < size.width():
        smooth = Qt.TransformationMode.FastTransformation  # magnified pixels stay square pixels
    return to_image(few).scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
