"""The type: strong words look strong in whatever font the machine has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from playground.ui.kit.theme import LIGHT, font, set_type_scale, style_sheet


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


@pytest.mark.parametrize("percent", [90, 100, 110, 125, 150, 160, 175, 200])
def test_the_knob_of_a_slider_is_round_at_every_size(qtbot: QtBot, percent: int) -> None:
    try:
        set_type_scale(percent / 100)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setStyleSheet(style_sheet(LIGHT))
        qtbot.addWidget(slider)
        slider.resize(200, 60)
        slider.setValue(50)
        picture = slider.grab().toImage()
    finally:
        set_type_scale(1.0)
    across, down = range(60, picture.width()), range(picture.height())
    painted = [sum(picture.pixelColor(x, y).red() < 128 for x in across) for y in down]  # the accent has little red
    widths = [width for width in painted if width]
    assert len(widths) == pytest.approx(14 * percent / 100, abs=3)
    assert widths[0] < 0.75 * len(widths), "the knob begins with an arc, not with a side"
