"""Test patterns in the input panel: chosen by a tile or a menu, changed by sliders and keys, moving by themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.engine.forward import run
from playground.inputs.pictures.pattern_pixels import pattern_pixels
from playground.inputs.reading import read
from playground.network.setup import PictureInput
from playground.network.source.pattern import PARAMETERS, Pattern, PatternKind, first_pattern
from playground.ui.input.input_view import InputView
from playground.ui.pattern.pattern_panel import PatternPanel
from tests.ui.desk import Desk
from tests.ui.running import settle, wheel
from tests.ui.transform.test_transform_section import drag, drag_slider

LEFT = Qt.MouseButton.LeftButton


def panel_of(view: InputView) -> PatternPanel:
    assert view.pattern.panel is not None
    return view.pattern.panel


@pytest.fixture
def view(desk: Desk) -> InputView:
    """The input panel over a grating."""
    source = replace(desk.document.setup.input, picture=Pattern(PatternKind.GRATING, wavelength=6))
    desk.open(replace(desk.document.setup, input=source))
    view = InputView(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(232, 1400))
    return view


def pattern(desk: Desk) -> Pattern:
    picture = desk.document.setup.input.picture
    assert isinstance(picture, Pattern)
    return picture


def test_a_tile_puts_a_pattern_under_the_network_and_another_picture_takes_it_off(
    program: Program, qtbot: QtBot
) -> None:
    view, before = program.window.input_view, program.document.setup.input
    assert view.pattern.panel is None
    tile = view.ready.patterns.tiles["checkerboard"]
    view._area.ensureWidgetVisible(tile)
    qtbot.mouseClick(tile, LEFT)
    settle(qtbot, program)
    source = program.document.setup.input
    assert source.picture == first_pattern(PatternKind.CHECKERBOARD, 24)
    assert tile.isChecked()
    assert view.source_name.text() in ("Checkerboard", "棋盘格")
    shown = {name for name, row in panel_of(view).rows.items() if row.isVisible()}
    assert shown == set(PARAMETERS[PatternKind.CHECKERBOARD])
    assert np.array_equal(program.service.frame.picture, pattern_pixels(source.picture, 24, 24))
    action = next(one for one in program.window.findChildren(QAction) if one.text() in ("Noise", "噪声"))
    action.trigger()
    settle(qtbot, program)
    assert program.document.setup.input.picture.kind is PatternKind.NOISE
    for _ in range(2):
        program.document.undo()
    settle(qtbot, program)
    assert program.document.setup.input is before
    assert not view.pattern.isVisible()
    assert not tile.isChecked()


def test_a_slider_is_dragged_as_one_step_seen_in_every_map(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    before, steps = pattern(desk), desk.steps
    for name in ("angle", "wavelength"):
        drag_slider(qtbot, panel_of(view).rows[name], 12)
    assert desk.steps == steps + 2
    assert pattern(desk).angle > 10
    assert pattern(desk).wavelength > before.wavelength + 1
    frame, expected = desk.settle(), run(desk.document.network, read(desk.document.setup.input).x)
    assert np.array_equal(frame.picture, pattern_pixels(pattern(desk), 24, 24))
    for index in range(3):
        np.testing.assert_allclose(frame.passed.output(index), expected.output(index), atol=1e-5)
    slider = panel_of(view).rows["angle"].slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert pattern(desk).angle == -180
    for _ in range(3):
        desk.document.undo()
    assert pattern(desk) == before
    desk.settle()


def test_it_turns_once_round_as_one_step_and_stops_when_it_is_touched(
    view: InputView, desk: Desk, qtbot: QtBot
) -> None:
    panel, steps, before = panel_of(view), desk.steps, pattern(desk)
    panel._timer.setInterval(0)
    seen = set()
    desk.service.frame_ready.connect(lambda frame: seen.add(frame.request.input.picture.angle))
    qtbot.mouseClick(panel.sweeps["turn"], LEFT)
    qtbot.waitUntil(lambda: not panel._timer.isActive())
    desk.settle()
    assert (pattern(desk), desk.steps) == (before, steps + 1)
    assert len(seen) == 72  # every one of them was seen: it waits for its maps
    assert not desk.document.gestures.is_on
    qtbot.mouseClick(panel.sweeps["move"], LEFT)
    qtbot.waitUntil(lambda: pattern(desk).phase > 0)
    drag_slider(qtbot, panel.rows["contrast"], -12)
    assert not panel._timer.isActive()
    assert not panel.sweeps["move"].isChecked()
    assert not desk.document.gestures.is_on
    assert desk.steps == steps + 3
    qtbot.mouseClick(panel.sweeps["move"], LEFT)
    qtbot.waitUntil(lambda: pattern(desk).contrast < 1 and desk.steps == steps + 4)
    desk.document.undo()
    assert not panel._timer.isActive()
    desk.settle()


def test_the_pattern_is_taken_by_hand_and_by_keys(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    picture, steps, before = panel_of(view).picture, desk.steps, pattern(desk)
    assert not view.crop.isVisible()
    pixel = picture.frame_rect().width() / 24
    drag(qtbot, picture, picture.frame_rect().center(), QPointF(2 * pixel, pixel))
    assert pattern(desk).phase == pytest.approx(120, abs=15)  # 2 pixels of a wave of 6
    assert desk.steps == steps + 1
    wheel(picture, picture.rect().center(), 2)
    assert pattern(desk).angle == 10
    wheel(picture, picture.rect().center(), 1, Qt.KeyboardModifier.ShiftModifier)
    assert pattern(desk).wavelength == pytest.approx(6.6)
    qtbot.keyClick(picture, Qt.Key.Key_BracketRight)
    qtbot.keyClick(picture, Qt.Key.Key_Minus)
    assert (pattern(desk).angle, pattern(desk).wavelength) == (5, pytest.approx(6))
    tile = view.ready.patterns.tiles["blob"]
    tile.setFocus()
    view.pattern_chosen.connect(lambda key: desk.document.edit_input("", over(desk, key), lambda network, _: network))
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    desk.settle()
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert pattern(desk).x == pytest.approx(0.5 - 8 / 24)
    while desk.document.history.place:
        desk.document.undo()
    assert pattern(desk) == before
    desk.settle()


def over(desk: Desk, key: str) -> PictureInput:
    """The input with a pattern of that kind instead."""
    return replace(desk.document.setup.input, picture=Pattern(PatternKind(key)))
