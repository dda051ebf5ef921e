"""Drawing on the input, by mouse and by keys: seen in every map while it is drawn, a stroke being one undo step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.engine.forward import run
from playground.engine.measures.class_scores import class_scores
from playground.examples import example_setup
from playground.inputs.reading import read
from playground.network.editing.drawing_edits import strokes_of, under_drawing, with_strokes
from playground.network.setup import Channels, Drawing
from playground.network.source.pattern import Pattern, PatternKind
from playground.network.source.stroke import Stroke
from playground.ui.draw.draw_panel import DrawPanel
from playground.ui.draw.swatches import GREYS
from playground.ui.input.input_view import InputView
from tests.ui.desk import Desk
from tests.ui.running import settle, wheel

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Way = list[tuple[float, float]]


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> InputView:
    """The input panel with the tools to draw with."""
    view = InputView(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(232, 1400))
    assert view.draw.panel is None
    qtbot.mouseClick(view.head.draw, LEFT)
    desk.settle()
    return view


def panel_of(view: InputView) -> DrawPanel:
    assert view.draw.panel is not None
    return view.draw.panel


def strokes(desk: Desk) -> tuple[Stroke, ...]:
    return strokes_of(desk.document.setup.input.picture)


def press(qtbot: QtBot, panel: DrawPanel, way: Way, button: Qt.MouseButton = LEFT) -> None:
    """Press at the first place of the picture and move over the others."""
    places = [panel.picture.point_at(x, y).toPoint() for x, y in way]
    qtbot.mousePress(panel.picture, button, pos=places[0])
    for place in places[1:]:
        qtbot.mouseMove(panel.picture, place)


def draw(qtbot: QtBot, panel: DrawPanel, way: Way, button: Qt.MouseButton = LEFT) -> None:
    press(qtbot, panel, way, button)
    qtbot.mouseRelease(panel.picture, button, pos=panel.picture.point_at(*way[-1]).toPoint())


def arc(x: float, y: float, across: float, down: float, start: float, end: float) -> Way:
    """Part of an ellipse, in degrees clockwise from the right."""
    turns = np.radians(np.linspace(start, end, 14))
    return [(x + across * np.cos(turn), y + down * np.sin(turn)) for turn in turns]


THREE = arc(0.48, 0.34, 0.17, 0.14, -160, 80) + arc(0.48, 0.64, 0.19, 0.17, -90, 150)


def test_a_stroke_is_seen_in_every_map_while_it_is_drawn_and_is_one_step(
    view: InputView, desk: Desk, qtbot: QtBot
) -> None:
    panel, before, steps = panel_of(view), desk.document.setup, desk.steps
    old = desk.settle().source
    panel.swatches.swatches[3].click()
    press(qtbot, panel, [(0.2, 0.2), (0.5, 0.3), (0.8, 0.2)])
    frame = desk.settle()  # the button is still down
    assert (frame.source[64, 112] == panel.picture.colour).all()
    expected = run(desk.document.network, read(desk.document.setup.input).x)
    for index in range(3):
        np.testing.assert_allclose(frame.passed.output(index), expected.output(index), atol=1e-5)
    qtbot.mouseMove(panel.picture, panel.picture.point_at(0.8, 0.8).toPoint())
    qtbot.mouseRelease(panel.picture, LEFT)
    (stroke,) = strokes(desk)
    np.testing.assert_allclose(stroke.points[[0, -1]], [(0.2, 0.2), (0.8, 0.8)], atol=0.01)
    assert (desk.steps, desk.document.gestures.is_on) == (steps + 1, False)
    assert view.source_name.text() == "square, drawn on"
    draw(qtbot, panel, [(0.1, 0.22), (0.9, 0.22)], RIGHT)  # the other button rubs out
    assert strokes(desk)[-1].colour is None
    rubbed = desk.settle().source
    as_before = (rubbed == np.repeat(np.repeat(old, 9, axis=0), 9, axis=1)).all(axis=(1, 2))
    assert as_before[42:53].all()
    assert not as_before[60:170].any()
    qtbot.mouseClick(panel.clear, LEFT)
    assert desk.document.setup.input.picture is before.input.picture
    assert not panel.clear.isEnabled()
    assert desk.document.history.undo_text == "Clear the drawing"
    for _ in range(3):
        desk.document.undo()
    assert desk.document.setup is before
    assert np.array_equal(desk.settle().source, old)


def test_a_digit_that_is_drawn_is_recognised(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    desk.open(example_setup("digits"))
    panel = panel_of(view)
    greys = [swatch for swatch in panel.swatches.swatches if swatch.isVisible()]
    assert {swatch.colour for swatch in greys} == set(GREYS)
    greys[0].setFocus()
    for _ in range(6):  # once round, past those that are hidden
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert panel.picture.colour in GREYS
    for way, digit in ((THREE, 3), ([(0.5, 0.2), (0.5, 0.8)], 1), (arc(0.5, 0.5, 0.18, 0.26, 0, 360), 0)):
        qtbot.mouseClick(panel.pages["black"], LEFT)
        assert desk.document.setup.input.picture == Pattern(PatternKind.PLAIN, grey=0.0)
        draw(qtbot, panel, way)
        scores = class_scores(desk.settle().passed, 10)
        assert scores is not None
        assert scores.strongest(1) == [digit]


def test_keys_lead_the_pen_choose_its_width_and_its_colour(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    panel, steps = panel_of(view), desk.steps
    picture = panel.picture
    assert picture.hasFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Right, SHIFT)
    assert strokes(desk) == ()  # the pen is up
    for key, is_own in ((Qt.Key.Key_Space, True), (Qt.Key.Key_BracketLeft, True), (Qt.Key.Key_B, False)):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        asked.ignore()
        QApplication.sendEvent(picture, asked)
        assert asked.isAccepted() == is_own  # elsewhere they freeze a live picture and walk through a batch
    qtbot.keyClick(picture, Qt.Key.Key_Space)
    for _ in range(3):
        qtbot.keyClick(picture, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    qtbot.keyClick(picture, Qt.Key.Key_Space)
    (stroke,) = strokes(desk)
    np.testing.assert_allclose(stroke.points[[0, -1]], [(0.55, 0.5), (0.54, 0.65)], atol=1e-3)
    assert (desk.steps, desk.document.gestures.is_on) == (steps + 1, False)
    qtbot.keyClick(picture, Qt.Key.Key_BracketRight)
    assert panel.width_row.field.value() == pytest.approx(10)
    wheel(picture, picture.rect().center(), -1, CONTROL)
    assert picture.width_share == pytest.approx(0.08)
    white, grey = panel.swatches.swatches[:2]
    white.setFocus()
    qtbot.keyClick(white, Qt.Key.Key_Right)
    assert (grey.hasFocus(), grey.isChecked(), picture.colour) == (True, True, grey.colour)
    panel.pen.setFocus()
    qtbot.keyClick(panel.pen, Qt.Key.Key_Right)
    assert panel.eraser.hasFocus()
    assert picture.is_eraser
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Space)
    panel.pen.setFocus()  # whoever leaves takes the pen up
    assert strokes(desk)[-1].colour is None
    assert not desk.document.gestures.is_on
    qtbot.mouseClick(panel.finish, LEFT)
    assert view.crop.isVisible()
    assert not view.head.draw.isChecked()
    desk.settle()


def test_a_pattern_is_changed_under_its_drawing_and_another_picture_takes_the_drawing_off(
    view: InputView, desk: Desk, qtbot: QtBot
) -> None:
    panel = panel_of(view)
    qtbot.mouseClick(panel.pages["white"], LEFT)
    assert panel.picture.colour == (0, 0, 0)
    draw(qtbot, panel, [(0.2, 0.5), (0.8, 0.5)])
    assert view.pattern.panel is not None
    row = view.pattern.panel.rows["grey"]
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_PageDown)
    picture = desk.document.setup.input.picture
    assert isinstance(picture, Drawing)
    assert under_drawing(picture).grey < 1
    assert len(picture.strokes) == 1
    press(qtbot, panel, [(0.2, 0.2), (0.8, 0.2)])
    other = replace(desk.document.setup.input, picture=Pattern(PatternKind.NOISE), channels=Channels.RGB)
    desk.document.edit_input("another", other, lambda network, _shape: network)
    assert not desk.document.gestures.is_on  # what was begun on the old picture is not drawn on this one
    qtbot.mouseMove(panel.picture, panel.picture.point_at(0.5, 0.5).toPoint())
    qtbot.mouseRelease(panel.picture, LEFT)
    assert strokes(desk) == ()
    desk.settle()


def test_what_is_refused_or_undone_ends_the_stroke(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    source = desk.document.setup.input
    full = with_strokes(source.picture, (Stroke([(0.5, 0.5)], 0.1, (255, 0, 0)),) * 500)
    desk.open(replace(desk.document.setup, input=replace(source, picture=full)))
    said: list[object] = []
    desk.document.refused.connect(said.append)
    draw(qtbot, panel_of(view), [(0.2, 0.2), (0.4, 0.4), (0.6, 0.6)])
    assert ["The drawing is full" in str(one) for one in said] == [True]  # once, not with every move
    assert len(strokes(desk)) == 500
    assert not desk.document.gestures.is_on
    desk.open(replace(desk.document.setup, input=source))
    press(qtbot, panel_of(view), [(0.2, 0.2), (0.4, 0.4)])
    desk.document.undo()
    qtbot.mouseMove(panel_of(view).picture, panel_of(view).picture.point_at(0.6, 0.6).toPoint())
    assert strokes(desk) == ()  # undone for good while the button is down
    qtbot.mouseRelease(panel_of(view).picture, LEFT)
    desk.settle()


def test_the_menu_brings_the_tools_and_a_network_without_a_picture_has_none(program: Program, qtbot: QtBot) -> None:
    view = program.window.input_view
    qtbot.keyClick(program.window, Qt.Key.Key_E, CONTROL)
    settle(qtbot, program)
    assert panel_of(view).picture.hasFocus()
    assert not view.crop.isVisible()
    program.window.files.inputs.open_sentence()
    settle(qtbot, program)
    assert not view.draw.isVisible()
    assert not view.head.draw.isEnabled()
    program.document.undo()
    settle(qtbot, program)
    assert view.draw.isVisible()
