"""Small square pictures to click: one alone, or several that fill a panel's width."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from playground.network.layers import Array
from playground.network.sentence import SpokenError
from playground.session.tasks import Tasks
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import SPACE_1, theme_of

TILE = 36
"""Their smallest side."""
THUMBNAIL = 96
"""Longest side of the pictures asked for: enough for a tile at scale 2."""


class SmallPicture(QAbstractButton):
    """One of them. The one that is checked is outlined in the accent."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._pixels: Array | None = None
        self._image: QImage | None = None
        self.setCheckable(True)

    def set_pixels(self, pixels: Array) -> None:
        """Show (H, W, 3) uint8."""
        self._pixels = np.ascontiguousarray(pixels)
        self._image = to_image(self._pixels)
        self.update()

    def nextCheckState(self) -> None:
        """A click does not mark it: what is shown does, once it is there."""

    def picture_box(self) -> QRectF:
        """Where the picture is painted."""
        return QRectF(self.rect()).adjusted(1, 1, -1, -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self.picture_box()
        outline = QPainterPath()
        outline.addRoundedRect(box, 4, 4)
        painter.fillPath(outline, theme.color("field"))
        if self._image is not None:
            painter.setClipPath(outline)
            painter.drawImage(box, self._image, _middle_square(self._image))
            painter.setClipping(False)
        marked = self.isChecked() or self.hasFocus()
        token = "accent" if marked else "faint" if self.underMouse() else "line"
        painter.setPen(QPen(theme.color(token), 2 if marked else 1))
        painter.drawPath(outline)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ink"), 1))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 2, 2)


class SmallPictures(TranslatedWidget):
    """Some of them in as many columns as there is room for; subclasses say what they show. Their pictures come when
    `fetch` is called.
    """

    chosen = Signal(str)
    """The key of the one that was clicked."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self.tiles = {key: SmallPicture(key, self) for key in keys}
        for tile in self.tiles.values():
            tile.clicked.connect(partial(self._on_tile_clicked, tile.key))
        self._missing = set(self.tiles)
        self._tasks = Tasks(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._retranslate()

    def set_current(self, key: str | None) -> None:
        """Mark the one that is shown, if it is one of these."""
        for tile in self.tiles.values():
            tile.setChecked(tile.key == key)

    def _retranslate(self) -> None:
        for key, tile in self.tiles.items():
            name, tip = self.words_of(key)
            tile.setAccessibleName(name)
            tile.setToolTip(tip)

    def picture_of(self, key: str) -> Array:
        """The picture of a tile, (THUMBNAIL, THUMBNAIL, 3) uint8; called beside the window."""
        raise NotImplementedError

    def words_of(self, key: str) -> tuple[str, str]:
        """What a screen reader calls a tile, and its tooltip."""
        raise NotImplementedError

    def fetch(self) -> None:
        """Have the pictures made that are missing, beside the window; not before any of the strip can be seen."""
        if not self.isVisible() or self.visibleRegion().isEmpty() or self._tasks.is_busy:
            return
        for key in self.tiles:
            if key in self._missing:
                fetched, failed = partial(self._on_fetched, key), partial(self._on_failed, key)
                self._tasks.run(partial(self.picture_of, key), fetched, failed)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tasks.stop()  # no thread outlives the window

    def _on_fetched(self, key: str, pixels: Array) -> None:
        self._missing.discard(key)
        self.tiles[key].set_pixels(pixels)

    def _on_failed(self, key: str, _error: SpokenError) -> None:
        self._missing.discard(key)  # it keeps its name; choosing it says what is wrong

    def _on_tile_clicked(self, key: str) -> None:
        self.chosen.emit(key)

    def _columns(self, width: int) -> int:
        return max(1, (width + SPACE_1) // (TILE + SPACE_1))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns = self._columns(width)
        rows = -(-len(self.tiles) // columns)
        side = (width + SPACE_1) / columns - SPACE_1
        return round(rows * (side + SPACE_1) - SPACE_1)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * TILE, TILE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._columns(self.width())
        step = (self.width() + SPACE_1) / columns
        for place, tile in enumerate(self.tiles.values()):
            row, column = divmod(place, columns)
            side = round(step - SPACE_1)
            tile.setGeometry(QRect(round(column * step), round(row * step), side, side))


def _middle_square(image: QImage) -> QRectF:
    side = min(image.width(), image.height())
    return QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
