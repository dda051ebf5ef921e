"""The row of the working size: typing, wheel, arrow keys, the link between width and height, the usual sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground import limits
from playground.ui.input.size_row import USUAL_SIZES, SizeRow
from playground.ui.kit.controls import NumberField
from tests.ui.running import wheel


@pytest.fixture
def row(qtbot: QtBot) -> SizeRow:
    """A row that shows 60 x 30 and what it tells at once."""
    row = SizeRow()
    qtbot.addWidget(row)
    row.edited.connect(row.set_size)
    row.set_size(60, 30)
    row.resize(208, 30)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    return row


def size(row: SizeRow) -> tuple[float, float]:
    return row.width_field.value(), row.height_field.value()


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_link_keeps_the_proportions(row: SizeRow, qtbot: QtBot) -> None:
    enter(qtbot, row.width_field, "100")
    assert size(row) == (100, 50)
    enter(qtbot, row.height_field, "64")
    assert size(row) == (128, 64)


def test_a_way_over_tiny_sizes_does_not_lose_the_proportions(row: SizeRow, qtbot: QtBot) -> None:
    enter(qtbot, row.width_field, "1")
    assert size(row) == (1, 1)
    enter(qtbot, row.width_field, "80")
    assert size(row) == (80, 40)


def test_without_the_link_each_is_its_own(row: SizeRow, qtbot: QtBot) -> None:
    qtbot.mouseClick(row.link, Qt.MouseButton.LeftButton)
    enter(qtbot, row.width_field, "90")
    assert size(row) == (90, 30)
    qtbot.mouseClick(row.link, Qt.MouseButton.LeftButton)  # now these are kept
    enter(qtbot, row.height_field, "10")
    assert size(row) == (30, 10)


def test_wheel_and_arrow_keys_step(row: SizeRow, qtbot: QtBot) -> None:
    qtbot.mouseClick(row.link, Qt.MouseButton.LeftButton)
    row.width_field.setFocus()
    wheel(row.width_field, QPoint(10, 10), 1)
    assert size(row) == (61, 30)
    qtbot.keyClick(row.width_field, Qt.Key.Key_Down)
    qtbot.keyClick(row.width_field, Qt.Key.Key_PageUp)
    assert size(row) == (70, 30)
    wheel(row.height_field, QPoint(10, 10), 1)  # not in use: the panel scrolls instead
    assert size(row) == (70, 30)


def test_a_usual_size_is_a_square(row: SizeRow, qtbot: QtBot) -> None:
    menu = row.sizes.menu()
    assert isinstance(menu, QMenu)
    menu.popup(row.mapToGlobal(QPoint(0, 0)))
    action = menu.actions()[USUAL_SIZES.index(128)]
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert size(row) == (128, 128)
    enter(qtbot, row.height_field, "50")
    assert size(row) == (50, 50)


@pytest.mark.parametrize(("typed", "kept"), [("0", 1), ("99999", limits.WORKING_SIDE), ("", 60), ("-", 60)])
def test_what_cannot_be_is_held_inside_the_limits(row: SizeRow, qtbot: QtBot, typed: str, kept: int) -> None:
    qtbot.mouseClick(row.link, Qt.MouseButton.LeftButton)
    row.width_field.setFocus()
    row.width_field.selectAll()
    qtbot.keyClick(row.width_field, Qt.Key.Key_Delete)
    enter(qtbot, row.width_field, typed)
    qtbot.keyClick(row.width_field, Qt.Key.Key_Tab)
    assert size(row) == (kept, 30)
    assert row.width_field.text() == str(kept)


def test_four_digits_can_be_read(row: SizeRow) -> None:
    field = row.width_field
    row.set_size(limits.WORKING_SIDE, limits.WORKING_SIDE)
    words = field.fontMetrics().horizontalAdvance(field.text())
    assert field.contentsRect().width() - 2 * 7 >= words  # 7: the style's padding


def test_a_drag_with_ctrl_is_framed_as_one_gesture(row: SizeRow, qtbot: QtBot) -> None:
    told: list[str] = []
    row.gesture_begun.connect(lambda: told.append("begun"))
    row.gesture_ended.connect(lambda: told.append("ended"))
    row.edited.connect(lambda width, height: told.append(f"{width}x{height}"))
    field, ctrl = row.width_field, Qt.KeyboardModifier.ControlModifier
    qtbot.mousePress(field, Qt.MouseButton.LeftButton, ctrl, QPoint(10, 10))
    qtbot.mouseMove(field, QPoint(18, 10))
    qtbot.mouseMove(field, QPoint(26, 10))
    qtbot.mouseRelease(field, Qt.MouseButton.LeftButton, ctrl, QPoint(26, 10))
    assert told == ["begun", "62x31", "64x32", "ended"]
