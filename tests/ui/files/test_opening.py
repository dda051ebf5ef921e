"""The progress of a large file is shown once it takes a while; cancel stops the reading of the next piece."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.sentence import SpokenError
from playground.ui.files.opening import STEPS, Opening


def test_progress_is_shown_and_ends(program: Program, qtbot: QtBot) -> None:
    opening = Opening("big.onnx", program.window)
    opening.progress(0, 2**33)
    assert opening.dialog is not None
    assert not opening.dialog.isVisible()  # what is open soon needs no dialog
    opening.progress(2**32, 2**33)
    assert opening.dialog.value() == STEPS // 2
    opening.dialog.forceShow()
    assert opening.dialog.isVisible()
    assert not opening.dialog.isModal()
    assert "big.onnx" in opening.dialog.labelText()
    opening.end()
    assert opening.dialog is None


def test_cancel_stops_the_next_piece(program: Program, qtbot: QtBot) -> None:
    opening = Opening("big.onnx", program.window)
    opening.progress(0, 100)
    assert opening.dialog is not None
    opening.dialog.forceShow()
    qtbot.mouseClick(opening.dialog.findChild(QPushButton), Qt.MouseButton.LeftButton)
    with pytest.raises(SpokenError, match=r"Opening big\.onnx was stopped\."):
        opening.progress(1, 100)
    opening.end()
