"""What lies over a picture until it was predicted: hatching and a question mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from playground.ui.kit.theme import SIZE_TITLE, Theme, font


def paint_cover(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Cover `box` whole."""
    painter.save()
    painter.fillRect(box, theme.color("field"))
    painter.fillRect(box, QBrush(theme.color("line"), Qt.BrushStyle.BDiagPattern))
    painter.setFont(font(SIZE_TITLE, strong=True))
    painter.setPen(theme.color("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()
