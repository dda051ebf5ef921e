"""The line above a batch's tiles: where one is, pictures or maps, the common scale, the batch size and its cost."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from playground import limits
from playground.session.batch.batch_maps import BatchMapService
from playground.session.batch.batch_walk import BatchWalk
from playground.ui.batch.batch_words import cost_tip, cost_words, place_words
from playground.ui.kit.controls import NumberField, SegmentedControl, TranslatedWidget, icon_button, label
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.icons import icon
from playground.ui.kit.scale_bar import ScaleBar
from playground.ui.kit.theme import SPACE_2, fix_width, scaled, theme_of

translate = QCoreApplication.translate
PICTURES, MAP = "pictures", "map"
SCALE_WIDTH, SIZE_WIDTH = 190, 40
LEAST_WIDTH = 760
"""With less room the batch size gives way, as in a presentation."""


class BatchBar(TranslatedWidget):
    """Shows walk and maps; what is wanted is told by signals."""

    switched = Signal(bool)
    """Maps are wanted (True) or pictures."""
    size_wanted = Signal(int)
    close_wanted = Signal()

    def __init__(self, walk: BatchWalk, maps: BatchMapService) -> None:
        super().__init__()
        self._walk, self._maps = walk, maps
        self.place = ElidedLabel()
        self.what = ElidedLabel("muted", trailing=True)
        self.choice = SegmentedControl((PICTURES, MAP))
        self.choice.set_current(PICTURES)
        self.scale = ScaleBar()
        self._size_name = label("caption")
        self.batch_size = NumberField(1, limits.BATCH_SIZE)
        self.cost = ElidedLabel("muted")
        self.close_button = icon_button()
        fix_width(self.scale, SCALE_WIDTH)
        fix_width(self.batch_size, SIZE_WIDTH)
        self.cost.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._size_name.setBuddy(self.batch_size)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        parts = (self.choice, self.place, self.what, self.scale, self._size_name, self.batch_size, self.cost)
        for part in parts:
            row.addWidget(part)
        row.setStretchFactor(self.place, 3)
        row.setStretchFactor(self.what, 2)
        row.addWidget(self.close_button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.chosen.connect(self._on_chosen)
        self.batch_size.edited.connect(self._on_size_edited)
        self.close_button.clicked.connect(self.close_wanted)
        self._retranslate()
        self._restyle()

    def renew(self) -> None:
        """Walk and maps as they are now."""
        batch, maps = self._walk.batch, self._maps
        if batch is None:
            return
        self.place.set_text(place_words(batch, self._walk.wanted))
        self.choice.set_current(MAP if maps.is_on else PICTURES)
        known = maps.maps if maps.is_on and maps.reason is None else None
        self.what.setVisible(maps.is_on)
        self.what.set_text(self._what_words())
        self.scale.setVisible(known is not None)
        if known is not None:
            self.scale.set_range(translate("BatchBar", "batch"), known.range)
        self.batch_size.set_value(maps.size)
        self.cost.set_text(cost_words(maps), cost_tip(maps))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self._size_name, self.batch_size, self.cost):  # they are for the desk, not for the last row
            part.setVisible(self.width() >= scaled(LEAST_WIDTH))

    def _what_words(self) -> str:
        """The map that is shown, and how far it is."""
        maps, order = self._maps.maps, self._maps.order
        if order is None or self._maps.reason is not None:
            return ""
        name = f"{order.layer}:{order.channel}"
        if maps is not None and (maps.order.layer, maps.order.channel) != (order.layer, order.channel):
            name = f"{maps.order.layer}:{maps.order.channel} → {name}"  # the old ones are still shown
        if not self._maps.is_busy:
            return name
        done = 0 if maps is None or self._maps.is_stale else maps.count
        return f"{name} · {done:,} / {len(order.batch):,} …"

    def _retranslate(self) -> None:
        self.choice.set_words(
            {
                PICTURES: (translate("BatchBar", "Pictures"), translate("BatchBar", "The pictures of the batch")),
                MAP: (
                    translate("BatchBar", "Map"),
                    translate("BatchBar", "The pinned map, else that of the inspected kernel, for every picture"),
                ),
            }
        )
        self._size_name.setText(translate("BatchBar", "Batch size"))
        tip = translate("BatchBar", "So many pictures go through the network at once.")
        self.batch_size.setToolTip(tip)
        self.batch_size.setAccessibleName(translate("BatchBar", "Batch size"))
        self.scale.setToolTip(translate("BatchBar", "One scale for all maps of the batch"))
        words = translate("BatchBar", "Close the batch; the picture stays")
        self.close_button.setToolTip(words)
        self.close_button.setAccessibleName(words)
        self.renew()

    def _restyle(self) -> None:
        self.close_button.setIcon(icon("close", theme_of(self).muted))

    def _on_chosen(self, key: str) -> None:
        self.switched.emit(key == MAP)

    def _on_size_edited(self, value: float) -> None:
        self.size_wanted.emit(round(value))
        self.batch_size.set_value(self._maps.size)  # as before where it was refused
