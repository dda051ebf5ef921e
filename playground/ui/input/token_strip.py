"""The tokens of a sentence as a row of labels that wraps, each over its vector; those a unit sees are marked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from playground.engine.pixels import coloured, map_ranges
from playground.network.layers import Array
from playground.ui.kit.colours import bad_color, signed_table
from playground.ui.kit.layer_words import number_text
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import SIZE_BODY, SIZE_CAPTION, SPACE_1, font, scaled, theme_of

translate = QCoreApplication.translate
CHIP_HEIGHT, VECTOR_HEIGHT, LEAST_WIDTH = 32, 5, 26
PADDING = 7
MOST = 400
"""Tokens that are drawn; a longer text ends in how many more there are."""


class TokenStrip(QWidget):
    """As many lines as the tokens need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: tuple[str, ...] = ()
        self._vectors: Array = np.zeros((1, 0), np.float32)
        self._unknown: frozenset[str] = frozenset()
        self._colours: list[QImage] | None = None
        self._pixels: Array | None = None
        self._seen: range | None = None
        self._boxes: list[QRect] = []
        self._laid_out = (-1, 0.0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tokens(self, tokens: Sequence[str], vectors: Array, unknown: frozenset[str]) -> None:
        """Show tokens over their vectors (D, T); those in `unknown` have none."""
        self._tokens, self._vectors, self._unknown = tuple(tokens), vectors, unknown
        self._colours, self._laid_out = None, (-1, 0.0)
        self.setAccessibleDescription(" ".join(self._tokens[:MOST]))
        self.updateGeometry()
        self.update()

    def set_seen(self, seen: range | None) -> None:
        """Mark the tokens at these places: what the unit under the mouse sees."""
        if seen != self._seen:
            self._seen = seen
            self.update()

    def seen_tokens(self) -> tuple[str, ...]:
        """Those that are marked."""
        return () if self._seen is None else self._tokens[self._seen.start : self._seen.stop]

    # geometry

    def chip_rects(self) -> list[QRect]:
        """Where each token that is drawn stands; the words for the rest follow them."""
        if self._laid_out != (self.width(), scaled(100)):
            self._boxes = self._laid(self.width())
            self._laid_out = (self.width(), scaled(100))
        return self._boxes

    def _laid(self, width: int) -> list[QRect]:
        metrics, boxes, x, y = QFontMetrics(font()), [], 0, 0
        height = scaled(CHIP_HEIGHT)
        for words in self._words():
            wanted = max(metrics.horizontalAdvance(words) + 2 * PADDING, scaled(LEAST_WIDTH))
            wanted = min(wanted, max(width, 1))
            if x and x + wanted > width:
                x, y = 0, y + height + SPACE_1
            boxes.append(QRect(x, y, wanted, height))
            x += wanted + SPACE_1
        return boxes

    def _words(self) -> list[str]:
        """The tokens, and how many more there are."""
        rest = len(self._tokens) - MOST
        more = [translate("TokenStrip", "and {count} more").format(count=number_text(rest))] if rest > 0 else []
        return [*self._tokens[:MOST], *more]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._laid(width)
        return boxes[-1].bottom() + 1 if boxes else scaled(CHIP_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 100)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, scaled(CHIP_HEIGHT))

    # painting

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colours = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        words = self._words()
        if not words:
            painter.setFont(font(SIZE_CAPTION))
            painter.setPen(theme_of(self).color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, translate("TokenStrip", "No words yet."))
        for place, (box, text) in enumerate(zip(self.chip_rects(), words, strict=True)):
            if box.intersects(event.rect()):
                self._paint_chip(painter, place, QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), text)

    def _paint_chip(self, painter: QPainter, place: int, box: QRectF, text: str) -> None:
        theme = theme_of(self)
        is_seen = self._seen is not None and place in self._seen
        is_token = place < min(len(self._tokens), MOST)
        if is_token:
            is_unknown = text in self._unknown
            style = Qt.PenStyle.DashLine if is_unknown else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.color("accent" if is_seen else "line"), 1.5 if is_seen else 1, style))
            painter.setBrush(theme.color("accent_tint" if is_seen else "field"))
            painter.drawRoundedRect(box, SPACE_1, SPACE_1)
            if not is_unknown:
                painter.drawImage(_lane(box), self._images()[place])
        painter.setFont(font(SIZE_BODY))
        painter.setPen(theme.color("accent" if is_seen else "ink" if is_token else "muted"))
        words = box.adjusted(0, 0, 0, -scaled(VECTOR_HEIGHT) - 3)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) - 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)

    def _images(self) -> list[QImage]:
        """Each token's vector as one line of pixels, all over one range."""
        if self._colours is None:
            theme, rows = theme_of(self), np.ascontiguousarray(self._vectors.T[: len(self._tokens), None])
            ranges = np.full(len(rows), map_ranges(rows).max(initial=0), np.float32)
            bad = bad_color(theme)
            self._pixels = coloured(rows, ranges, signed_table(theme.name), bad)
            self._colours = [to_image(row) for row in self._pixels]
        return self._colours

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for place, box in enumerate(self.chip_rects()[: len(self._tokens)]):
                if box.contains(event.pos()):
                    QToolTip.showText(event.globalPos(), self._tip(place), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def _tip(self, place: int) -> str:
        """ "not: token 3 of 7"."""
        words = translate("TokenStrip", "{token}: token {place} of 0–{last}").format(
            token=self._tokens[place], place=place, last=number_text(len(self._tokens) - 1)
        )
        if self._tokens[place] in self._unknown:
            words += "\n" + translate("TokenStrip", "It has no vector in the file: zeros stand for it.")
        return words


def _lane(box: QRectF) -> QRectF:
    """Where the vector is drawn in a token's box."""
    height = scaled(VECTOR_HEIGHT)
    return QRectF(box.left() + 4, box.bottom() - height - 3, box.width() - 8, height)
