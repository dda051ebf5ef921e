"""A head inside of a menu: what the entries below it are. Qt's own sections lose their words under a style sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidgetAction

from playground.ui.kit.controls import HeadLabel
from playground.ui.kit.theme import SPACE_1, SPACE_3


def add_head(menu: QMenu, words: str) -> None:
    """A line with `words` over it, which cannot be chosen."""
    if menu.actions():
        menu.addSeparator()
    head = HeadLabel(menu)
    head.setText(words)
    head.setContentsMargins(SPACE_3, SPACE_1, SPACE_3, SPACE_1)
    action = QWidgetAction(menu)
    action.setDefaultWidget(head)
    action.setText(words)
    action.setEnabled(False)
    menu.addAction(action)
