"""Predict, then reveal: what is covered, how it is answered and scored, from the menu and inside of a lesson."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.layers import Array, FullyConnected
from playground.network.lessons.lesson import QUIZ, KernelGuess
from playground.network.lessons.scene_parts import Blank
from playground.session.lesson_player import LessonPlayer
from playground.ui.lesson.kernel_question import KernelQuestion
from tests.ui.running import settle

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def ask(program: Program, qtbot: QtBot) -> KernelQuestion:
    press(program, qtbot)
    settle(qtbot, program)
    return program.window.classroom.lessons.panel.kernels


def press(program: Program, qtbot: QtBot) -> None:
    """The key of the quiz; another window may have come up since the last one."""
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(program.window, Qt.Key.Key_Q, CONTROL_SHIFT)


@pytest.fixture
def question(program: Program, qtbot: QtBot) -> Iterator[KernelQuestion]:
    program.selection.pin(2, 1)
    settle(qtbot, program)
    yield ask(program, qtbot)
    settle(qtbot, program)


def player_of(program: Program) -> LessonPlayer:
    return program.window.classroom.lessons.player


def pixels(widget: QWidget) -> Array:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).copy()


def right_of(question: KernelQuestion, program: Program) -> int:
    return question.kernels.index(program.selection.view.map)


def test_the_way_back_is_covered_and_the_kernel_is_not_shown(question: KernelQuestion, program: Program) -> None:
    back = program.window.closer.back_projection
    assert question.isVisible()
    assert len(set(question.kernels)) == 4
    assert not back.projection.isEnabled()
    assert not back.strip.tiles[-1].isEnabled()
    assert back.strip.tiles[0].isEnabled()
    assert not program.window.inspector.isVisible()
    assert not program.window.closer.tabs.isEnabled()
    assert [tile.text() for tile in question.tiles] == [""] * 4


def test_the_right_answer_uncovers_and_scores(question: KernelQuestion, program: Program, qtbot: QtBot) -> None:
    back = program.window.closer.back_projection
    covered = pixels(back.projection)
    tile = question.tiles[right_of(question, program)]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert tile.text() == "✓ 1"
    assert player_of(program).score == (1, 1)
    assert back.projection.isEnabled()
    assert program.window.closer.tabs.isEnabled()
    uncovered = pixels(back.projection)
    assert covered.shape != uncovered.shape or (covered != uncovered).any()


def test_a_wrong_one_shows_the_right_one_and_stays_wrong(
    question: KernelQuestion, program: Program, qtbot: QtBot
) -> None:
    right = right_of(question, program)
    wrong = question.tiles[(right + 1) % 4]
    wrong.setFocus()
    qtbot.keyClick(wrong, Qt.Key.Key_Space)
    assert wrong.text().startswith("✗")
    assert question.tiles[right].text() == "✓ 1"
    qtbot.mouseClick(question.tiles[right], Qt.MouseButton.LeftButton)
    assert player_of(program).score == (0, 1)


def test_another_map_goes_on_with_the_score(question: KernelQuestion, program: Program, qtbot: QtBot) -> None:
    qtbot.mouseClick(question.tiles[right_of(question, program)], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(question.another, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    player = player_of(program)
    assert player.place == 1
    assert player.score == (1, 2)
    assert player.scene is not None
    guess = player.scene.question
    assert isinstance(guess, KernelGuess)
    assert guess.map != 1
    assert guess.blank is Blank.MAP
    assert program.selection.view.map == guess.map
    grid = program.window.stage.columns[1].grid
    assert grid is not None
    shown = grid.grab(grid.map_rect(guess.map)).toImage()
    qtbot.mouseClick(question.tiles[right_of(question, program)], Qt.MouseButton.LeftButton)
    assert grid.grab(grid.map_rect(guess.map)).toImage() != shown
    assert player.score == (2, 2)


def test_unsaved_work_stays_unsaved_and_is_there(program: Program, qtbot: QtBot) -> None:
    program.window.layers.duplicate(1)
    program.selection.pin(0, 2)
    settle(qtbot, program)
    setup = program.document.setup
    question = ask(program, qtbot)
    assert program.document.setup is setup
    qtbot.mouseClick(question.tiles[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(question.another, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    player_of(program).go(0)
    qtbot.waitUntil(lambda: not player_of(program).is_loading)
    settle(qtbot, program)
    assert program.document.network is setup.network
    assert program.document.is_modified
    player_of(program).close()
    assert program.window.inspector.isVisible()
    assert program.window.closer.tabs.isEnabled()


def test_closing_it_uncovers(question: KernelQuestion, program: Program) -> None:
    lesson = player_of(program).lesson
    assert lesson is not None
    assert lesson.title == QUIZ
    player_of(program).close()
    assert program.window.closer.back_projection.projection.isEnabled()
    assert program.window.closer.tabs.isEnabled()


def test_what_has_no_kernel_of_its_own_is_no_question(program: Program, qtbot: QtBot) -> None:
    program.window.layers.insert(FullyConnected, len(program.document.network.layers))
    settle(qtbot, program)
    program.selection.pin(3, 0)
    settle(qtbot, program)
    press(program, qtbot)
    assert program.window.notice.isVisible()
    assert player_of(program).lesson is None
