"""Nothing empty is shown without its reason, and where one click can fill it, it does, undoably."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.editing.kernel_edits import set_bias, set_has_bias, set_kernel
from playground.network.editing.layer_edits import set_pool_size
from playground.session.frame import Frame
from playground.ui.back.back_view import BackView
from playground.ui.back.backprojection_view import BackProjectionView
from playground.ui.back.rules_view import RulesView
from playground.ui.computed.computed_view import ComputedView
from playground.ui.kit.empty_message import EmptyMessage, strongest_map
from playground.ui.zoom.zoom_view import ZoomView
from tests.ui.desk import Desk
from tests.ui.running import click_map, outputs, press, settle

pytestmark = pytest.mark.both_languages

LEFT = Qt.MouseButton.LeftButton
VIEWS = [BackProjectionView, BackView, RulesView, ComputedView, ZoomView]


def message_of(view: QWidget) -> EmptyMessage:
    (found,) = view.findChildren(EmptyMessage)
    return found


@pytest.fixture(params=VIEWS, ids=lambda kind: kind.__name__)
def view(request: pytest.FixtureRequest, desk: Desk) -> QWidget:
    desk.settle()
    view = request.param(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(1280, 300))
    return view


def test_without_a_pin_one_click_pins_the_strongest_map(view: QWidget, desk: Desk, qtbot: QtBot) -> None:
    message = message_of(view)
    qtbot.waitUntil(message.isVisible)
    assert "Click any feature map" in message.text()
    assert message.repair.text() == "Pin the strongest map"
    qtbot.mouseClick(message.repair, LEFT)
    frame = desk.settle()
    assert frame.passed is not None
    peaks = np.abs(frame.passed.output(2)[0]).max(axis=(1, 2))
    assert (desk.selection.view.layer, desk.selection.view.map) == ("pool1", int(peaks.argmax()))
    qtbot.waitUntil(lambda: not message.isVisible())
    assert desk.steps == 0


def test_behind_a_layer_that_does_not_fit_one_click_mutes_it(view: QWidget, desk: Desk, qtbot: QtBot) -> None:
    desk.pin("pool1", 1)
    desk.document.edit("Size", set_pool_size, 2, (60, 60))
    message = message_of(view)
    qtbot.waitUntil(message.isVisible)
    assert "does not fit" in message.text()
    assert message.repair.text() == "Mute pool1"
    qtbot.mouseClick(message.repair, LEFT)
    assert desk.document.network.layers[2].muted
    assert desk.document.network.problem is None
    desk.settle()
    qtbot.waitUntil(lambda: not message.isVisible())
    desk.document.undo()
    assert not desk.document.network.layers[2].muted
    desk.settle()


def test_nothing_is_offered_while_the_first_maps_are_computed(desk: Desk) -> None:
    message = EmptyMessage(desk.document, desk.selection, desk.service)
    desk.put(message, QSize(300, 100))
    desk.pin("pool1", 1)
    message.set_text("Being computed …")
    assert not message.repair.isVisible()


def test_the_strongest_map_is_of_the_last_layer_with_a_value(desk: Desk) -> None:
    def settled() -> Frame:
        return desk.settle()

    assert strongest_map(settled()) == (2, int(settled().columns[3].ranges.argmax()))
    for channel in range(4):
        desk.document.edit("Empty", set_kernel, 0, channel, None, np.zeros((3, 3)))
    assert strongest_map(settled()) is None


def test_a_column_that_does_not_fit_offers_to_be_muted(program: Program, qtbot: QtBot) -> None:
    program.document.edit("Size", set_pool_size, 2, (60, 60))
    settle(qtbot, program)
    column = program.window.stage.columns[3]
    assert column.message.isVisible()
    assert "pool1" in column.repair.text()
    qtbot.mouseClick(column.repair, LEFT)
    settle(qtbot, program)
    assert program.document.network.layers[2].muted
    assert not column.repair.isVisible()
    press(qtbot, program, Qt.Key.Key_Z)
    assert column.message.isVisible()
    press(qtbot, program, Qt.Key.Key_Z)
    assert column.grid is not None
    assert column.grid.isVisible()


def kill(program: Program, channel: int) -> None:
    """A bias that no unit of a map survives."""
    program.document.edit("Bias", set_has_bias, 0, True)
    program.document.edit("Bias", set_bias, 0, channel, -3.0)
    program.document.edit("Kernel", set_kernel, 0, channel, None, np.full((3, 3), 0.01))


@pytest.mark.parametrize("place", ["inspector", "projection"])
def test_a_dead_map_says_why_and_is_brought_to_life(program: Program, qtbot: QtBot, place: str) -> None:
    kill(program, 1)
    settle(qtbot, program)
    click_map(qtbot, program, 2, 1)
    assert not outputs(program)[2][0, 1].any()
    window = program.window
    if place == "inspector":
        program.selection.inspect("relu1", 1)
        note = window.inspector.dead
        qtbot.waitUntil(note.isVisible)
        assert "576" in note.text.text()
        assert "−3" in note.text.text()
        button = note.repair
    else:
        button = window.closer.back_projection.repair
        qtbot.waitUntil(button.isVisible)
    steps = program.document.history.place
    window.inspector._scroll.ensureWidgetVisible(button)
    qtbot.mouseClick(button, LEFT)
    settle(qtbot, program)
    assert program.document.history.place == steps + 1
    assert outputs(program)[2][0, 1].any()
    assert not window.inspector.dead.isVisible()
    press(qtbot, program, Qt.Key.Key_Z)
    assert not outputs(program)[2][0, 1].any()
