"""A picture of the window that is held for the class while something else is done behind it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QPixmap, QScreen
from PySide6.QtWidgets import QWidget

from playground.ui.kit.theme import RADIUS_CONTROL, SIZE_CAPTION, SPACE_2, font, scaled, theme_of

translate = QCoreApplication.translate
BADGE, LINE = 64, 22


class FrozenView(QWidget):
    """Full on the class's screen, or over the window where there is only one: then a small mark says so."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self.picture = picture
        self._is_marked = False
        self.setAccessibleName(translate("Presentation", "Held for the class"))

    def show_on(self, screen: QScreen) -> None:
        """Fill `screen`; the keyboard stays where it is."""
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def cover(self, window: QWidget) -> None:
        """Lie over `window`, which goes on taking keys."""
        self._is_marked = True
        self.setParent(window)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def end(self) -> None:
        """Show what is behind it again."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # it ends with the freezing, or with the presentation

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self.picture)
        if self._is_marked:
            self._paint_mark(painter)

    def _paint_mark(self, painter: QPainter) -> None:
        theme, width, height = theme_of(self), scaled(BADGE), scaled(LINE)
        box = QRectF(self.width() - width - SPACE_2, self.height() - height - SPACE_2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setPen(theme.color("muted"))
        painter.setFont(font(SIZE_CAPTION))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, translate("Presentation", "held"))
