"""The crop over the picture: dragged, zoomed and stepped, and held inside the picture whatever is done to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.inputs.pictures.framing import crop_box
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.network.setup import Framing, PictureInput
from playground.ui.input.crop_view import LEAST_CROP, CropView
from playground.ui.kit.theme import LIGHT
from tests.ui.desk import Desk, color_at
from tests.ui.running import wheel

HEIGHT, WIDTH = 60, 100


@dataclass
class Cropping:
    """A CropView over a 100 x 60 picture that shows at once what the user does, and what was told."""

    view: CropView
    input: PictureInput
    told: list[str] = field(default_factory=list)

    def take(self, center: tuple[float, float], zoom: float) -> None:
        self.told.append("edited")
        self.show(replace(self.input, center=center, zoom=zoom))

    def show(self, picture_input: PictureInput) -> None:
        self.input = picture_input
        self.view.show_picture(SOURCE, picture_input)

    def box(self) -> tuple[float, float, float, float]:
        return crop_box(self.input, HEIGHT, WIDTH)


SOURCE = np.random.default_rng(2).integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8)


@pytest.fixture
def cropping(desk: Desk, qtbot: QtBot) -> Cropping:
    view = CropView()
    result = Cropping(view, PictureInput(picture_from_pixels("noise", SOURCE), 30, 30, zoom=2.0))
    view.crop_edited.connect(result.take)
    view.gesture_begun.connect(lambda: result.told.append("begun"))
    view.gesture_ended.connect(lambda: result.told.append("ended"))
    result.show(result.input)
    qtbot.addWidget(view)
    view.resize(200, view.heightForWidth(200))
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return result


def drag(qtbot: QtBot, view: CropView, way: QPoint) -> None:
    start = view.crop_rect().center().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + way / 2)
    qtbot.mouseMove(view, start + way)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + way)


def test_the_picture_keeps_its_proportions(cropping: Cropping) -> None:
    assert (cropping.view.width(), cropping.view.height()) == (200, 120)
    assert cropping.view.picture_rect() == QRectF(0, 0, 200, 120)
    assert cropping.view.crop_rect() == QRectF(70, 30, 60, 60)


def test_a_drag_moves_the_crop_with_the_mouse(cropping: Cropping, qtbot: QtBot) -> None:
    drag(qtbot, cropping.view, QPoint(20, -10))
    assert cropping.view.crop_rect() == QRectF(90, 20, 60, 60)
    assert cropping.box() == pytest.approx((45, 10, 30, 30))
    assert (cropping.told[0], cropping.told[-1]) == ("begun", "ended")
    assert cropping.told.count("begun") == 1


def test_a_drag_ends_at_the_picture_s_edge(cropping: Cropping, qtbot: QtBot) -> None:
    drag(qtbot, cropping.view, QPoint(500, 500))
    assert cropping.box() == pytest.approx((70, 30, 30, 30))
    drag(qtbot, cropping.view, QPoint(-500, -500))
    assert cropping.box() == pytest.approx((0, 0, 30, 30))


def test_the_wheel_zooms_about_the_middle(cropping: Cropping, qtbot: QtBot) -> None:
    middle = cropping.view.crop_rect().center()
    wheel(cropping.view, QPoint(5, 5), 1)
    assert cropping.input.zoom == pytest.approx(2.3)
    assert cropping.view.crop_rect().center() == middle
    wheel(cropping.view, QPoint(5, 5), -9)
    assert cropping.input.zoom == 1
    assert cropping.box() == pytest.approx((20, 0, 60, 60))
    for _ in range(40):
        wheel(cropping.view, QPoint(5, 5), 1)
    assert cropping.box()[2] == pytest.approx(LEAST_CROP)


def test_keys_move_zoom_and_reset(cropping: Cropping, qtbot: QtBot) -> None:
    view = cropping.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert cropping.input.center == pytest.approx((0.52, 0.5))
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert cropping.input.center == pytest.approx((0.52, 0.4))
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert cropping.input.zoom == pytest.approx(2.3)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert cropping.input.zoom == pytest.approx(2)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (cropping.input.center, cropping.input.zoom) == ((0.5, 0.5), 1)


def test_a_double_click_resets(cropping: Cropping, qtbot: QtBot) -> None:
    qtbot.mouseDClick(cropping.view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert (cropping.input.center, cropping.input.zoom) == ((0.5, 0.5), 1)


@pytest.mark.parametrize("framing", [Framing.FIT, Framing.STRETCH])
def test_a_picture_that_goes_in_whole_cannot_be_cropped(cropping: Cropping, qtbot: QtBot, framing: Framing) -> None:
    view = cropping.view
    cropping.show(replace(cropping.input, framing=framing))
    QApplication.processEvents()
    drag(qtbot, view, QPoint(20, 0))
    wheel(view, QPoint(5, 5), 1)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert cropping.told == []
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_fitted_picture_stands_between_bars_in_the_mean_s_grey(cropping: Cropping) -> None:
    cropping.show(replace(cropping.input, framing=Framing.FIT, mean=0.2))
    view = cropping.view
    assert view.heightForWidth(200) == 200  # as the network gets it: square
    view.resize(200, 200)
    assert view.picture_rect() == QRectF(0, 40, 200, 120)
    assert color_at(view, QPoint(100, 20)).red() == round(0.2 * 255)
    assert color_at(view, QPoint(100, 100)).red() != round(0.2 * 255)


def test_what_is_left_out_is_darker(cropping: Cropping) -> None:
    view = cropping.view
    white = np.full_like(SOURCE, 255)
    view.show_picture(white, cropping.input)
    assert color_at(view, view.crop_rect().center().toPoint()).lightness() == 255
    assert color_at(view, QPoint(20, 60)).lightness() < 130


def test_without_a_picture_the_reason_stands_there(cropping: Cropping, qtbot: QtBot) -> None:
    view = cropping.view
    view.show_picture(None, cropping.input, "Being opened …")
    assert not view.is_movable
    drag(qtbot, view, QPoint(20, 0))
    assert cropping.told == []
    pixels = {color_at(view, QPoint(x, view.height() // 2)).name() for x in range(40, 160)}
    assert LIGHT.color("field").name() in pixels
    assert len(pixels) > 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["drag", "wheel"]), st.integers(-150, 150), st.integers(-150, 150)), max_size=8
    ),
    size=st.tuples(st.integers(1, 90), st.integers(1, 90)),
)
def test_the_crop_never_leaves_the_picture(
    cropping: Cropping, qtbot: QtBot, steps: list[tuple[str, int, int]], size: tuple[int, int]
) -> None:
    cropping.show(replace(cropping.input, width=size[0], height=size[1], center=(0.5, 0.5), zoom=1.0))
    for what, x, y in steps:
        if what == "drag":
            drag(qtbot, cropping.view, QPoint(x, y))
        else:
            wheel(cropping.view, QPoint(5, 5), x // 20)
        left, top, across, down = cropping.box()
        assert left >= -1e-6
        assert top >= -1e-6
        assert left + across <= WIDTH + 1e-6
        assert top + down <= HEIGHT + 1e-6
        assert across / down == pytest.approx(size[0] / size[1], rel=1e-6)
        middle = QPointF((left + across / 2) / WIDTH, (top + down / 2) / HEIGHT)
        assert (middle.x(), middle.y()) == pytest.approx(cropping.input.center, abs=1e-6)  # what is stored is shown
