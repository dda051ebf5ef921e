"""The curve of an activation: what becomes of every value, drawn by the engine itself."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.engine.layer_table import LAYER_TABLE
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    Array,
    Clip,
    HardSigmoid,
    Layer,
    LeakyReLU,
    ParametricReLU,
    ReLU,
    Sigmoid,
    SiLU,
    Softplus,
    Tanh,
)
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import SIZE_HEAD, fix_height, font, theme_of

ACTIVATIONS = (ReLU, LeakyReLU, ParametricReLU, Sigmoid, Tanh, ELU, SELU, GELU, SiLU, Softplus, HardSigmoid, Clip)
HEIGHT, REACH, POINTS = 112, 4.0, 161


class CurveView(QWidget):
    """y over x from -4 to 4 for one activation layer."""

    def __init__(self) -> None:
        super().__init__()
        self._x = np.linspace(-REACH, REACH, POINTS, dtype=np.float32)
        self._y: Array = np.zeros_like(self._x)
        self._point: tuple[float, float] | None = None
        fix_height(self, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def show_layer(self, layer: Layer, channel: int = 0) -> None:
        """Draw the curve of `layer`, one of ACTIVATIONS, for one of its channels."""
        functions = LAYER_TABLE[type(layer)]
        alone = functions.only(layer, np.array([channel]))
        with np.errstate(all="ignore"):
            y = functions.forward(alone, self._x.reshape(1, 1, 1, -1))
        self._y = np.nan_to_num(y.ravel())
        self.update()

    def show_point(self, x: float, y: float) -> None:
        """Mark one value on the curve; outside of what is drawn it stands at the edge."""
        self._point = x, y
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("field"))
        painter.drawRoundedRect(box, 6, 6)
        inner = box.adjusted(10, 12, -10, -12)
        low, high = min(float(self._y.min()), -1.0), max(float(self._y.max()), 1.0)

        def place(x: float, y: float) -> QPointF:
            across = inner.left() + (x + REACH) / (2 * REACH) * inner.width()
            return QPointF(across, inner.bottom() - (y - low) / (high - low) * inner.height())

        painter.setPen(theme.color("faint"))
        painter.drawLine(place(-REACH, 0), place(REACH, 0))
        painter.drawLine(place(0, low), place(0, high))
        painter.setFont(font(SIZE_HEAD))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(inner.left(), inner.top() - 6, 60, 14), Qt.AlignmentFlag.AlignLeft, value_text(high))
        painter.drawText(
            QRectF(inner.right() - 60, place(0, 0).y() + 1, 60, 14), Qt.AlignmentFlag.AlignRight, value_text(REACH)
        )
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [place(float(x), float(y)) for x, y in zip(self._x, self._y, strict=True)]
        painter.drawPolyline(QPolygonF(points))
        if self._point is not None and np.isfinite(self._point).all():
            x, y = min(max(self._point[0], -REACH), REACH), min(max(self._point[1], low), high)
            painter.setPen(QPen(theme.color("panel"), 2))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(place(x, y), 5, 5)
