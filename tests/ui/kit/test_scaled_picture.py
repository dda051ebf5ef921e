"""A picture at the size it is shown at: right, magnified in squares, and scaled once."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from playground.network.layers import Array
from playground.ui.kit.scaled_picture import ScaledPicture

HALVES = np.zeros((400, 600, 3), np.uint8)
HALVES[:, 300:] = (200, 40, 10)


def colour(picture: ScaledPicture, source: Array, size: QSize, x: int, y: int) -> tuple[int, int, int]:
    color = picture.pixmap(source, size).toImage().pixelColor(x, y)
    return color.red(), color.green(), color.blue()


@pytest.mark.parametrize("size", [QSize(60, 40), QSize(200, 30), QSize(1200, 800)])
def test_it_has_the_size_and_the_picture_s_colours(qtbot: QtBot, size: QSize) -> None:
    picture = ScaledPicture()
    assert picture.pixmap(HALVES, size).size() == size
    assert colour(picture, HALVES, size, size.width() // 4, 5) == (0, 0, 0)
    assert colour(picture, HALVES, size, 3 * size.width() // 4, 5) == (200, 40, 10)


def test_a_tiny_picture_keeps_square_pixels(qtbot: QtBot) -> None:
    tiny = np.array([[[0, 0, 0], [255, 255, 255]]], np.uint8)
    picture, size = ScaledPicture(), QSize(100, 50)
    assert {colour(picture, tiny, size, x, 25) for x in range(100)} == {(0, 0, 0), (255, 255, 255)}


def test_a_large_picture_is_averaged(qtbot: QtBot) -> None:
    stripes = np.zeros((400, 400, 3), np.uint8)
    stripes[:, ::2] = 255
    red, green, blue = colour(ScaledPicture(), stripes, QSize(250, 250), 100, 100)
    assert red == green == blue
    assert 40 < red < 215


def test_it_is_scaled_once_per_picture_and_size(qtbot: QtBot) -> None:
    picture, size = ScaledPicture(), QSize(60, 40)
    first = picture.pixmap(HALVES, size).cacheKey()
    assert picture.pixmap(HALVES, size).cacheKey() == first
    assert picture.pixmap(HALVES, QSize(61, 40)).cacheKey() != first
    assert picture.pixmap(HALVES.copy(), size).cacheKey() != first
