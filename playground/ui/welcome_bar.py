"""A line above the panels at the very first start: what can be done at once, and where to go on from there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from playground.ui.kit.controls import TranslatedWidget, icon_button, label
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_4, theme_of

translate = QCoreApplication.translate


class WelcomeBar(TranslatedWidget):
    """Goes with any of its buttons."""

    lesson_wanted = Signal()
    gallery_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label()
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.lesson, self.gallery, self.close_button = QPushButton(), QPushButton(), icon_button()
        self.lesson.setProperty("role", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, SPACE_1, SPACE_2, SPACE_1)
        row.setSpacing(SPACE_2)
        row.addWidget(self.words, 1)
        for button in (self.lesson, self.gallery, self.close_button):
            row.addWidget(button)
            button.clicked.connect(self.hide)
        self.lesson.clicked.connect(self.lesson_wanted)
        self.gallery.clicked.connect(self.gallery_wanted)
        self._retranslate()
        self._restyle()

    def _retranslate(self) -> None:
        self.words.setText(
            translate(
                "Welcome",
                "New here? Click any map to run it backwards, turn the wheel over a cell of the kernel at the right, "
                "and take back whatever you did with Ctrl+Z.",
            )
        )
        self.lesson.setText(translate("Welcome", "First lesson"))
        self.lesson.setToolTip(translate("Welcome", "Twelve short lessons, from the input to the top nine"))
        self.gallery.setText(translate("Welcome", "Gallery"))
        self.gallery.setToolTip(translate("Welcome", "Trained networks, examples, pictures and lessons (Ctrl+G)"))
        self.close_button.setToolTip(translate("Welcome", "Close; it does not come again"))
        self.close_button.setAccessibleName(self.close_button.toolTip())

    def _restyle(self) -> None:
        self.close_button.setIcon(icon("close", theme_of(self).ink))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("accent_tint"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
