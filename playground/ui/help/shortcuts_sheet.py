"""The sheet of shortcuts, written from the window's own actions, and what the mouse does."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenuBar, QWidget

from playground.ui.help.help_dialogs import mouse_words, plain_dialog
from playground.ui.kit.controls import HeadLabel, label
from playground.ui.kit.theme import SPACE_1, SPACE_4
from playground.ui.palette.commands import action_command, menu_commands
from playground.ui.window_actions import PRESENTING, WindowActions

translate = QCoreApplication.translate
Rows = list[tuple[str, str]]
"""(keys, what they do)."""


def shortcut_sections(bar: QMenuBar, actions: WindowActions) -> list[tuple[str, Rows]]:
    """(head, rows): a section for every menu in which something has keys, then the keys in front of a class."""
    sections = []
    commands = [command for command in menu_commands(bar, with_idle=True) if command.keys]
    for head, group in groupby(commands, key=lambda command: command.where[0]):
        sections.append((head, [(", ".join(command.keys), command.text) for command in group]))
    in_menus = {command.text for command in commands}
    presenting = [action_command(actions[key]) for key in PRESENTING]
    presenting = [command for command in presenting if command.text not in in_menus]
    head = translate("Shortcuts", "In front of a class")
    return [*sections, (head, [(", ".join(command.keys), command.text) for command in presenting])]


def show_shortcuts(parent: QWidget, bar: QMenuBar, actions: WindowActions) -> None:
    """All of them, in a window that does not block the other."""
    dialog, column = plain_dialog(parent, translate("Help", "Keys and mouse"))
    row = QHBoxLayout()
    row.setSpacing(2 * SPACE_4)
    sections = shortcut_sections(bar, actions)
    half = _half(sections)
    mouse = [(translate("Shortcuts", "Mouse, and keys inside of a view"), mouse_words())]
    for part in (sections[:half], sections[half:], mouse):
        row.addLayout(_column(part))
    column.insertLayout(0, row)
    dialog.show()


def _half(sections: list[tuple[str, Rows]]) -> int:
    """How many sections make the first of two columns of about the same height."""
    heights = [len(rows) + 1 for _, rows in sections]
    return min(range(len(sections) + 1), key=lambda cut: max(sum(heights[:cut]), sum(heights[cut:])))


def _column(sections: list[tuple[str, Rows]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_4)
    grid.setVerticalSpacing(SPACE_1)
    line = 0
    for head, rows in sections:
        title = HeadLabel()
        title.setText(head)
        grid.addWidget(title, line, 0, 1, 2)
        for offset, (keys, meaning) in enumerate(rows, 1):
            words = label("", keys)
            words.setProperty("role", "strong")
            grid.addWidget(words, line + offset, 0)
            grid.addWidget(label("", meaning), line + offset, 1)
        line += len(rows) + 1
        grid.setRowMinimumHeight(line, SPACE_1)
        line += 1
    grid.setRowStretch(line, 1)
    grid.setColumnStretch(1, 1)
    return grid
