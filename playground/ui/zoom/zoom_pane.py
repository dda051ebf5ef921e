"""A map twice: as a whole, and the part of it that is looked at, large enough to read its values."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from playground.network.layers import Array
from playground.network.size_sums import ALL_READ, Unread
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.zoom.map_canvas import MapCanvas
from playground.ui.zoom.map_overview import MapOverview
from playground.ui.zoom.map_place import fitting_side
from playground.ui.zoom.value_overlay import LEAST_SIDE

translate = QCoreApplication.translate
MOST_SHARE = 0.36
"""Of the width, for the whole map."""


class ZoomPane(TranslatedWidget):
    """The overview is hidden where the whole map has room with its values."""

    pixel_hovered = Signal(int, int)
    """Row and column under the mouse; -1, -1 when there is none."""
    page_turned = Signal(int)
    """A page key: -1 for the map before, +1 for the next."""

    def __init__(self) -> None:
        super().__init__()
        self._shape = (1, 1)
        self.overview, self.canvas = MapOverview(), MapCanvas()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.overview)
        row.addWidget(self.canvas, 1)
        self.canvas.pixel_hovered.connect(self.pixel_hovered)
        self.canvas.page_turned.connect(self.page_turned)
        self.canvas.part_changed.connect(self._on_part_changed)
        self.overview.pixel_hovered.connect(self.canvas.hover)
        self.overview.place_wanted.connect(self.canvas.look_at)
        self.overview.zoom_wanted.connect(self.canvas.zoom_by)
        self._retranslate()

    def show_array(
        self, array: Array, value_range: float, mask: Array | None = None, unread: Unread = ALL_READ
    ) -> None:
        """Show (H, W) float32 with `value_range` in the strongest colour; pixels where `mask` is False are left out,
        `unread` rows and columns hatched."""
        self.overview.show_array(array, value_range, mask, unread)
        if array.shape != self._shape:
            self._shape = array.shape
            self._share_room()
        self.canvas.show_array(array, value_range, mask, unread)

    def _share_room(self) -> None:
        width, height = self.width(), self.height()
        self.overview.setFixedWidth(self.overview.width_for(height, round(width * MOST_SHARE)))
        self.overview.setVisible(fitting_side(self._shape, width, height) < LEAST_SIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _retranslate(self) -> None:
        self.canvas.setAccessibleName(translate("ZoomView", "The map, enlarged"))
        self.canvas.setAccessibleDescription(
            translate("ZoomView", "Wheel and drag or arrow keys zoom and move, page keys go to the next map.")
        )
        words = translate("ZoomView", "The whole map: click or drag to look at a part of it")
        self.overview.setAccessibleName(words)
        self.overview.setToolTip(words)

    def _restyle(self) -> None:
        self.canvas.restyle()
        self.overview.renew()

    def _on_part_changed(self) -> None:
        self.overview.set_part(self.canvas.part())
