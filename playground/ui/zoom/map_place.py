"""Which part of a map is on the screen, and how large its pixels are: numbers only, no widget."""

from __future__ import annotations

from enum import Enum, auto

import numpy as np

from playground.network.layers import Array
from playground.ui.kit.theme import scaled
from playground.ui.zoom.value_overlay import LEAST_SIDE

VALUE_SIDE = 44.0
"""The side of a map pixel at which a large map is first shown: its values can be read."""
MOST_SIDE = 160.0
"""Largest side of a map pixel on the screen."""
LEAST_SHARE = 0.5
"""Zooming out ends at this share of the size that fits."""
MARGIN = 10
"""Left free around a whole map."""
WHEEL_STEP = 1.2
"""How much larger pixels become with one step of the wheel."""


def fitting_side(shape: tuple[int, ...], width: float, height: float) -> float:
    """The side of a pixel at which a map (H, W) just fits into a room of this width and height."""
    rows, columns = shape
    return min(max(width - 2 * MARGIN, 1) / columns, max(height - 2 * MARGIN, 1) / rows, MOST_SIDE)


class Kept(Enum):
    """What stays when the room or the map changes."""

    START = auto()  # all of the map if its values can be read then, else the surroundings of its strongest value
    WHOLE = auto()
    CHOSEN = auto()  # the part zoomed or moved to


class MapPlace:
    """The middle (`x`, `y`) of what is shown in columns and rows of the map, and the `side` of a pixel in the window's.

    Every change holds the middle inside the map and the side inside its limits.
    """

    def __init__(self) -> None:
        self._array: Array | None = None
        self._room = 1.0, 1.0
        self._kept = Kept.START
        self.x, self.y, self.side = 0.0, 0.0, float(scaled(VALUE_SIDE))

    def rect(self) -> tuple[float, float, float, float]:
        """x, y, width and height of what is shown; it may reach beyond the map."""
        across, down = self._room[0] / self.side, self._room[1] / self.side
        return self.x - across / 2, self.y - down / 2, across, down

    def set_room(self, width: float, height: float) -> None:
        """The window has this much room."""
        self._room = max(width, 1.0), max(height, 1.0)
        self._find_again()

    def set_map(self, array: Array) -> None:
        """Another map (H, W). One of the same shape, or of the same part of the picture on another scale, is looked at
        where the one before was.
        """
        old, self._array = self._array, array
        if old is None or old.shape == array.shape or self._kept is not Kept.CHOSEN:
            if old is None or old.shape != array.shape:
                self._find_again()
            return
        (height, width), (old_height, old_width) = array.shape, old.shape
        if abs(height * old_width - width * old_height) > max(height, width):
            self.start()
        else:
            factor = width / old_width
            self._show(self.x * factor, self.y * height / old_height, self.side / factor)

    def start(self) -> None:
        """All of the map if its values can be read then; else where its strongest value is, large enough to read."""
        self._kept = Kept.START
        if self._array is None:
            return
        if self._fitting() >= LEAST_SIDE:
            self._show_whole()
            return
        magnitudes = np.where(np.isfinite(self._array), np.abs(self._array), 0)
        row, column = np.unravel_index(int(magnitudes.argmax()), magnitudes.shape)
        self._show(float(column) + 0.5, float(row) + 0.5, scaled(VALUE_SIDE))

    def show_whole(self) -> None:
        """The whole map as large as there is room."""
        self._kept = Kept.WHOLE
        self._show_whole()

    def follow(self, other: MapPlace) -> None:
        """Look at the same part of the picture as another place does, whatever the sizes of the two maps."""
        if self._array is None or other._array is None:
            return
        (height, width), (other_height, other_width) = self._array.shape, other._array.shape
        self._kept = other._kept
        factor = width / other_width
        self._show(other.x * factor, other.y * height / other_height, other.side / factor)

    def look_at(self, x: float, y: float) -> None:
        """This point in the middle, with pixels large enough for their values."""
        self._kept = Kept.CHOSEN
        self._show(x, y, self.side if self.side >= LEAST_SIDE else scaled(VALUE_SIDE))

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Pixels `factor` times as large; the point (x, y) stays where it is."""
        if self._array is None:
            return
        self._kept = Kept.CHOSEN
        side = min(max(self.side * factor, self._fitting() * LEAST_SHARE), MOST_SIDE)
        share = self.side / side
        self._show(x + (self.x - x) * share, y + (self.y - y) * share, side)

    def move(self, columns: float, rows: float) -> None:
        """What lies this far to the right and below."""
        self._kept = Kept.CHOSEN
        self._show(self.x + columns, self.y + rows, self.side)

    def _find_again(self) -> None:
        if self._kept is Kept.START:
            self.start()
        elif self._kept is Kept.WHOLE:
            self._show_whole()

    def _fitting(self) -> float:
        assert self._array is not None
        return fitting_side(self._array.shape, *self._room)

    def _show_whole(self) -> None:
        if self._array is not None:
            height, width = self._array.shape
            self._show(width / 2, height / 2, self._fitting())

    def _show(self, x: float, y: float, side: float) -> None:
        if self._array is not None:
            height, width = self._array.shape
            self.x, self.y = min(max(x, 0.0), width), min(max(y, 0.0), height)
            self.side = min(side, MOST_SIDE)
