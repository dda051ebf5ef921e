"""An array as input: what it looks like, its shape and its range. There is nothing to set: it goes in as it is."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from playground.network.source.array_input import ArrayInput
from playground.session.frame import Frame
from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.layer_words import shape_text, value_text
from playground.ui.kit.picture_tile import PictureTile
from playground.ui.kit.theme import SPACE_1, fix_height

translate = QCoreApplication.translate
HEIGHT = 220


class ArrayPanel(TranslatedWidget):
    """Shows an ArrayInput and the picture that its frame made of it."""

    def __init__(self) -> None:
        super().__init__()
        self._source: ArrayInput | None = None
        self.tile, self.words = PictureTile(), label("caption")
        fix_height(self.tile, HEIGHT)
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.tile)
        column.addWidget(self.words)
        self._retranslate()

    def show_input(self, source: ArrayInput, frame: Frame | None) -> None:
        self._source = source
        self.tile.show_picture(None if frame is None else frame.picture)
        self._retranslate()

    def set_seen(self, _box: object) -> None:
        """The columns mark what a unit sees."""

    def _retranslate(self) -> None:
        if self._source is None:
            return
        array = self._source.array
        finite = array[np.isfinite(array)]
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (float("nan"), float("nan"))
        self.tile.set_words(self._source.name, shape_text(self._source.shape))
        self.words.setText(
            translate("ArrayPanel", "Values from {low} to {high}. They go into the network as they are.").format(
                low=value_text(low), high=value_text(high)
            )
        )
