"""The whole loop with real mouse, wheel, keys and drops, from opening a picture to reopening the set-up."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.examples import EXAMPLES
from playground.network.editing.kernel_edits import set_kernel
from playground.network.layers import LAYER_KINDS, Convolution, MaxUnpooling
from playground.network.setup import SeedKind
from tests.ui.running import choose_kind, click_map, drop, grid_of, inspect, kernel, outputs, press, settle, wheel


def test_the_whole_loop(program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, document = program.window, program.document
    # a picture is dropped
    picture = tmp_path / "猫.png"
    QImage(bytes(range(192)) * 16, 32, 32, 96, QImage.Format.Format_RGB888).save(str(picture))
    drop(window, picture)
    qtbot.waitUntil(lambda: document.setup.input.picture.name == "猫.png")
    settle(qtbot, program)
    assert window.windowTitle().count("*") == 1
    # a layer is added at the end through the '+' between the columns
    qtbot.mouseClick(window.stage.insert_buttons[-1], Qt.MouseButton.LeftButton)
    choose_kind(qtbot, "sigmoid")
    settle(qtbot, program)
    assert [layer.kind for layer in document.network.layers][-1] == "sigmoid"
    assert window.stage.columns[-1].grid is not None
    # a cell is typed; every later map and the pinned back-projection follow in one frame
    click_map(qtbot, program, 2, 1)
    assert program.selection.view.layer == "pool1"
    before, frame = outputs(program), program.service.frame
    assert frame is not None
    assert frame.projection is not None
    qtbot.mouseClick(grid_of(program), Qt.MouseButton.LeftButton, pos=grid_of(program).cell_rect((1, 2)).center())
    qtbot.keyClicks(grid_of(program), "2")
    editor = grid_of(program).findChild(QLineEdit)
    qtbot.keyClicks(editor, ".5")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert kernel(program, 1)[1, 2] == 2.5
    settle(qtbot, program)
    after = program.service.frame
    assert after is not None
    assert after.projection is not None
    assert after.request.network is document.network
    for old, new in zip(before, outputs(program), strict=True):
        assert not np.array_equal(old[0, 1], new[0, 1])
        assert np.array_equal(old[0, 0], new[0, 0])
    assert not np.array_equal(after.projection.result.picture, frame.projection.result.picture)
    # undone, redone
    edited = outputs(program)
    press(qtbot, program, Qt.Key.Key_Z)
    assert all(np.allclose(old, new, atol=1e-5) for old, new in zip(before, outputs(program), strict=True))
    press(qtbot, program, Qt.Key.Key_Y)
    # saved, everything closed, reopened: bit by bit the same maps
    for name in ("lesson.cnnplay", "课.json"):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        window.actions_by_key["save_as"].trigger()
        qtbot.waitUntil(lambda path=path: document.path == path and not document.is_modified)
        assert "*" not in window.windowTitle()
    program.service.refresh()
    settle(qtbot, program)
    saved, view = outputs(program), program.selection.view
    window.actions_by_key["new"].trigger()
    qtbot.waitUntil(lambda: document.path is None)
    drop(window, tmp_path / "lesson.cnnplay")
    qtbot.waitUntil(lambda: document.path == tmp_path / "lesson.cnnplay")
    settle(qtbot, program)
    assert all(np.array_equal(old, new) for old, new in zip(saved, outputs(program), strict=True))
    assert all(np.allclose(old, new, atol=1e-5) for old, new in zip(edited, outputs(program), strict=True))
    assert program.selection.view == view


def test_every_kind_of_layer_is_added_through_the_menu(program: Program, qtbot: QtBot) -> None:
    document, stage = program.document, program.window.stage
    for kind in LAYER_KINDS:
        count = len(document.network.layers)
        place = 3 if kind is MaxUnpooling else 1  # behind pool1, whose switches it needs, or behind conv1
        qtbot.mouseClick(stage.insert_buttons[place], Qt.MouseButton.LeftButton)
        words, tip = choose_kind(qtbot, kind.kind)
        assert tip != words
        settle(qtbot, program)
        assert isinstance(document.network.layers[place], kind)
        assert words in (document.history.undo_text or "")
        column = stage.columns[place + 1]
        assert (column.grid or column.vector) is not None
        assert column.scale_bar.isVisible()
        document.undo()
        settle(qtbot, program)
        assert len(document.network.layers) == count


def test_wheel_keys_and_painting_change_cells(program: Program, qtbot: QtBot) -> None:
    inspect(qtbot, program, 0)
    grid = grid_of(program)
    start = float(kernel(program)[0, 0])
    wheel(grid, grid.cell_rect((0, 0)).center(), 2)
    assert kernel(program)[0, 0] == pytest.approx(start + 0.2, abs=1e-5)
    steps = program.document.history.count
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect((0, 0)).center())
    for cell in ((0, 1), (1, 1), (2, 1)):
        qtbot.mouseMove(grid, grid.cell_rect(cell).center())
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect((2, 1)).center())
    painted = kernel(program)
    assert painted[0, 1] == painted[1, 1] == painted[2, 1] == painted[0, 0]
    assert program.document.history.count == steps + 1
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert kernel(program)[2, 1] == 0
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    assert kernel(program)[2, 0] == pytest.approx(float(painted[2, 0]) + 0.1, abs=1e-5)
    settle(qtbot, program)


def test_frames_follow_a_dragged_slider_and_it_is_one_step(program: Program, qtbot: QtBot) -> None:
    click_map(qtbot, program, 2, 0)
    frames: list[object] = []
    program.service.frame_ready.connect(frames.append)
    slider, steps = program.window.inspector.kernel_editor.slider, program.document.history.count
    slider.setValue(-60)
    settle(qtbot, program)
    handle = QPoint(round(slider.width() * 0.2), slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=handle)
    for x in range(20, 80, 20):
        count = len(frames)
        qtbot.mouseMove(slider, QPoint(handle.x() + x, handle.y()))
        qtbot.waitUntil(lambda count=count: len(frames) > count)  # while the button is held
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(handle.x() + 60, handle.y()))
    settle(qtbot, program)
    program.service.frame_ready.disconnect(frames.append)
    assert program.document.history.count <= steps + 2


def test_presets_and_transforms(program: Program, qtbot: QtBot) -> None:
    inspect(qtbot, program, 0)
    tools = program.window.inspector.kernel_editor.tools
    tools.presets.menu().actions()[8].trigger()
    drawn = kernel(program).copy()
    qtbot.mouseClick(tools.transforms["rotate_180"], Qt.MouseButton.LeftButton)
    assert np.array_equal(kernel(program), drawn[::-1, ::-1])
    qtbot.mouseClick(tools.transforms["negate"], Qt.MouseButton.LeftButton)
    assert np.array_equal(kernel(program), -drawn[::-1, ::-1])
    qtbot.mouseClick(tools.random, Qt.MouseButton.LeftButton)
    first = kernel(program).copy()
    program.document.undo()
    assert np.array_equal(kernel(program), -drawn[::-1, ::-1])
    tools.seed.setFocus()
    qtbot.keyClick(tools.seed, Qt.Key.Key_Down)
    qtbot.keyClick(tools.seed, Qt.Key.Key_Up)
    assert np.array_equal(kernel(program), first)
    settle(qtbot, program)


def test_impossible_geometry_is_told_and_the_maps_before_stay(program: Program, qtbot: QtBot) -> None:
    inspect(qtbot, program, 2)
    field = program.window.inspector.form.fields["window"]
    vertical = field.vertical
    vertical.setFocus()
    vertical.selectAll()
    qtbot.keyClicks(vertical, "60")
    qtbot.keyClick(vertical, Qt.Key.Key_Return)
    settle(qtbot, program)
    problem = program.document.network.problem
    assert problem is not None
    assert problem.index == 2
    columns = program.window.stage.columns
    assert "60" in columns[3].message.text()
    assert program.window.inspector.problem.isVisible()
    assert columns[2].grid is not None
    assert columns[2].grid.isVisible()
    press(qtbot, program, Qt.Key.Key_Z)
    assert columns[3].grid is not None
    assert columns[3].grid.isVisible()


def test_a_new_layer_is_brought_into_sight(program: Program, qtbot: QtBot) -> None:
    for _ in range(6):
        program.window.layers.insert(Convolution, len(program.document.network.layers))
    settle(qtbot, program)
    stage = program.window.stage
    last = stage.columns[-1]
    qtbot.waitUntil(lambda: stage.rect().contains(last.mapTo(stage, QPoint(last.width() - 1, 5))))


def test_an_empty_projection_says_why_and_offers_a_repair(program: Program, qtbot: QtBot) -> None:
    program.document.edit("dark", set_kernel, 0, 0, None, np.full((3, 3), -1.0))
    click_map(qtbot, program, 1, 0)
    view = program.window.closer.back_projection
    row, column = np.argwhere(outputs(program)[1][0, 0] == 0)[0]
    program.selection.pin(1, 0, (int(row), int(column)))
    program.selection.set_seed_kind(SeedKind.UNIT)
    qtbot.waitUntil(view.repair.isVisible)
    qtbot.mouseClick(view.repair, Qt.MouseButton.LeftButton)
    assert program.selection.view.seed.kind is SeedKind.MAP
    qtbot.waitUntil(lambda: not view.repair.isVisible())
    settle(qtbot, program)


def test_a_column_is_dragged_to_another_place(program: Program, qtbot: QtBot) -> None:
    header = program.window.stage.columns[3].header
    target = program.window.stage.columns[1].mapToGlobal(QPoint(0, 10))
    qtbot.mousePress(header, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    qtbot.mouseMove(header, header.mapFromGlobal(target + QPoint(40, 0)))
    qtbot.mouseMove(header, header.mapFromGlobal(target))
    qtbot.mouseRelease(header, Qt.MouseButton.LeftButton, pos=header.mapFromGlobal(target))
    assert [layer.name for layer in program.document.network.layers] == ["pool1", "conv1", "relu1"]
    settle(qtbot, program)


def test_unsaved_work_is_asked_for_before_it_is_lost(program: Program, qtbot: QtBot) -> None:
    inspect(qtbot, program, 0)
    qtbot.keyClick(program.window, Qt.Key.Key_M)
    assert program.document.network.layers[0].muted

    def cancel() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        qtbot.mouseClick(box.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, cancel)
    program.window.close()
    assert program.window.isVisible()
    settle(qtbot, program)


def test_a_wrong_file_is_one_sentence_and_loses_nothing(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    before = program.document.setup
    path = tmp_path / "broken.cnnplay"
    path.write_bytes(b"PK\x03\x04 nonsense")
    drop(program.window, path)
    qtbot.waitUntil(program.window.notice.isVisible)
    assert program.document.setup is before


def test_the_language_is_switched_live(program: Program, qtbot: QtBot) -> None:
    window = program.window
    before = window.actions_by_key["open"].text()
    button = window.tool_bar.language
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.actions_by_key["open"].text() != before)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.actions_by_key["open"].text() == before)


def test_an_example_is_opened_from_the_menu(program: Program, qtbot: QtBot) -> None:
    before = program.document.setup
    actions = [action for menu in program.window.menuBar().findChildren(QMenu) for action in menu.actions()]
    wanted = QCoreApplication.translate("SetUpTitle", EXAMPLES[1].title)
    next(action for action in actions if action.text() == wanted).trigger()
    qtbot.waitUntil(lambda: program.document.setup is not before)
    assert program.document.setup.title == EXAMPLES[1].title
    assert wanted in program.window.windowTitle()
    assert not program.document.is_modified
    settle(qtbot, program)
