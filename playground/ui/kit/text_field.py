"""A few lines of text to type into, whose undo is the document's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class TextField(QPlainTextEdit):
    """`edited` carries the text after every change by the user."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str) -> None:
        """Show `text` without telling anybody; the cursor stays where it is as far as there is text."""
        if text == self.toPlainText():
            return
        with QSignalBlocker(self):
            place = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Undo and redo go to the window's actions."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text alone, without its colours and fonts."""
        self.insertPlainText(source.text())

    def _on_text_changed(self) -> None:
        self.edited.emit(self.toPlainText())
