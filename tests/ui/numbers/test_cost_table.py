"""The table of costs: clicked, walked through with keys, selected, copied; readable at every width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from playground.network.editing import edits
from playground.network.editing.layer_edits import set_pool_size
from playground.ui.kit.theme import LIGHT, font
from playground.ui.numbers.cost_table import LINE, PADDING, CostTable
from playground.ui.numbers.numbers_model import COLUMNS, KIND, MACS, NAME, OUTPUT, column_heads, table_rows
from tests.ui.desk import Desk, color_at


@pytest.fixture
def table(desk: Desk) -> CostTable:
    table = CostTable()
    desk.put(table, QSize(880, 220))
    table.show_rows(table_rows(desk.document.network), column_heads(), None)
    return table


def middle(table: CostTable, row: int, column: int) -> QPoint:
    return table.visualRect(table.numbers.index(row, column)).center()


def test_a_click_and_enter_choose_a_layer(table: CostTable, qtbot: QtBot) -> None:
    chosen: list[str] = []
    table.layer_chosen.connect(chosen.append)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 1, MACS))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 3, NAME))  # the totals: no layer
    assert chosen == ["relu1", "pool1"]


def test_lines_are_selected_whole_and_copying_is_told(table: CostTable, qtbot: QtBot) -> None:
    asked: list[bool] = []
    table.copy_requested.connect(lambda: asked.append(True))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 2, MACS))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, shift, middle(table, 1, NAME))
    assert table.selected_numbers() == [1, 2]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True]


def test_the_selection_stays_on_its_layers(table: CostTable, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 2, NAME))
    network = edits.remove(desk.document.network, 1)
    table.show_rows(table_rows(network), column_heads(), None)
    assert table.selected_numbers() == [1]
    assert table.numbers.rows[1].layer == "pool1"


@pytest.mark.parametrize("width", [700, 880, 1560])
def test_no_figure_is_cut_and_no_line_is_wider_than_the_table(table: CostTable, width: int) -> None:
    table.resize(width, 220)
    metrics = QFontMetrics(font(strong=True))
    for column in (NAME, *range(OUTPUT, COLUMNS)):
        widest = max(metrics.horizontalAdvance(row.cells[column]) for row in table.numbers.rows)
        assert table.columnWidth(column) >= widest + 2 * PADDING
    assert sum(table.columnWidth(column) for column in range(COLUMNS)) == table.viewport().width()
    assert table.columnWidth(KIND) >= 120


def test_the_inspected_layer_stands_out(table: CostTable, desk: Desk) -> None:
    def has_accent(row: int) -> bool:
        box = table.visualRect(table.numbers.index(row, NAME))
        image = table.viewport().grab(box).toImage()
        accent = LIGHT.color("accent")
        return any(image.pixelColor(x, y) == accent for x in range(box.width()) for y in range(box.height()))

    table.show_rows(table_rows(desk.document.network), column_heads(), "relu1")
    assert [has_accent(row) for row in range(3)] == [False, True, False]


def test_a_layer_that_does_not_fit_has_room_for_its_reason(table: CostTable, desk: Desk) -> None:
    broken = set_pool_size(desk.document.network, 2, (60, 60))
    table.show_rows(table_rows(broken), column_heads(), None)
    assert table.columnSpan(2, OUTPUT) == COLUMNS - OUTPUT
    assert table.rowHeight(2) > LINE
    box = table.visualRect(table.numbers.index(2, OUTPUT))
    words = QFontMetrics(font()).boundingRect(
        0, 0, box.width() - 2 * PADDING, 200, int(Qt.TextFlag.TextWordWrap), table.numbers.rows[2].problem
    )
    assert words.height() <= box.height()
    corner = table.viewport().mapTo(table, box.bottomRight() - QPoint(3, 3))
    assert color_at(table, corner) == LIGHT.color("bad_tint")
    table.show_rows(table_rows(desk.document.network), column_heads(), None)
    assert table.columnSpan(2, OUTPUT) == 1
    assert table.rowHeight(2) == LINE
