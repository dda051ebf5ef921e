"""The numbers of the whole network over a document: live, inspected by a click, copied to the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.network.costs import network_costs
from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.ui.kit.theme import SIZE_CAPTION, font, set_type_scale
from playground.ui.numbers.cost_table import LEAST_KIND, LEAST_PADDING
from playground.ui.numbers.numbers_model import KIND, MACS, NAME, NOTHING, TIME, column_heads
from playground.ui.numbers.numbers_view import NumbersView
from tests.ui.desk import Desk


@pytest.fixture
def view(desk: Desk) -> NumbersView:
    view = NumbersView(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(1280, 229))
    return view


def click(view: NumbersView, qtbot: QtBot, row: int) -> None:
    box = view.table.visualRect(view.table.numbers.index(row, NAME))
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def copied() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


def macs(view: NumbersView) -> list[str]:
    return [row.raw[MACS] for row in view.table.numbers.rows[:-1]]


def test_the_figures_follow_every_edit(view: NumbersView, desk: Desk) -> None:
    for edit in ((edits.set_muted, 0, True), (edits.duplicate, 1), (edits.set_input_shape, (3, 24, 24))):
        desk.document.edit("edit", *edit)
        assert macs(view) == [str(cost.macs) for cost in network_costs(desk.document.network)]
    desk.document.undo()
    assert macs(view) == [str(cost.macs) for cost in network_costs(desk.document.network)]
    desk.settle()


def test_what_each_layer_took_is_told_and_when_it_was_measured(view: NumbersView, desk: Desk) -> None:
    passed = desk.settle().passed
    assert passed is not None
    rows = view.table.numbers.rows
    for row, step in zip(rows, passed.steps, strict=False):
        assert row.raw[TIME] == f"{1000 * step.seconds:.3f}"
        assert "newest frame, which computed all its maps" in row.tips[TIME]
    assert rows[-1].raw[TIME] == f"{1000 * sum(step.seconds for step in passed.steps):.3f}"
    desk.document.edit("kernel", set_kernel_cell, 0, 2, 0, 1, 1, 3.0)
    desk.settle()
    assert "computed only 1 of 4" in view.table.numbers.rows[0].tips[TIME]
    assert view.table.numbers.rows[0].raw[TIME] == rows[0].raw[TIME]
    desk.document.edit("rename", edits.rename, 2, "other")
    assert view.table.numbers.rows[2].cells[TIME] == NOTHING, "not of this layer until its frame is there"
    desk.settle()
    assert "could take them over" in view.table.numbers.rows[2].tips[TIME]


def test_a_line_clicked_is_inspected_and_its_sum_shown(view: NumbersView, desk: Desk, qtbot: QtBot) -> None:
    click(view, qtbot, 2)
    assert desk.selection.view.inspected == "pool1"
    assert view.table.inspected == "pool1"
    assert "POOL1" in view.connections.head.text()
    desk.selection.inspect("conv1")
    assert view.table.inspected == "conv1"
    assert "CONV1" in view.connections.head.text()
    desk.settle()


def test_the_whole_table_is_copied_as_tab_separated_text(view: NumbersView, desk: Desk, qtbot: QtBot) -> None:
    click(view, qtbot, 1)
    qtbot.mouseClick(view.copy_button, Qt.MouseButton.LeftButton)
    lines = copied()
    assert [line[NAME] for line in lines[1:]] == ["conv1", "relu1", "pool1", "Total"]
    assert lines[1][MACS] == str(network_costs(desk.document.network)[0].macs)
    desk.settle()


def test_ctrl_c_copies_the_selected_lines(view: NumbersView, desk: Desk, qtbot: QtBot) -> None:
    view.table.setFocus()
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view.table, Qt.Key.Key_C, ctrl)
    assert len(copied()) == 5
    click(view, qtbot, 2)
    qtbot.keyClick(view.table, Qt.Key.Key_C, ctrl)
    assert [line[NAME] for line in copied()] == ["Layer", "pool1"]
    desk.settle()


def test_unseen_it_does_nothing_and_seen_again_it_is_right(view: NumbersView, desk: Desk) -> None:
    view.hide()
    desk.document.edit("mute", edits.set_muted, 0, True)
    assert not view.table.numbers.rows[0].is_muted
    view.show()
    assert view.table.numbers.rows[0].is_muted
    desk.settle()


def test_a_layer_that_is_gone_is_not_inspected(view: NumbersView, desk: Desk) -> None:
    desk.selection.inspect("relu1")
    desk.document.edit("remove", edits.remove, 1)
    assert view.table.inspected in (None, "conv1", "pool1")
    desk.settle()


def test_everything_stands_inside(view: NumbersView, desk: Desk) -> None:
    desk.selection.inspect("conv1")
    assert view._side.horizontalScrollBar().maximum() == 0
    assert view._side.verticalScrollBar().maximum() == 0
    assert view.table.horizontalScrollBar().maximum() == 0
    right = view.copy_button.mapTo(view, QPoint(view.copy_button.width(), 0)).x()
    assert right <= view._side.geometry().left()
    desk.settle()


def test_the_article_s_sum_is_worked_out_with_real_keys(view: NumbersView, desk: Desk, qtbot: QtBot) -> None:
    connections = view.connections

    def counts() -> list[int]:
        return [bar.count for bar in connections.bars.bars]

    click(view, qtbot, 0)
    own = counts()
    narrow = view._side.width()
    qtbot.mouseClick(connections.calculate, Qt.MouseButton.LeftButton)
    assert view._side.width() > narrow
    assert counts() == [10**9, 9 * 10**5, 9]
    assert [bar.count_words for bar in connections.bars.bars][:2] == ["10⁹ connections", "9·10⁵ connections"]
    field = connections.calculator.fields["kernels"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "100")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert counts() == [10**9, 9 * 10**5, 900]
    qtbot.keyClick(connections.calculator.fields["rows"], Qt.Key.Key_Up)  # 4 x 3
    assert counts()[2] == 1200
    qtbot.mouseClick(connections.calculator.layer, Qt.MouseButton.LeftButton)
    assert connections.calculator.layer.text() == "conv1"
    assert counts() == own
    qtbot.mouseClick(connections.calculator.article, Qt.MouseButton.LeftButton)
    assert counts()[2] == 9
    click(view, qtbot, 1)  # a ReLU has no kernels: its numbers are not offered
    assert not connections.calculator.layer.isVisible()
    qtbot.mouseClick(connections.calculate, Qt.MouseButton.LeftButton)
    assert view._side.width() == narrow
    assert "no weights" in connections.bars.bars[2].formula
    assert desk.steps == 0
    desk.settle()


def test_a_narrow_table_gives_up_the_words_of_a_kind_before_a_figure(view: NumbersView, desk: Desk) -> None:
    table = view.table
    whole = table.columnWidth(TIME)
    view.resize(940, 229)
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(KIND) >= LEAST_KIND
    assert table.padding == LEAST_PADDING
    kind = table.numbers.index(0, KIND)
    assert kind.data(Qt.ItemDataRole.ToolTipRole) == kind.data(), "it is elided"
    letters = QFontMetrics(font(SIZE_CAPTION))
    for column, (head, _) in enumerate(column_heads()):
        assert column == KIND or letters.horizontalAdvance(head) + 2 * LEAST_PADDING <= table.columnWidth(column)
    view.resize(1280, 229)
    assert table.columnWidth(TIME) == whole


def test_lines_are_as_high_as_type_is_large(view: NumbersView) -> None:
    before = view.table.rowHeight(0)
    try:
        set_type_scale(2.0)
        QApplication.sendEvent(view.table, QEvent(QEvent.Type.StyleChange))
        assert view.table.rowHeight(0) == 2 * before
    finally:
        set_type_scale(1.0)
