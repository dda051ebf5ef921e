"""The field of the unit that is looked at, drawn over what it sees: its outline, and what weighs in it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from playground.engine.explain.effective_field import FieldWeights
from playground.ui.kit.layer_words import number_text
from playground.ui.kit.theme import Theme, line_width

translate = QCoreApplication.translate
LEAST = 5
"""The outline of a few units is drawn at least this large, to be seen."""
STRONGEST = 200
"""How opaque, of 255, the position is that weighs most; one that weighs nothing is clear."""
LENS = 0.46
"""The longer side of the lens over the shorter one of the picture."""
LENS_BELOW = 0.3
"""A field up to this share of the picture is shown under the lens."""
VEIL = 80
"""How much of the page, of 255, lies over the picture under the lens."""
Box = tuple[int, int, int, int]


def field_rect(field: Box, size: tuple[int, ...], place: QRectF) -> QRectF:
    """Where (top, left, height, width) of maps of `size` (height, width) lies in `place`, cut at its edges; at least a
    few pixels large.
    """
    (row, column, tall, wide), (height, width) = field, size
    down, across = place.height() / height, place.width() / width
    rect = QRectF(place.left() + column * across, place.top() + row * down, wide * across, tall * down)
    grown = max(LEAST - rect.width(), 0) / 2, max(LEAST - rect.height(), 0) / 2
    return rect.adjusted(-grown[0], -grown[1], grown[0], grown[1]) & place


def field_words(field: Box, weights: FieldWeights | None) -> tuple[str, str, str]:
    """How large a field is in the picture and on how few pixels half of what weighs in it lies: a caption, nothing at
    its right, and the whole sentence.
    """
    _, _, height, width = field
    caption = translate("FieldOverlay", "sees {width}×{height}").format(width=width, height=height)
    tip = translate("FieldOverlay", "The unit can see {width} × {height} pixels.").format(width=width, height=height)
    if weights is None:
        return caption, "", tip
    few = weights.fewest(0.5)
    if not few:
        words = translate("FieldOverlay", "{width}×{height}, gradient 0")
        off = translate("FieldOverlay", "Its gradient is 0 everywhere: a small change of the picture changes nothing.")
        return words.format(width=width, height=height), "", f"{tip}\n{off}"
    words = translate("FieldOverlay", "{width}×{height}, half in {count}")
    half = translate(
        "FieldOverlay", "Half of what weighs in its value, the magnitude of its gradient, lies on {count} of them."
    )
    count = number_text(few)
    return words.format(width=width, height=height, count=count), "", f"{tip}\n{half.format(count=count)}"


def weight_image(field: FieldWeights, color: QColor) -> QImage:
    """`color` (a pixel for each position), the more opaque the more the position weighs."""
    height, width = field.weights.shape
    alpha = (field.weights * STRONGEST).astype(np.uint32)
    channels = (alpha * part // 255 for part in (color.red(), color.green(), color.blue()))
    red, green, blue = channels
    pixels = np.ascontiguousarray(alpha << 24 | red << 16 | green << 8 | blue)
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()  # the array is let go


def paint_field(painter: QPainter, theme: Theme, rect: QRectF, weights: QImage | None) -> None:
    """The outline over what weighs inside it."""
    if weights is not None and not weights.isNull():
        painter.drawImage(rect, weights)
    painter.setPen(QPen(theme.color("panel"), 3 * line_width()))
    painter.drawRect(rect)
    painter.setPen(QPen(theme.color("accent"), 1.5 * line_width()))
    painter.drawRect(rect)


def paint_lens(
    painter: QPainter, theme: Theme, picture: QImage, field: Box, place: QRectF, weights: QImage | None
) -> None:
    """A small field of the picture in `place` once more, enlarged in the corner that is farthest from it."""
    source = QRectF(field[1], field[0], field[3], field[2]) & QRectF(picture.rect())
    outline = field_rect(field, (picture.height(), picture.width()), place)
    if source.isEmpty() or max(outline.width() / place.width(), outline.height() / place.height()) > LENS_BELOW:
        return
    lens = _lens_rect(source.size(), outline.center(), place)
    painter.setPen(QPen(theme.color("accent"), line_width()))
    falls = (lens.center().x() > outline.center().x()) == (lens.center().y() > outline.center().y())
    for corner in ("topRight", "bottomLeft") if falls else ("topLeft", "bottomRight"):
        painter.drawLine(getattr(outline, corner)(), getattr(lens, corner)())
    grey = picture.copy(source.toRect()).convertToFormat(QImage.Format.Format_Grayscale8)  # so that the accent shows
    painter.drawImage(lens, grey)
    veil = theme.color("panel")
    veil.setAlpha(VEIL)
    painter.fillRect(lens, veil)
    paint_field(painter, theme, lens, weights)


def _lens_rect(size: QSizeF, center: QPointF, place: QRectF) -> QRectF:
    side, inset = LENS * min(place.width(), place.height()), 6.0
    factor = side / max(size.width(), size.height())
    lens = QRectF(0, 0, max(size.width() * factor, 8), max(size.height() * factor, 8))
    left, top = place.left() + inset, place.top() + inset
    if center.x() < place.center().x():
        left = place.right() - inset - lens.width()
    if center.y() < place.center().y():
        top = place.bottom() - inset - lens.height()
    lens.moveTopLeft(QPointF(left, top))
    return lens
