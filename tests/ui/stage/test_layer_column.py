"""A column on its own: its head has room for what it says, a problem stands inside its box."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QSize
from pytestqt.qtbot import QtBot

from playground.ui.kit.theme import SPACE_2
from playground.ui.stage.column_header import WIDEST_NAME, ColumnHeader
from playground.ui.stage.layer_column import LayerColumn
from tests.ui.desk import Desk, ink_of


def test_a_head_wants_room_for_the_name_and_the_first_of_the_kind(qtbot: QtBot) -> None:
    short, kind, long = ColumnHeader(), ColumnHeader(), ColumnHeader()
    for header in (short, kind, long):
        qtbot.addWidget(header)
    short.set_words("conv1", "", "8", "", False)
    kind.set_words("conv1", "convolution 3×3, stride 1, same", "8", "", False)
    long.set_words("n" * 200, "ReLU", "8", "", False)
    assert kind.wanted_width() > short.wanted_width() + SPACE_2
    assert long.wanted_width() <= WIDEST_NAME + 2


def test_a_kind_is_written_whole_or_not_at_all(qtbot: QtBot) -> None:
    header = ColumnHeader()
    qtbot.addWidget(header)
    inks = {}
    for kind in ("", "convolution 3×3"):
        header.set_words("conv1", kind, "8", "", False)
        for room in ("wide", "narrow"):
            header.resize(200 if room == "wide" else 100, header.height())
            inks[kind, room] = ink_of(header)
    assert inks["convolution 3×3", "wide"].sum() > inks["", "wide"].sum()
    assert np.array_equal(inks["convolution 3×3", "narrow"], inks["", "narrow"])


def test_a_problem_stands_inside_its_box(desk: Desk) -> None:
    column = LayerColumn(0)
    desk.put(column, QSize(200, 300))
    column.show_message("waits", is_problem=False)
    column.show_message("pool1 does not fit: height 30 + padding 0 + 0 is 30", is_problem=True)
    box = column.message
    assert box.contentsRect().topLeft() == QPoint(8, 8)
