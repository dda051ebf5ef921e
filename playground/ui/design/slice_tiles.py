"""The slices of a kernel side by side, all on one scale: which one is edited is chosen here."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea

from playground.network.kernel.kernel_place import KernelPlace
from playground.network.layers import Array
from playground.ui.inspector.kernel_editor import slice_name
from playground.ui.kit.colours import signed_table
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import SIZE_HEAD, font, scaled, theme_of

translate = QCoreApplication.translate
SMALLEST, LARGEST, GAP, NAME = 30, 112, 6, 15
"""Sides of a tile, the room between two, the height of a name."""


class SliceTiles(TranslatedWidget):
    """Paints a tile per slice; the chosen one is outlined, or all of them."""

    chosen = Signal(object)
    """A slice, or None: all."""
    copy_requested = Signal()
    paste_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place: KernelPlace | None = None
        self._colours: Array = np.zeros((0, 1, 1), np.uint32)
        self._room = QSize(LARGEST, LARGEST)
        self._columns, self._side = 1, LARGEST
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def show_place(self, place: KernelPlace) -> None:
        """Show the slices in use of a kernel."""
        self._place = place
        self._colour()
        self._arrange()

    def set_room(self, room: QSize) -> None:
        """How much of the tiles can be seen at once: they are as large as fits in, and scroll once they are small."""
        self._room = room
        self._arrange()

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Design", "Slices of the kernel"))
        self.setToolTip(
            translate(
                "Design",
                "Click a slice to edit it. Arrow keys go to the next one, Ctrl+A takes all together.\n"
                "Ctrl+C and Ctrl+V copy and paste.",
            )
        )

    def _restyle(self) -> None:
        self._colour()

    def _colour(self) -> None:
        if self._place is None:
            return
        slices = self._place.slices
        largest = float(np.abs(slices).max()) or 1.0
        places = np.clip(np.rint(128 + 127 * (slices / largest)), 1, 255).astype(np.intp)
        self._colours = signed_table(theme_of(self).name)[places]
        self.update()

    # where tiles stand

    def _line(self) -> int:
        """From the top of a tile to that of the one below, but for the tile."""
        return scaled(NAME) + GAP

    def _count(self) -> int:
        return 0 if self._place is None else self._place.used

    def _arrange(self) -> None:
        """The largest tiles that fit into the room, else the smallest ones, in as many rows as that takes."""
        count, width, height = max(self._count(), 1), self._room.width(), self._room.height()
        side = LARGEST
        while side > SMALLEST and not _fits(count, side, self._line(), width, height):
            side -= 2
        self._side = side
        self._columns = max(1, min(count, (width + GAP) // (side + GAP)))
        rows = -(-count // self._columns)
        self.setMinimumHeight(rows * (side + self._line()))
        self.update()

    def tile_rect(self, number: int) -> QRect:
        """Where a slice is painted."""
        row, column = divmod(number, self._columns)
        return QRect(1 + column * (self._side + GAP), 1 + row * (self._side + self._line()), self._side, self._side)

    def tile_at(self, point: QPoint) -> int | None:
        """The slice under a point, if any."""
        column, row = point.x() // (self._side + GAP), point.y() // (self._side + self._line())
        number = row * self._columns + column
        return number if 0 <= column < self._columns and 0 <= number < self._count() else None

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SIZE_HEAD))
        for number in range(self._count()):
            if self.tile_rect(number).adjusted(0, 0, 0, self._line()).intersects(event.rect()):
                self._paint_tile(painter, number)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme_of(self).color("accent"))
            painter.drawRect(self.visibleRegion().boundingRect().adjusted(0, 0, -1, -1))

    def _paint_tile(self, painter: QPainter, number: int) -> None:
        assert self._place is not None
        theme, box = theme_of(self), self.tile_rect(number)
        is_chosen = self._place.slice in (None, number)
        rows, columns = self._place.layer.kernel_size
        size = QSize(columns, rows).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        inner = QRect(box.center() - QPoint(size.width() // 2, size.height() // 2) + QPoint(1, 1), size) & box
        painter.drawImage(inner, to_image(np.ascontiguousarray(self._colours[number])))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent" if is_chosen else "line"), 2 if is_chosen else 1))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(theme.color("accent" if is_chosen else "muted"))
        line = QRect(box.left() - GAP // 2, box.bottom() + 1, box.width() + GAP, scaled(NAME))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, slice_name(self._place, number))

    # mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.tile_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Home: -self._count(),
            Qt.Key.Key_End: self._count(),
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.chosen.emit(None)
        elif Qt.Key(event.key()) in steps and self._place is not None:
            now = self._place.slice or 0
            self.chosen.emit(min(max(now + steps[Qt.Key(event.key())], 0), self._count() - 1))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        standard = QKeySequence.StandardKey
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in (standard.Copy, standard.Paste, standard.SelectAll))
        ):
            event.accept()  # else Ctrl+V would paste a picture into the window
            return True
        return super().event(event)


def _fits(count: int, side: int, line: int, width: int, height: int) -> bool:
    columns = (width + GAP) // (side + GAP)
    return columns > 0 and -(-count // columns) * (side + line) <= height


class SliceArea(QScrollArea):
    """Scrolls the tiles where they are too many; follows the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles = SliceTiles()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(self.tiles)
        self._chosen: int | None = None

    def show_place(self, place: KernelPlace) -> None:
        self.tiles.show_place(place)
        if place.slice != self._chosen and place.slice is not None:
            box = self.tiles.tile_rect(place.slice)
            self.ensureVisible(box.center().x(), box.center().y(), box.width(), box.height())
        self._chosen = place.slice

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tiles.set_room(QSize(self.viewport().width() - 2, self.viewport().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * SMALLEST, SMALLEST + scaled(NAME) + GAP)

    def sizeHint(self) -> QSize:
        return QSize(160, 160)
