"""A sound in the window: its part dragged, its spectrogram made otherwise, time and frequency read under the mouse."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.examples import example_setup
from playground.inputs.reading import read
from playground.inputs.sound.sound_file import DecodedSound
from playground.inputs.sound.sounds import wav_bytes
from playground.network.layers import Array
from playground.network.source.sound_input import FrequencyScale, SoundInput
from playground.session.selection import INPUT, Place
from playground.ui.input.sound_panel import SoundPanel
from playground.ui.input.wave_view import envelope
from tests.ui.running import drop, press, settle


def source_of(program: Program) -> SoundInput:
    source = program.document.setup.input
    assert isinstance(source, SoundInput)
    return source


def passed_x(program: Program) -> Array:
    frame = program.service.frame
    assert frame is not None
    assert frame.passed is not None
    return frame.passed.x


def panel_of(program: Program) -> SoundPanel:
    panel = program.window.input_view.panels.panel("sound")
    assert isinstance(panel, SoundPanel)
    return panel


@pytest.fixture
def panel(program: Program, qtbot: QtBot, tmp_path: Path) -> SoundPanel:
    """The example over three seconds of noise that grows louder."""
    program.document.open(example_setup("sound"), None)
    settle(qtbot, program)
    noise = np.random.default_rng(0).uniform(-1, 1, 48_000) * np.linspace(0.01, 1, 48_000)
    (tmp_path / "噪声.wav").write_bytes(wav_bytes(noise, 16_000))
    drop(program.window, tmp_path / "噪声.wav")
    qtbot.waitUntil(lambda: source_of(program).sound.name == "噪声.wav")
    settle(qtbot, program)
    return panel_of(program)


def enter(qtbot: QtBot, panel: SoundPanel, key: str, text: str) -> None:
    field = panel.fields[key]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_dropped_sound_goes_in_and_is_one_step(program: Program, panel: SoundPanel, qtbot: QtBot) -> None:
    np.testing.assert_array_equal(passed_x(program), read(source_of(program)).x)
    assert program.document.history.count == 1
    assert panel.source_name.text() == "噪声.wav"
    assert panel.sizes.text() in ("3.00 s → 100 × 64", "3.00 秒 → 100 × 64")
    frame = program.service.frame
    assert frame is not None
    assert panel.picture._pixels is frame.picture
    program.document.undo()
    settle(qtbot, program)
    assert source_of(program).sound.sample == "chirp"
    panel.grab()


def test_a_drag_moves_the_part_as_one_step(program: Program, panel: SoundPanel, qtbot: QtBot) -> None:
    wave, left = panel.wave, Qt.MouseButton.LeftButton
    assert wave.part_rect().width() == pytest.approx(wave.width() / 2)
    quiet = passed_x(program).mean()
    start = wave.part_rect().center().toPoint()
    qtbot.mousePress(wave, left, pos=start)
    for share in (0.25, 0.5, 1.0):
        qtbot.mouseMove(wave, start + QPoint(round(share * wave.width() / 4), 0))
    qtbot.mouseRelease(wave, left, pos=start + QPoint(wave.width() // 4, 0))
    settle(qtbot, program)
    assert source_of(program).start == pytest.approx(750, abs=20)
    assert passed_x(program).mean() > quiet + 0.02
    assert program.document.history.count == 2
    qtbot.mouseMove(wave, start + QPoint(3000, 0))  # not held any more
    assert program.document.history.count == 2
    wave.setFocus()
    for key, place in ((Qt.Key.Key_End, 1500), (Qt.Key.Key_Right, 1500), (Qt.Key.Key_Left, 1440), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(wave, key)
        assert source_of(program).start == place
    settle(qtbot, program)


def test_a_click_beside_the_part_puts_it_there(program: Program, panel: SoundPanel, qtbot: QtBot) -> None:
    wave = panel.wave
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(wave.width() * 2 // 3, 20))
    settle(qtbot, program)
    assert source_of(program).start == pytest.approx(1250, abs=30)
    assert not program.document.gestures.is_on


def test_every_field_is_a_step_and_what_goes_in(program: Program, panel: SoundPanel, qtbot: QtBot) -> None:
    for count, (key, text, shape) in enumerate(
        (
            ("length", "0.9", (1, 64, 60)),
            ("hop", "10", (1, 64, 90)),
            ("bands", "40", (1, 40, 90)),
            ("window", "50", (1, 40, 90)),
            ("top", "4000", (1, 40, 90)),
            ("floor", "60", (1, 40, 90)),
        ),
        2,
    ):
        before = passed_x(program)
        enter(qtbot, panel, key, text)
        settle(qtbot, program)
        assert passed_x(program).shape == shape
        assert not np.array_equal(passed_x(program), before)
        np.testing.assert_array_equal(passed_x(program), read(source_of(program)).x)
        assert program.document.history.count == count
    qtbot.mouseClick(panel.scale.segment("linear"), Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert source_of(program).scale is FrequencyScale.LINEAR
    for _ in range(3):
        press(qtbot, program, Qt.Key.Key_Z)
    assert (source_of(program).floor, source_of(program).top) == (80, 8000)
    assert panel.fields["top"].text() == "8000"
    assert panel.scale.current() == "mel"


def test_what_no_network_takes_is_refused(program: Program, panel: SoundPanel, qtbot: QtBot) -> None:
    before = program.document.setup
    enter(qtbot, panel, "length", "60")
    assert program.window.notice.isVisible()
    assert program.document.setup is before
    assert panel.fields["length"].value() == 1.5
    settle(qtbot, program)


def test_time_and_frequency_are_read_under_the_mouse(program: Program, panel: SoundPanel, qtbot: QtBot) -> None:
    picture, value = panel.picture, program.window.status.value
    box = picture.picture_rect()
    qtbot.mouseMove(picture, QPointF(box.left() + 0.505 * box.width(), box.top() + 0.5 * box.height() + 1).toPoint())
    place = picture.place_at(QPointF(box.left() + 0.505 * box.width(), box.top() + 0.5 * box.height() + 1))
    assert place == (32, 50)
    assert "0.76 s" in value.text()
    assert f"{source_of(program).hertz(32.5):,.0f} Hz" in value.text()
    qtbot.mouseMove(picture, QPoint(2, 2))
    assert "Hz" not in value.text()
    program.selection.hover(Place(0, 2, 20, 30))
    outline = picture.seen_rect()
    assert outline is not None
    assert outline.width() == pytest.approx(9 / 100 * box.width())
    assert outline.top() == pytest.approx(box.top() + 16 / 64 * box.height())
    assert "0.39–0.53 s" in value.text()
    panel.grab()
    program.selection.hover(Place(INPUT, 0, 0, 0))
    program.selection.hover(None)
    assert picture.seen_rect() is None


def test_time_and_frequency_are_read_by_keys_too(program: Program, panel: SoundPanel, qtbot: QtBot) -> None:
    source, picture = source_of(program), panel.picture
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    _, rows, columns = source.shape
    place = program.selection.looked_at
    assert place is not None
    assert (place.row, place.column) == (rows // 2, columns // 2)
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    qtbot.keyClick(picture, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    place = program.selection.looked_at
    assert place is not None
    assert (place.row, place.column) == (max(rows // 2 - 10, 0), columns // 2 + 1)
    assert picture.place_at(picture.mark_point() or QPointF()) == (place.row, place.column)
    program.window.setFocus()
    assert program.selection.looked_at is None


def test_the_axes_stand_where_the_picture_has_them(program: Program, panel: SoundPanel) -> None:
    picture, source = panel.picture, source_of(program)
    box, labels = picture.picture_rect(), {words: y for y, words in picture.hertz_ticks()}
    assert labels["1k"] == pytest.approx(box.top() + source.row_of(1000) / 64 * box.height())
    heights = sorted(labels.values())
    assert min(b - a for a, b in pairwise(heights)) >= 14
    times = {words: x for x, words in picture.second_ticks()}
    assert list(times) == ["0.0", "0.5", "1.0", "1.5"]
    assert times["0.5"] == pytest.approx(box.left() + box.width() / 3)


def test_a_bad_sound_leaves_the_session(program: Program, panel: SoundPanel, qtbot: QtBot, tmp_path: Path) -> None:
    before = program.document.setup
    (tmp_path / "cut.flac").write_bytes(b"fLaC\0\0\0\x22")
    drop(program.window, tmp_path / "cut.flac")
    qtbot.waitUntil(program.window.notice.isVisible)
    assert "cut.flac" in program.window.notice.text.text()
    assert program.document.setup is before


def test_a_sample_is_one_click_and_one_step(program: Program, qtbot: QtBot) -> None:
    qtbot.mouseClick(program.window.input_view.ready.others.tiles["drums"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.document.setup.input.kind == "sound")
    settle(qtbot, program)
    assert source_of(program).sound.sample == "drums"
    assert panel_of(program).isVisible()
    assert panel_of(program).source_name.text() in ("Drums", "鼓")
    assert program.document.history.count == 1
    assert not panel_of(program).wave.is_movable
    press(qtbot, program, Qt.Key.Key_Z)
    assert not panel_of(program).isVisible()


def test_the_panel_is_read_without_scrolling_sideways(program: Program, panel: SoundPanel) -> None:
    view = program.window.input_view
    assert view._area.horizontalScrollBar().maximum() == 0
    content = view._area.widget()
    for part in (
        panel.wave,
        panel.picture,
        panel.scale,
        view.ready.others.tiles["drums"],
        view.ready.others.tiles["beats"],
    ):
        left = part.mapTo(content, QPoint(0, 0)).x()
        assert 0 <= left < left + part.width() <= view._area.viewport().width()


def test_an_envelope_holds_every_sample_and_is_silent_beyond_the_end() -> None:
    samples = np.zeros(1000, np.float32)
    samples[[0, 499, 500, 999]] = 0.5, -0.25, 0.125, -0.5
    both = envelope(DecodedSound(samples, 1000, 1), 2000, 8)
    assert both.shape == (8, 2)
    np.testing.assert_allclose(both[:, 1], [0.8, 0, 0.2, 0, 0, 0, 0, 0])
    np.testing.assert_allclose(both[:, 0], [0, -0.4, 0, -0.8, 0, 0, 0, 0])
    for width in (1, 3, 3000):
        assert np.isfinite(envelope(DecodedSound(samples, 1000, 1), 1000, width)).all()
    assert envelope(DecodedSound(samples, 1000, 1), 400, 1)[0].tolist() == pytest.approx([0, 0.8])
