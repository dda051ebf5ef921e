"""Weights dropped on the window: where they go is shown, they are put in as one step, and what is odd is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.layers import Array, Convolution
from playground.storage.networks.weights_file import read_weights
from playground.ui.kit.layer_words import shape_text
from tests.storage.networks.onnx.onnx_files import noise
from tests.ui.running import settle

OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


def first_kernels(program: Program) -> Array:
    layer = program.document.network.layers[0]
    assert isinstance(layer, Convolution)
    return layer.kernels


@pytest.fixture
def file(program: Program, tmp_path: Path) -> Path:
    path = tmp_path / "w.npz"
    np.savez(
        path,
        **{
            "c.weight": noise(*first_kernels(program).shape),
            "c.bias": noise(len(first_kernels(program))),
            "odd.weight": noise(2, 2),
        },
    )
    return path


def test_it_is_shown_and_put_in_as_one_step(program: Program, qtbot: QtBot, file: Path) -> None:
    weights, before = program.window.files.weights, program.document.network
    program.window.open_path(file)
    qtbot.waitUntil(lambda: weights.dialog is not None)
    dialog = weights.dialog
    assert dialog is not None
    assert not dialog.isModal()
    assert [dialog.table.item(0, column).text() for column in (0, 1)] == [
        "c.weight",
        shape_text(first_kernels(program).shape),
    ]
    assert dialog.table.item(0, 2).text().startswith("conv1 ")
    assert "odd.weight" in dialog.left_over.text()
    qtbot.mouseClick(dialog.buttons.button(OK), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.document.network is not before)
    kernels = first_kernels(program)
    assert (kernels == noise(*kernels.shape)).all()
    settle(qtbot, program)
    program.document.undo()
    assert program.document.network is before
    settle(qtbot, program)


def test_cancel_changes_nothing(program: Program, qtbot: QtBot, file: Path) -> None:
    weights, before = program.window.files.weights, program.document.network
    program.window.open_path(file)
    qtbot.waitUntil(lambda: weights.dialog is not None)
    qtbot.mouseClick(weights.dialog.buttons.button(CANCEL), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: weights.dialog is None)
    program.tasks.finish()
    assert program.document.network is before


def test_the_order_is_chosen_where_several_fit(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    square = Convolution(name="square", kernels=noise(3, 3, 3, 3))
    program.document.edit("Add", lambda network: type(network)(network.input_shape, (square,)))
    np.savez(path, **{"c.weight": noise(3, 3, 3, 3) + 1})
    program.window.files.weights.ask(read_weights(path))
    dialog = program.window.files.weights.dialog
    assert dialog is not None
    dialog.orders[0].setCurrentIndex(1)
    qtbot.mouseClick(dialog.buttons.button(OK), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.document.network.layers[0] is not square)
    assert (first_kernels(program) == (noise(3, 3, 3, 3) + 1).transpose(3, 2, 0, 1)).all()
    settle(qtbot, program)


def test_what_fits_nowhere_is_told(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    before = program.document.network
    path = tmp_path / "strange.safetensors"
    path.write_bytes(b"\x02\0\0\0\0\0\0\0{}")
    program.window.open_path(path)
    qtbot.waitUntil(program.window.notice.isVisible)
    assert "strange.safetensors" in program.window.notice.text.text()
    assert program.document.network is before
