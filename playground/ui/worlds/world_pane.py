"""One of the three panes of two worlds: its name, the value under the linked cursor, its maps and their scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from playground.network.layers import Array
from playground.network.size_sums import Unread
from playground.session.frame_parts.columns import Column
from playground.ui.kit.controls import label
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.scale_bar import ScaleBar
from playground.ui.kit.theme import SPACE_1, SPACE_2, fix_height
from playground.ui.stage.map_grid import GAP, MapGrid

if TYPE_CHECKING:
    from playground.ui.zoom.map_canvas import MapCanvas

SCROLL_BAR, FOOT = 10, 24


class WorldPane(QWidget):
    """Shows all maps of a layer, or one of them, or why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel()
        self.value = label("strong")
        self.grid = MapGrid(1)
        self.canvas: MapCanvas | None = None
        self.message = label("caption")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.scale_bar = ScaleBar()
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self.name, 1)
        head.addWidget(self.value)
        foot = QWidget()
        fix_height(foot, FOOT)
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.foot.setSpacing(SPACE_2)
        self.foot.addWidget(self.scale_bar, 1)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self.grid)
        self._body.addWidget(self.message)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(head)
        column.addWidget(body, 1)
        column.addWidget(foot)

    def add_canvas(self, canvas: MapCanvas) -> None:
        """What shows one map; made late."""
        self.canvas = canvas
        self._body.addWidget(canvas)

    def show_column(self, content: Column, layer_name: str, unread: Unread) -> None:
        """All maps as thumbnails, `unread` rows and columns hatched."""
        self.grid.show_column(content, layer_name)
        self.grid.set_unread(unread)
        self._fit_columns()
        self._body.setCurrentWidget(self.grid)
        self.scale_bar.setVisible(True)

    def show_map(self, array: Array, value_range: float, mask: Array | None, unread: Unread) -> None:
        """One map (H, W), enlarged."""
        assert self.canvas is not None
        self._body.setCurrentWidget(self.canvas)
        self.canvas.show_array(array, value_range, mask, unread)
        self.scale_bar.setVisible(True)

    def scroll_to(self, number: int) -> None:
        """Bring a map into sight, once everything has its place."""
        self._column.activate()
        self.grid.show_map(number)

    def show_message(self, text: str) -> None:
        """Why there is nothing."""
        self.message.setText(text)
        self._body.setCurrentWidget(self.message)
        self.scale_bar.setVisible(False)
        self.value.clear()

    @property
    def shows_maps(self) -> bool:
        return self._body.currentWidget() is self.grid

    @property
    def shows_one_map(self) -> bool:
        return self.canvas is not None and self._body.currentWidget() is self.canvas

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As many thumbnails side by side as there is room for."""
        content = self.grid.content
        if content is not None:
            width = round(self.grid.cell_size()[1]) + GAP
            self.grid.set_columns(max((self.width() - SCROLL_BAR) // width, 1))
            self.grid.show_column(content, self.grid.layer_name)
