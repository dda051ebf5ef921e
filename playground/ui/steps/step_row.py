"""One step of the preparation: a small picture of what it made, its name, and what it did in a few words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.network.layers import Array
from playground.ui.kit.controls import label
from playground.ui.kit.scaled_picture import ScaledPicture
from playground.ui.kit.theme import SPACE_1, SPACE_2, theme_of

SIDE = 52


class _Thumbnail(QWidget):
    """A picture (H, W, 3) uint8 or (H, W) uint32 as large as it fits; a dashed square without one."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: Array | None = None
        self._scaled = ScaledPicture()
        self.setFixedSize(SIDE, SIDE)

    def show_picture(self, picture: Array | None) -> None:
        if picture is not self.picture:
            self.picture = picture
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, outline = QRectF(self.rect()), QPainterPath()
        if self.picture is None:
            painter.setPen(QPen(theme_of(self).color("line"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), SPACE_1, SPACE_1)
            return
        height, width = self.picture.shape[:2]
        factor = min(box.width() / width, box.height() / height)
        box = QRectF(0, 0, max(width * factor, 1.0), max(height * factor, 1.0))
        box.moveCenter(QRectF(self.rect()).center())
        outline.addRoundedRect(box, SPACE_1, SPACE_1)
        painter.setClipPath(outline)
        ratio = self.devicePixelRatioF()
        size = QSize(max(round(box.width() * ratio), 1), max(round(box.height() * ratio), 1))
        painter.drawPixmap(box, self._scaled.pixmap(self.picture, size), QRectF(QPointF(), size))


class StepRow(QWidget):
    """With a `switch` the step can be done or left out; `name` is that switch then."""

    def __init__(self, switch: QCheckBox | None = None) -> None:
        super().__init__()
        self.thumbnail = _Thumbnail()
        self.name: QLabel | QCheckBox = label() if switch is None else switch
        self.caption = label("caption")
        self.caption.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.caption)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_step(self, picture: Array | None, caption: str) -> None:
        """What the step made, and in words what it did."""
        self.thumbnail.show_picture(picture)
        self.caption.setText(caption)

    def set_words(self, name: str, tip: str) -> None:
        """The step's name, and what it is for."""
        self.name.setText(name)
        self.name.setToolTip(tip)
        self.name.setAccessibleName(name)
