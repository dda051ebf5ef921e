"""The head of a column: name, kind, output shape, costs. Clicked to inspect the layer, dragged to move it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from playground.ui.kit.theme import SIZE_BODY, SIZE_CAPTION, SPACE_2, fix_height, font, scaled, theme_of

translate = QCoreApplication.translate
LINE_1, LINE_2 = 20, 18
WIDEST_NAME = 240
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ColumnHeader(QWidget):
    """Two lines of text that give way from the right when the column is narrow."""

    clicked = Signal()
    rename_requested = Signal()
    menu_requested = Signal(QPoint)
    dragged = Signal(QPoint)
    """The mouse drags the column; global position."""
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._kind, self._shape, self._extra = "", "", "", ""
        self._muted = False
        self._measured: tuple[int, int] | None = None
        self._press: QPoint | None = None
        self._is_dragging = False
        self.is_movable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix_height(self, LINE_1 + LINE_2)

    def set_words(self, name: str, kind: str, shape: str, extra: str, muted: bool) -> None:
        """Name and kind on the first line, shape and the rest on the second."""
        words = (name, kind, shape, extra, muted)
        if words == (self._name, self._kind, self._shape, self._extra, self._muted):
            return
        self._name, self._kind, self._shape, self._extra, self._muted = words
        self._measured = None
        self.setToolTip("\n".join(part for part in (f"{name} · {kind}", f"{shape}{extra}") if part))
        self.setAccessibleName(", ".join(part for part in words[:3] if part))
        self.update()

    def wanted_width(self) -> int:
        """The least width that shows the name, what comes first of the kind, and the shape whole; names have an end."""
        widest = scaled(WIDEST_NAME)
        if self._measured is None or self._measured[0] != widest:  # once for all the widths tried with every frame
            name = QFontMetrics(font(SIZE_BODY, strong=True)).horizontalAdvance(self._name)
            small = QFontMetrics(font(SIZE_CAPTION))
            kind = small.horizontalAdvance(self._kind.partition(translate("LayerKind", ", "))[0])
            width = max(min(name + SPACE_2 + kind, widest), small.horizontalAdvance(self._shape)) + 2
            self._measured = widest, width
        return self._measured[1]

    def sizeHint(self) -> QSize:
        return QSize(self.wanted_width(), scaled(LINE_1) + scaled(LINE_2))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        strong, small = font(SIZE_BODY, strong=True), font(SIZE_CAPTION)
        first = QRect(0, 0, self.width(), scaled(LINE_1))
        painter.setFont(strong)
        painter.setPen(theme.color("faint" if self._muted else "ink"))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(first, LEFT, name)
        left = painter.fontMetrics().horizontalAdvance(name) + SPACE_2
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        kind, comma = self._kind, translate("LayerKind", ", ")
        while comma in kind and painter.fontMetrics().horizontalAdvance(kind) > self.width() - left:
            kind = kind.rpartition(comma)[0]
        if painter.fontMetrics().horizontalAdvance(kind) <= self.width() - left:
            painter.drawText(first.adjusted(left, 0, 0, 0), RIGHT, kind)
        second = QRect(0, scaled(LINE_1), self.width(), scaled(LINE_2))
        line = self._shape + self._extra
        if painter.fontMetrics().horizontalAdvance(line) > self.width():
            line = self._shape
        painter.drawText(
            second, LEFT, painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width())
        )
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None or not self.is_movable:
            return
        far = (event.position().toPoint() - self._press).manhattanLength() >= QApplication.startDragDistance()
        if far or self._is_dragging:
            if not self._is_dragging:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._is_dragging = True
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        self._press = None
        if self._is_dragging:
            self._is_dragging = False
            self.unsetCursor()
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.is_movable:
            self.rename_requested.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
