"""The question before unsaved work would be lost."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate
Answer = QMessageBox.StandardButton
"""Save, Discard or Cancel."""


def ask_to_save(window: QWidget, title: str, text: str) -> Answer:
    """What the user answers; Cancel where the question is only closed."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(title)
    box.setText(text)
    box.setStandardButtons(Answer.Save | Answer.Discard | Answer.Cancel)
    box.setDefaultButton(Answer.Save)
    box.button(Answer.Save).setText(translate("FileActions", "Save"))
    box.button(Answer.Discard).setText(translate("FileActions", "Don't save"))
    box.button(Answer.Cancel).setText(translate("FileActions", "Cancel"))
    answer = Answer(box.exec())
    box.deleteLater()
    return answer
