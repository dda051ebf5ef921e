"""One sentence across the window when something was refused or needs an answer; goes by itself when it is old."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.icons import icon, icon_pixmap
from playground.ui.kit.theme import SPACE_2, SPACE_4, theme_of

translate = QCoreApplication.translate
SECONDS = 12


class NoticeBar(TranslatedWidget):
    """Hidden until `show_notice`; offers at most one repair."""

    def __init__(self) -> None:
        super().__init__()
        self._repair: Callable[[], None] | None = None
        self._sign = QLabel()
        self.text = label()
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.repair = QPushButton()
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, SPACE_2 // 2, SPACE_2, SPACE_2 // 2)
        row.setSpacing(SPACE_2)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        row.addWidget(self.repair)
        row.addWidget(self.close_button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self.close_button.clicked.connect(self.dismiss)
        self.repair.clicked.connect(self._on_repair)
        self._retranslate()
        self._restyle()
        self.hide()

    def show_notice(self, text: str, repair_text: str = "", repair: Callable[[], None] | None = None) -> None:
        """Show `text`; with a repair it stays until it is answered."""
        self.text.setText(text)
        self._repair = repair
        self.repair.setText(repair_text)
        self.repair.setVisible(repair is not None)
        self.show()
        if repair is None:
            self._timer.start(SECONDS * 1000)
        else:
            self._timer.stop()

    def dismiss(self) -> None:
        self._timer.stop()
        self._repair = None
        self.hide()

    def _retranslate(self) -> None:
        self.close_button.setToolTip(translate("NoticeBar", "Close this notice"))
        self.close_button.setAccessibleName(translate("NoticeBar", "Close this notice"))

    def _restyle(self) -> None:
        theme = theme_of(self)
        self._sign.setPixmap(icon_pixmap("warning", theme.bad))
        self.close_button.setIcon(icon("close", theme.ink))

    def _on_repair(self) -> None:
        repair = self._repair
        self.dismiss()
        if repair is not None:
            repair()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bad_tint"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
