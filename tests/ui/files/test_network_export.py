"""Exporting from the menu: a file is asked for, written beside the window, and what is refused is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.editing import edits
from playground.network.layers import AdaptivePooling
from playground.ui.files.network_export import export_words
from tests.ui.questions import Button, Questions
from tests.ui.running import settle


def entries(program: Program) -> list[QAction]:
    """The entries of File > Export the network."""
    wanted = [text for text, _ in export_words().values()]
    for action in program.window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        for inner in menu.findChildren(QMenu):
            if [entry.text() for entry in inner.actions()] == wanted:
                return inner.actions()
    raise AssertionError("there is no such menu")


@pytest.mark.parametrize(("place", "ending"), [(0, "onnx"), (1, "safetensors"), (2, "py"), (3, "py"), (4, "py")])
def test_every_form_is_written(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int, ending: str
) -> None:
    path = tmp_path / f"网络.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(program.window.files.said) as told:
        entries(program)[place].trigger()
    assert path.name in told.args[0]
    assert path.stat().st_size > 200


def test_what_has_no_form_is_told_in_a_sentence(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.document.edit("Add", edits.insert, 3, AdaptivePooling(name="odd", size=(5, 7)))
    settle(qtbot, program)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "net.onnx"), ""))
    with qtbot.waitSignal(program.window.files.failed) as told:
        entries(program)[0].trigger()
    assert "odd" in told.args[0]
    assert list(tmp_path.iterdir()) == []


def test_weights_beside_a_script_replace_no_other_file_unasked(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, questions: Questions, qtbot: QtBot
) -> None:
    data = tmp_path / "cats.npz"
    data.write_bytes(b"somebody's pictures")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "cats.py"), ""))
    questions.will_be(Button.Cancel)
    entries(program)[3].trigger()
    assert questions.asked == ["There is a file called cats.npz already."]
    assert list(tmp_path.iterdir()) == [data]
    questions.will_be(Button.Save)
    for _ in range(2):  # the second time it replaces its own
        with qtbot.waitSignal(program.window.files.said):
            entries(program)[3].trigger()
    assert len(questions.asked) == 2
    assert data.read_bytes().startswith(b"PK")
