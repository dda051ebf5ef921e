"""Two screens: the clean picture on the class's, the presenter's window on the laptop, and a picture that is held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.ui.presentation.presentation import Presentation
from playground.ui.presentation.screens import class_screen
from tests.ui.running import settle

ROOT = Path(__file__).resolve().parents[3]
LAPTOP, PROJECTOR = [0, 0, 1280, 800], [1280, 0, 1600, 900]


@pytest.mark.parametrize(
    ("screens", "here", "chosen"),
    [
        ([(0, 0, 1280, 800)], 0, None),
        ([(0, 0, 1280, 800), (0, 0, 1280, 800)], 0, None),  # mirrored
        ([(0, 0, 1280, 800), (0, 0, 1024, 768)], 0, None),  # mirrored, smaller
        ([(0, 0, 1280, 800), (1280, 0, 1024, 768)], 0, 1),
        ([(0, 0, 1280, 800), (1280, 0, 1024, 768)], 1, 0),
        ([(0, 0, 1280, 800), (-1024, 0, 1024, 768), (0, 800, 1920, 1080)], 0, 2),
    ],
)
def test_the_class_has_the_largest_screen_beside_the_presenters(
    screens: list[tuple[int, int, int, int]], here: int, chosen: int | None
) -> None:
    rects = [QRect(*screen) for screen in screens]
    assert class_screen(rects, rects[here]) == chosen


def test_through_a_whole_presentation_with_two_screens(tmp_path: Path) -> None:
    place = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tests.ui.presentation.two_screens", str(tmp_path), "en"]
    said = subprocess.run(command, cwd=ROOT, env=place, capture_output=True, text=True, check=True, timeout=300)
    told: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    assert [key for key, now in told.items() if now["window"] == PROJECTOR] == ["presenting", "stepped", "on", "lesson"]
    assert [key for key, now in told.items() if now["menu"]] == ["desk", "held", "prepared", "left"]
    assert [key for key, now in told.items() if now["presenter"] is None] == ["desk", "left"]
    assert all(QRect(*LAPTOP).contains(QRect(*now["presenter"])) for now in told.values() if now["presenter"])
    assert all(now["seen"] == PROJECTOR[2:] for key, now in told.items() if now["presenter"]), "what the class sees"
    assert [key for key, now in told.items() if now["held"]] == ["held", "prepared"]
    assert told["held"]["held"] == PROJECTOR
    assert told["presenting"]["next"] == "conv1"
    assert (told["stepped"]["inspected"], told["stepped"]["title"]) == ("relu1", "relu1")
    assert told["prepared"]["title"] == "pool1", "the presenter went on with the network"
    assert "14,112" in told["lesson"]["notes"], "the scene's text with its figures"
    assert not told["lesson"]["lesson"], "the class has the picture, the presenter the text"
    assert told["left"]["lesson"]


def test_on_one_screen_a_key_holds_the_picture(program: Program, qtbot: QtBot) -> None:
    window = program.window
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert window.classroom.presentation is None, "there is nothing to be held yet"
    qtbot.keyClick(window, Qt.Key.Key_F11)
    settle(qtbot, program)
    presentation = window.classroom.presentation
    assert isinstance(presentation, Presentation)
    program.selection.inspect("conv1")
    before = window.grab().toImage()
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert presentation.presenter is None
    assert presentation.frozen is not None
    assert presentation.frozen.geometry() == window.rect()
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    settle(qtbot, program)
    assert program.selection.view.inspected == "relu1"
    held = window.grab().toImage()
    assert held.copy(0, 0, 400, 400) == before.copy(0, 0, 400, 400), "the class sees what it saw"
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert presentation.frozen is None
    assert window.grab().toImage().copy(0, 0, 400, 400) != before.copy(0, 0, 400, 400)
    qtbot.keyClick(window, Qt.Key.Key_H)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not presentation.is_on
    assert presentation.frozen is None
    assert window.menuBar().isVisible()
    assert not window.actions_by_key["hold"].isEnabled()
    settle(qtbot, program)
