"""One answer to choose: a button whose words wrap where the panel is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from playground.ui.kit.theme import CONTROL_HEIGHT, RADIUS_CONTROL, SPACE_2, font, line_width, scaled, theme_of

WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)


class AnswerButton(QAbstractButton):
    """As high as its words need at its width."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - 2 * SPACE_2, 1), 10_000)
        words = QFontMetrics(font()).boundingRect(room, WRAPPED, self.text()).height()
        return max(words + SPACE_2, scaled(CONTROL_HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.hasFocus() or (self.underMouse() and self.isEnabled())
        painter.setPen(QPen(theme.color("accent" if marked else "line"), line_width()))
        painter.setBrush(theme.color("line" if self.isDown() else "field"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setFont(font())
        painter.setPen(theme.color("ink" if self.isEnabled() else "muted"))
        painter.drawText(self.rect().adjusted(SPACE_2, 0, -SPACE_2, 0), WRAPPED, self.text())
