"""A trained network dropped on the window asks how pixels come in, is compared with its file, and opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.setup import Channels
from tests.storage.networks.keras.keras_files import lenet as keras_lenet
from tests.storage.networks.onnx.onnx_files import Chain, lenet
from tests.ui.running import settle

OPEN, CANCEL = QDialogButtonBox.StandardButton.Open, QDialogButtonBox.StandardButton.Cancel


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lenet.onnx"
    path.write_bytes(lenet().bytes())
    return path


def test_it_is_asked_compared_and_opened(program: Program, qtbot: QtBot, file: Path) -> None:
    networks, said = program.window.files.networks, []
    networks.said.connect(said.append)
    program.window.open_path(file)
    qtbot.waitUntil(lambda: networks.dialog is not None)
    dialog = networks.dialog
    assert dialog is not None
    assert not dialog.isModal()
    assert [way.key for way in dialog.ways] == ["grey", "grey_bytes", "mnist"]
    qtbot.mouseClick(dialog.choices.button(2), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert said == [dialog.checked.text()]
    assert dialog.checked.text().startswith(("Checked on a random input", "已用随机输入核对"))
    qtbot.mouseClick(dialog.buttons.button(OPEN), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.document.setup.title == "lenet")
    source = program.document.setup.input
    assert (source.channels, source.mean, source.width) == (Channels.GREY, 0.1307, 28)
    settle(qtbot, program)
    assert program.service.frame is not None
    assert program.service.frame.passed.output(12).sum() == pytest.approx(1, abs=1e-5)


def test_a_network_of_tensorflow_js_opens_too(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    networks = program.window.files.networks
    program.window.open_path(keras_lenet().write(tmp_path))
    qtbot.waitUntil(lambda: networks.dialog is not None)
    dialog = networks.dialog
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert dialog.checked.text().startswith(("Checked on a random input", "已用随机输入核对"))
    qtbot.mouseClick(dialog.buttons.button(OPEN), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.document.setup.title == "model")
    settle(qtbot, program)
    assert [layer.name for layer in program.document.network.layers][:2] == ["conv1", "conv1_relu"]


def test_cancel_leaves_the_session(program: Program, qtbot: QtBot, file: Path) -> None:
    networks, setup = program.window.files.networks, program.document.setup
    program.window.open_path(file)
    qtbot.waitUntil(lambda: networks.dialog is not None)
    qtbot.mouseClick(networks.dialog.buttons.button(CANCEL), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: networks.dialog is None)
    program.tasks.finish()
    assert program.document.setup is setup


def test_what_cannot_be_opened_is_told(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    setup = program.document.setup
    path = tmp_path / "strange.onnx"
    path.write_bytes(Chain([1, 7, 4, 4]).relu().bytes())
    program.window.open_path(path)
    qtbot.waitUntil(program.window.notice.isVisible)
    assert "strange.onnx" in program.window.notice.text.text()
    assert program.document.setup is setup


def test_the_window_can_close_while_it_is_compared(program: Program, qtbot: QtBot, file: Path) -> None:
    program.window.open_path(file)
    qtbot.waitUntil(lambda: program.window.files.networks.dialog is not None)
    program.stop()
    program.window.files.networks.dialog.reject()
