"""Generated scenes in the input panel: next, previous, any, of a seed; each is one undo step."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.inputs.pictures.decode import decode
from playground.inputs.scenes.scene import SCENE_CLASSES, scene, scene_label
from tests.ui.running import settle


def press(qtbot: QtBot, program: Program, button: QToolButton) -> None:
    program.window.input_view._area.ensureWidgetVisible(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not program.tasks.is_busy)
    settle(qtbot, program)


def shown(program: Program) -> np.ndarray:
    return decode(program.document.setup.input.picture).pixels


def test_scenes_are_gone_through_by_seed_and_number(program: Program, qtbot: QtBot) -> None:
    row = program.window.input_view.ready.scenes
    assert not row.previous.isEnabled()
    for number in (0, 1):
        press(qtbot, program, row.next)
        pixels, label = scene(0, number, 24)
        assert np.array_equal(shown(program), pixels)
        assert SCENE_CLASSES[label].key in program.document.setup.input.picture.name
    press(qtbot, program, row.previous)
    assert np.array_equal(shown(program), scene(0, 0, 24)[0])
    assert not row.previous.isEnabled()
    row.seed.setFocus()
    row.seed.selectAll()
    qtbot.keyClicks(row.seed, "7")
    qtbot.keyClick(row.seed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.tasks.is_busy)
    settle(qtbot, program)
    assert np.array_equal(shown(program), scene(7, 0, 24)[0])
    program.document.undo()
    assert np.array_equal(shown(program), scene(0, 0, 24)[0])
    settle(qtbot, program)
    assert row.seed.value() == 0  # it goes on from what is shown


def test_any_scene_is_one_click_away(program: Program, qtbot: QtBot) -> None:
    row = program.window.input_view.ready.scenes
    with qtbot.waitSignal(row.chosen) as chosen:
        press(qtbot, program, row.random)
    assert np.array_equal(shown(program), scene(*chosen.args, 24)[0])


def test_a_class_is_chosen_and_its_scenes_gone_through(program: Program, qtbot: QtBot) -> None:
    row = program.window.input_view.ready.scenes
    program.window.input_view._area.ensureWidgetVisible(row.classes)
    stripes = [index for index in range(200) if SCENE_CLASSES[scene_label(0, index)].key == "stripes"]
    qtbot.mouseClick(row.classes, Qt.MouseButton.LeftButton)
    popup = row.classes.view()
    qtbot.keyClick(popup, Qt.Key.Key_End)
    for _ in range(2):  # stripes are the last but two
        qtbot.keyClick(popup, Qt.Key.Key_Up)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.tasks.is_busy)
    settle(qtbot, program)
    for number in (*stripes[:2], stripes[2]):
        assert np.array_equal(shown(program), scene(0, number, 24)[0])
        assert row.number.value() == number
        assert program.window.input_view.source_name.text() == f"Stripes 0-{number}"
        press(qtbot, program, row.next)
    press(qtbot, program, row.previous)
    assert row.number.value() == stripes[2]
    row.number.setFocus()
    row.number.selectAll()
    qtbot.keyClicks(row.number, f"{stripes[4] + 1}\r")
    qtbot.waitUntil(lambda: not program.tasks.is_busy)
    settle(qtbot, program)
    assert row.number.value() == stripes[5]
    program.window.input_view.sample_chosen.emit("cat")
    qtbot.waitUntil(lambda: not program.tasks.is_busy)
    settle(qtbot, program)
    assert (row.classes.currentText(), row.number.value()) == ("Stripes", stripes[5])
