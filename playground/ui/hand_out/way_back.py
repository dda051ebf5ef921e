"""The way back as pictures that follow one another: each stage in turn, and at the end the projection."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from playground.network.layers import Array
from playground.ui.back.stage_words import stage_caption, stage_title
from playground.ui.hand_out.content import HandOut
from playground.ui.hand_out.page import page_font
from playground.ui.hand_out.printing import painted
from playground.ui.kit.image_data import rgb_of
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import LIGHT

translate = QCoreApplication.translate
SIDE, MARGIN, WORDS = 320, 16, 52
SIZE = QSize(SIDE + 2 * MARGIN, SIDE + 2 * MARGIN + WORDS)
RATIO = 1.5
STAGE_TIME, END_TIME = 900, 2400
"""Milliseconds."""


def way_back(content: HandOut) -> tuple[list[Array], list[int]]:
    """Pictures (H, W, 3) uint8 RGB and how long each is shown, in milliseconds; none where nothing is pinned."""
    projection = content.frame.projection
    if projection is None or content.pinned is None:
        return [], []
    layers, number = content.network.layers, content.pinned[1]
    shown = [
        (
            to_image(stage.pixels),
            stage_title(stage.operation, layers[stage.layer_index]),
            stage_caption(stage, layers[stage.layer_index], number, content.view.rule),
        )
        for stage in projection.stages
    ]
    title = f"{layers[content.pinned[0]].name}:{number}"
    shown.append((to_image(projection.pixels), translate("HandOut", "back-projection"), title))
    if content.frame.picture is not None:
        shown.append((to_image(projection.overlay), translate("HandOut", "where it looks"), title))
    pictures = [_picture(*each, place / max(len(shown) - 1, 1)) for place, each in enumerate(shown)]
    return pictures, [STAGE_TIME] * (len(shown) - 1) + [END_TIME]


def _picture(image: QImage, title: str, caption: str, done: float) -> Array:
    def paint(painter: QPainter) -> None:
        size = QSizeF(image.size()).scaled(QSizeF(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF(MARGIN + (SIDE - size.width()) / 2, MARGIN + (SIDE - size.height()) / 2)
        painter.drawImage(QRectF(corner, size), image)
        painter.setPen(LIGHT.color("line"))
        painter.drawRect(QRectF(corner, size))
        top = MARGIN + SIDE + 8
        painter.setPen(LIGHT.color("ink"))
        painter.setFont(page_font(15, strong=True))
        painter.drawText(QRectF(MARGIN, top, SIDE, 20), Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(LIGHT.color("muted"))
        painter.setFont(page_font(12))
        painter.drawText(QRectF(MARGIN, top + 20, SIDE, 16), Qt.AlignmentFlag.AlignLeft, caption)
        painter.fillRect(QRectF(0, SIZE.height() - 4, SIZE.width(), 4), LIGHT.color("line"))
        painter.fillRect(QRectF(0, SIZE.height() - 4, SIZE.width() * done, 4), LIGHT.color("warm"))

    return rgb_of(painted(paint, SIZE, RATIO))
