"""The one-page hand-out: the picture, the way back of the pinned map, what every layer costs, and the maps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from playground.network.setup import SeedKind
from playground.session.frame_parts.columns import ATLAS_COLUMNS, Column
from playground.session.frame_parts.projection import Projection, StagePicture
from playground.session.language import spoken
from playground.ui.back.backprojection_view import rule_words, seed_words
from playground.ui.back.stage_words import stage_caption, stage_title
from playground.ui.hand_out.content import HandOut
from playground.ui.kit.layer_words import shape_text, value_text
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import FONT_FAMILIES, LIGHT, strong_weight
from playground.ui.numbers.numbers_model import OUTPUT, Row, column_heads, table_rows

translate = QCoreApplication.translate
PAGE = QSize(595, 842)
"""A4 in points."""
MARGIN, GAP = 40, 12
WIDTH = PAGE.width() - 2 * MARGIN
TITLE, BODY, SMALL = 18, 10, 8
PICTURE = 163
STAGES, FEW_STAGES = 7, 5
"""Stages of the way back in a row, and where there are no more than these."""
LINE = 14
MAPS = 12
"""Maps in a row."""
MAP_GAP = 4
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
SHARES = (0.13, 0.29, 0.15, 0.1, 0.13, 0.08, 0.12)
"""Of the table's columns: name, kind, output, Params, MAC, CPR, receptive field."""


def paint_page(painter: QPainter, content: HandOut) -> None:
    """Paint the page, PAGE points large, in the language that is on."""
    page = _Page(painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    _head(page, content)
    _pictures(page, content)
    if content.frame.projection is not None:
        _way_back(page, content, content.frame.projection)
    _table(page, content)
    _maps(page, content)


class _Page:
    """A painter and how far down the page is full."""

    def __init__(self, painter: QPainter) -> None:
        self.painter, self.top = painter, float(MARGIN)

    @property
    def room(self) -> float:
        return PAGE.height() - MARGIN - self.top

    def text(self, box: QRectF, words: str, size: int = BODY, *, strong: bool = False, token: str = "ink") -> None:
        """One line at the left of `box`, cut with … where it is too long."""
        self._text(box, words, LEFT, size, strong, token)

    def right(self, box: QRectF, words: str, size: int = BODY, *, strong: bool = False, token: str = "ink") -> None:
        self._text(box, words, RIGHT, size, strong, token)

    def _text(self, box: QRectF, words: str, flags: Qt.AlignmentFlag, size: int, strong: bool, token: str) -> None:
        letters = page_font(size, strong=strong)
        self.painter.setFont(letters)
        self.painter.setPen(LIGHT.color(token))
        cut = QFontMetricsF(letters).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        self.painter.drawText(box, flags, cut)

    def section(self, words: str) -> None:
        """A head over what follows."""
        self.top += GAP
        self.text(QRectF(MARGIN, self.top, WIDTH, LINE), words, BODY, strong=True)
        self.top += LINE + 2

    def picture(self, box: QRectF, image: QImage) -> None:
        """The picture as large as the box allows in its own proportions, at its top left, its pixels sharp."""
        size = QSizeF(image.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        smooth = image.width() > 2 * size.width()
        self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        place = QRectF(box.topLeft(), size)
        self.painter.drawImage(place, image)
        self.painter.setPen(QPen(LIGHT.color("line"), 0.5))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(place)


def page_font(points: int, *, strong: bool = False) -> QFont:
    """Letters of so many points on the page, whatever the window's scale and the printer's dots are."""
    result = QFont()
    result.setFamilies(list(FONT_FAMILIES))
    result.setPixelSize(points)  # the page's unit is the point
    result.setWeight(strong_weight() if strong else QFont.Weight.Normal)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


def page_title(content: HandOut) -> str:
    """The set-up's title, in the language that is on where it came with the program."""
    return translate("SetUpTitle", content.setup.title)


def _head(page: _Page, content: HandOut) -> None:
    page.text(QRectF(MARGIN, page.top, WIDTH, 24), page_title(content) or "CNN Playground", TITLE, strong=True)
    page.right(QRectF(MARGIN, page.top, WIDTH, 24), "CNN Playground", SMALL, token="muted")
    page.top += 26
    chain = " → ".join(layer.name for layer in content.network.layers if not layer.muted)
    words = translate("HandOut", "{shape} → {chain}").format(shape=shape_text(content.network.input_shape), chain=chain)
    page.text(QRectF(MARGIN, page.top, WIDTH, LINE), words, token="muted")
    page.top += LINE + GAP


def _pictures(page: _Page, content: HandOut) -> None:
    frame = content.frame
    shown: list[tuple[QImage, str, str]] = []
    if frame.picture is not None:
        shown.append(
            (to_image(frame.picture), translate("HandOut", "what goes in"), shape_text(frame.request.input.shape))
        )
    if frame.projection is not None:
        scale = f"±{value_text(frame.projection.scale, signed=False)} → 0–255"
        shown.append((to_image(frame.projection.pixels), translate("HandOut", "back-projection"), scale))
        overlay = translate("HandOut", "the picture where the projection is strong")
        shown.append((to_image(frame.projection.overlay), translate("HandOut", "where it looks"), overlay))
    if frame.error is not None:
        page.text(QRectF(MARGIN, page.top, WIDTH, LINE), spoken(frame.error), token="bad")
        page.top += LINE + GAP
    for place, (image, title, caption) in enumerate(shown):
        left = MARGIN + place * (PICTURE + GAP)
        page.picture(QRectF(left, page.top, PICTURE, PICTURE), image)
        _words(page, left, page.top + PICTURE, PICTURE, title, caption)
    page.top += PICTURE + 2 * LINE if shown else 0


def _words(page: _Page, left: float, top: float, width: float, title: str, caption: str) -> None:
    """A title and a caption below a picture."""
    page.text(QRectF(left, top + 2, width, 11), title, BODY, strong=True)
    page.text(QRectF(left, top + 13, width, 10), caption, SMALL, token="muted")


def _way_back(page: _Page, content: HandOut, projection: Projection) -> None:
    view, layers = content.view, content.network.layers
    assert content.pinned is not None
    index, number = content.pinned
    seed = seed_words()[view.seed.kind.value][0]
    if view.seed.kind is SeedKind.UNIT:
        seed += f" ({view.seed.unit[0]}, {view.seed.unit[1]})"
    page.section(
        translate("HandOut", "The way back of {layer}, map {map}: {seed}, rule {rule}").format(
            layer=layers[index].name, map=number, seed=seed, rule=rule_words()[view.rule][0]
        )
    )
    stages, left_out = _shown_stages(projection.stages)
    across = FEW_STAGES if len(stages) <= FEW_STAGES else STAGES
    side = (WIDTH - (across - 1) * GAP) / across
    for start in range(0, len(stages), across):
        for place, stage in enumerate(stages[start : start + across]):
            left = MARGIN + place * (side + GAP)
            layer = layers[stage.layer_index]
            page.picture(QRectF(left, page.top, side, side), to_image(stage.pixels))
            title, caption = stage_title(stage.operation, layer), stage_caption(stage, layer, number, view.rule)
            _words(page, left, page.top + side, side, title, caption)
            if place:
                _arrow(page, left - GAP / 2, page.top + side / 2)
        page.top += side + 2 * LINE
    if left_out:
        words = translate("HandOut", "Stages left out before the last one: {count}").format(count=left_out)
        page.text(QRectF(MARGIN, page.top, WIDTH, LINE), words, SMALL, token="muted")
        page.top += LINE


def _shown_stages(stages: tuple[StagePicture, ...]) -> tuple[tuple[StagePicture, ...], int]:
    """Two rows of them, the last one among them, and how many that leaves out."""
    left_out = max(0, len(stages) - 2 * STAGES)
    return (*stages[: 2 * STAGES - 1], stages[-1]) if left_out else stages, left_out


def _arrow(page: _Page, x: float, y: float) -> None:
    page.painter.setPen(QPen(LIGHT.color("warm"), 1))
    page.painter.drawPolyline([QPointF(x - 1.5, y - 3), QPointF(x + 1.5, y), QPointF(x - 1.5, y + 3)])


def _table(page: _Page, content: HandOut) -> None:
    page.section(translate("HandOut", "What every layer costs"))
    heads = [head for head, _ in column_heads()]
    _line(page, heads[: len(SHARES)], strong=False, token="muted")
    rows = table_rows(content.network)
    most = int(page.room // LINE)
    if len(rows) > most:
        left_out = len(rows) - most + 1
        rows = [*rows[: most - 2], rows[-1]]
    else:
        left_out = 0
    for row in rows:
        page.painter.setPen(QPen(LIGHT.color("line"), 0.5))
        page.painter.drawLine(QPointF(MARGIN, page.top), QPointF(MARGIN + WIDTH, page.top))
        _line(page, row.cells[: len(SHARES)], strong=row.layer is None, token=_token(row))
    if left_out:
        words = translate("HandOut", "Layers left out here, though counted in the total: {count}").format(
            count=left_out
        )
        page.text(QRectF(MARGIN, page.top, WIDTH, LINE), words, SMALL, token="muted")
        page.top += LINE


def _token(row: Row) -> str:
    return "bad" if row.is_offender else "muted" if row.problem or row.is_muted else "ink"


def _line(page: _Page, cells: tuple[str, ...] | list[str], *, strong: bool, token: str) -> None:
    left = float(MARGIN)
    for number, (cell, share) in enumerate(zip(cells, SHARES, strict=False)):
        box = QRectF(left, page.top, WIDTH * share - 4, LINE)
        if number < OUTPUT:
            page.text(box, cell, SMALL, strong=strong or number == 0, token=token)
        else:
            page.right(box, cell, SMALL, strong=strong, token=token)
        left += WIDTH * share
    page.top += LINE


def _maps(page: _Page, content: HandOut) -> None:
    """The maps of the pinned layer, or of the last one, as far as the page has room."""
    columns = content.frame.columns
    index = content.pinned[0] if content.pinned is not None else len(columns) - 2
    if not 0 <= index + 1 < len(columns) or columns[index + 1].shape[1:] == (1, 1):
        return
    column = columns[index + 1]
    side = (WIDTH - (MAPS - 1) * MAP_GAP) / MAPS
    height = side * column.tile[0] / max(column.tile)
    rows = int((page.room - GAP - LINE - 2) // (height + MAP_GAP))
    count = min(column.shape[0], rows * MAPS)
    if count <= 0:
        return
    name = content.network.layers[index].name
    whole = translate("HandOut", "The {all} maps of {layer}")
    part = translate("HandOut", "{count} of the {all} maps of {layer}")
    words = (whole if count == column.shape[0] else part).format(count=count, all=column.shape[0], layer=name)
    page.section(words)
    _paint_maps(page, column, count, (side, height), None if content.pinned is None else content.pinned[1])


def _paint_maps(page: _Page, column: Column, count: int, size: tuple[float, float], pinned: int | None) -> None:
    side, height = size
    atlas = to_image(column.atlas)
    down, across = column.tile
    for number in range(count):
        row, place = divmod(number, MAPS)
        box = QRectF(MARGIN + place * (side + MAP_GAP), page.top + row * (height + MAP_GAP), side, height)
        line, cell = divmod(number, ATLAS_COLUMNS)
        page.picture(
            box, atlas.copy(cell * across, line * down, across, down)
        )  # an SVG keeps the whole of what is drawn
        if number == pinned:
            page.painter.setPen(QPen(QColor(LIGHT.color("warm")), 1.5))
            page.painter.drawRect(box.adjusted(-1, -1, 1, 1))
    page.top += -(-count // MAPS) * (height + MAP_GAP)
