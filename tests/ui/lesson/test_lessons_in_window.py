"""A lesson in the real window: played, left, returned to, locked, answered, recorded, saved and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.lessons import LESSONS, ShippedLesson
from playground.network.editing.edits import rename
from playground.network.lessons.lesson import Choice, KernelGuess, SketchGuess
from playground.network.lessons.scene_parts import Lock, Part
from playground.network.setup import PictureInput, Rule
from playground.session.lesson_player import LessonPlayer
from playground.storage.lessons.lesson_file import load_lesson
from playground.ui import look_closer
from playground.ui.lesson.lesson_panel import LessonPanel
from playground.ui.lesson.staging import TABS
from playground.ui.look_closer import COMPUTED, RULES, ZOOM
from playground.ui.tab_order import tab_stops
from tests.ui.questions import Button, Questions
from tests.ui.running import click_map, drop, settle
from tests.ui.test_accessibility import focusable, purpose, said

ALT = Qt.KeyboardModifier.AltModifier


def start(program: Program, qtbot: QtBot, key: str) -> LessonPlayer:
    program.window.classroom.start_lesson(key)
    player = program.window.classroom.lessons.player
    shown(program, qtbot)
    return player


def shown(program: Program, qtbot: QtBot) -> None:
    """Until the scene that was asked for is there."""
    player = program.window.classroom.lessons.player
    qtbot.waitUntil(lambda: player.lesson is not None and not player.is_loading)
    settle(qtbot, program)


@pytest.fixture
def player(program: Program, qtbot: QtBot) -> Iterator[LessonPlayer]:
    yield start(program, qtbot, "convolution")
    settle(qtbot, program)


def panel(program: Program) -> LessonPanel:
    return program.window.classroom.lessons.panel


@pytest.mark.both_languages
def test_the_menu_lists_them_in_order_and_opens_one(program: Program, qtbot: QtBot) -> None:
    menu = next(
        action.menu()
        for action in program.window.menuBar().actions()
        if isinstance(action.menu(), QMenu) and action.text() in ("Lessons", "课程")
    )
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()[: len(LESSONS)]]
    assert [text.split(".")[0] for text in texts] == [str(number + 1) for number in range(len(LESSONS))]
    menu.actions()[1].trigger()
    shown(program, qtbot)
    lesson = program.window.classroom.lessons.player.lesson
    assert lesson is not None
    assert texts[1].endswith(lesson.title.of(program.languages.current))
    assert program.window.classroom.lessons.staging.dock.isVisible()


def test_every_tab_has_its_name_in_a_lesson(program: Program) -> None:
    places = [getattr(look_closer, tab.value.upper()) for tab in TABS]
    assert places == list(range(program.window.closer.tabs.count()))


@pytest.mark.both_languages
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_every_scene_is_shown_whole(program: Program, qtbot: QtBot, lesson: ShippedLesson) -> None:
    player = start(program, qtbot, lesson.key)
    assert player.lesson is not None
    for place, scene in enumerate(player.lesson.scenes):
        player.go(place)
        shown(program, qtbot)
        frame = program.service.frame
        assert frame is not None
        assert frame.error is None
        assert not player.is_departed
        assert panel(program).title.text() == scene.title.of(program.languages.current)
        assert "…" not in panel(program).text.text()
        boxes = (panel(program).question, panel(program).kernels, panel(program).sketch)
        asked = [isinstance(scene.question, kind) for kind in (Choice, KernelGuess, SketchGuess)]
        assert [box.isVisible() for box in boxes] == asked
        assert panel(program).area.horizontalScrollBar().maximum() == 0
        for part, widget in program.window.classroom.lessons.staging.parts.items():
            assert widget.isVisible() == (part not in scene.hidden)


def test_keys_go_through_the_scenes(player: LessonPlayer, program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window.closer.tabs.currentIndex() == COMPUTED
    assert not window.input_view.isVisible()
    assert not window.inspector.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    shown(program, qtbot)
    assert player.place == 1
    assert program.document.setup.title.startswith("Points")
    assert window.inspector.isVisible()
    assert window.closer.tabs.currentIndex() == ZOOM
    qtbot.mouseClick(panel(program).back, Qt.MouseButton.LeftButton)
    shown(program, qtbot)
    assert player.place == 0
    assert not panel(program).back.isEnabled()
    assert not program.document.is_modified


def test_the_figures_are_of_the_frame(player: LessonPlayer, program: Program, qtbot: QtBot) -> None:
    frame = program.service.frame
    assert frame is not None
    assert frame.passed is not None
    value = float(frame.passed.maps(0).channel(40)[0, 108, 65])
    assert f"{abs(value):.3f}" in panel(program).text.text()
    assert "…" not in panel(program).text.text()


def test_a_scene_can_be_left_and_returned_to(player: LessonPlayer, program: Program, qtbot: QtBot) -> None:
    assert not panel(program).return_button.isVisible()
    click_map(qtbot, program, 0, 3)
    assert player.is_departed
    assert panel(program).return_button.isVisible()
    program.selection.set_rule(Rule.GUIDED)
    qtbot.mouseClick(panel(program).return_button, Qt.MouseButton.LeftButton)
    shown(program, qtbot)
    assert not player.is_departed
    assert program.selection.view.rule is Rule.DECONVNET
    assert (program.selection.view.layer, program.selection.view.map) == ("conv1", 40)
    program.window.closer.open_tab(RULES)
    assert player.is_departed
    qtbot.keyClick(program.window, Qt.Key.Key_Up, ALT)
    shown(program, qtbot)
    assert program.window.closer.tabs.currentIndex() == COMPUTED
    settle(qtbot, program)


def test_what_was_tried_is_an_undo_away(player: LessonPlayer, program: Program, qtbot: QtBot) -> None:
    program.window.layers.remove(1)
    tried = program.document.setup
    assert player.is_departed
    player.go(1)
    shown(program, qtbot)
    assert not program.document.is_modified
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.document.setup is tried
    assert program.document.is_modified
    settle(qtbot, program)
    player.back_to_scene()
    shown(program, qtbot)
    assert program.document.setup.title.startswith("Points")


def test_a_locked_scene_says_why_nothing_happens(player: LessonPlayer, program: Program, qtbot: QtBot) -> None:
    before = program.document.setup
    program.document.locks = frozenset({Lock.NETWORK, Lock.INPUT})
    program.window.layers.remove(0)
    assert program.document.setup is before
    assert program.window.notice.isVisible()
    program.window.notice.dismiss()
    program.window.files.inputs.open_sample("coffee")
    qtbot.waitUntil(program.window.notice.isVisible)
    assert program.document.setup is before
    player.close()
    program.window.layers.remove(0)
    assert program.document.setup is not before
    settle(qtbot, program)


def test_the_first_answer_counts(player: LessonPlayer, program: Program, qtbot: QtBot) -> None:
    player.go(3)
    shown(program, qtbot)
    box = panel(program).question
    assert box.isVisible()
    assert not box.result.isVisible()
    qtbot.mouseClick(box.options[0], Qt.MouseButton.LeftButton)
    assert player.score == (0, 3)
    assert box.result.isVisible()
    assert box.options[1].text().startswith("✓")
    assert box.options[0].text().startswith("✗")
    qtbot.mouseClick(box.options[1], Qt.MouseButton.LeftButton)
    assert player.score == (0, 3)


def test_the_words_switch_with_the_language(player: LessonPlayer, program: Program, qtbot: QtBot) -> None:
    before = (panel(program).title.text(), panel(program).text.text(), panel(program).next.text())
    qtbot.mouseClick(program.window.tool_bar.language, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel(program).title.text() != before[0])
    assert all(a != b for a, b in zip(before, _words(program), strict=True))
    settle(qtbot, program)


def _words(program: Program) -> tuple[str, str, str]:
    return panel(program).title.text(), panel(program).text.text(), panel(program).next.text()


def test_closing_it_leaves_the_session_and_shows_all_panels(
    player: LessonPlayer, program: Program, qtbot: QtBot
) -> None:
    setup = program.document.setup
    qtbot.mouseClick(panel(program).close_button, Qt.MouseButton.LeftButton)
    assert program.document.setup is setup
    assert program.window.input_view.isVisible()
    assert program.window.inspector.isVisible()
    assert not program.window.classroom.lessons.staging.dock.isVisible()
    assert not program.window.actions_by_key["scene_next"].isEnabled()


def test_a_clicker_goes_through_the_scenes(player: LessonPlayer, program: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_F11)
    settle(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_PageDown)
    shown(program, qtbot)
    assert player.place == 1
    assert panel(program).isVisible()
    assert not program.window.inspector.isVisible()  # the scene would show it, the class does not need it
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    settle(qtbot, program)
    assert program.window.inspector.isVisible()
    assert not program.window.input_view.isVisible()


def test_a_teacher_records_saves_and_opens_again(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    program.selection.pin(1, 2)
    window.closer.open_tab(ZOOM)
    settle(qtbot, program)
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    editor = panel(program).editor
    qtbot.waitUntil(editor.title.hasFocus)
    qtbot.keyClicks(editor.title, "Look here")
    editor.text.setFocus()
    qtbot.keyClicks(editor.text, "It costs {macs conv1}.")
    window.layers.remove(2)
    settle(qtbot, program)
    window.actions_by_key["lesson_record"].trigger()
    path = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_by_key["lesson_save"].trigger()
    saved = tmp_path / "mine.cnnlesson"
    qtbot.waitUntil(lambda: saved.exists() and not window.classroom.lessons.is_unsaved)
    lesson = load_lesson(saved)
    assert lesson.scenes[0].title.of(program.languages.current) == "Look here"
    assert lesson.title.en == "mine"
    assert len(lesson.setups) == 2
    program.document.mark_saved(tmp_path / "none", program.document.setup)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved), ""))
    window.actions_by_key["lesson_open"].trigger()
    qtbot.waitUntil(lambda: not window.classroom.lessons.player.is_own)
    shown(program, qtbot)
    assert len(program.document.network.layers) == 3
    assert (program.selection.view.layer, program.selection.view.map) == ("relu1", 2)
    assert window.closer.tabs.currentIndex() == ZOOM
    cost = 3 * 3 * 24 * 24 * 3 * 4
    assert f"{cost:,}" in panel(program).text.text()
    assert isinstance(program.document.setup.input, PictureInput)


def test_a_teacher_asks_and_the_class_answers(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    program.selection.pin(0, 1)
    window.actions_by_key["lesson_record"].trigger()
    editor = panel(program).editor
    qtbot.mouseClick(editor.hides[Part.INPUT], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(editor.locks[Lock.NETWORK], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(editor.kind.segment("choice"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor.prompt, "How many?")
    editor.answers.setFocus()
    qtbot.keyClicks(editor.answers, "three")
    qtbot.keyClick(editor.answers, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.answers, "* four")
    window.actions_by_key["lesson_record"].trigger()
    qtbot.mouseClick(editor.kind.segment("kernel"), Qt.MouseButton.LeftButton)
    path = tmp_path / "asks.cnnlesson"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_by_key["lesson_save"].trigger()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not window.classroom.lessons.is_unsaved)
    drop(window, path)
    qtbot.waitUntil(lambda: not window.classroom.lessons.player.is_own)
    shown(program, qtbot)
    assert not window.input_view.isVisible()
    window.layers.remove(0)
    assert window.notice.isVisible()  # locked
    qtbot.mouseClick(panel(program).question.options[1], Qt.MouseButton.LeftButton)
    assert window.classroom.lessons.player.score == (1, 2)
    qtbot.mouseClick(panel(program).next, Qt.MouseButton.LeftButton)
    shown(program, qtbot)
    assert panel(program).kernels.isVisible()
    assert not window.closer.back_projection.projection.isEnabled()


def test_a_scene_is_taken_out_again(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.actions_by_key["lesson_record"].trigger()
    window.layers.remove(2)
    settle(qtbot, program)
    window.actions_by_key["lesson_record"].trigger()
    window.actions_by_key["scene_remove"].trigger()
    shown(program, qtbot)
    player = window.classroom.lessons.player
    assert player.lesson is not None
    assert len(player.lesson.scenes) == 1
    assert len(program.document.network.layers) == 3
    qtbot.mouseClick(window.notice.repair, Qt.MouseButton.LeftButton)
    shown(program, qtbot)
    assert [scene.title.en for scene in player.lesson.scenes] == ["Scene 1", "Scene 2"]
    assert (player.place, len(program.document.network.layers)) == (1, 2)
    window.actions_by_key["scene_remove"].trigger()
    shown(program, qtbot)
    window.actions_by_key["scene_remove"].trigger()
    assert len(player.lesson.scenes) == 1


def test_every_control_of_it_has_a_name_and_is_reached_with_tab(
    player: LessonPlayer, program: Program, qtbot: QtBot
) -> None:
    for place in (3, 4):
        player.go(place)
        shown(program, qtbot)
        controls = [widget for widget in focusable(program.window) if panel(program).isAncestorOf(widget)]
        assert len(controls) >= 5
        for widget in controls:
            assert said(widget, QAccessible.Text.Name)
            assert purpose(widget)
        stops = tab_stops(program.window)
        assert set(controls) <= set(stops)
    program.window.setFocus()
    qtbot.keyClick(program.window, Qt.Key.Key_Tab)
    assert panel(program).isAncestorOf(QApplication.focusWidget())


def test_a_recorded_lesson_is_not_lost_by_closing_the_window(
    program: Program, qtbot: QtBot, questions: Questions
) -> None:
    window = program.window
    window.actions_by_key["lesson_record"].trigger()
    questions.will_be(Button.Cancel)
    window.close()
    assert window.isVisible()
    program.document.edit("Rename", rename, 0, "edited")
    questions.will_be(Button.Discard, Button.Cancel)  # of the lesson; then of the set-up, so that all stays
    window.close()
    assert window.isVisible()
    assert window.classroom.lessons.is_unsaved
    questions.will_be(Button.Discard, Button.Discard)
    window.close()
    assert not window.isVisible()


def test_a_recorded_lesson_is_saved_and_then_the_window_closes(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, questions: Questions
) -> None:
    path = tmp_path / "mine.cnnlesson"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    program.window.actions_by_key["lesson_record"].trigger()
    questions.will_be(Button.Save)
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert len(load_lesson(path).scenes) == 1


def test_nothing_takes_the_place_of_a_recorded_lesson_unasked(
    program: Program, qtbot: QtBot, questions: Questions
) -> None:
    window = program.window
    program.selection.pin(0, 1)
    window.actions_by_key["lesson_record"].trigger()
    player = window.classroom.lessons.player
    recorded = player.lesson

    def replace() -> None:
        window.classroom.start_lesson("convolution")
        qtbot.waitUntil(lambda: len(questions.asked) == 3)

    ways = (
        lambda: qtbot.mouseClick(panel(program).close_button, Qt.MouseButton.LeftButton),
        window.actions_by_key["quiz"].trigger,
        replace,
    )
    for count, way in enumerate(ways, 1):
        questions.will_be(Button.Cancel)
        way()
        assert len(questions.asked) == count
        assert player.lesson is recorded
        assert player.is_own
    questions.will_be(Button.Discard)
    ways[0]()
    assert player.lesson is None
    window.close()  # nothing is left to be asked for
    assert len(questions.asked) == len(ways) + 1


def test_a_damaged_lesson_is_refused_and_loses_nothing(
    player: LessonPlayer, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bad.cnnlesson"
    path.write_text('{"format": "cnn-playground-lesson", "version": 1}')
    setup, lesson = program.document.setup, player.lesson
    program.window.classroom.lessons.open_path(path)
    qtbot.waitUntil(program.window.notice.isVisible)
    assert "bad.cnnlesson" in program.window.notice.text.text()
    assert program.document.setup is setup
    assert player.lesson is lesson
    assert QApplication.activeModalWidget() is None


@pytest.mark.both_languages
def test_the_last_scene_goes_on_to_the_lesson_that_follows(program: Program, qtbot: QtBot) -> None:
    player = start(program, qtbot, LESSONS[-2].key)
    assert player.lesson is not None
    player.go(len(player.lesson.scenes) - 2)
    words = panel(program).next.text()
    player.go(len(player.lesson.scenes) - 1)
    shown(program, qtbot)
    assert panel(program).next.text() != words
    qtbot.mouseClick(panel(program).next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: player.lesson is not None and player.lesson.title.en == LESSONS[-1].title)
    shown(program, qtbot)
    assert player.place == 0
    player.go(len(player.lesson.scenes) - 1)
    shown(program, qtbot)
    assert not panel(program).next.isEnabled(), "there is none after the last"


def test_the_score_comes_after_the_answer(player: LessonPlayer, program: Program, qtbot: QtBot) -> None:
    """Before it, "0 of 3 were right" is told of a question that nobody was asked."""
    assert player.lesson is not None
    last = player.lesson.scenes[-1]
    assert last.question is not None
    player.go(len(player.lesson.scenes) - 1)
    shown(program, qtbot)
    assert not panel(program).score.isVisible()
    qtbot.mouseClick(panel(program).sketch.uncover, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel(program).score.isVisible)
