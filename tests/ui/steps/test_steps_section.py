"""How a picture becomes numbers, step by step: live, with two steps that are switched on and off here."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.inputs.pictures.pixel_steps import StepKind, pixel_steps, step_picture
from playground.network.editing.edits import set_input_shape
from playground.network.setup import Channels, PictureInput
from playground.network.source.array_input import ArrayInput
from playground.network.source.transform import Transform
from playground.ui.input.input_view import InputView
from playground.ui.steps.steps_panel import StepsPanel
from tests.ui.desk import Desk
from tests.ui.running import settle

pytestmark = pytest.mark.both_languages

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> InputView:
    """The input panel with its steps unfolded, high enough for all of them."""
    view = InputView(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(232, 1600))
    qtbot.mouseClick(view.steps.head, LEFT)
    desk.settle()
    return view


def panel_of(view: InputView) -> StepsPanel:
    assert view.steps.panel is not None
    return view.steps.panel


def source_of(desk: Desk) -> PictureInput:
    source = desk.document.setup.input
    assert isinstance(source, PictureInput)
    return source


def change(desk: Desk, **values: object) -> None:
    desk.document.edit_input("change", replace(source_of(desk), **values), set_input_shape)  # type: ignore[arg-type]
    desk.settle()


def shown(view: InputView) -> dict[StepKind, np.ndarray]:
    """The pictures of the steps that are shown with one."""
    rows = panel_of(view).steps
    return {
        kind: row.thumbnail.picture
        for kind, row in rows.items()
        if row.isVisible() and row.thumbnail.picture is not None
    }


def assert_shows_the_steps(view: InputView, desk: Desk) -> None:
    frame, source = desk.settle(), source_of(desk)
    assert frame.source is not None
    expected = {step.kind: step_picture(source, step) for step in pixel_steps(source, frame.source)}
    pictures = shown(view)
    assert list(pictures) == list(expected)
    for kind, picture in expected.items():
        np.testing.assert_array_equal(pictures[kind], picture)
    np.testing.assert_array_equal(list(expected.values())[-1], frame.picture)


def test_frames_hold_the_steps_only_while_they_are_unfolded(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    assert desk.settle().steps is not None
    qtbot.mouseClick(view.steps.head, LEFT)
    change(desk, mean=0.1)
    assert desk.settle().steps is None


def test_every_step_that_is_done_is_shown_and_the_last_is_what_goes_in(view: InputView, desk: Desk) -> None:
    assert_shows_the_steps(view, desk)
    change(desk, transform=Transform(shift=(3.0, 1.0), patch=0.2))
    assert_shows_the_steps(view, desk)
    change(desk, channels=Channels.GREY, equalised=True, edges=(60.0, 120.0))
    assert_shows_the_steps(view, desk)
    assert len(shown(view)) == len(StepKind)
    desk.document.undo()
    assert_shows_the_steps(view, desk)


def test_equalise_and_edges_are_switched_with_mouse_and_keys(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    panel, steps = panel_of(view), desk.steps
    qtbot.mouseClick(panel.equalise, LEFT, pos=panel.equalise.rect().center() / 4)
    assert source_of(desk).equalised
    panel.edges.setFocus()
    qtbot.keyClick(panel.edges, Qt.Key.Key_Space)
    assert source_of(desk).edges == (100.0, 200.0)
    assert desk.steps == steps + 2
    assert_shows_the_steps(view, desk)
    assert view.steps.summary.text() == "equalised · edges"
    panel.low.setFocus()
    panel.low.selectAll()
    qtbot.keyClicks(panel.low, "300")
    qtbot.keyClick(panel.low, Qt.Key.Key_Return)
    assert source_of(desk).edges == (200.0, 300.0)
    desk.document.undo()
    desk.document.undo()
    desk.document.undo()
    assert_shows_the_steps(view, desk)
    assert not panel.edges.isChecked()
    assert not panel.low.isVisible()


def test_the_channels_are_the_numbers_that_go_in(view: InputView, desk: Desk) -> None:
    change(desk, mean=(0.1, 0.2, 0.3), deviation=(1.0, 2.0, 4.0))
    frame, rows = desk.settle(), panel_of(view).channels
    assert frame.passed is not None
    x = frame.passed.input.array[0]
    assert [row.name.text() for row in rows] == ["red", "green", "blue"]
    for number, row in enumerate(rows):
        low, high = (float(text.replace("−", "-")) for text in row.caption.text().splitlines()[0].split(" to "))
        assert (low, high) == pytest.approx((x[number].min(), x[number].max()), rel=0.01)
        assert row.thumbnail.picture is not None
        assert row.thumbnail.picture.shape == x.shape[1:]
    change(desk, channels=Channels.GREY)
    assert [row.isVisible() for row in rows] == [True, False, False]


def test_an_input_that_is_no_picture_has_no_steps(view: InputView, desk: Desk) -> None:
    array = ArrayInput("numbers", np.zeros((3, 24, 24), np.float32))
    desk.document.edit_input("array", array, set_input_shape)
    frame = desk.settle()
    assert frame.steps == ()
    assert not view.steps.isVisible()


def test_it_is_there_in_both_languages_and_every_control_has_a_name(program: Program, qtbot: QtBot) -> None:
    steps = program.window.input_view.steps
    steps.unfold()
    settle(qtbot, program)
    panel = steps.panel
    assert panel is not None
    qtbot.mouseClick(panel.edges, LEFT, pos=panel.edges.rect().center() / 4)
    settle(qtbot, program)
    for control in (steps.head, panel.equalise, panel.edges, panel.low, panel.high):
        assert control.accessibleName()
        assert control.toolTip()
    steps_row = panel.steps[StepKind.GREY]
    source = program.document.setup.input
    program.document.edit_input("grey", replace(source, channels=Channels.GREY), set_input_shape)  # type: ignore[type-var]
    program.window.input_view.transform.unfold()
    settle(qtbot, program)
    assert steps_row.isVisible()
    form = program.window.input_view.form
    for section in (steps, program.window.input_view.transform):
        assert section.minimumSizeHint().width() <= form.minimumSizeHint().width()  # nothing is cut off at the right
    frame = program.service.frame
    assert frame is not None
    assert frame.steps is not None
    assert frame.steps[-1].kind is StepKind.EDGES
    is_chinese = program.languages.current == "zh_CN"
    assert ("步" in steps.head.text()) == is_chinese
