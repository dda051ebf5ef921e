"""The whole map beside its enlarged part: its colours, the frame, what a click, a drag and the wheel ask for."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from playground.ui.kit.colours import signed_color
from playground.ui.kit.theme import DARK, LIGHT
from playground.ui.zoom.map_overview import MapOverview
from playground.ui.zoom.map_place import MARGIN, WHEEL_STEP
from tests.ui.desk import Desk, color_at, ink_of
from tests.ui.running import wheel

MAP = np.zeros((50, 100), np.float32)
MAP[10:20, 60:90] = 1.0


@pytest.fixture
def overview(desk: Desk) -> MapOverview:
    overview = MapOverview()
    overview.show_array(MAP, 1.0)
    desk.put(overview, QSize(200 + 2 * MARGIN, 200))
    return overview


def test_the_map_keeps_its_proportions(overview: MapOverview) -> None:
    assert overview.map_rect() == QRectF(MARGIN, 50, 200, 100)
    assert overview.width_for(120, 500) == 2 * (120 - 2 * MARGIN) + 2 * MARGIN
    assert overview.width_for(120, 150) == 150


def test_pixels_have_their_colours(overview: MapOverview) -> None:
    assert color_at(overview, overview.place_of(15, 75).toPoint()) == QColor(*signed_color(LIGHT, 1.0))
    assert color_at(overview, overview.place_of(40, 20).toPoint()) == LIGHT.color("panel")


def test_a_single_strong_value_is_not_lost(overview: MapOverview) -> None:
    large = np.zeros((400, 800), np.float32)
    large[333, 555] = -1.0
    overview.show_array(large, 1.0)
    near = overview.place_of(333, 555).toPoint()
    colors = {color_at(overview, near + QPoint(x, y)).name() for x in (-1, 0, 1) for y in (-1, 0, 1)}
    assert QColor(*signed_color(LIGHT, -1.0)).name() in colors


def test_the_part_is_framed_and_the_whole_is_not(overview: MapOverview) -> None:
    accent = LIGHT.color("accent")
    edge = overview.place_of(25, 30).toPoint()
    overview.set_part(QRectF(30.5, 20.5, 20, 10))
    assert color_at(overview, edge) == accent
    overview.set_part(QRectF(-20, -20, 200, 100))
    assert color_at(overview, edge) != accent


def test_a_click_and_a_drag_tell_points_of_the_map(overview: MapOverview, qtbot: QtBot) -> None:
    points: list[QPointF] = []
    overview.place_wanted.connect(points.append)
    qtbot.mousePress(overview, Qt.MouseButton.LeftButton, pos=overview.place_of(20, 40).toPoint())
    qtbot.mouseMove(overview, overview.place_of(30, 70).toPoint())
    qtbot.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=overview.place_of(30, 70).toPoint())
    qtbot.mouseMove(overview, overview.place_of(5, 5).toPoint())
    qtbot.mouseClick(overview, Qt.MouseButton.RightButton, pos=overview.place_of(5, 5).toPoint())
    numbers = [number for point in points for number in (point.x(), point.y())]
    assert numbers == pytest.approx([40.5, 20.5, 70.5, 30.5], abs=0.51)


def test_hovering_reads_pixels(overview: MapOverview, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    overview.pixel_hovered.connect(lambda row, column: told.append((row, column)))
    qtbot.mouseMove(overview, QPoint(MARGIN + 81, 50 + 41))
    assert told[-1] == (20, 40)


def test_the_wheel_asks_for_larger_and_smaller_pixels(overview: MapOverview) -> None:
    factors: list[float] = []
    overview.zoom_wanted.connect(factors.append)
    wheel(overview, QPoint(50, 80), 1)
    wheel(overview, QPoint(50, 80), -2)
    assert factors == pytest.approx([WHEEL_STEP, WHEEL_STEP**-2])


def test_what_is_masked_is_left_out(overview: MapOverview) -> None:
    mask = np.ones((2, 4), bool)
    mask[1, 2:] = False
    overview.show_array(np.ones((2, 4), np.float32), 1.0, mask)
    assert color_at(overview, overview.place_of(1, 3).toPoint()) == LIGHT.color("background")
    assert color_at(overview, overview.place_of(0, 3).toPoint()) == QColor(*signed_color(LIGHT, 1.0))


def test_the_other_theme_brings_its_colours(overview: MapOverview, desk: Desk) -> None:
    desk.set_theme(DARK)
    overview.renew()
    assert color_at(overview, overview.place_of(40, 20).toPoint()) == DARK.color("panel")


def test_without_a_map_it_is_empty_and_asks_for_nothing(desk: Desk, qtbot: QtBot) -> None:
    overview = MapOverview()
    desk.put(overview, QSize(100, 100))
    points: list[object] = []
    overview.place_wanted.connect(points.append)
    overview.pixel_hovered.connect(lambda row, column: points.append((row, column)))
    qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(overview, QPoint(20, 20))
    assert not ink_of(overview).any()
    assert points == []
