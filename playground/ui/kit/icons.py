"""Icons: one set of 16-pixel line drawings, tinted with the ink of the theme they stand on."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from playground.resources import resource
from playground.ui.kit.theme import ICON_SIZE


@lru_cache(maxsize=256)
def icon_pixmap(name: str, color: str, size: int = ICON_SIZE, ratio: float = 2.0) -> QPixmap:
    """The drawing `resources/icons/NAME.svg` with its strokes in `color`."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, color: str | QColor, disabled: str | QColor | None = None) -> QIcon:
    """A QIcon of the drawing in `color`, and in `disabled` where a control is off."""
    result = QIcon(icon_pixmap(name, QColor(color).name()))
    if disabled is not None:
        result.addPixmap(icon_pixmap(name, QColor(disabled).name()), QIcon.Mode.Disabled)
    return result
