"""The mouse pointer in front of a class: a bright dot with a glow, to be seen from the last row."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPixmap, QRadialGradient

DOT, GLOW = 10, 36
RATIO = 2.0
RED = QColor(255, 32, 32)


def laser_cursor() -> QCursor:
    """A cursor that points with its middle."""
    pixmap = QPixmap(round(GLOW * RATIO), round(GLOW * RATIO))
    pixmap.setDevicePixelRatio(RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    middle = QPointF(GLOW / 2, GLOW / 2)
    painter.setBrush(_glow(middle))
    painter.drawEllipse(QRectF(0, 0, GLOW, GLOW))
    painter.setPen(QColor(255, 255, 255))
    painter.setBrush(RED)
    painter.drawEllipse(middle, DOT / 2, DOT / 2)
    painter.end()
    return QCursor(pixmap, GLOW // 2, GLOW // 2)


def _glow(middle: QPointF) -> QRadialGradient:
    gradient = QRadialGradient(middle, GLOW / 2)
    for place, alpha in ((0.0, 190), (0.35, 90), (1.0, 0)):
        gradient.setColorAt(place, QColor(RED.red(), RED.green(), RED.blue(), alpha))
    return gradient
