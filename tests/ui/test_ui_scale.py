"""The size of type, controls and maps: chosen in the menu, at once, kept, and what a presentation comes back to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program, make_application
from playground.ui.kit.theme import font, set_type_scale, type_scale
from playground.ui.look_closer import tab_words
from tests.ui.running import settle, small_setup


@pytest.fixture(autouse=True)
def the_designs_size_again() -> Iterator[None]:
    yield
    set_type_scale(1.0)


def choose(program: Program, qtbot: QtBot, percent: int) -> None:
    (action,) = (one for one in program.window.actions_by_key.sizes.actions() if one.data() == str(percent))
    action.trigger()
    settle(qtbot, program)


def heights(program: Program) -> tuple[int, int, int, int]:
    """Of type, a button, a column's head and a thumbnail."""
    window, frame = program.window, program.service.frame
    assert frame is not None
    return (
        QFontMetrics(font()).height(),
        window.tool_bar.picture.height(),
        window.stage.columns[0].header.height(),
        frame.request.look.thumbnail,
    )


@pytest.mark.parametrize("percent", [90, 150, 200])
def test_all_grow_at_once_and_shrink_again(program: Program, qtbot: QtBot, percent: int) -> None:
    before = heights(program)
    choose(program, qtbot, percent)
    for small, large in zip(before, heights(program), strict=True):
        assert large == pytest.approx(small * percent / 100, abs=2)
    choose(program, qtbot, 100)
    assert heights(program) == before


def test_it_is_kept(program: Program, qtbot: QtBot) -> None:
    choose(program, qtbot, 125)
    wanted = heights(program)
    other = Program(make_application(), small_setup(), "en", "light")
    other.window.resize(1280, 800)
    with qtbot.waitActive(other.window):
        other.window.show()
        other.window.activateWindow()
    settle(qtbot, other)
    assert heights(other) == wanted
    assert other.window.actions_by_key.sizes.checkedAction().data() == "125"
    other.stop()
    other.window._may_close = True
    other.window.close()
    other.window.deleteLater()


def test_a_presentation_comes_back_to_it(program: Program, qtbot: QtBot) -> None:
    choose(program, qtbot, 125)
    qtbot.keyClick(program.window, Qt.Key.Key_F11)
    settle(qtbot, program)
    assert type_scale() == pytest.approx(2.0)
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    settle(qtbot, program)
    assert type_scale() == 1.25


@pytest.mark.both_languages
@pytest.mark.parametrize("percent", [125, 150, 200])
def test_the_tool_bar_gives_way_on_a_screen_that_is_not_larger(program: Program, qtbot: QtBot, percent: int) -> None:
    """Words become icons and the title ends in an ellipsis: no word is cut."""
    bar = program.window.tool_bar
    assert bar.picture.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    choose(program, qtbot, percent)
    parts = (bar.picture, bar.samples, bar.live, bar.add_layer, bar.direction, bar.rule, bar.language, bar.present)
    assert [part for part in parts if part.width() < part.sizeHint().width()] == []
    assert bar.title.width() >= min(bar.title.sizeHint().width(), bar.title.fontMetrics().horizontalAdvance("…"))
    choose(program, qtbot, 100)
    assert bar.picture.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_a_long_sentence_in_the_status_line_is_elided_and_told_whole(program: Program, qtbot: QtBot) -> None:
    """It went on under the choice of the scale."""
    status, words = program.window.status, "its outputs here differ from the file's own arithmetic " * 8
    status.say(words)
    qtbot.waitUntil(lambda: status.value.geometry().right() < status.scale.geometry().left())
    assert status.value.sizeHint().width() > status.value.width()
    assert status.value.toolTip() == words
    assert status.minimumSizeHint().width() <= program.window.minimumWidth()


def test_beside_a_lesson_the_tool_bar_gives_up_the_language(program: Program, qtbot: QtBot) -> None:
    """Which is in the menu View too."""
    bar = program.window.tool_bar
    choose(program, qtbot, 150)
    assert bar.language.isVisible()
    bar.resize(960, bar.height())
    assert not bar.language.isVisible()
    bar.resize(1280, bar.height())
    assert bar.language.isVisible()


@pytest.mark.both_languages
@pytest.mark.parametrize("percent", [100, 125, 200])
def test_no_word_of_a_control_is_cut_off(program: Program, qtbot: QtBot, percent: int) -> None:
    """On a screen that is as much larger."""
    window = program.window
    window.resize(1280 * percent // 100, 900 * percent // 100)
    choose(program, qtbot, percent)
    window.reset_layout()
    program.selection.pin(2, 1)
    for tab in range(len(tab_words())):
        window.closer.open_tab(tab)
        settle(qtbot, program)
        qtbot.waitUntil(lambda: cut_off(window) == set())  # layouts follow


def cut_off(window: QWidget) -> set[tuple[str, str]]:
    """Buttons and labels of one line with less room than their words take."""
    found = set()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | QLabel) or not widget.text():
            continue
        if isinstance(widget, QLabel) and (widget.wordWrap() or "<" in widget.text()):
            continue
        if isinstance(widget, QToolButton) and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            continue
        metrics, words = widget.fontMetrics(), widget.text().replace("&", "")
        if metrics.horizontalAdvance(words) > widget.width() or metrics.height() > widget.height() + 1:
            found.add((type(widget).__name__, words))
    return found
