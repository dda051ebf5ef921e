"""One line of text that gives way where the room ends; the whole text is its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.ui.kit.theme import SIZE_CAPTION, font, theme_of

LEAST_LETTERS = 4
"""Of a text that gives way, with its ellipsis; less is not shown."""


class ElidedLabel(QWidget):
    """Paints `text` in the middle of its height, with an ellipsis in the middle when it is too long.

    A `trailing` one stands at the right and ends in the ellipsis.
    """

    def __init__(
        self, token: str = "ink", *, trailing: bool = False, size: int = SIZE_CAPTION, strong: bool = False
    ) -> None:
        super().__init__()
        self._size, self._strong = size, strong
        self._text, self._token = "", token
        self._side = Qt.AlignmentFlag.AlignRight if trailing else Qt.AlignmentFlag.AlignLeft
        self._elided = Qt.TextElideMode.ElideRight if trailing else Qt.TextElideMode.ElideMiddle
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str, tip: str = "") -> None:
        """Show `text`; `tip` is the tooltip, the text itself where it is left out."""
        if (text, tip or text) == (self._text, self.toolTip()):
            return
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(tip or text)
        self.updateGeometry()
        self.update()

    def _face(self) -> QFont:
        return font(self._size, strong=self._strong)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._face())
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._face())
        painter.setPen(theme_of(self).color(self._token))
        text = painter.fontMetrics().elidedText(self._text, self._elided, self.width())
        if text != self._text and len(text) < LEAST_LETTERS:
            return  # an ellipsis and a letter say nothing
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | self._side, text)
