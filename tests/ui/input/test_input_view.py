"""The input panel over a document: every change is one undo step, and what is shown is what the network gets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.pictures.preparation import prepare
from playground.inputs.pictures.samples import SAMPLES
from playground.network.editing import edits
from playground.network.layers import Convolution
from playground.network.setup import Channels, Framing, Picture, PictureInput
from playground.network.source.array_input import ArrayInput
from playground.network.source.pattern import Pattern
from playground.network.source.sentence_input import SentenceInput
from playground.opencv import cv2
from playground.ui.input.input_view import InputView
from playground.ui.kit.controls import NumberField
from tests.ui.desk import Desk
from tests.ui.running import drop, settle, small_setup, wheel

SIZE = QSize(232, 590)


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> InputView:
    view = InputView(desk.document, desk.selection, desk.service)
    desk.put(view, SIZE)
    qtbot.waitUntil(lambda: not view.ready.samples._missing)
    return view


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def use(desk: Desk, picture: Picture) -> None:
    """Put another picture under the network, as opening one does."""
    new = PictureInput(picture, 24, 24)
    assert desk.document.edit_input("open", new, edits.set_input_shape)
    desk.settle()


def test_the_working_size_is_typed_as_one_step(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    enter(qtbot, view.form.size_row.width_field, "40")
    assert (desk.document.setup.input.width, desk.document.setup.input.height) == (40, 40)
    assert desk.steps == 1
    frame = desk.settle()
    assert frame.passed is not None
    assert frame.passed.x.shape[-3:] == (3, 40, 40)
    assert view.sizes.text() == "24 × 24 → 40 × 40"
    desk.document.undo()
    desk.settle()
    assert view.form.size_row.width_field.text() == "24"
    assert view.sizes.text() == "24 × 24 → 24 × 24"


def test_turning_the_wheel_over_the_size_is_one_step(view: InputView, desk: Desk) -> None:
    field = view.form.size_row.width_field
    field.setFocus()
    for _ in range(5):
        wheel(field, QPoint(5, 5), 1)
    assert desk.document.setup.input.width == 29
    assert desk.steps == 1
    desk.settle()


def test_a_usual_size_is_one_step(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    menu = view.form.size_row.sizes.menu()
    assert isinstance(menu, QMenu)
    menu.popup(view.mapToGlobal(QPoint(0, 0)))
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())
    assert desk.document.setup.input.shape == (3, 32, 32)
    assert desk.document.network.input_shape == (3, 32, 32)
    assert desk.steps == 1
    desk.settle()


@pytest.mark.parametrize("framing", [Framing.FIT, Framing.STRETCH])
def test_a_framing_is_one_step_and_what_the_network_gets(
    view: InputView, desk: Desk, qtbot: QtBot, framing: Framing
) -> None:
    use(desk, picture_from_pixels("wide", np.random.default_rng(3).integers(0, 255, (20, 60, 3), np.uint8)))
    cropped, steps = desk.settle(), desk.steps
    qtbot.mouseClick(view.form.framings[framing], Qt.MouseButton.LeftButton)
    assert desk.document.setup.input.framing is framing
    assert desk.steps == steps + 1
    frame = desk.settle()
    assert frame.passed is not None
    assert cropped.passed is not None
    source = desk.document.setup.input
    assert np.array_equal(frame.passed.x, prepare(source, decode(source.picture).pixels))
    assert not np.array_equal(frame.passed.x, cropped.passed.x)
    assert not view.crop.is_movable
    qtbot.mouseClick(view.form.framings[framing], Qt.MouseButton.LeftButton)  # again: nothing to do
    assert desk.steps == steps + 1
    qtbot.mouseClick(view.form.framings[Framing.CROP], Qt.MouseButton.LeftButton)
    desk.settle()
    assert view.crop.is_movable


def test_channels_go_along_into_the_network(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.form.channels.segment("grey"), Qt.MouseButton.LeftButton)
    assert desk.document.setup.input.channels is Channels.GREY
    assert desk.document.network.shapes[:2] == ((1, 24, 24), (4, 24, 24))
    assert desk.steps == 1
    desk.settle()


def test_the_mean_is_taken_off(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    before = desk.settle()
    enter(qtbot, view.form.mean, "0.25")
    after = desk.settle()
    assert before.passed is not None
    assert after.passed is not None
    assert np.allclose(after.passed.x - before.passed.x, 0.2, atol=1e-6)
    assert desk.steps == 1


def test_a_drag_of_the_crop_is_one_step_and_the_next_another(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    wheel(view.crop, QPoint(5, 5), 6)
    steps = desk.steps
    for number, way in enumerate((QPoint(20, 8), QPoint(-12, 4)), 1):
        start = view.crop.crop_rect().center().toPoint()
        qtbot.mousePress(view.crop, Qt.MouseButton.LeftButton, pos=start)
        for share in (0.25, 0.5, 1.0):
            qtbot.mouseMove(view.crop, start + QPoint(round(way.x() * share), round(way.y() * share)))
        qtbot.mouseRelease(view.crop, Qt.MouseButton.LeftButton, pos=start + way)
        assert desk.steps == steps + number
    assert not desk.document.gestures.is_on
    desk.settle()
    assert desk.document.setup.input.center != (0.5, 0.5)
    desk.document.undo()
    desk.document.undo()
    assert desk.document.setup.input.center == (0.5, 0.5)
    desk.settle()


def test_a_drag_over_a_size_with_ctrl_is_one_step(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    field, ctrl = view.form.size_row.width_field, Qt.KeyboardModifier.ControlModifier
    qtbot.mousePress(field, Qt.MouseButton.LeftButton, ctrl, QPoint(5, 5))
    for x in range(9, 46, 4):
        qtbot.mouseMove(field, QPoint(x, 5))
    qtbot.mouseRelease(field, Qt.MouseButton.LeftButton, ctrl, QPoint(45, 5))
    assert desk.document.setup.input.width == 34
    assert desk.steps == 1
    assert not desk.document.gestures.is_on
    desk.settle()


def test_a_size_without_memory_can_be_taken_back(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    kernels = np.zeros((512, 4, 1, 1), np.float32)
    desk.document.edit("many", edits.insert, 1, Convolution(name="many", kernels=kernels))
    before = desk.settle()
    enter(qtbot, view.form.size_row.width_field, "2048")
    frame = desk.settle()
    assert frame.error is not None
    desk.document.undo()
    frame = desk.settle()
    assert frame.error is None
    assert frame.request.network is before.request.network
    assert view.form.size_row.width_field.text() == "24"


def test_buttons_ask_the_window(view: InputView, qtbot: QtBot) -> None:
    asked: list[str] = []
    view.open_requested.connect(lambda: asked.append("open"))
    view.paste_requested.connect(lambda: asked.append("paste"))
    view.sample_chosen.connect(asked.append)
    qtbot.mouseClick(view.head.open, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.head.paste, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.ready.samples.tiles["grating"], Qt.MouseButton.LeftButton)
    assert asked == ["open", "paste", "grating"]


def test_the_tip_tells_the_arithmetic(view: InputView, desk: Desk) -> None:
    use(desk, picture_from_pixels("wide", np.zeros((20, 60, 3), np.uint8)))
    words = view.sizes.toolTip()
    assert "60 × 20" in words
    assert "20 × 20 of them, from column 20 and row 0" in words
    assert "24 × 24" in words


def test_what_was_changed_in_a_picture_is_said(view: InputView, desk: Desk) -> None:
    _, data = cv2.imencode(".tiff", np.linspace(0, 5, 400, dtype=np.float32).reshape(20, 20))
    use(desk, Picture("measured.tiff", data.tobytes()))
    assert view.note.isVisible()
    assert "5" in view.note.text()
    use(desk, small_setup().input.picture)
    assert not view.note.isVisible()


def test_a_picture_that_cannot_be_read_says_why_and_offers_one_that_can(
    view: InputView, desk: Desk, qtbot: QtBot
) -> None:
    use(desk, Picture("broken.png", b"\x89PNG\r\n\x1a\n and no more"))
    assert not view.crop.is_movable
    assert "broken.png" in view.crop._hint
    assert view.sizes.text() == ""
    asked: list[str] = []
    view.sample_chosen.connect(asked.append)
    qtbot.mouseClick(view.another, Qt.MouseButton.LeftButton)
    assert asked == [SAMPLES[0].key]
    desk.document.undo()
    desk.settle()
    assert view.crop.is_movable
    assert not view.another.isVisible()


def test_the_panel_is_read_without_scrolling_sideways(view: InputView) -> None:
    bar = view._area.horizontalScrollBar()
    assert bar.maximum() == 0
    content = view._area.widget()
    for part in (view.crop, view.form, view.ready.samples, view.form.size_row.sizes, view.head.paste):
        left = part.mapTo(content, QPoint(0, 0)).x()
        assert left >= 0
        assert left + part.width() <= view._area.viewport().width()


def test_a_sample_is_one_click_and_one_step(program: Program, qtbot: QtBot) -> None:
    view, document = program.window.input_view, program.document
    qtbot.mouseClick(view.ready.samples.tiles["checkerboard"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: document.setup.input.picture.sample == "checkerboard")
    settle(qtbot, program)
    assert document.history.count == 1
    assert view.ready.samples.tiles["checkerboard"].isChecked()
    assert view.sizes.text() == "224 × 224 → 24 × 24"
    document.undo()
    settle(qtbot, program)
    assert document.setup.input.picture.name == "square"
    assert not view.ready.samples.tiles["checkerboard"].isChecked()


def test_a_picture_is_dropped_on_the_panel_as_one_step(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "深 blue.png"
    pixels = np.zeros((30, 50, 3), np.uint8)
    pixels[..., 2] = 200
    QImage(pixels.data, 50, 30, 150, QImage.Format.Format_RGB888).save(str(path))
    drop(program.window, path)
    qtbot.waitUntil(lambda: program.document.setup.input.picture.name == path.name)
    settle(qtbot, program)
    view, frame = program.window.input_view, program.service.frame
    assert program.document.history.count == 1
    assert view.source_name.text() == path.name
    assert view.sizes.text() == "50 × 30 → 24 × 24"
    assert frame is not None
    assert frame.picture is not None
    assert frame.picture[12, 12].tolist() == [0, 0, 200]


def test_an_array_takes_the_place_of_the_picture_and_undo_brings_it_back(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    array = np.random.default_rng(0).normal(size=(5, 16, 20)).astype(np.float32)
    np.save(tmp_path / "mine.npy", array)
    program.selection.pin(2, 1)
    drop(program.window, tmp_path / "mine.npy")
    qtbot.waitUntil(lambda: program.document.setup.input.kind == "array")
    settle(qtbot, program)
    view, frame = program.window.input_view, program.service.frame
    assert frame is not None
    assert frame.passed is not None
    np.testing.assert_array_equal(frame.passed.x, array)
    assert view.panels.panel("array").isVisible()
    assert not view.crop.isVisible()
    assert "5" in view.panels.panel("array").tile.caption
    assert frame.projection is not None
    assert frame.projection.pixels.shape == (16, 20, 3)
    program.document.undo()
    settle(qtbot, program)
    assert view.crop.isVisible()
    assert not view.panels.panel("array").isVisible()


def test_one_of_several_arrays_is_chosen(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    np.savez(tmp_path / "mine.npz", table=np.ones((6, 8)), words=np.array(["a"]), cube=np.full((2, 6, 8), 0.5))
    files, setup = program.window.files, program.document.setup
    drop(program.window, tmp_path / "mine.npz")
    qtbot.waitUntil(lambda: files.arrays.dialog is not None)
    assert files.arrays.dialog.comboBoxItems() == ["table · 1 × 6 × 8 · float64", "cube · 2 × 6 × 8 · float64"]
    assert not files.arrays.dialog.isModal()
    files.arrays.dialog.reject()
    program.tasks.finish()
    assert program.document.setup is setup
    files.open_path(tmp_path / "mine.npz")
    qtbot.waitUntil(lambda: files.arrays.dialog is not None)
    files.arrays.dialog.setTextValue("cube · 2 × 6 × 8 · float64")
    files.arrays.dialog.accept()
    qtbot.waitUntil(lambda: program.document.setup.input.kind == "array")
    settle(qtbot, program)
    assert program.document.setup.input.name == "mine · cube"
    assert program.document.setup.input.shape == (2, 6, 8)
    assert program.document.history.count == 1


def test_a_table_with_a_fault_leaves_the_session(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("a,b\n1,2\n3,oops\n")
    setup = program.document.setup
    drop(program.window, tmp_path / "mine.csv")
    qtbot.waitUntil(program.window.notice.isVisible)
    assert "mine.csv" in program.window.notice.text.text()
    assert "oops" in program.window.notice.text.text()
    assert program.document.setup is setup


def test_a_picture_takes_the_place_of_an_array(program: Program, qtbot: QtBot) -> None:
    source = ArrayInput("mine", np.ones((1, 16, 16)))
    program.document.edit_input("Open", source, edits.set_input_shape)
    settle(qtbot, program)
    program.window.files.inputs.open_sample("cat")
    qtbot.waitUntil(lambda: program.document.setup.input.kind == "picture")
    settle(qtbot, program)
    assert program.window.input_view.crop.isVisible()


def test_another_kind_of_input_is_seen_from_its_beginning(view: InputView, desk: Desk, qtbot: QtBot) -> None:
    """It was chosen from a strip at the end of the panel."""
    bar = view._area.verticalScrollBar()
    for source, is_other in (
        (SentenceInput("a cat"), True),
        (SentenceInput("a dog"), False),
        (PictureInput(Pattern(), 24, 24), True),
        (PictureInput(picture_from_pixels("grey", np.full((24, 24, 3), 90, np.uint8)), 24, 24), True),
    ):
        qtbot.waitUntil(lambda: bar.maximum() > 40)
        bar.setValue(40)
        assert desk.document.edit_input("open", source, edits.set_input_shape)
        assert bar.value() == (0 if is_other else 40)
    desk.settle()
