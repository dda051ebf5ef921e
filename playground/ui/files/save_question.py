"""The questions before somebody's work would be lost."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from playground.ui.kit.theme import scaled

translate = QCoreApplication.translate
ICON = 40
"""The side of the program's icon, in pixels of the design: it stands for all of the session."""
Answer = QMessageBox.StandardButton


def ask_to_save(window: QWidget, title: str, text: str) -> Answer:
    """Whether unsaved work is saved first: Save, Discard or Cancel."""
    words = {
        Answer.Save: translate("FileActions", "Save"),
        Answer.Discard: translate("FileActions", "Don't save"),
        Answer.Cancel: translate("FileActions", "Cancel"),
    }
    return _ask(window, title, text, words)


def ask_to_save_over(window: QWidget, text: str) -> Answer:
    """Whether a file that others changed is replaced: Save, Retry with another file, or Cancel."""
    words = {
        Answer.Retry: translate("FileActions", "Save elsewhere…"),
        Answer.Save: translate("FileActions", "Save over it"),
        Answer.Cancel: translate("FileActions", "Cancel"),
    }
    return _ask(window, translate("FileActions", "Save over it?"), text, words)


def ask_to_replace(window: QWidget, name: str) -> bool:
    """Whether a file that is there already is replaced."""
    words = {
        Answer.Cancel: translate("FileActions", "Cancel"),
        Answer.Save: translate("FileActions", "Replace it"),
    }
    title = translate("FileActions", "Replace it?")
    text = translate("FileActions", "There is a file called {name} already.").format(name=name)
    return _ask(window, title, text, words) == Answer.Save


def _ask(window: QWidget, title: str, text: str, words: dict[Answer, str]) -> Answer:
    """The button that is clicked; the first one with Return, Cancel where the question is only closed."""
    box = QMessageBox(window)
    box.setIconPixmap(window.windowIcon().pixmap(scaled(ICON)))
    box.setWindowTitle(title)
    box.setText(text)
    for answer, name in words.items():
        box.addButton(answer).setText(name)
    box.setDefaultButton(next(iter(words)))
    given = Answer(box.exec())
    box.deleteLater()
    return given
