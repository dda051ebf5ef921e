"""The enlarged map: wheel, drag and keys move it, the value under the mouse is read, values stand in large pixels."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.network.layers import Array
from playground.ui.kit.colours import bad_color, signed_color
from playground.ui.kit.theme import DARK, LIGHT
from playground.ui.zoom.map_canvas import KEY_STEP, PAN_STEP, MapCanvas
from playground.ui.zoom.map_place import MOST_SIDE, VALUE_SIDE, WHEEL_STEP, fitting_side
from playground.ui.zoom.value_overlay import LEAST_SIDE
from tests.ui.desk import Desk, color_at, ink_of
from tests.ui.running import wheel

SIZE = QSize(500, 240)
MAP: Array = np.random.default_rng(5).uniform(-1, 1, (60, 60)).astype(np.float32)
MAP[41, 17] = 2.0
MAP.flags.writeable = False


def enlarged(desk: Desk) -> MapCanvas:
    """A canvas over MAP with the keyboard, in a window as it stands in one."""
    window = QWidget()
    canvas = MapCanvas()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(canvas)
    canvas.show_array(MAP, 2.0)
    desk.put(window, SIZE)
    canvas.setFocus()
    return canvas


@pytest.fixture
def canvas(desk: Desk, qtbot: QtBot) -> MapCanvas:
    """A canvas over MAP that shows all of it."""
    canvas = enlarged(desk)
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    return canvas


def point_of(canvas: MapCanvas, row: int, column: int) -> QPoint:
    return canvas.place_of(row, column).toPoint()


def near(one: QPoint, other: QPoint) -> bool:
    return (one - other).manhattanLength() <= 2


def test_it_starts_at_the_strongest_value_with_figures(desk: Desk) -> None:
    canvas = enlarged(desk)
    assert canvas.pixel_side() >= LEAST_SIDE
    assert canvas.overlay.texts[41, 17] == "2"
    assert near(point_of(canvas, 41, 17), canvas.rect().center())


def test_a_pixel_has_the_colour_of_its_value(canvas: MapCanvas, qtbot: QtBot) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    for row, column in ((30, 30), (28, 33), (31, 26)):
        color = color_at(canvas, point_of(canvas, row, column))
        expected = signed_color(LIGHT, float(MAP[row, column]) / 2.0)
        assert np.abs(np.array(color.getRgb()[:3]) - expected).max() <= 3  # a step of the table


def test_values_that_are_no_numbers_stand_out(canvas: MapCanvas) -> None:
    canvas.show_array(np.full((4, 4), np.nan, np.float32), 1.0)
    color = color_at(canvas, point_of(canvas, 1, 1) + QPoint(-18, -18))
    assert color.rgb() == bad_color(LIGHT)
    assert canvas.overlay.texts[1, 1] == "NaN"


def test_the_wheel_zooms_about_the_mouse(canvas: MapCanvas) -> None:
    point, before = point_of(canvas, 10, 45), canvas.pixel_side()
    wheel(canvas.viewport(), point, 3)
    assert canvas.pixel_side() == pytest.approx(before * WHEEL_STEP**3)
    assert near(point_of(canvas, 10, 45), point)
    wheel(canvas.viewport(), point, -3)
    assert canvas.pixel_side() == pytest.approx(before)


def test_zooming_ends_at_both_sides(canvas: MapCanvas) -> None:
    whole = fitting_side(MAP.shape, canvas.width(), canvas.height())
    wheel(canvas.viewport(), canvas.rect().center(), 60)
    assert canvas.pixel_side() == MOST_SIDE
    wheel(canvas.viewport(), canvas.rect().center(), -90)
    assert canvas.pixel_side() == pytest.approx(whole / 2)


def test_values_come_with_large_pixels_and_go_with_small_ones(canvas: MapCanvas) -> None:
    assert canvas.overlay.texts == {}
    point = point_of(canvas, 41, 17)
    while canvas.pixel_side() < LEAST_SIDE:
        wheel(canvas.viewport(), point, 1)
    shown = canvas.visible_pixels()
    assert canvas.overlay.texts[41, 17] == "2"
    assert len(canvas.overlay.texts) == shown.width() * shown.height() < MAP.size
    for (row, column), text in canvas.overlay.texts.items():
        assert float(text.replace("−", "-")) == pytest.approx(float(MAP[row, column]), abs=0.06)
    wheel(canvas.viewport(), point, -5)
    assert canvas.overlay.texts == {}


def test_a_number_cut_at_the_edge_is_not_written(canvas: MapCanvas) -> None:
    canvas.show_array(np.full((60, 60), 0.125, np.float32), 1.0)
    across = canvas.width() / VALUE_SIDE
    canvas.look_at(QPointF(20.5 + across / 2, 30.5))  # the left edge goes through the middle of column 20
    canvas.clearFocus()
    columns = ink_of(canvas).any(axis=0)
    assert canvas.overlay.texts[30, 20] == "0.125"
    assert not columns[:20].any()
    assert columns[30:60].any()  # the number of column 21


def test_a_drag_takes_the_map_along(canvas: MapCanvas, qtbot: QtBot) -> None:
    wheel(canvas.viewport(), canvas.rect().center(), 8)
    row, column = 30, 30
    start = point_of(canvas, row, column)
    view = canvas.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for way in (QPoint(10, 5), QPoint(30, 20), QPoint(60, 35)):
        qtbot.mouseMove(view, start + way)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 35))
    moved = point_of(canvas, row, column) - start
    assert (moved - QPoint(60, 35)).manhattanLength() <= 3


def test_the_value_under_the_mouse_is_told(canvas: MapCanvas, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    canvas.pixel_hovered.connect(lambda row, column: told.append((row, column)))
    wheel(canvas.viewport(), canvas.rect().center(), 6)
    for row, column in ((30, 30), (31, 28)):
        qtbot.mouseMove(canvas.viewport(), point_of(canvas, row, column))
        assert told[-1] == (row, column)
        assert canvas._cursor.isVisible()
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    qtbot.mouseMove(canvas.viewport(), QPoint(3, 100))  # beside the map
    assert told[-1] == (-1, -1)
    assert not canvas._cursor.isVisible()


def test_keys_zoom_move_and_show_all(canvas: MapCanvas, qtbot: QtBot) -> None:
    whole = canvas.part()
    side = canvas.pixel_side()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        qtbot.keyClick(canvas, key)
    assert canvas.pixel_side() == pytest.approx(side * KEY_STEP**2)
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.pixel_side() == pytest.approx(side * KEY_STEP)
    middle = canvas.part().center()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    step = PAN_STEP / canvas.pixel_side()
    moved = canvas.part().center() - middle
    assert (moved.x(), moved.y()) == pytest.approx((step, -step))
    for key in (Qt.Key.Key_0, Qt.Key.Key_F, Qt.Key.Key_Home):
        qtbot.keyClick(canvas, Qt.Key.Key_Plus)
        assert canvas.part() != whole
        qtbot.keyClick(canvas, key)
        assert canvas.part() == whole


def test_page_keys_are_told_and_others_are_left_to_the_window(canvas: MapCanvas, qtbot: QtBot) -> None:
    turned: list[int] = []
    canvas.page_turned.connect(turned.append)
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    qtbot.keyClick(canvas, Qt.Key.Key_PageUp)
    assert turned == [1, -1]
    before = canvas.part()
    qtbot.keyClick(canvas, Qt.Key.Key_B)
    assert canvas.part() == before


def test_a_double_click_shows_all(canvas: MapCanvas, qtbot: QtBot) -> None:
    whole = canvas.part()
    wheel(canvas.viewport(), QPoint(100, 100), 4)
    qtbot.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert canvas.part() == whole


def test_another_map_of_the_shape_is_looked_at_in_the_same_place(canvas: MapCanvas) -> None:
    wheel(canvas.viewport(), QPoint(150, 60), 14)
    part = canvas.part()
    other = -MAP
    canvas.show_array(other, 2.0)
    assert canvas.part() == part
    assert canvas.overlay.texts
    for (row, column), text in canvas.overlay.texts.items():
        assert float(text.replace("−", "-")) == pytest.approx(float(other[row, column]), abs=0.06)


def test_what_is_masked_is_no_part_of_the_map(canvas: MapCanvas, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    canvas.pixel_hovered.connect(lambda row, column: told.append((row, column)))
    mask = np.array([[True, True, True], [True, False, False]])
    canvas.show_array(np.ones((2, 3), np.float32), 1.0, mask)
    assert set(canvas.overlay.texts) == {(0, 0), (0, 1), (0, 2), (1, 0)}
    assert color_at(canvas, point_of(canvas, 1, 2)) == LIGHT.color("background")
    qtbot.mouseMove(canvas.viewport(), point_of(canvas, 1, 0))
    qtbot.mouseMove(canvas.viewport(), point_of(canvas, 1, 2))
    assert told[-2:] == [(1, 0), (-1, -1)]


def test_the_other_theme_brings_its_colours(canvas: MapCanvas, desk: Desk) -> None:
    desk.set_theme(DARK)
    canvas.restyle()
    assert color_at(canvas, QPoint(3, 100)) == DARK.color("background")
    canvas.show_array(np.zeros((4, 4), np.float32), 1.0)
    neutral = color_at(canvas, point_of(canvas, 1, 1) + QPoint(-18, -18))
    assert neutral == DARK.color("panel")


def test_the_map_itself_is_never_written_to(canvas: MapCanvas) -> None:
    before = MAP.copy()
    wheel(canvas.viewport(), QPoint(150, 60), 14)
    canvas.grab()
    assert np.array_equal(MAP, before)
