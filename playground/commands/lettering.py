"""Words on a picture without Qt: OpenCV's letters, drawn four times as large and brought down, so that they are even.

From version 5 on OpenCV carries real typefaces, one of them with Chinese. Before, it has letters made of lines, and
only for ASCII: other characters become `?`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.network.layers import Array
from playground.opencv import cv2

FINER = 4
HAS_TYPEFACE = hasattr(cv2, "FontFace")

_BODY = 1.4
"""Size of OpenCV's typefaces over the height of a capital."""
_LINE_UNITS = 21
"""Height of a capital made of lines, at scale 1."""
_WEIGHTS = {False: 400, True: 600}
_STROKES = {False: 0.1, True: 0.16}
"""Width of a line over the height of a capital."""


@dataclass(frozen=True)
class Lettering:
    """`capital` is a capital's height in pixels, `colour` RGB."""

    capital: int
    is_bold: bool
    colour: tuple[int, int, int]

    def width(self, text: str) -> int:
        """Pixels that a line of text takes."""
        return -(-self._fine_width(text) // FINER) + 1

    def write(self, picture: Array, text: str, x: int, y: int) -> None:
        """Write one line into uint8 RGB (H, W, 3), standing on row y; what reaches over the edge is cut."""
        above, below = round(1.5 * self.capital), round(0.6 * self.capital)
        rows = slice(max(y - above, 0), min(y + below, picture.shape[0]))
        columns = slice(x, min(x + self.width(text), picture.shape[1]))
        part = picture[rows, columns]
        height, width = part.shape[:2]
        fine = np.zeros((height * FINER, width * FINER), np.uint8)
        self._draw_fine(fine, text, (0, (y - rows.start) * FINER))
        share = cv2.resize(fine, (width, height), interpolation=cv2.INTER_AREA)[..., None] / 255
        part[:] = np.rint(part + (np.array(self.colour) - part) * share)

    def _fine_width(self, text: str) -> int:
        if HAS_TYPEFACE:
            size, weight = self._size_and_weight
            left, _, width, _ = cv2.getTextSize((1, 1), text, (0, 0), _typeface(text), size, weight)
            return int(left + width)
        (width, _), _ = cv2.getTextSize(_ascii(text), cv2.FONT_HERSHEY_SIMPLEX, *self._scale_and_thickness)
        return int(width)

    def _draw_fine(self, fine: Array, text: str, at: tuple[int, int]) -> None:
        if HAS_TYPEFACE:
            cv2.putText(fine, text, at, 255, _typeface(text), *self._size_and_weight)
            return
        scale, thickness = self._scale_and_thickness
        cv2.putText(fine, _ascii(text), at, cv2.FONT_HERSHEY_SIMPLEX, scale, 255, thickness, cv2.LINE_AA)

    @property
    def _size_and_weight(self) -> tuple[int, int]:
        return round(self.capital * FINER * _BODY), _WEIGHTS[self.is_bold]

    @property
    def _scale_and_thickness(self) -> tuple[float, int]:
        fine = self.capital * FINER
        return fine / _LINE_UNITS, round(fine * _STROKES[self.is_bold])


def _typeface(text: str) -> Any:
    return cv2.FontFace("sans" if text.isascii() else "uni")


def _ascii(text: str) -> str:
    return text.encode("ascii", "replace").decode()
