"""While something is dragged over the window: that it can be dropped, and what else could be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.ui.kit.theme import (
    RADIUS_COLUMN,
    SIZE_TITLE,
    SPACE_2,
    SPACE_4,
    font,
    line_width,
    scaled,
    theme_of,
)

translate = QCoreApplication.translate
VEIL = 0.92
"""How much of the window the note hides."""
WIDTH = 520
"""Of the words, in pixels of the design."""


def drop_words(data: QMimeData) -> str:
    """What a drop would do: "Drop to open cat.jpg"."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(files) > 1:
        return translate("DropNote", "Drop to open {count} files").format(count=len(files))
    if files:
        return translate("DropNote", "Drop to open {name}").format(name=files[0].name)
    if data.hasImage():
        return translate("DropNote", "Drop to take this picture")
    return translate("DropNote", "Drop to take this text as the input")


class DropNote(QWidget):
    """Lies over the whole window and takes no events: the window takes the drop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.window_below, self.words = window, ""
        self.hide()

    def show_over(self, data: QMimeData) -> None:
        """Say what would happen to `data`."""
        self.words = drop_words(data)
        self.setAccessibleName(self.words)
        self.setGeometry(self.window_below.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.color("background")
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme.color("accent"), 2 * line_width(), Qt.PenStyle.DashLine))
        edge = 2 * SPACE_4
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), RADIUS_COLUMN, RADIUS_COLUMN)
        width = min(scaled(WIDTH), self.width() - 4 * edge)
        box = QRectF((self.width() - width) / 2, 0, width, self.height() / 2)
        painter.setFont(font(SIZE_TITLE, strong=True))
        painter.setPen(theme.color("accent"))
        line = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box, line | Qt.AlignmentFlag.AlignBottom, self.words)
        painter.setFont(font())
        painter.setPen(theme.color("muted"))
        kinds = translate(
            "DropNote",
            "Pictures, videos, sounds, texts, arrays, set-ups, lessons, trained networks and their weights; "
            "a folder or several pictures are gone through one by one.",
        )
        painter.drawText(box.translated(0, box.height() + SPACE_2), line | Qt.AlignmentFlag.AlignTop, kinds)
