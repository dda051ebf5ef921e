"""Help: what the mouse and the keys do, and what the program is made of."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.ui.kit.theme import SPACE_4, fix_least_width, scaled
from playground.version import VERSION

translate = QCoreApplication.translate
TEXT_WIDTH, ICON = 420, 64


def mouse_words() -> list[tuple[str, str]]:
    """(mouse, or a key inside of a view, what it does). Keys of the whole window are read from its actions."""
    return [
        (translate("Help", "click a map"), translate("Help", "pin it: it is run backwards to the picture")),
        (translate("Help", "double-click a map"), translate("Help", "enlarge it, with values")),
        (translate("Help", "click a column's head"), translate("Help", "inspect that layer; the pin stays")),
        (translate("Help", "drag a column's head"), translate("Help", "move the layer")),
        (translate("Help", "double-click a head, F2"), translate("Help", "rename the layer")),
        (
            translate("Help", "wheel over a kernel cell, Page up, Page down"),
            translate("Help", "change it; with Shift in tenths of a step"),
        ),
        (translate("Help", "Ctrl + drag a cell up or down"), translate("Help", "the same; every map follows")),
        (translate("Help", "drag over cells"), translate("Help", "paint with the first one's value; right button: 0")),
        (translate("Help", "a digit, Enter, Delete in a cell"), translate("Help", "type its value; set it to 0")),
        (translate("Help", "Ctrl+C, Ctrl+V in a kernel"), translate("Help", "copy and paste it, or one slice of it")),
        (translate("Help", "Ctrl + wheel over maps"), translate("Help", "larger or smaller maps")),
        (translate("Help", "Shift + wheel"), translate("Help", "scroll the network sideways")),
        (translate("Help", "drag and wheel over the picture"), translate("Help", "move and zoom the crop")),
        (
            translate("Help", "drag and wheel over the enlarged map, F"),
            translate("Help", "move and zoom it, show all of it"),
        ),
        (translate("Help", "Tab, arrow keys, Enter"), translate("Help", "go to the next control, choose in it, do it")),
    ]


def show_about(parent: QWidget) -> None:
    """Version, purpose and credits."""
    dialog, column = plain_dialog(parent, translate("Help", "About CNN Playground"))
    text = QLabel(
        "<p><b>CNN Playground</b> {version}</p><p>{purpose}</p><p>{credits}</p>".format(
            version=VERSION,
            purpose=translate(
                "Help",
                "See what a convolutional network does: edit kernels, stack layers, watch every map follow, and "
                "run any map backwards to the picture (Zeiler & Fergus 2013, arXiv 1311.2901).",
            ),
            credits=translate(
                "Help",
                "MIT licence. Colour maps: CET-D1 and CET-D4 by Peter Kovesi (CC BY). Sample pictures: see "
                "resources/pictures/CREDITS.md. Built with Qt for Python, NumPy, OpenCV and pyqtgraph.",
            ),
        )
    )
    text.setWordWrap(True)
    fix_least_width(text, TEXT_WIDTH)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    sign = QLabel()
    sign.setPixmap(parent.window().windowIcon().pixmap(scaled(ICON)))
    row = QHBoxLayout()
    row.setSpacing(SPACE_4)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    column.insertLayout(0, row)
    dialog.show()


def plain_dialog(parent: QWidget, title: str) -> tuple[QDialog, QVBoxLayout]:
    """A window with `title` and a button to close it, which does not block the other; its column."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
    column.setSpacing(SPACE_4)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(translate("Help", "Close"))
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    return dialog, column
