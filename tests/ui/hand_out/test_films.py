"""An animation from the menu: chosen in a dialog that blocks nothing, written whole, or stopped and not written."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.knob import Knob, Sweep, knob_named
from playground.network.layers import FullyConnected
from playground.network.setup import View
from playground.opencv import cv2
from playground.ui.hand_out.film import film
from playground.ui.hand_out.film_dialog import FilmDialog
from playground.ui.hand_out.films import Films
from tests.ui.running import settle

SAVE = QDialogButtonBox.StandardButton.Save


@pytest.fixture
def dialog(program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FilmDialog:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "film.webp"), ""))
    program.selection.pin(2, 3)
    settle(qtbot, program)
    program.window.actions_by_key["hand_out_film"].trigger()
    made = films(program).dialog
    assert made is not None
    assert made.isVisible()
    assert not made.isModal()
    return made


def films(program: Program) -> Films:
    found = program.window.findChild(Films)
    assert isinstance(found, Films)
    return found


def choose(dialog: FilmDialog, key: str | None) -> None:
    knobs: list[Knob | None] = [dialog.what.itemData(place) for place in range(dialog.what.count())]
    keys = [None if knob is None else knob.key for knob in knobs]
    dialog.what.setCurrentIndex(keys.index(key))


def written(dialog: FilmDialog, program: Program, qtbot: QtBot, path: Path) -> list[np.ndarray]:
    dialog.count.set_value(6)
    qtbot.mouseClick(dialog.buttons.button(SAVE), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    done, read = cv2.imdecodeanimation(np.frombuffer(path.read_bytes(), np.uint8))
    assert done
    path.unlink()
    return list(read.frames)


def test_a_slider_and_the_window_are_written(
    dialog: FilmDialog, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "film.webp"
    choose(dialog, "angle")
    assert (dialog.low.value(), dialog.high.value()) == (-45, 45)
    assert not dialog.row.isVisible()
    turned = written(dialog, program, qtbot, path)
    assert len(turned) == 6
    assert all((one != other).any() for one, other in pairwise(turned))
    program.window.actions_by_key["hand_out_film"].trigger()
    choose(dialog, "pool1.stride")
    assert len(written(dialog, program, qtbot, path)) == 4, "strides from 1 to 4, each once"
    program.window.actions_by_key["hand_out_film"].trigger()
    choose(dialog, None)
    assert not dialog.low.isVisible()
    assert len(written(dialog, program, qtbot, path)) in range(4, 9)
    assert not program.document.is_modified


def test_a_cell_of_a_kernel_is_chosen_by_row_and_column(
    dialog: FilmDialog, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.selection.inspect("conv1")
    program.selection.pin(0, 1)
    settle(qtbot, program)
    program.window.actions_by_key["hand_out_film"].trigger()
    choose(dialog, "conv1.kernel[1,*,1,1]")
    assert dialog.row.isVisible()
    dialog.row.set_value(2)
    dialog.column.set_value(0)
    assert dialog.sweep.knob is not None
    assert dialog.sweep.knob.key == "conv1.kernel[1,*,2,0]"
    assert len(written(dialog, program, qtbot, tmp_path / "film.webp")) == 6


def test_cancel_stops_it_and_nothing_is_written(
    dialog: FilmDialog, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(dialog, "angle")
    dialog.count.set_value(120)
    qtbot.mouseClick(dialog.buttons.button(SAVE), Qt.MouseButton.LeftButton)
    assert dialog.progress.isVisible()
    assert not dialog.what.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert list(tmp_path.iterdir()) == []
    assert program.window.notice.isVisible()


def test_what_cannot_be_is_told_and_can_be_mended(
    dialog: FilmDialog, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(dialog, "noise")
    dialog.high.set_value(7)
    qtbot.mouseClick(dialog.buttons.button(SAVE), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(program.window.notice.isVisible)
    assert "7" in program.window.notice.text.text()
    assert dialog.isVisible()
    assert dialog.high.isEnabled()
    assert dialog.high.value() == 7
    assert list(tmp_path.iterdir()) == []
    dialog.reject()


def test_closing_the_program_stops_it(dialog: FilmDialog, program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.count.set_value(120)
    qtbot.mouseClick(dialog.buttons.button(SAVE), Qt.MouseButton.LeftButton)
    program.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_single_unit_is_shown_with_its_value(program: Program) -> None:
    program.window.layers.insert(FullyConnected, len(program.document.network.layers))
    setup = replace(program.document.setup, view=View(program.document.network.layers[-1].name, 1))
    pictures, times = film(setup, Sweep(knob_named(setup, "angle"), 3, -45, 45))
    assert len(pictures) == len(times) == 3
    assert (pictures[0] != pictures[2]).any()
