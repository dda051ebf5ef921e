"""Tab walks through what is there, whatever is still empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.tab_order import tab_stops


def test_what_holds_nothing_yet_is_passed_over(qtbot: QtBot) -> None:
    root, area, stack, field = QWidget(), QScrollArea(), QStackedWidget(), QLineEdit()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column = QVBoxLayout(root)
    for part in (area, stack, field):
        column.addWidget(part)
    qtbot.addWidget(root)
    root.show()
    assert tab_stops(root) == [field]
