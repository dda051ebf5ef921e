"""Answers the questions that the program asks before something is lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

Button = QMessageBox.StandardButton


class Questions:
    """Answers every question with the next of the answers it was given, and keeps what was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.left: list[Button] = []
        """The answers that are not given yet."""
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self._answer(box))

    def _answer(self, box: QMessageBox) -> Button:
        self.asked.append(box.text())
        return self.left.pop(0)

    def will_be(self, *answers: Button) -> None:
        self.left = list(answers)
