"""The sheet as a picture to keep: the cards that are shown, three in a row, with what there is to know about them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from playground.engine.top_nine.reconstruction import Reconstruction
from playground.network.receptive_field import receptive_fields
from playground.session.top_nine import Progress
from playground.ui.back.backprojection_view import rule_words
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import RADIUS_COLUMN, SIZE_BODY, SIZE_CAPTION, SIZE_TITLE, Theme, font
from playground.ui.top_nine.top_nine_words import map_detail, map_title, scale_words, source_name
from playground.ui.top_nine.unit_grid import BETWEEN, GAP, SIDE, grid_size, paint_tile

translate = QCoreApplication.translate
RATIO = 2
TILE = 64
COLUMNS = 3
MARGIN, PAD, APART = 24, 14, 14
TITLE_HEIGHT, HEAD_HEIGHT, NOTE_HEIGHT = 54, 26, 36


def sheet_image(progress: Progress, maps: Sequence[int], title: str, theme: Theme) -> QImage:
    """The nine of each of `maps`, in the language that is on."""
    assert progress.order is not None
    tile = _tile(list(receptive_fields(progress.order.network))[progress.order.index].size)
    grid = grid_size(tile)
    card = QSize(grid.width() + 2 * PAD, grid.height() + 2 * PAD + HEAD_HEIGHT)
    columns = min(COLUMNS, len(maps))
    rows = -(-len(maps) // columns)
    heading = f"{title} · {progress.order.layer} · {source_name(progress.order.pictures)}"
    width = max(
        columns * (card.width() + APART) - APART,
        QFontMetrics(font(SIZE_TITLE, strong=True)).horizontalAdvance(heading),
        QFontMetrics(font(SIZE_CAPTION)).horizontalAdvance(_note(progress)),
    )
    height = TITLE_HEIGHT + rows * (card.height() + APART) + NOTE_HEIGHT
    image = QImage(QSize(width + 2 * MARGIN, height + MARGIN) * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    image.fill(theme.color("background"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("ink"))
    painter.setFont(font(SIZE_TITLE, strong=True))
    painter.drawText(MARGIN, MARGIN + 12, heading)
    for number, channel in enumerate(maps):
        row, column = divmod(number, columns)
        corner = QPoint(MARGIN + column * (card.width() + APART), TITLE_HEIGHT + row * (card.height() + APART))
        _paint_card(painter, QRect(corner, card), progress, channel, tile, theme)
    painter.setPen(theme.color("muted"))
    painter.setFont(font(SIZE_CAPTION))
    painter.drawText(MARGIN, height - NOTE_HEIGHT + 22, _note(progress))
    painter.end()
    return image


def _note(progress: Progress) -> str:
    assert progress.order is not None
    left = translate("TopNine", "left: back-projections ({rule})").format(rule=rule_words()[progress.order.rule][0])
    return " · ".join([left, translate("TopNine", "right: patches"), scale_words()])


def _tile(field: tuple[int, int]) -> QSize:
    factor = TILE / max(field)
    return QSize(max(1, round(field[1] * factor)), max(1, round(field[0] * factor)))


def _paint_card(painter: QPainter, box: QRect, progress: Progress, channel: int, tile: QSize, theme: Theme) -> None:
    painter.setPen(theme.color("line"))
    painter.setBrush(theme.color("panel"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_COLUMN, RADIUS_COLUMN)
    head = QRect(box.left() + PAD, box.top() + PAD - 4, box.width() - 2 * PAD, HEAD_HEIGHT)
    painter.setPen(theme.color("ink"))
    painter.setFont(font(SIZE_BODY, strong=True))
    painter.drawText(head, Qt.AlignmentFlag.AlignLeft, map_title(channel))
    painter.setPen(theme.color("muted"))
    painter.setFont(font(SIZE_CAPTION))
    painter.drawText(head, Qt.AlignmentFlag.AlignRight, map_detail(progress, channel))
    top, left = box.top() + PAD + HEAD_HEIGHT, box.left() + PAD
    for number, place in enumerate(progress.places(channel)):
        made = progress.made.get(place.key)
        row, column = divmod(number, SIDE)
        for is_patch in (False, True):
            x = left + (column + SIDE * is_patch) * (tile.width() + GAP) + BETWEEN * is_patch
            corner = QPoint(x, top + row * (tile.height() + GAP))
            paint_tile(painter, QRect(corner, tile), _image(made, is_patch=is_patch), theme)


def _image(made: Reconstruction | None, *, is_patch: bool) -> QImage | None:
    if made is None:
        return None
    return to_image(made.patch if is_patch else made.projection)
