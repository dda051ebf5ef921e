"""World A, world B and their difference side by side: one cursor, one place and one zoom for all three."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout

from playground.ui.kit.controls import TranslatedWidget, pill
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import SPACE_3, SPACE_4
from playground.ui.worlds.world_pane import WorldPane

if TYPE_CHECKING:
    from playground.ui.zoom.map_canvas import MapCanvas

translate = QCoreApplication.translate
FIRST, SECOND, DIFFERENCE = "first", "second", "difference"
KEYS = (FIRST, SECOND, DIFFERENCE)


@dataclass(frozen=True)
class Cursor:
    """The unit under the mouse in the pane `key`: its map (-1: the one that is enlarged), row and column there."""

    key: str
    map: int
    row: int
    column: int


class WorldPanes(TranslatedWidget):
    """Three WorldPanes that follow each other. What they show is put into them by the view."""

    cursor_moved = Signal(object)
    """The Cursor under the mouse, or None."""
    map_chosen = Signal(int)
    map_enlarged = Signal(int)
    page_turned = Signal(int)
    own_scale_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.panes = {key: WorldPane() for key in KEYS}
        self.own_scale = pill(checkable=True)
        self.panes[DIFFERENCE].foot.addWidget(self.own_scale)
        self._is_linking = False
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, 0, SPACE_4, SPACE_3)
        row.setSpacing(SPACE_3)
        for key, pane in self.panes.items():
            row.addWidget(pane, 1)
            pane.setObjectName(key)
            pane.grid.setObjectName(key)
            pane.grid.verticalScrollBar().valueChanged.connect(self._on_scrolled)
            pane.grid.map_hovered.connect(self._on_map_hovered)
            pane.grid.map_clicked.connect(self._on_map_clicked)
            pane.grid.enlarge_requested.connect(self.map_enlarged)
        self.own_scale.clicked.connect(self._on_own_scale)
        self._retranslate()

    def make_canvases(self) -> None:
        """What shows one map of each, once."""
        if self.panes[FIRST].canvas is not None:
            return
        # pyqtgraph takes longer to import than the rest of the start
        from playground.ui.zoom.map_canvas import MapCanvas

        for key, pane in self.panes.items():
            canvas = MapCanvas()
            canvas.setObjectName(key)
            canvas.fit()
            canvas.part_changed.connect(partial(self._on_part_changed, key))
            canvas.pixel_hovered.connect(partial(self._on_pixel_hovered, key))
            canvas.page_turned.connect(self.page_turned)
            pane.add_canvas(canvas)
        self._retranslate()

    def show_values(self, values: dict[str, float | None]) -> None:
        """What each pane has under the cursor; None: nothing."""
        for key, value in values.items():
            self.panes[key].value.setText("" if value is None else value_text(value))

    def show_cursor(self, places: dict[str, tuple[int, int, int]]) -> None:
        """Mark one unit (map, row, column) in each grid; none in those that are left out."""
        for key, pane in self.panes.items():
            pane.grid.set_cursor(places.get(key))

    def mark_map(self, number: int) -> None:
        """Outline the map that is looked at in all grids."""
        for pane in self.panes.values():
            pane.grid.set_marks(-1, None, (number,))

    def show_map(self, number: int) -> None:
        """Scroll all grids to a map."""
        self._row.activate()
        for pane in self.panes.values():
            pane.scroll_to(number)

    def _retranslate(self) -> None:
        words = {
            FIRST: translate("Worlds", "World A, the session"),
            SECOND: translate("Worlds", "World B"),
            DIFFERENCE: translate("Worlds", "A less B"),
        }
        for key, pane in self.panes.items():
            pane.grid.setAccessibleName(words[key])
            pane.grid.setAccessibleDescription(
                translate("Worlds", "All maps of the layer: arrow keys go to a map, Enter chooses it.")
            )
            if pane.canvas is not None:
                pane.canvas.setAccessibleName(words[key])
                pane.canvas.setAccessibleDescription(
                    translate("Worlds", "Wheel, drag or arrow keys move all three; page keys go to the next map.")
                )
        self.own_scale.setText(translate("Worlds", "own scale"))
        tip = translate("Worlds", "Colour the difference over a range of its own, so that small ones are seen")
        self.own_scale.setToolTip(tip)
        self.own_scale.setAccessibleName(tip)

    def _restyle(self) -> None:
        for pane in self.panes.values():
            if pane.canvas is not None:
                pane.canvas.restyle()

    # one follows the other

    def _on_scrolled(self, value: int) -> None:
        for pane in self.panes.values():
            pane.grid.verticalScrollBar().setValue(value)

    def _others(self, canvas: MapCanvas) -> list[MapCanvas]:
        canvases = [pane.canvas for pane in self.panes.values()]
        return [other for other in canvases if other is not None and other is not canvas]

    def _on_part_changed(self, key: str) -> None:
        """Another part is looked at in one canvas: the others look there too."""
        moved = self.panes[key].canvas
        if moved is None or self._is_linking:
            return
        self._is_linking = True
        for canvas in self._others(moved):
            canvas.follow(moved)
        self._is_linking = False

    def _on_pixel_hovered(self, key: str, row: int, column: int) -> None:
        moved = self.panes[key].canvas
        if moved is None or self._is_linking:
            return
        self._is_linking = True
        for canvas in self._others(moved):
            canvas.hover(*canvas.same_pixel(moved, row, column))
        self.cursor_moved.emit(None if row < 0 else Cursor(key, -1, row, column))
        self._is_linking = False

    def _on_map_hovered(self, number: int, row: int, column: int) -> None:
        self.cursor_moved.emit(None if number < 0 else Cursor(self.sender().objectName(), number, row, column))

    def _on_map_clicked(self, number: int, _row: int, _column: int) -> None:
        self.map_chosen.emit(number)

    def _on_own_scale(self) -> None:
        self.own_scale_wanted.emit(self.own_scale.isChecked())
