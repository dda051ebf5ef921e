"""In front of a class: what is hidden, how keys go on, and that all is back afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.ui.kit.theme import scaled, type_scale
from playground.ui.presentation.presentation import Presentation
from playground.ui.presentation.presentation_bar import PresentationBar
from tests.ui.running import settle


@dataclass(frozen=True)
class Looks:
    """What has to be the same after a presentation as before."""

    shown: tuple[bool, ...]
    sizes: tuple[QByteArray, QByteArray]
    thumbnail: int
    header: int
    sheet: str
    state: Qt.WindowState


def looks(program: Program) -> Looks:
    window = program.window
    frame = program.service.frame
    assert frame is not None
    parts = (window.menuBar(), window.tool_bar, window.input_view, window.inspector, window.status)
    return Looks(
        tuple(part.isVisible() for part in parts),
        (window._upper.saveState(), window._whole.saveState()),
        frame.request.look.thumbnail,
        window.stage.columns[0].header.height(),
        application().styleSheet(),
        window.windowState(),
    )


def application() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


@pytest.fixture
def presenting(program: Program, qtbot: QtBot) -> Iterator[Presentation]:
    qtbot.keyClick(program.window, Qt.Key.Key_F11)
    presentation = program.window.classroom.presentation
    assert presentation is not None
    settle(qtbot, program)
    yield presentation
    presentation.leave()
    settle(qtbot, program)


def inspected(program: Program) -> str | None:
    return program.selection.view.inspected


def test_f11_leaves_the_stage_and_the_closer_look_alone(presenting: Presentation, program: Program) -> None:
    window = program.window
    assert presenting.is_on
    assert looks(program).shown == (False,) * 5
    assert window.stage.isVisible()
    assert window.closer.isVisible()
    assert not window.closer.seeds.isVisible()
    assert window.windowState() & Qt.WindowState.WindowFullScreen
    assert type_scale() == 1.6
    assert window.stage.columns[0].header.height() == round(38 * 1.6)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_leaving_puts_everything_back(program: Program, qtbot: QtBot, key: Qt.Key) -> None:
    program.selection.pin(2, 1)
    program.window._upper.setSizes([260, 700, 320])
    settle(qtbot, program)
    before = looks(program)
    qtbot.keyClick(program.window, Qt.Key.Key_F11)
    settle(qtbot, program)
    during = looks(program)
    program.appearance.turn_thumbnails(1)
    program.appearance.choose_theme("dark")
    settle(qtbot, program)
    qtbot.keyClick(program.window, key)
    settle(qtbot, program)
    qtbot.waitUntil(lambda: looks(program) == before)
    assert during.thumbnail == round(before.thumbnail * 1.6)
    assert program.selection.view.layer == "pool1"  # Esc left, and unpinned nothing
    assert QGuiApplication.overrideCursor() is None
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)  # its own meaning again
    assert program.selection.view.layer is None
    settle(qtbot, program)


def test_a_clicker_goes_through_the_layers(presenting: Presentation, program: Program, qtbot: QtBot) -> None:
    window = program.window
    program.selection.inspect(None)
    for key, name in (
        (Qt.Key.Key_PageDown, "conv1"),
        (Qt.Key.Key_Right, "relu1"),
        (Qt.Key.Key_Space, "pool1"),
        (Qt.Key.Key_PageDown, "pool1"),
        (Qt.Key.Key_PageUp, "relu1"),
        (Qt.Key.Key_Left, "conv1"),
        (Qt.Key.Key_PageUp, None),
        (Qt.Key.Key_PageUp, None),
    ):
        qtbot.keyClick(window, key)
        assert inspected(program) == name
    settle(qtbot, program)


def test_a_click_on_a_map_leaves_the_keys_to_the_clicker(
    presenting: Presentation, program: Program, qtbot: QtBot
) -> None:
    grid = program.window.stage.columns[2].grid
    assert grid is not None
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.map_rect(0).center())
    settle(qtbot, program)
    assert program.selection.view.layer == "relu1"
    program.selection.inspect("relu1")
    qtbot.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_Right)
    assert inspected(program) == "pool1"
    settle(qtbot, program)


def test_the_bar_says_where_and_goes_there(presenting: Presentation, program: Program, qtbot: QtBot) -> None:
    bar = program.window.findChild(PresentationBar)
    assert bar is not None
    program.selection.inspect("conv1")
    assert bar.count.text() == "2 / 4"
    assert "conv1" in bar.title.text()
    qtbot.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    assert inspected(program) == "relu1"
    qtbot.mouseClick(bar.dots, Qt.MouseButton.LeftButton, pos=bar.dots.dot_center(3).toPoint())
    assert inspected(program) == "pool1"
    assert not bar.next.isEnabled()
    qtbot.mouseClick(bar.back, Qt.MouseButton.LeftButton)
    assert inspected(program) == "relu1"
    qtbot.mouseClick(bar.leave, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert not presenting.is_on
    settle(qtbot, program)


def test_the_pointer_is_a_laser_until_l_is_pressed(presenting: Presentation, program: Program, qtbot: QtBot) -> None:
    cursor = QGuiApplication.overrideCursor()
    assert cursor is not None
    image = cursor.pixmap().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert (middle.red() > 240, middle.green() < 60) == (True, True)
    qtbot.keyClick(program.window, Qt.Key.Key_L)
    assert QGuiApplication.overrideCursor() is None
    qtbot.keyClick(program.window, Qt.Key.Key_L)
    assert QGuiApplication.overrideCursor() is not None


def test_the_layout_that_is_remembered_is_the_desks(program: Program, qtbot: QtBot) -> None:
    before = program.window._upper.saveState()
    qtbot.keyClick(program.window, Qt.Key.Key_F11)
    settle(qtbot, program)
    program.window.close()
    assert program.settings.data("layout/upper") == before
    assert type_scale() == 1.0
    assert scaled(13) == 13
