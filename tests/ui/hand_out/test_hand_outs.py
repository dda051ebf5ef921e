"""Handing out from the menu: each form is written whole and says what the session says; what cannot be is told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.examples import example_setup
from playground.network.costs import network_costs
from playground.network.editing import edits
from playground.network.layers import MaxPooling
from playground.opencv import cv2
from playground.session.language import spoken
from playground.ui.hand_out.hand_outs import NOTHING_PINNED, handed_out
from playground.ui.hand_out.page import PAGE
from playground.ui.kit.layer_words import number_text
from tests.ui.running import settle

pytestmark = pytest.mark.both_languages


def saved(program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, action: str, path: Path) -> bytes:
    """The content of the file that the menu's entry writes."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    program.window.actions_by_key[action].trigger()
    qtbot.waitUntil(lambda: path.exists() and not program.tasks.is_busy)
    return path.read_bytes()


def told(program: Program) -> str:
    """What the window's notice says."""
    return program.window.notice.text.text() if program.window.notice.isVisible() else ""


def test_a_page_as_svg_has_the_figures_in_words(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.selection.pin(2, 3)
    settle(qtbot, program)
    words = saved(program, qtbot, monkeypatch, "hand_out_page", tmp_path / "页.svg").decode()
    assert ("反向投影" if program.languages.current == "zh_CN" else "back-projection") in words
    assert number_text(network_costs(program.document.network)[0].macs) in words
    assert words.count("<image") == 3 + 4 + 4  # three pictures, four stages, four maps


def test_a_page_is_the_same_size_in_every_form(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = saved(program, qtbot, monkeypatch, "hand_out_page", tmp_path / "page.pdf")
    assert pdf.startswith(b"%PDF")
    assert b"/MediaBox [0 0 595" in pdf
    png = QImage.fromData(saved(program, qtbot, monkeypatch, "hand_out_page", tmp_path / "page.png"))
    assert png.width() / png.height() == pytest.approx(PAGE.width() / PAGE.height(), rel=0.01)
    assert png.pixelColor(2, 2).name() == "#ffffff"


def test_the_window_is_saved_as_it_is(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = saved(program, qtbot, monkeypatch, "hand_out_window", tmp_path / "window.png")
    image, window = QImage.fromData(data), program.window
    assert (image.width(), image.height()) == (3 * window.width(), 3 * window.height())
    small, shown = image.scaled(window.size()), window.grab().toImage()
    place = window.stage.mapTo(window, window.stage.rect().topLeft()) + QPoint(4, 4)  # the stage's background
    assert small.pixelColor(place) == shown.pixelColor(place)
    for ending, start in (("svg", b"<?xml"), ("pdf", b"%PDF")):
        written = saved(program, qtbot, monkeypatch, "hand_out_window", tmp_path / f"window.{ending}")
        assert written.startswith(start)
        assert len(written) > 20_000


def test_the_way_back_moves_stage_by_stage(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.selection.pin(2, 3)
    settle(qtbot, program)
    data = saved(program, qtbot, monkeypatch, "hand_out_way_back", tmp_path / "way.webp")
    done, read = cv2.imdecodeanimation(np.frombuffer(data, np.uint8))
    assert done
    frame = program.service.frame
    assert frame is not None
    assert frame.projection is not None
    assert len(read.frames) == len(frame.projection.stages) + 2  # the projection and where it looks
    assert all((read.frames[0] != other).any() for other in read.frames[1:])


def test_all_maps_are_the_engines(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "maps.npz"
    saved(program, qtbot, monkeypatch, "hand_out_maps", path)
    frame = program.service.frame
    assert frame is not None
    assert frame.passed is not None
    assert [Path(name).stem for name in zipfile.ZipFile(path).namelist()] == [
        "00_input",
        "01_conv1",
        "02_relu1",
        "03_pool1",
    ]
    np.testing.assert_allclose(np.load(path)["03_pool1"], frame.passed.output(2)[0], atol=1e-6)


def test_without_a_pin_there_is_no_way_back(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.selection.unpin()
    settle(qtbot, program)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "way.webp"), ""))
    program.window.actions_by_key["hand_out_way_back"].trigger()
    assert spoken(NOTHING_PINNED) == told(program)
    assert list(tmp_path.iterdir()) == []


def test_maps_that_cannot_be_computed_are_told(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.document.edit("Add", edits.insert, 3, MaxPooling(name="huge", size=(60, 60)))
    settle(qtbot, program)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "maps.npz"), ""))
    program.window.actions_by_key["hand_out_maps"].trigger()
    qtbot.waitUntil(lambda: "huge" in told(program) or "60" in told(program))
    assert list(tmp_path.iterdir()) == []
    saved(program, qtbot, monkeypatch, "hand_out_page", tmp_path / "page.pdf")  # the page shows how far it comes


def test_a_page_of_an_example_has_its_title_in_the_language_that_is_on(program: Program) -> None:
    words = handed_out(example_setup("points"), ".svg").decode()
    assert ("点画出卷积核" if program.languages.current == "zh_CN" else "Points draw the kernel") in words
