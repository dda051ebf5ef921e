"""A camera and a video through the real window: menus, drop, bar, keys, notices, saving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.inputs.pictures.decode import decode
from playground.inputs.video.camera import Camera
from playground.network.setup import PictureInput
from playground.opencv import cv2
from playground.storage.setup_file import load_setup
from playground.ui.live import live_actions
from playground.ui.live.live_bar import LiveBar, time_text
from tests.inputs import clips
from tests.inputs.pulled_camera import Pulled
from tests.ui.running import drop, settle

RATE = 100.0


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return clips.write_clip(tmp_path / "影片.avi", frames=40, rate=RATE)


def bar_of(program: Program) -> LiveBar:
    return program.window.input_view.findChild(LiveBar)  # type: ignore[return-value]


def wait(qtbot: QtBot, what: Callable[[], bool]) -> None:
    qtbot.waitUntil(what)


def play(qtbot: QtBot, program: Program, path: Path) -> LiveBar:
    """Drop a video on the window; its bar once some frames were shown."""
    drop(program.window, path)
    wait(qtbot, lambda: program.window.live.live.rate > 0)
    return bar_of(program)


def picture_of(program: Program) -> PictureInput:
    source = program.document.setup.input
    assert isinstance(source, PictureInput)
    return source


def place_of(program: Program) -> int:
    """Where the square is in the picture that is shown."""
    return clips.square_place(decode(picture_of(program).picture).pixels)


def click(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def test_a_dropped_video_plays_is_frozen_saved_and_stopped(
    program: Program, qtbot: QtBot, clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, first = program.window, program.document.setup
    bar = play(qtbot, program, clip)
    live = window.live.live
    assert bar.isVisible()
    assert (bar.place.isVisible(), bar.mirror.isVisible()) == (True, False)
    assert bar.place.maximum() == 400
    assert any(character.isdigit() for character in bar.rate.text())
    window.status.say("something happened")
    moved = live.position
    wait(qtbot, lambda: live.position != moved)
    assert window.status.value.text() == "something happened"  # a frame is no edit
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert live.is_frozen
    assert (bar.freeze.isChecked(), window.actions_by_key["freeze"].isChecked()) == (True, True)
    settle(qtbot, program)
    shown = picture_of(program).picture

    path = tmp_path / "saved.cnnplay"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.files.saving.saved):
        window.actions_by_key["save_as"].trigger()
    assert not program.document.is_modified
    saved = load_setup(path).input
    assert isinstance(saved, PictureInput)
    np.testing.assert_array_equal(decode(saved.picture).pixels, decode(shown).pixels)
    assert saved.picture.name == "影片.avi"

    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait(qtbot, lambda: picture_of(program).picture is not shown)
    assert not program.document.is_modified  # frames are nothing to save
    click(qtbot, bar.stop)
    assert not bar.isVisible()
    settle(qtbot, program)
    assert program.document.is_modified  # it stopped elsewhere
    assert program.document.history.count == 1
    window.actions_by_key["undo"].trigger()
    assert program.document.setup is first
    assert not window.actions_by_key["freeze"].isEnabled()


def test_the_slider_and_its_keys_go_through_a_frozen_video(program: Program, qtbot: QtBot, clip: Path) -> None:
    bar = play(qtbot, program, clip)
    click(qtbot, bar.freeze)
    bar.place.setFocus()
    places = []
    for key, number in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1)):
        qtbot.keyClick(bar.place, key)
        expected = 2 * number
        wait(
            qtbot, lambda expected=expected: clips.square_place(decode(picture_of(program).picture).pixels) == expected
        )
        settle(qtbot, program)
        places.append(bar.place.value())
    assert places == [0, 10, 20, 10]
    assert bar.time.text() == "0:00.0 / 0:00.4"
    assert program.document.history.count == 1


def test_space_presses_the_button_that_has_the_keyboard(program: Program, qtbot: QtBot, clip: Path) -> None:
    bar = play(qtbot, program, clip)
    bar.stop.setFocus()
    qtbot.keyClick(bar.stop, Qt.Key.Key_Space)
    assert program.window.live.live.source is None
    assert not program.window.live.live.is_frozen


def test_a_camera_is_chosen_mirrored_unplugged_and_found_again(
    program: Program, qtbot: QtBot, clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, plug = program.window, clips.cut(tmp_path / "plug", clip)
    Pulled.is_plugged_in = True
    found: list[Camera] = []
    monkeypatch.setattr(live_actions, "cameras", lambda: tuple(found))
    window.actions_by_key["camera"].trigger()
    assert window.notice.isVisible()  # there is none
    window.notice.dismiss()
    found += [Pulled(str(plug), "One", cv2.CAP_FFMPEG), Camera(str(tmp_path / "no"), "Two", cv2.CAP_FFMPEG)]
    menu = window.tool_bar.live.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()[:2]] == ["One", "Two"]
    menu.actions()[1].trigger()
    wait(qtbot, window.notice.isVisible)
    assert "Two" in window.notice.text.text()
    assert window.live.live.source is None

    window.notice.dismiss()
    window.live.live._retry = 0.1
    window.actions_by_key["camera"].trigger()
    wait(qtbot, window.notice.isVisible)  # it was read to its end: unplugged
    bar = bar_of(program)
    assert (bar.isVisible(), bar.mirror.isVisible(), bar.place.isVisible()) == (True, True, False)
    assert window.actions_by_key["camera"].isChecked()
    wait(qtbot, lambda: window.live.live.is_lost)
    settle(qtbot, program)
    before = decode(picture_of(program).picture).pixels
    click(qtbot, bar.mirror)
    settle(qtbot, program)
    np.testing.assert_array_equal(decode(picture_of(program).picture).pixels, before[:, ::-1])
    assert program.settings.number(live_actions.MIRROR, 0) == 1
    with qtbot.waitSignal(window.live.live.found):
        Pulled.is_plugged_in = True
    window.actions_by_key["camera"].trigger()  # and off
    assert window.live.live.source is None


def test_the_window_closes_while_it_plays(program: Program, qtbot: QtBot, clip: Path) -> None:
    play(qtbot, program, clip)
    program.document.mark_saved(clip, program.document.noted)
    program.window.close()
    assert not program.window.isVisible()
    assert program.window.live.live.source is None


@pytest.mark.both_languages
def test_the_bar_can_be_read_out_in_the_language_that_is_on(program: Program, qtbot: QtBot, clip: Path) -> None:
    bar = play(qtbot, program, clip)
    before = []
    for part in (bar.freeze, bar.stop, bar.place):
        interface = QAccessible.queryAccessibleInterface(part)
        before.append(interface.text(QAccessible.Text.Name))
        assert part.toolTip()
        assert part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        assert part.width() >= part.minimumSizeHint().width()  # nothing is cut off
    assert all(before)
    program.languages.switch("en" if program.languages.current == "zh_CN" else "zh_CN")
    qtbot.waitUntil(lambda: bar.freeze.accessibleName() != before[0])


def test_times_are_minutes_and_seconds() -> None:
    assert [time_text(seconds) for seconds in (0.0, 0.96, 61.25, 600.0)] == ["0:00.0", "0:00.9", "1:01.2", "10:00.0"]
