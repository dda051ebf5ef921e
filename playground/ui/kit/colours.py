"""Colour tables for signed maps: diverging ones whose middle is the panel's own colour, and a grey one for print.

The tables are CET-D1, CET-D4 and CET-CBD1 (P. Kovesi, CC-BY, arXiv 1509.03700), read from pyqtgraph's data without
importing it: the import would cost more than the rest of the start. Which of them is used is one choice of the whole
program, as the theme is.
"""

from __future__ import annotations

import importlib.util
from enum import Enum
from functools import lru_cache
from pathlib import Path

import numpy as np
from PySide6.QtGui import QColor

from playground.network.layers import Array
from playground.ui.kit.theme import THEMES, Theme

COLOUR_BLIND_MAP = "CET-CBD1"
DARK_WORDS, LIGHT_WORDS = QColor("#1D2126"), QColor("#FFFFFF")
EVEN_LUMINANCE = 0.2115
"""On this luminance both have the same contrast, 4:1."""


class Colours(str, Enum):
    """How signed values are coloured."""

    STANDARD = "standard"  # blue below, red above
    COLOUR_BLIND = "colour_blind"  # blue below, ochre above: also apart for who confuses red and green
    GREY = "grey"  # dark below, light above, for print: zero is mid-grey


def known_colours(key: str) -> Colours:
    """The colours of that key; the standard ones where there are none."""
    return next((colours for colours in Colours if colours.value == key), Colours.STANDARD)


_chosen = [Colours.STANDARD]


def choose_colours(colours: Colours) -> None:
    """Colour everything that is painted from now on like this."""
    _chosen[0] = colours


def signed_table(theme_name: str) -> Array:
    """(256,) uint32 0xffRRGGBB from the most negative to the most positive value in the chosen colours.

    128 is zero: the theme's panel colour, but for grey.
    """
    return _table(theme_name, _chosen[0])


@lru_cache(maxsize=6)
def _table(theme_name: str, colours: Colours) -> Array:
    """The published tables are neutral but not *our* neutral in the middle; the difference is taken out there and fades
    towards both ends, so that a unit at zero disappears into the page.
    """
    theme = THEMES[theme_name]
    if colours is Colours.GREY:
        return _packed(np.repeat(np.clip(np.arange(256.0) - 1, 0, 254)[:, None], 3, axis=1))
    table = _published(COLOUR_BLIND_MAP if colours is Colours.COLOUR_BLIND else theme.signed_map)
    panel = theme.color("panel")
    neutral = np.array([panel.red(), panel.green(), panel.blue()], dtype=np.float64)
    distance = np.abs(np.arange(256) - 128) / 128
    table = table + (neutral - table[128]) * (1 - distance)[:, None] ** 2
    return _packed(table)


def _packed(table: Array) -> Array:
    """(256, 3) of any float type as 0xffRRGGBB."""
    red, green, blue = np.clip(np.rint(table), 0, 255).astype(np.uint32).T
    result: Array = np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue
    result.flags.writeable = False
    return result


def signed_color(theme: Theme, fraction: float) -> tuple[int, int, int]:
    """(red, green, blue) of a value at `fraction` (-1..1) of the range."""
    index = min(max(round(128 + 127 * fraction), 1), 255)
    packed = int(signed_table(theme.name)[index])
    return (packed >> 16) & 255, (packed >> 8) & 255, packed & 255


def takes_dark_words(colours: Array) -> Array:
    """Whether dark words have more contrast (WCAG 2) than white ones on each of `colours`, (..., 3 or more) uint8."""
    parts = colours[..., :3].astype(np.float32) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    luminance: Array = linear @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    return luminance > EVEN_LUMINANCE


def words_on(color: QColor) -> QColor:
    """The colour of words that are read best on `color`."""
    return DARK_WORDS if _takes_dark_words(color.red(), color.green(), color.blue()) else LIGHT_WORDS


@lru_cache(maxsize=2048)
def _takes_dark_words(red: int, green: int, blue: int) -> bool:
    """Kept: a grid asks for each of its cells whenever it is painted."""
    return bool(takes_dark_words(np.array([red, green, blue], np.uint8)))


def bad_color(theme: Theme) -> int:
    """The colour of NaN and infinite values, which no range contains."""
    return 0xFFB000FF if theme.name == "light" else 0xFFD060FF


def _published(name: str) -> Array:
    spec = importlib.util.find_spec("pyqtgraph")
    assert spec is not None
    assert spec.submodule_search_locations
    path = Path(spec.submodule_search_locations[0]) / "colors" / "maps" / f"{name}.csv"
    values = np.array([[float(part) for part in line.split(",")] for line in path.read_text().split()])
    if values.max() <= 1:
        values = values * 255
    positions = np.linspace(0, len(values) - 1, 256)
    return np.stack([np.interp(positions, np.arange(len(values)), values[:, k]) for k in range(3)], axis=1)
