"""Predict by sketching: in the shipped lesson and as a quiz, with mouse and keys, honestly scored."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.engine.measures.sketch_likeness import likeness, strength
from playground.network.lessons.lesson import SketchGuess
from playground.network.lessons.scene_parts import Blank
from playground.session.lesson_player import LessonPlayer
from playground.ui.lesson.sketch_pad import SketchPad
from playground.ui.lesson.sketch_question import SketchQuestion
from playground.ui.tab_order import tab_stops
from tests.ui.running import settle
from tests.ui.test_accessibility import purpose, said

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def box_of(program: Program) -> SketchQuestion:
    return program.window.classroom.lessons.panel.sketch


def player_of(program: Program) -> LessonPlayer:
    return program.window.classroom.lessons.player


def quiz(program: Program, qtbot: QtBot) -> SketchQuestion:
    program.selection.pin(2, 1)
    settle(qtbot, program)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(program.window, Qt.Key.Key_K, CONTROL_SHIFT)
    settle(qtbot, program)
    return box_of(program)


def stroke(qtbot: QtBot, box: SketchQuestion, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A line on the pad between two places, (x, y) from 0 to 1."""
    sheet = box.pad.sheet_rect()
    first, last = (
        sheet.topLeft() + QPoint(round(x * sheet.width()), round(y * sheet.height())) for x, y in (start, end)
    )
    qtbot.mousePress(box.pad, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(box.pad, last)
    qtbot.mouseRelease(box.pad, Qt.MouseButton.LeftButton, pos=last)


def test_the_sheet_lies_in_the_middle_of_a_pad_that_is_wider(qtbot: QtBot) -> None:
    pad = SketchPad()
    qtbot.addWidget(pad)
    pad.show_sheet((24, 24), None)
    pad.resize(400, 200)
    sheet = pad.sheet_rect()
    assert (sheet.width(), sheet.center()) == (198, pad.rect().center())


def test_the_lesson_is_answered_by_a_sketch(program: Program, qtbot: QtBot) -> None:
    program.window.classroom.start_lesson("convolution")
    player = player_of(program)
    qtbot.waitUntil(lambda: player.lesson is not None and not player.is_loading)
    player.go(5)
    qtbot.waitUntil(lambda: not player.is_loading)
    settle(qtbot, program)
    box, back = box_of(program), program.window.closer.back_projection
    assert box.isVisible()
    assert not back.projection.isEnabled()
    assert [tile.isEnabled() for tile in back.strip.tiles] == [False] * len(back.strip.tiles)
    grid = program.window.stage.columns[1].grid
    assert grid is not None
    covered = grid.grab(grid.map_rect(44)).toImage()
    stroke(qtbot, box, (0.2, 0.3), (0.45, 0.3))
    stroke(qtbot, box, (0.6, 0.8), (0.9, 0.7))
    drawn = box.pad.points
    assert drawn.max() == 1
    assert not box.result.isVisible()
    qtbot.mouseClick(box.uncover, Qt.MouseButton.LeftButton)
    frame = program.service.frame
    assert frame is not None
    assert frame.passed is not None
    alike = likeness(drawn, strength(frame.passed.maps(0).channel(44)))
    assert alike.sketch is not None
    assert f"{abs(alike.sketch):.2f}" in box.result.text()
    assert player.answers[5].is_right == alike.is_like
    assert back.projection.isEnabled()
    assert box.pair.isVisible()
    assert not box.pad.isVisible()
    assert grid.grab(grid.map_rect(44)).toImage() != covered


def test_who_draws_what_is_there_is_right_and_goes_on(program: Program, qtbot: QtBot) -> None:
    box = quiz(program, qtbot)
    assert player_of(program).covered == SketchGuess("conv1", 1, Blank.MAP)
    frame = program.service.frame
    assert frame is not None
    assert frame.passed is not None
    strong = strength(frame.passed.maps(0).channel(1))
    _draw_with_keys(qtbot, box, strong)
    qtbot.mouseClick(box.uncover, Qt.MouseButton.LeftButton)
    answer = player_of(program).answers[0]
    assert answer.sketch is not None
    assert answer.sketch.likeness.sketch is not None
    assert answer.is_right, answer.sketch.likeness
    assert "✗" not in box.result.text()
    qtbot.mouseClick(box.another, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    guess = player_of(program).covered
    assert isinstance(guess, SketchGuess)
    assert guess.map != 1
    assert guess.blank is Blank.PROJECTION
    assert not box.pad.points.any()
    assert program.window.stage.columns[1].isVisible()
    qtbot.mouseClick(box.uncover, Qt.MouseButton.LeftButton)
    assert player_of(program).score == (1, 2), "an empty sheet is not right"


def _draw_with_keys(qtbot: QtBot, box: SketchQuestion, strong: np.ndarray) -> None:
    """Fill those fields of the pad in which the map is strongest."""
    rows, columns = box.pad._size
    fields = np.add.reduceat(strong, np.arange(rows) * strong.shape[0] // rows, 0)
    fields = np.add.reduceat(fields, np.arange(columns) * strong.shape[1] // columns, 1)
    for _ in range(rows):
        qtbot.keyClick(box.pad, Qt.Key.Key_Up)
        qtbot.keyClick(box.pad, Qt.Key.Key_Left)
    for row in range(rows):
        for column in range(columns):
            if fields[row, column] > np.quantile(fields, 0.7):
                qtbot.keyClick(box.pad, Qt.Key.Key_Space)
            qtbot.keyClick(box.pad, Qt.Key.Key_Right)
        for _ in range(columns):
            qtbot.keyClick(box.pad, Qt.Key.Key_Left)
        qtbot.keyClick(box.pad, Qt.Key.Key_Down)


def test_a_scene_of_ones_own_asks_for_a_sketch(program: Program, qtbot: QtBot) -> None:
    program.selection.pin(1, 3)
    settle(qtbot, program)
    lessons = program.window.classroom.lessons
    lessons.record()
    qtbot.mouseClick(lessons.panel.editor.kind.segment("sketch"), Qt.MouseButton.LeftButton)
    assert lessons.player.scene is not None
    assert lessons.player.scene.question == SketchGuess("conv1", 3, Blank.MAP)
    assert lessons.panel.editor.kind.current() == "sketch"
    lessons._saved = lessons.player.lesson
    settle(qtbot, program)


def test_every_part_of_the_question_is_reached_by_keys_and_named(program: Program, qtbot: QtBot) -> None:
    box = quiz(program, qtbot)
    stops = [stop for stop in tab_stops(program.window) if box.isAncestorOf(stop)]
    assert stops == [box.pad, box.clear, box.uncover]
    for stop in stops:
        assert said(stop, QAccessible.Text.Name)
        assert purpose(stop)
    qtbot.keyClick(box.pad, Qt.Key.Key_Space)
    box.uncover.setFocus()
    qtbot.keyClick(box.uncover, Qt.Key.Key_Space)
    assert len(player_of(program).answers) == 1
    assert box.pair.accessibleName()
