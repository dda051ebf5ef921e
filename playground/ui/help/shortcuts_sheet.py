"""The sheet of shortcuts, written from the window's own actions, and what the mouse does."""

from __future__ import annotations

from itertools import combinations, groupby, pairwise

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenuBar, QScrollArea, QWidget

from playground.ui.help.help_dialogs import mouse_words, plain_dialog
from playground.ui.kit.controls import HeadLabel, label
from playground.ui.kit.theme import CONTROL_HEIGHT, SPACE_1, SPACE_4, scaled
from playground.ui.palette.commands import action_command, menu_commands
from playground.ui.window_actions import PRESENTING, WindowActions

translate = QCoreApplication.translate
Rows = list[tuple[str, str]]
"""(keys, what they do)."""
Section = tuple[str, Rows]
FRAME = 24
"""Left free of the screen at each side, and for a window's title."""
SCROLL_BAR = 12
"""What it takes beside the columns."""
LONGEST_LINE = 215
"""In pixels of the design; words that take more are wrapped."""


def shortcut_sections(bar: QMenuBar, actions: WindowActions) -> list[Section]:
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
    """All of them, in a window that does not block the other: in as many columns as the screen has room for."""
    dialog, column = plain_dialog(parent, translate("Help", "Keys and mouse"))
    mouse = (translate("Shortcuts", "Mouse, and keys inside of a view"), mouse_words())
    sections = [*shortcut_sections(bar, actions), mouse]
    around = QSize(2 * SPACE_4 + SCROLL_BAR, scaled(CONTROL_HEIGHT) + 3 * SPACE_4 + 2)
    room = parent.screen().availableSize() - QSize(2 * FRAME, 2 * FRAME) - around
    sheet = _sheet(sections, 3)
    for count in (2, 1):
        if sheet.sizeHint().width() > room.width():
            sheet = _sheet(sections, count)
    area = QScrollArea()
    area.setWidget(sheet)
    area.setWidgetResizable(True)
    column.insertWidget(0, area, 1)
    dialog.resize(sheet.sizeHint().boundedTo(room) + around)
    dialog.show()


def _sheet(sections: list[Section], count: int) -> QWidget:
    """The sections in so many columns."""
    sheet = QWidget()
    row = QHBoxLayout(sheet)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * SPACE_4)
    for part in even_columns(sections, count):
        row.addLayout(_column(part))
    return sheet


def even_columns(sections: list[Section], count: int) -> list[list[Section]]:
    """The sections, in their order, in `count` columns of about the same height."""

    def parts(cuts: tuple[int, ...]) -> list[list[Section]]:
        ends = (0, *cuts, len(sections))
        return [sections[begin:end] for begin, end in pairwise(ends)]

    def height(part: list[Section]) -> int:
        return sum(len(rows) + 2 for _, rows in part)

    cuts = combinations(range(1, len(sections)), count - 1)
    return min(map(parts, cuts), key=lambda columns: max(map(height, columns)))


def _column(sections: list[Section]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_4)
    grid.setVerticalSpacing(SPACE_1)
    line = 0
    for head, rows in sections:
        title = HeadLabel()
        title.setText(head)
        grid.addWidget(title, line, 0, 1, 2)
        for offset, (keys, meaning) in enumerate(rows, 1):
            grid.addWidget(_words("strong", keys), line + offset, 0)
            grid.addWidget(_words("", meaning), line + offset, 1)
        line += len(rows) + 1
        grid.setRowMinimumHeight(line, SPACE_1)
        line += 1
    grid.setRowStretch(line, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _words(role: str, text: str) -> QLabel:
    """On one line, or wrapped where that would be a long one."""
    result = label(role, text)
    result.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    result.ensurePolished()
    if result.sizeHint().width() > scaled(LONGEST_LINE):
        result.setWordWrap(True)
        result.setFixedWidth(scaled(LONGEST_LINE))
    return result
