"""A sentence in the window: typed live, undone, its tokens marked under the mouse, its vectors drawn or from a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground import limits
from playground.app import Program
from playground.examples import example_setup
from playground.inputs.reading import read
from playground.network.source.sentence_input import SentenceInput
from playground.session.frame import Frame
from playground.session.selection import INPUT, Place
from playground.ui.input.sentence_panel import SentencePanel
from playground.ui.look_closer import RULES
from tests.ui.running import drop, press, settle


def panel_of(program: Program) -> SentencePanel:
    panel = program.window.input_view.panels.panel("sentence")
    assert isinstance(panel, SentencePanel)
    return panel


def source_of(program: Program) -> SentenceInput:
    source = program.document.setup.input
    assert isinstance(source, SentenceInput)
    return source


def frame_of(program: Program) -> Frame:
    frame = program.service.frame
    assert frame is not None
    assert frame.passed is not None
    return frame


@pytest.fixture
def panel(program: Program, qtbot: QtBot) -> SentencePanel:
    program.document.open(example_setup("sentence"), None)
    settle(qtbot, program)
    return panel_of(program)


def test_typing_is_live_and_one_step(program: Program, panel: SentencePanel, qtbot: QtBot) -> None:
    panel.text.selectAll()
    qtbot.keyClicks(panel.text, "It is good")
    settle(qtbot, program)
    assert source_of(program).text == "It is good"
    assert frame_of(program).passed.output(4)[0, 0, 0, 0] > 0.9
    np.testing.assert_array_equal(frame_of(program).passed.x, read(source_of(program)).x)
    assert program.document.history.count == 1
    assert panel.strip.chip_rects()[2].isValid()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    panel.text.setFocus()
    qtbot.keyClick(panel.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, program)
    assert source_of(program).text == "This film is not very good."
    assert panel.text.toPlainText() == "This film is not very good."
    press(qtbot, program, Qt.Key.Key_Y)
    assert panel.text.toPlainText() == "It is good"


def test_an_empty_sentence_is_said(program: Program, panel: SentencePanel, qtbot: QtBot) -> None:
    panel.text.selectAll()
    qtbot.keyClick(panel.text, Qt.Key.Key_Delete)
    settle(qtbot, program)
    assert frame_of(program).passed.x.shape == (64, 1, 1)
    assert frame_of(program).error is None
    panel.grab()


def test_a_text_beyond_the_limits_is_cut_or_refused(program: Program, panel: SentencePanel, qtbot: QtBot) -> None:
    panel.text.setPlainText("x" * (limits.SENTENCE_LENGTH + 5))
    settle(qtbot, program)
    assert len(source_of(program).text) == limits.SENTENCE_LENGTH
    assert len(panel.text.toPlainText()) == limits.SENTENCE_LENGTH
    before = program.document.setup
    panel.text.setPlainText("x " * (limits.WORKING_SIDE + 1))
    assert program.window.notice.isVisible()
    assert program.document.setup is before
    assert panel.text.toPlainText() == before.input.text


def test_the_tokens_under_a_unit_are_marked_and_named(program: Program, panel: SentencePanel, qtbot: QtBot) -> None:
    selection, value = program.selection, program.window.status.value
    selection.hover(Place(0, 12, 0, 4))  # phrases, three tokens about the fifth
    assert panel.strip.seen_tokens() == ("not", "very", "good")
    assert value.text().endswith("not very good")
    selection.hover(Place(2, 12, 0, 0))  # the maximum over the sentence: where it came from
    assert panel.strip.seen_tokens() == ("not", "very", "good")
    selection.hover(Place(2, 13, 0, 0))  # a maximum of nothing but zeros
    assert len(panel.strip.seen_tokens()) == 7
    selection.hover(Place(0, 12, 0, 0))  # padding before the first
    assert panel.strip.seen_tokens() == ("This", "film")
    selection.hover(Place(INPUT, 0, 0, 2))
    assert panel.strip.seen_tokens() == ("is",)
    selection.hover(Place(3, 0, 0, 0))
    assert len(panel.strip.seen_tokens()) == 7
    assert "…" in value.text()
    panel.grab()
    selection.hover(None)
    assert panel.strip.seen_tokens() == ()


def test_seed_and_numbers_are_steps(program: Program, panel: SentencePanel, qtbot: QtBot) -> None:
    before = frame_of(program).passed.x
    qtbot.mouseClick(panel.dice, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert not np.array_equal(frame_of(program).passed.x, before)
    panel.dimensions.setFocus()
    panel.dimensions.selectAll()
    qtbot.keyClicks(panel.dimensions, "20")
    qtbot.keyClick(panel.dimensions, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert frame_of(program).passed.x.shape == (20, 1, 7)
    assert program.document.history.count == 2


def test_word_vectors_are_dropped_and_put_away_again(
    program: Program, panel: SentencePanel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "我的.txt"
    path.write_text("this 1 0 0 0\nfilm 0 1 0 0\ngood 0 0 -2 0\n", "utf-8")
    drop(program.window, path)
    qtbot.waitUntil(lambda: source_of(program).vectors is not None)
    settle(qtbot, program)
    assert frame_of(program).passed.x.shape == (4, 1, 7)
    assert frame_of(program).passed.x[:, 0, 5].tolist() == [0, 0, -2, 0]
    assert panel.vectors.text() == "我的.txt"
    assert panel.note.isVisible()
    assert "4" in panel.note.text()
    assert not panel.seed.isVisible()
    panel.grab()
    panel.vectors.menu().actions()[0].trigger()
    settle(qtbot, program)
    assert source_of(program).vectors is None
    assert not panel.note.isVisible()
    assert program.document.history.count == 2


def test_a_bad_file_leaves_the_session(program: Program, panel: SentencePanel, qtbot: QtBot, tmp_path: Path) -> None:
    before = program.document.setup
    (tmp_path / "bad.vec").write_text("a 1 2\nb 3\n")
    drop(program.window, tmp_path / "bad.vec")
    qtbot.waitUntil(program.window.notice.isVisible)
    assert "bad.vec" in program.window.notice.text.text()
    assert program.document.setup is before


def test_a_text_is_dropped_pasted_and_chosen(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("床前明月光", "utf-8")
    drop(program.window, tmp_path / "poem.txt")
    qtbot.waitUntil(lambda: program.document.setup.input.kind == "sentence")
    settle(qtbot, program)
    panel = panel_of(program)
    assert panel.isVisible()
    assert source_of(program).tokens == tuple("床前明月光")
    panel.dimensions.edited.emit(32.0)
    QGuiApplication.clipboard().setText("a pasted sentence")
    program.window.files.paste()
    settle(qtbot, program)
    assert (source_of(program).text, source_of(program).dimensions) == ("a pasted sentence", 32)
    assert panel.text.toPlainText() == "a pasted sentence"
    QApplication.clipboard().clear()
    for _ in range(3):
        program.document.undo()
    settle(qtbot, program)
    assert not panel.isVisible()
    qtbot.mouseClick(program.window.input_view.ready.others.tiles["sentence"], Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert source_of(program).tokens
    assert program.document.history.count == 1


def test_a_long_sentence_wraps_inside_the_panel(program: Program, panel: SentencePanel, qtbot: QtBot) -> None:
    panel.text.setPlainText("word " * 500 + "averyveryveryveryveryveryveryveryveryverylongword")
    settle(qtbot, program)
    qtbot.waitUntil(lambda: panel.strip.chip_rects()[-1].bottom() < panel.strip.height())  # the layout follows
    boxes = panel.strip.chip_rects()
    assert max(box.right() for box in boxes) < panel.strip.width()
    assert boxes[3].top() == boxes[0].top()
    assert panel.strip.mapTo(program.window, QPoint(0, 0)).x() >= 0
    panel.grab()


def test_every_look_at_the_way_back_shows_the_tokens(program: Program, panel: SentencePanel, qtbot: QtBot) -> None:
    closer = program.window.closer
    tokens = source_of(program).tokens
    pictures = closer.back_projection
    assert pictures.projection.pixels is not None
    assert pictures.projection.pixels.shape == (1, 7, 3)
    for tile in (pictures.picture, pictures.projection, pictures.overlay):
        assert tile.labels == tokens
        plain = tile.grab().toImage()
        tile.show_labels(())
        assert tile.grab().toImage() != plain
    closer.open_tab(RULES)
    settle(qtbot, program)
    for rule in closer.rules.tiles.values():
        assert rule.pixels is not None
        assert rule.pixels.shape == (1, 7, 3)
        assert rule.pixels[0, 3].tolist() != [128, 128, 128]  # "not", of the phrase that was found
