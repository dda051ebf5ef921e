"""The top-nine sheet as one picture: per map nine back-projections beside the nine patches they come from.

Drawn without Qt, so that it can be made on a machine that has neither its libraries nor fonts, as cluster nodes are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.commands.lettering import Lettering
from playground.engine.top_nine.reconstruction import Reconstruction
from playground.network.layers import Array
from playground.opencv import cv2

Colour = tuple[int, int, int]
STAGE: Colour = (0xF4, 0xF4, 0xF1)
PANEL: Colour = (0xFF, 0xFF, 0xFF)
LINE: Colour = (0xE1, 0xE1, 0xDC)
INK: Colour = (0x1D, 0x21, 0x26)
MUTED: Colour = (0x6E, 0x76, 0x81)

TITLE = Lettering(12, True, INK)
HEAD = Lettering(10, True, INK)
DETAIL = Lettering(9, False, MUTED)

TILE = 72
"""Pixels of a tile's longer side, about: small fields are enlarged, large ones made smaller."""
GAP, PAD, BETWEEN, MARGIN = 2, 14, 16, 28
HEAD_HEIGHT, DETAIL_HEIGHT = 24, 22
TOP = 72
COLUMNS = 3
SIDE = 3
"""Tiles in a row of a block."""


@dataclass(frozen=True, eq=False)
class MapCard:
    """What the sheet says of one map, and its nine (or fewer), strongest first."""

    title: str
    detail: str
    nine: Sequence[Reconstruction]


def draw_sheet(title: str, notes: Sequence[str], cards: Sequence[MapCard], field: tuple[int, int]) -> Array:
    """uint8 RGB. `field` is height and width of every patch; `notes` are the lines below the cards."""
    tile = tile_size(field)
    card_height, card_width = _card_size(tile)
    columns = min(COLUMNS, len(cards))
    rows = -(-len(cards) // columns)
    width = 2 * MARGIN + columns * card_width + (columns - 1) * BETWEEN
    width = max(width, 2 * MARGIN + max(DETAIL.width(note) for note in notes), 2 * MARGIN + TITLE.width(title))
    height = TOP + rows * (card_height + BETWEEN) + len(notes) * DETAIL_HEIGHT + MARGIN
    sheet = np.full((height, width, 3), STAGE, np.uint8)
    TITLE.write(sheet, title, MARGIN, 44)
    for number, card in enumerate(cards):
        row, column = divmod(number, columns)
        top, left = TOP + row * (card_height + BETWEEN), MARGIN + column * (card_width + BETWEEN)
        _draw_card(sheet[top : top + card_height, left : left + card_width], card, tile)
    for number, note in enumerate(notes):
        DETAIL.write(sheet, note, MARGIN, height - MARGIN - (len(notes) - 1 - number) * DETAIL_HEIGHT)
    return sheet


def tile_size(field: tuple[int, int]) -> tuple[int, int]:
    """Height and width at which a patch of `field` is drawn, its proportions kept."""
    factor = TILE / max(field)
    height, width = (max(1, round(side * factor)) for side in field)
    return height, width


def _card_size(tile: tuple[int, int]) -> tuple[int, int]:
    height, width = _block_size(tile)
    return height + 2 * PAD + HEAD_HEIGHT + DETAIL_HEIGHT, 2 * width + 3 * PAD


def _block_size(tile: tuple[int, int]) -> tuple[int, int]:
    height, width = (SIDE * side + (SIDE - 1) * GAP for side in tile)
    return height, width


def _draw_card(card_pixels: Array, card: MapCard, tile: tuple[int, int]) -> None:
    card_pixels[:] = LINE
    card_pixels[1:-1, 1:-1] = PANEL
    HEAD.write(card_pixels, card.title, PAD, PAD + 12)
    DETAIL.write(card_pixels, card.detail, PAD, PAD + HEAD_HEIGHT + 10)
    top = PAD + HEAD_HEIGHT + DETAIL_HEIGHT
    for left, pictures in (
        (PAD, [one.projection for one in card.nine]),
        (2 * PAD + _block_size(tile)[1], [one.patch for one in card.nine]),
    ):
        for number, picture in enumerate(pictures):
            row, column = divmod(number, SIDE)
            y, x = top + row * (tile[0] + GAP), left + column * (tile[1] + GAP)
            card_pixels[y : y + tile[0], x : x + tile[1]] = resized(picture, tile)


def resized(picture: Array, tile: tuple[int, int]) -> Array:
    """Averaged where it shrinks, smooth where it grows."""
    shrinks = tile[0] < picture.shape[0]
    interpolation = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    pixels: Array = cv2.resize(picture, (tile[1], tile[0]), interpolation=interpolation)
    return pixels
