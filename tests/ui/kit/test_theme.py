"""The type: strong words look strong in whatever font the machine has."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from playground.ui.kit.theme import font


def ink(type_of: QFont, words: str) -> int:
    """How much black `words` leave on a white page."""
    page = QImage(QSize(2 * QFontMetrics(type_of).horizontalAdvance(words), 60), QImage.Format.Format_Grayscale8)
    page.fill(QColor("white"))
    painter = QPainter(page)
    painter.setFont(type_of)
    painter.drawText(page.rect(), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return sum(255 - level for level in bytes(page.constBits()))


def test_strong_words_have_more_ink(qtbot: QtBot) -> None:
    for words in ("conv1", "Back-projection"):
        assert ink(font(strong=True), words) > 1.15 * ink(font(), words)
