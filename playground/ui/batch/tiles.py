"""What the tiles of a batch show: the pictures made small, or one map of each, coloured on one scale."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from playground import limits
from playground.engine import pixels
from playground.network.layers import Softmax
from playground.network.sentence import Sentence
from playground.session.batch.batch_maps import BatchMapService
from playground.session.batch.batch_thumbnails import BatchThumbnails
from playground.ui.kit.colours import bad_color, signed_table
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import Theme

translate = QCoreApplication.translate


class Tiles(Protocol):
    """One kind of tile. All are asked for by the index of the picture in the batch."""

    def image(self, index: int, theme: Theme) -> QImage | None:
        """None while it is not there."""

    def fault(self, index: int) -> Sentence | None:
        """Why there never will be one."""

    def detail(self, index: int) -> str:
        """What a tooltip says beside the picture's name."""

    def figure(self, index: int) -> str:
        """What is written on the tile: the value where a map is a single unit."""

    def is_bad(self, index: int) -> bool:
        """Whether it holds values that are no numbers."""


class PictureTiles:
    """The pictures themselves."""

    def __init__(self, thumbnails: BatchThumbnails) -> None:
        self._thumbnails = thumbnails

    def image(self, index: int, theme: Theme) -> QImage | None:
        made = self._thumbnails.pixels(index)
        return None if made is None else to_image(np.ascontiguousarray(made))

    def fault(self, index: int) -> Sentence | None:
        return self._thumbnails.refused.get(index)

    def detail(self, index: int) -> str:
        return ""

    def figure(self, index: int) -> str:
        return ""

    def is_bad(self, index: int) -> bool:
        return False


class MapTiles:
    """One map of every picture; its strongest colour is the largest magnitude of all that are known."""

    def __init__(self, maps: BatchMapService, thumbnails: BatchThumbnails) -> None:
        self._maps, self._thumbnails = maps, thumbnails
        self._images: dict[int, QImage] = {}
        self._key: tuple[object, ...] = ()

    def image(self, index: int, theme: Theme) -> QImage | None:
        maps, table = self._maps.maps, signed_table(theme.name)
        if maps is None or index not in maps.tiles:
            return None
        key = (maps.order, maps.range, id(table), theme.name)
        if key != self._key or len(self._images) >= limits.BATCH_IMAGES:
            self._key, self._images = key, {}
        if index not in self._images:
            tile, ranges = maps.tiles[index][None], np.array([maps.range], np.float32)
            self._images[index] = to_image(pixels.coloured(tile, ranges, table, bad_color(theme))[0])
        return self._images[index]

    def fault(self, index: int) -> Sentence | None:
        maps = self._maps.maps
        known = None if maps is None else maps.refused.get(index)
        return self._thumbnails.refused.get(index) if known is None else known

    def detail(self, index: int) -> str:
        maps = self._maps.maps
        if maps is None or index not in maps.tiles:
            return ""
        words = translate("Batch", "{layer}:{map}, strongest {value}")
        return words.format(layer=maps.order.layer, map=maps.order.channel, value=self._strongest(index))

    def figure(self, index: int) -> str:
        maps = self._maps.maps
        if maps is None or index not in maps.tiles or maps.tiles[index].shape != (1, 1):
            return ""
        if isinstance(maps.order.part.layers[-1], Softmax):
            return f"{float(maps.tiles[index][0, 0]):.1%}"
        return self._strongest(index)

    def is_bad(self, index: int) -> bool:
        return self._maps.maps is not None and index in self._maps.maps.bad

    def _strongest(self, index: int) -> str:
        assert self._maps.maps is not None
        tile = self._maps.maps.tiles[index]
        return value_text(float(tile.flat[np.abs(tile).argmax()]))
