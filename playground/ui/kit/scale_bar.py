"""The scale bar: the colours of a range with its two numbers and its kind. Stands under every column and picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.ui.kit.colours import signed_table
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import SIZE_CAPTION, SPACE_2, font, scaled, theme_of


class ScaleBar(QWidget):
    """Paints "own −1.84 [colours] +1.84" in one line; without room the colours become a line under the numbers.

    A note, as of what is clipped, stands in a second line.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._range, self._note = "", 0.0, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_range(self, kind: str, value: float, note: str = "") -> None:
        """The kind of scale in words and the value shown in the strongest colour; `note` is a second line."""
        if (kind, value, note) != (self._kind, self._range, self._note):
            if bool(note) != bool(self._note):  # its size: everything around it is laid out anew
                self.updateGeometry()
            self._kind, self._range, self._note = kind, value, note
            self.setAccessibleName(f"{kind} {value_text(-value)} {value_text(value)} {note}".rstrip())
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self._line() * (2 if self._note else 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def _line(self) -> int:
        return scaled(18)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme.color("muted"))
        metrics = QFontMetrics(painter.font())
        low, high = value_text(-self._range), value_text(self._range)
        kind = f"{self._kind} " if metrics.horizontalAdvance(f"{self._kind} {low}{high}") < self.width() - 50 else ""
        left_text = kind + low
        left = metrics.horizontalAdvance(left_text) + SPACE_2
        right = metrics.horizontalAdvance(high) + SPACE_2
        box = self.rect()
        if self._note:
            box.setHeight(self.height() // 2)
            below = box.translated(0, box.height())
            note = metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, note)
        bar = QRectF(left, (box.height() - 6) / 2, self.width() - left - right, 6)
        if bar.width() < 16:
            bar = QRectF(0, box.height() - 3, self.width(), 3)
            box = box.adjusted(0, 0, 0, -3)
            left_text = low
            if metrics.horizontalAdvance(low + high) + SPACE_2 > self.width():
                left_text, high = f"±{value_text(self._range, signed=False)}", ""
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, left_text)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, high)
        path = QPainterPath()
        path.addRoundedRect(bar, 3, 3)
        painter.setClipPath(path)
        table = signed_table(theme.name)
        image = QImage(table.data, 256, 1, 1024, QImage.Format.Format_RGB32)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(bar, image, QRectF(1, 0, 255, 1))
        painter.setClipping(False)
        painter.setPen(theme.color("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, 3, 3)
