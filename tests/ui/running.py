"""A running program over a small picture, and what a user does to it: for the tests of the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.network.layers import Convolution, MaxPooling, ReLU
from playground.network.network import Network
from playground.network.setup import PictureInput, SetUp, View
from playground.ui.inspector.kernel_grid import KernelGrid


def small_setup() -> SetUp:
    """A 24x24 picture with a bright square, a convolution with four 3x3 kernels, ReLU, pooling."""
    pixels = np.full((24, 24, 3), 40, np.uint8)
    pixels[6:16, 8:18] = (230, 120, 60)
    source = PictureInput(picture_from_pixels("square", pixels), width=24, height=24)
    kernels = np.random.default_rng(1).normal(0, 0.3, (4, 3, 3, 3))
    layers = (Convolution(name="conv1", kernels=kernels, padding="same"), ReLU(name="relu1"), MaxPooling(name="pool1"))
    return SetUp("small", source, Network(source.shape, layers), View())


def settle(qtbot: QtBot, program: Program) -> None:
    """Until the frame on screen is of the network, input and view there are."""

    def fits() -> bool:
        frame = program.service.frame
        return (
            frame is not None
            and not program.service.is_busy
            and frame.request.network is program.document.network
            and frame.request.input is program.document.setup.input
        )

    qtbot.waitUntil(fits)


def wheel(
    widget: QWidget,
    point: QPoint,
    steps: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    event = QWheelEvent(
        QPointF(point),
        QPointF(widget.mapToGlobal(point)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def drop(widget: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    for event in (entering(data), dropping(data)):
        QApplication.sendEvent(widget, event)


def entering(data: QMimeData) -> QDragEnterEvent:
    return QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def dropping(data: QMimeData) -> QDropEvent:
    return QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )


def click_map(qtbot: QtBot, program: Program, index: int, number: int) -> None:
    grid = program.window.stage.columns[index + 1].grid
    assert grid is not None
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.map_rect(number).center())
    settle(qtbot, program)


def press(
    qtbot: QtBot,
    program: Program,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """A key of the window with Ctrl held, and perhaps another one."""
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(program.window, key, Qt.KeyboardModifier.ControlModifier | modifier)
    settle(qtbot, program)


def inspect(qtbot: QtBot, program: Program, index: int) -> None:
    qtbot.mouseClick(program.window.stage.columns[index + 1].header, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))


def kernel(program: Program, number: int = 0, plane: int = 0) -> np.ndarray:
    layer = program.document.network.layers[0]
    assert isinstance(layer, Convolution)
    return layer.kernels[number, plane]


def grid_of(program: Program) -> KernelGrid:
    return program.window.inspector.kernel_editor.grid


def outputs(program: Program) -> list[np.ndarray]:
    frame = program.service.frame
    assert frame is not None
    assert frame.passed is not None
    return [frame.passed.output(index) for index in range(len(frame.passed.steps))]


def choose_kind(qtbot: QtBot, key: str) -> tuple[str, str]:
    """Click a kind of layer in the menu that is open, through its sub-menu if it has one; its text and tooltip."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for action in menu.actions():
        inner = action.menu()
        entries = inner.actions() if isinstance(inner, QMenu) else [action]
        found = next((entry for entry in entries if entry.data() == key), None)
        if found is None:
            continue
        words = found.text(), found.toolTip()  # the menu is gone after the click
        if isinstance(inner, QMenu):
            qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
            qtbot.waitUntil(inner.isVisible)
            menu = inner
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(found).center())
        return words
    raise AssertionError(f"there is no {key} in the menu")
