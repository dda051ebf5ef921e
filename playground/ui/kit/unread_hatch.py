"""Rows and columns of a map that the next layer never reads, hatched over its picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from playground.network.size_sums import Unread
from playground.ui.kit.theme import Theme

VEIL = 170
LEAST = 3.0
"""What is left over at an edge is drawn at least this thick, in pixels of the window, to be seen."""


def paint_unread(
    painter: QPainter, theme: Theme, box: QRectF, size: tuple[int, ...], unread: Unread, *, veiled: bool = True
) -> None:
    """Hatch `unread` (rows, columns) of a map of `size` (height, width) that is painted in `box`; `veiled`, so that its
    colours fade."""
    rows, columns = unread
    veil = theme.color("panel")
    veil.setAlpha(VEIL if veiled else 0)
    hatch = QBrush(theme.color("muted"), Qt.BrushStyle.BDiagPattern)
    for start, stop in rows:
        top, bottom = edge_run(start, stop, size[0], box.height())
        _paint(painter, QRectF(box.left(), box.top() + top, box.width(), bottom - top), veil, hatch)
    for start, stop in columns:
        left, right = edge_run(start, stop, size[1], box.width())
        _paint(painter, QRectF(box.left() + left, box.top(), right - left, box.height()), veil, hatch)


def edge_run(start: int, stop: int, length: int, room: float) -> tuple[float, float]:
    """Where a run of `length` pixels lies in `room`; one at an edge is at least LEAST thick."""
    first, last = start * room / length, stop * room / length
    if stop == length:
        first = min(first, room - LEAST)
    elif start == 0:
        last = max(last, LEAST)
    return first, last


def _paint(painter: QPainter, box: QRectF, veil: object, hatch: QBrush) -> None:
    painter.fillRect(box, veil)
    painter.fillRect(box, hatch)
