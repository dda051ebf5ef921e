"""The line at the very first start: its buttons lead on, and it does not come again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.lessons import LESSONS
from playground.ui.welcome_bar import WelcomeBar
from tests.ui.running import settle


def bars(program: Program) -> list[WelcomeBar]:
    return [bar for bar in program.window.findChildren(WelcomeBar) if bar.isVisible()]


@pytest.mark.both_languages
def test_it_leads_to_the_first_lesson_and_is_seen_once(program: Program, qtbot: QtBot) -> None:
    assert bars(program) == []
    program.window.companions.welcome()
    (bar,) = bars(program)
    qtbot.waitUntil(lambda: bar.words.height() >= bar.words.heightForWidth(bar.words.width()))
    for button in (bar.lesson, bar.gallery):
        assert button.width() >= button.sizeHint().width()
    qtbot.mouseClick(bar.lesson, Qt.MouseButton.LeftButton)
    player = program.window.classroom.lessons.player
    qtbot.waitUntil(lambda: player.lesson is not None and not player.is_loading)
    settle(qtbot, program)
    assert player.lesson is not None
    assert player.lesson.title.en == LESSONS[0].title
    program.window.companions.welcome()
    assert bars(program) == []


def test_a_presentation_begins_without_it(program: Program, qtbot: QtBot) -> None:
    program.window.companions.welcome()
    assert len(bars(program)) == 1
    qtbot.keyClick(program.window, Qt.Key.Key_F11)
    settle(qtbot, program)
    assert bars(program) == []
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    settle(qtbot, program)
