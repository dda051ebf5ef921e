"""The picture transformed with mouse and keys: each change is one undo step and is seen in every map."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground import limits
from playground.app import Program
from playground.engine.forward import run
from playground.inputs.reading import read
from playground.network.setup import PictureInput
from playground.network.source.transform import IDENTITY, Border, Transform
from playground.ui.input.input_view import InputView
from playground.ui.kit.slider_row import SliderRow
from playground.ui.look_closer import WORLDS
from playground.ui.transform.transform_panel import TransformPanel
from tests.ui.desk import Desk
from tests.ui.running import settle, wheel

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> InputView:
    """The input panel with its transform unfolded, high enough for all of it."""
    view = InputView(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(232, 1400))
    qtbot.mouseClick(view.transform.head, LEFT)
    desk.settle()
    return view


def panel_of(view: InputView) -> TransformPanel:
    assert view.transform.panel is not None
    return view.transform.panel


def transform(desk: Desk) -> Transform:
    source = desk.document.setup.input
    assert isinstance(source, PictureInput)
    return source.transform


def drag(qtbot: QtBot, widget: QWidget, start: QPointF, way: QPointF, steps: int = 5) -> None:
    """Press at `start`, move by `way` in some steps, release."""
    qtbot.mousePress(widget, LEFT, pos=start.toPoint())
    for step in range(1, steps + 1):
        qtbot.mouseMove(widget, (start + way * step / steps).toPoint())
    qtbot.mouseRelease(widget, LEFT, pos=(start + way).toPoint())


def drag_slider(qtbot: QtBot, row: SliderRow, pixels: int) -> None:
    """Drag the handle sideways."""
    slider = row.slider
    share = slider.value() / slider.maximum()
    start = QPointF(7 + share * (slider.width() - 14), slider.height() / 2)
    drag(qtbot, slider, start, QPointF(pixels, 0))


def test_it_is_folded_at_first_and_made_when_it_is_unfolded(desk: Desk, qtbot: QtBot) -> None:
    view = InputView(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(232, 900))
    assert view.transform.panel is None
    view.transform.head.setFocus()
    qtbot.keyClick(view.transform.head, Qt.Key.Key_Space)
    assert panel_of(view).isVisible()
    qtbot.keyClick(view.transform.head, Qt.Key.Key_Space)
    assert not panel_of(view).isVisible()


def test_dragging_the_picture_shifts_it_as_one_step_seen_in_every_map(
    view: InputView, desk: Desk, qtbot: QtBot
) -> None:
    picture, steps = panel_of(view).picture, desk.steps
    side = picture.frame_rect().width() / 24
    drag(qtbot, picture, picture.frame_rect().center(), QPointF(3 * side, -2 * side))
    assert transform(desk).shift == (3, -2)
    assert desk.steps == steps + 1
    frame = desk.settle()
    assert frame.passed is not None
    expected = run(desk.document.network, read(desk.document.setup.input).x)
    for index in range(3):
        np.testing.assert_allclose(frame.passed.output(index), expected.output(index), atol=1e-5)
    desk.document.undo()
    desk.settle()
    assert transform(desk) == IDENTITY


def test_the_patch_is_dragged_over_the_picture(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(view)
    drag_slider(qtbot, panel.rows["patch"], 30)
    assert 0.2 < transform(desk).patch < 0.8
    steps, before = desk.steps, transform(desk)
    box = panel.picture.frame_rect()
    drag(qtbot, panel.picture, panel.picture.patch_rect().center(), QPointF(box.width() / 4, -box.height() / 4))
    assert transform(desk).patch_center == pytest.approx((0.75, 0.25), abs=0.02)
    assert transform(desk).shift == (0, 0)
    assert desk.steps == steps + 1
    drag(qtbot, panel.picture, panel.picture.patch_rect().center(), QPointF(box.width(), 0))
    assert transform(desk).patch_center[0] == 1.0
    frame = desk.settle()
    assert frame.picture is not None
    assert (frame.picture[4:8, -2:] == 128).all()
    desk.document.undo()
    desk.document.undo()
    assert transform(desk) == before
    desk.settle()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("right", "shift"),
        ("down", "shift"),
        ("angle", "angle"),
        ("scale", "scale"),
        ("blur", "blur"),
        ("contrast", "contrast"),
        ("brightness", "brightness"),
        ("noise", "noise"),
    ],
)
def test_every_slider_is_dragged_as_one_step_and_stepped_with_keys(
    view: InputView, desk: Desk, qtbot: QtBot, key: str, name: str
) -> None:
    row, steps, before = panel_of(view).rows[key], desk.steps, desk.settle().picture
    drag_slider(qtbot, row, 12)
    assert getattr(transform(desk), name) != getattr(IDENTITY, name)
    assert desk.steps == steps + 1
    frame = desk.settle()
    assert frame.picture is not None
    assert not np.array_equal(frame.picture, before)
    assert row.field.value() == pytest.approx(_value(transform(desk), key), abs=0.01)
    dragged = transform(desk)
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_PageUp)
    assert transform(desk) != dragged
    desk.document.undo()
    desk.document.undo()
    assert transform(desk) == IDENTITY
    desk.settle()


def _value(values: Transform, key: str) -> float:
    places = {"right": values.shift[0], "down": values.shift[1]}
    return places[key] if key in places else float(getattr(values, key))


def test_a_value_is_typed(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    field = panel_of(view).rows["angle"].field
    qtbot.mouseClick(field, LEFT)
    field.selectAll()
    qtbot.keyClicks(field, "-90")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert transform(desk).angle == -90
    desk.settle()
    assert panel_of(view).rows["angle"].slider.value() == pytest.approx(100)


def test_keys_over_the_picture_shift_scale_and_turn_it(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    picture = panel_of(view).picture
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    qtbot.keyClick(picture, Qt.Key.Key_Down, SHIFT)
    assert transform(desk).shift == (1, 8)
    qtbot.keyClick(picture, Qt.Key.Key_Plus)
    qtbot.keyClick(picture, Qt.Key.Key_BracketLeft)
    assert transform(desk).scale == pytest.approx(1.1)
    assert transform(desk).angle == 5
    drag_slider(qtbot, panel_of(view).rows["patch"], 20)
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Left, CONTROL)
    assert transform(desk).patch_center[0] == pytest.approx(0.5 - 1 / 24)
    desk.settle()


def test_the_wheel_scales_and_turns_once_the_picture_was_clicked(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    picture = panel_of(view).picture
    middle = picture.rect().center()
    view.setFocus()
    wheel(picture, middle, 1)
    assert transform(desk) == IDENTITY
    picture.setFocus()
    wheel(picture, middle, 2)
    wheel(picture, middle, -1, SHIFT)
    assert transform(desk).scale == pytest.approx(1.21)
    assert transform(desk).angle == -5
    wheel(picture, middle, 100)
    assert transform(desk).scale == limits.TRANSFORM_SCALE
    desk.settle()


def test_flips_border_noise_and_reset(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(view)
    qtbot.mouseClick(panel.flip_horizontal, LEFT)
    qtbot.mouseClick(panel.flip_vertical, LEFT)
    assert transform(desk).flip_horizontal
    assert transform(desk).flip_vertical
    panel.border.setFocus()
    qtbot.keyClick(panel.border, Qt.Key.Key_Down)
    assert transform(desk).border is Border.MIRROR
    assert not panel.dice.isEnabled()
    drag_slider(qtbot, panel.rows["noise"], 10)
    noisy = desk.settle().picture
    qtbot.mouseClick(panel.dice, LEFT)
    assert not np.array_equal(desk.settle().picture, noisy)
    assert "flipped" in view.transform.summary.text()
    steps = desk.steps
    qtbot.mouseClick(panel.reset, LEFT)
    assert transform(desk) == IDENTITY
    assert desk.steps == steps + 1
    assert view.transform.summary.text() == ""
    assert not panel.reset.isEnabled()
    desk.settle()


def test_another_picture_is_not_transformed_and_other_sizes_keep_it(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL)
    settle(qtbot, program)
    panel = panel_of(window.input_view)
    assert panel.picture.hasFocus()
    assert not panel.picture.visibleRegion().isEmpty()
    qtbot.keyClick(panel.picture, Qt.Key.Key_Right)
    settle(qtbot, program)
    assert program.document.setup.input.transform.shift == (1, 0)  # type: ignore[union-attr]
    window.input_view.form.size_row.edited.emit(32, 32)
    assert program.document.setup.input.transform.shift == (1, 0)  # type: ignore[union-attr]
    window.files.inputs.open_sample("cat")
    qtbot.waitUntil(lambda: program.document.setup.input.picture.sample == "cat")  # type: ignore[union-attr]
    assert program.document.setup.input.transform == IDENTITY  # type: ignore[union-attr]
    settle(qtbot, program)


def test_how_far_every_map_moves_is_compared_in_two_worlds_while_it_is_dragged(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.input_view.show_transform()
    panel = panel_of(window.input_view)
    settle(qtbot, program)
    window.input_view._area.ensureWidgetVisible(panel.compare)
    qtbot.mouseClick(panel.compare, LEFT)
    settle(qtbot, program)
    assert window.closer.tabs.currentIndex() == WORLDS
    frame = program.service.frame
    assert frame is not None
    assert frame.worlds is not None
    assert [pair.share for pair in frame.worlds.pairs] == [0, 0, 0, 0]
    panel.picture.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(panel.picture, key)
    settle(qtbot, program)
    frame = program.service.frame
    assert frame is not None
    assert frame.worlds is not None
    assert frame.worlds.passed is not None
    assert frame.passed is not None
    for pair in frame.worlds.pairs:
        assert pair.first is not None
        one, other = frame.passed.output(pair.first), frame.worlds.passed.output(pair.first)
        share = np.sqrt(((one - other) ** 2).sum() / ((one**2).sum() + (other**2).sum()))
        assert pair.share == pytest.approx(float(share), rel=1e-3)
        assert share > 0


def test_every_control_is_reached_by_tab_and_says_what_it_is(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.input_view.show_transform()
    settle(qtbot, program)
    panel = panel_of(window.input_view)
    reached: list[QWidget] = []
    for _ in range(30):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in reached or not window.input_view.transform.isAncestorOf(widget):
            break
        assert widget.accessibleName()
        assert widget.toolTip()
        assert not widget.visibleRegion().isEmpty()
        reached.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    expected = [panel.picture]
    for key, row in panel.rows.items():
        if key != "patch_grey":
            expected += [row.slider, row.field]
    assert set(expected) <= set(reached)
    assert {panel.flip_horizontal, panel.border, panel.compare} <= set(reached)
    assert panel.picture.mapTo(window, QPoint(0, 0)).x() >= 0
