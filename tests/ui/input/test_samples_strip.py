"""The samples: their pictures come, one click or key chooses, the one that is shown is marked."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.inputs.pictures.samples import SAMPLES
from playground.ui.input.samples_strip import SamplesStrip
from playground.ui.kit.theme import LIGHT
from tests.ui.desk import Desk, color_at

WIDTH = 208


@pytest.fixture
def strip(desk: Desk, qtbot: QtBot) -> SamplesStrip:
    strip = SamplesStrip()
    qtbot.addWidget(strip)
    strip.resize(WIDTH, strip.heightForWidth(WIDTH))
    with qtbot.waitExposed(strip):
        strip.show()
    return strip


def test_every_sample_has_a_tile_inside_and_none_covers_another(strip: SamplesStrip) -> None:
    boxes = [tile.geometry() for tile in strip.tiles.values()]
    assert list(strip.tiles) == [sample.key for sample in SAMPLES]
    assert all(strip.rect().contains(box) and box.width() == box.height() >= 32 for box in boxes)
    assert not any(one.intersects(other) for place, one in enumerate(boxes) for other in boxes[:place])


@pytest.mark.parametrize("width", [120, 216, 500])
def test_the_height_fits_any_width(strip: SamplesStrip, width: int) -> None:
    strip.resize(width, strip.heightForWidth(width))
    assert strip.rect().contains(strip.tiles[SAMPLES[-1].key].geometry())


def test_the_pictures_are_fetched_once(strip: SamplesStrip, qtbot: QtBot) -> None:
    tile = strip.tiles["coffee"]
    empty = color_at(tile, tile.rect().center())
    strip.fetch()
    qtbot.waitUntil(lambda: color_at(tile, tile.rect().center()) != empty)
    qtbot.waitUntil(lambda: not strip._missing)
    strip.fetch()
    assert not strip._tasks.is_busy


def test_no_tile_looks_empty(strip: SamplesStrip, qtbot: QtBot) -> None:
    strip.fetch()
    qtbot.waitUntil(lambda: not strip._missing)
    for tile in strip.tiles.values():
        image = tile.grab().toImage()
        lights = [image.pixelColor(x, y).lightness() for x in range(4, 34) for y in range(4, 34)]
        assert np.std(lights) > 6, tile.key


def test_a_click_tells_the_sample_and_leaves_the_marking_to_the_document(strip: SamplesStrip, qtbot: QtBot) -> None:
    chosen: list[str] = []
    strip.chosen.connect(chosen.append)
    qtbot.mouseClick(strip.tiles["bars"], Qt.MouseButton.LeftButton)
    strip.tiles["rocket"].setFocus()
    qtbot.keyClick(strip.tiles["rocket"], Qt.Key.Key_Space)
    assert chosen == ["bars", "rocket"]
    assert not any(tile.isChecked() for tile in strip.tiles.values())


def test_the_one_that_is_shown_is_outlined(strip: SamplesStrip) -> None:
    strip.set_current("bars")
    assert [key for key, tile in strip.tiles.items() if tile.isChecked()] == ["bars"]
    middle = strip.tiles["bars"].rect().center()
    middle.setX(1)
    assert color_at(strip.tiles["bars"], middle) == LIGHT.color("accent")
    assert color_at(strip.tiles["rocket"], middle) != LIGHT.color("accent")
    strip.set_current(None)
    assert not strip.tiles["bars"].isChecked()


def test_every_tile_says_what_it_is_and_whose(strip: SamplesStrip) -> None:
    for sample in SAMPLES:
        tile = strip.tiles[sample.key]
        assert sample.title in tile.accessibleName()
        assert sample.title in tile.toolTip()
        assert sample.credit in tile.toolTip()
