"""What is painted on, as numbers and as the bytes of a file."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from playground.network.layers import Array


def rgb_of(image: QImage) -> Array:
    """(H, W, 3) uint8 of a picture."""
    whole = image.convertToFormat(QImage.Format.Format_RGB888)
    height, width = whole.height(), whole.width()
    lines = np.frombuffer(whole.constBits(), np.uint8).reshape(height, whole.bytesPerLine())
    return np.array(lines[:, : 3 * width].reshape(height, width, 3))


def png_of(image: QImage) -> bytes:
    """The bytes of its file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())
