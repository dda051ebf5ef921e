"""The thumbnails of one layer: a table of maps painted from one atlas image.

The table gives keyboard, accessibility and scrolling; the pixels come ready from the worker and are only blitted here.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QTableView, QWidget

from playground.engine.explain.effective_field import FieldWeights
from playground.network.size_sums import ALL_READ, Unread
from playground.session.frame_parts.columns import ATLAS_COLUMNS, Column
from playground.ui.kit.cover import paint_cover
from playground.ui.kit.field_overlay import field_rect, paint_field, weight_image
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.picture_table import PictureTable
from playground.ui.kit.theme import line_width, theme_of
from playground.ui.kit.unread_hatch import paint_unread

translate = QCoreApplication.translate
GAP = 3
Box = tuple[int, int, int, int]
Index = QModelIndex | QPersistentModelIndex


class _Maps(QAbstractTableModel):
    """How many maps there are and in how many columns; names them for screen readers."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.count, self.columns = 0, 1
        self.layer_name = ""
        self.ranges: Any = ()
        self.saturated: Collection[int] = ()

    def set_grid(self, count: int, columns: int) -> None:
        if (count, columns) != (self.count, self.columns):
            self.beginResetModel()
            self.count, self.columns = count, columns
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else -(-self.count // self.columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self.columns

    def map_at(self, index: Index) -> int | None:
        """The map in a cell, or None where the last row ends early."""
        number = index.row() * self.columns + index.column()
        return number if index.isValid() and 0 <= number < self.count else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.map_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = self.map_at(index)
        if number is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return translate("MapGrid", "{layer}, map {map}").format(layer=self.layer_name, map=number)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and number < len(self.ranges):
            if self.ranges[number] == 0:
                return translate("MapGrid", "dead: all units are 0")
            if number in self.saturated:
                return translate("MapGrid", "saturated: most units are at an end of the curve")
            return translate("MapGrid", "largest magnitude {value}").format(
                value=value_text(float(self.ranges[number]), signed=False)
            )
        return None


class MapGrid(PictureTable):
    """Shows a Column's atlas. Clicks and hovering are told in map numbers and unit positions."""

    map_clicked = Signal(int, int, int)
    """Map, row, column of the unit that was clicked."""
    map_hovered = Signal(int, int, int)
    """Map, row, column under the mouse; map -1 when the mouse has left."""
    zoom_turned = Signal(int)
    """Ctrl + wheel: +1 or -1."""
    enlarge_requested = Signal(int)
    """A double click on a map."""

    def __init__(self, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted_columns = columns
        self._content: Column | None = None
        self._pinned = -1
        self._cursor_unit: tuple[int, int] | None = None
        self._lit: Collection[int] = ()
        self._ray: Box | None = None
        self._weights: FieldWeights | None = None
        self._covered: Collection[int] = ()
        self._unread = ALL_READ
        self._linked: tuple[int, int, int] | None = None
        self._maps = _Maps(self)
        self.setModel(self._maps)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)

    @property
    def content(self) -> Column | None:
        return self._content

    @property
    def layer_name(self) -> str:
        return self._maps.layer_name

    @property
    def columns(self) -> int:
        return self._maps.columns

    def show_column(self, content: Column, layer_name: str) -> None:
        """Show other pixels; the grid is laid out anew only when sizes changed."""
        old, self._content = self._content, content
        self._maps.layer_name, self._maps.ranges = layer_name, content.ranges
        self._maps.saturated = content.saturated
        count = content.shape[0]
        self._maps.set_grid(count, min(self._wanted_columns, count))
        if old is None or old.tile != content.tile or old.shape[0] != count:
            self._lay_out()
        if old is not content:
            self.viewport().update()

    def set_marks(self, pinned: int, unit: tuple[int, int] | None, lit: Collection[int]) -> None:
        """Outline the pinned map in warm (with a cross at `unit`) and the maps that feed it in the accent."""
        marks = (pinned, unit, lit)
        if marks != (self._pinned, self._cursor_unit, self._lit):
            self._pinned, self._cursor_unit, self._lit = marks
            self.viewport().update()

    def set_cursor(self, place: tuple[int, int, int] | None) -> None:
        """Mark one unit (map, row, column) that the mouse is over in another grid; None: none."""
        if place != self._linked:
            self._linked = place
            self.viewport().update()

    def set_ray(self, ray: Box | None, weights: FieldWeights | None = None) -> None:
        """Outline on every map what the unit that is looked at sees of it (row, column, height, width in units), and
        shade what weighs in it."""
        if ray != self._ray or weights is not self._weights:
            self._ray, self._weights = ray, weights
            self.viewport().update()

    def set_unread(self, unread: Unread) -> None:
        """Hatch on every map the rows and columns that a layer after it never reads."""
        if unread != self._unread:
            self._unread = unread
            self.viewport().update()

    def set_covered(self, covered: Collection[int]) -> None:
        """Maps that are not shown until they were predicted."""
        if covered != self._covered:
            self._covered = covered
            self.viewport().update()

    def ray_rect(self, number: int) -> QRectF | None:
        """Where the outline stands on map `number` in the viewport."""
        if self._ray is None or self._content is None:
            return None
        return field_rect(self._ray, self._content.shape[1:], QRectF(self.map_rect(number)))

    @property
    def weights(self) -> FieldWeights | None:
        """What is shaded inside the outline."""
        return self._weights

    def set_columns(self, columns: int) -> None:
        """How many thumbnails stand side by side from the next pixels on."""
        self._wanted_columns = columns

    def cell_size(self) -> tuple[float, float]:
        """(height, width) of a thumbnail in window pixels."""
        if self._content is None:
            return 1.0, 1.0
        ratio = self.devicePixelRatioF()
        return self._content.tile[0] / ratio, self._content.tile[1] / ratio

    def grid_width(self) -> int:
        """The width the grid wants, scroll bar included."""
        return self._maps.columns * (round(self.cell_size()[1]) + GAP) + 10

    def map_rect(self, number: int) -> QRect:
        """Where map `number` stands in the viewport: as `visualRect`, which asks the model three times a map."""
        row, column = divmod(number, self._maps.columns)
        left, top = self.columnViewportPosition(column), self.rowViewportPosition(row)
        return QRect(left, top, self.columnWidth(column) - GAP, self.rowHeight(row) - GAP)

    def show_map(self, number: int) -> None:
        """Scroll so that map `number` can be seen."""
        if 0 <= number < self._maps.count:
            self.scrollTo(self._maps.index(number // self._maps.columns, number % self._maps.columns))

    def place_at(self, point: QPoint) -> tuple[int, int, int] | None:
        """(map, row, column) of the unit drawn at a viewport point, or None between maps."""
        number = self._maps.map_at(self.indexAt(point))
        if number is None or self._content is None:
            return None
        box = self.map_rect(number)
        _, height, width = self._content.shape
        row = int((point.y() - box.top()) / max(box.height(), 1) * height)
        column = int((point.x() - box.left()) / max(box.width(), 1) * width)
        return number, min(max(row, 0), height - 1), min(max(column, 0), width - 1)

    def _lay_out(self) -> None:
        height, width = self.cell_size()
        self.horizontalHeader().setDefaultSectionSize(round(width) + GAP)
        self.verticalHeader().setDefaultSectionSize(round(height) + GAP)
        self.verticalScrollBar().setSingleStep(round(height) + GAP)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        content = self._content
        if content is None:
            return
        painter = QPainter(self.viewport())
        atlas = content.atlas
        lines, columns = atlas.shape
        image = QImage(atlas.data, columns, lines, 4 * columns, QImage.Format.Format_RGB32)
        height, width = content.tile
        first, last = self._visible_maps()
        for number in range(first, last):
            source = QRect(number % ATLAS_COLUMNS * width, number // ATLAS_COLUMNS * height, width, height)
            painter.drawImage(QRectF(self.map_rect(number)), image, QRectF(source))
            if number in self._covered:
                paint_cover(painter, QRectF(self.map_rect(number)), theme_of(self))
        self._paint_marks(painter, content, first, last)

    def _visible_maps(self) -> tuple[int, int]:
        step = max(self.verticalHeader().defaultSectionSize(), 1)
        top = self.verticalScrollBar().value() // step
        bottom = top + self.viewport().height() // step + 2
        return top * self._maps.columns, min(bottom * self._maps.columns, self._maps.count)

    def _paint_marks(self, painter: QPainter, content: Column, first: int, last: int) -> None:
        theme = theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        weights = None if self._weights is None else weight_image(self._weights, theme.color("accent"))
        for number in range(first, last):
            place = QRectF(self.map_rect(number))
            if any(self._unread):
                paint_unread(painter, theme, place, content.shape[1:], self._unread)
            box = place.adjusted(-0.5, -0.5, 0.5, 0.5)
            if content.bad[number]:
                painter.fillRect(QRectF(box.right() - 9, box.top() + 2, 7, 7), theme.color("bad"))
            if number in content.saturated:
                corner = [box.topLeft(), box.topLeft() + QPointF(11, 0), box.topLeft() + QPointF(0, 11)]
                painter.setPen(QPen(theme.color("panel"), 1))
                painter.setBrush(theme.color("removed"))
                painter.drawPolygon(corner)
                painter.setBrush(Qt.BrushStyle.NoBrush)
            if number in content.dead:
                painter.setPen(QPen(theme.color("faint"), 1, Qt.PenStyle.DotLine))
                painter.drawLine(box.bottomLeft(), box.topRight())
            if number == self._pinned or number in self._lit:
                painter.setPen(QPen(theme.color("warm" if number == self._pinned else "accent"), 1 + line_width()))
                painter.drawRoundedRect(box, 3, 3)
            if number == self._pinned and self._cursor_unit is not None:
                self._paint_unit(painter, box, content, self._cursor_unit)
            if self._linked is not None and number == self._linked[0]:
                painter.setPen(QPen(theme.color("ink"), 1.5))
                self._paint_unit(painter, box, content, self._linked[1:])
            ray = None if self._ray is None else self.ray_rect(number)
            if ray is not None:
                paint_field(painter, theme, ray, weights)
        current = self._maps.map_at(self.currentIndex())
        if self.hasFocus() and current is not None:
            painter.setPen(QPen(theme.color("ink"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(self.map_rect(current)).adjusted(1.5, 1.5, -1.5, -1.5))

    def _paint_unit(self, painter: QPainter, box: QRectF, content: Column, unit: tuple[int, int]) -> None:
        _, height, width = content.shape
        x = box.left() + (unit[1] + 0.5) / width * box.width()
        y = box.top() + (unit[0] + 0.5) / height * box.height()
        painter.drawEllipse(QRectF(x - 4, y - 4, 8, 8))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self.place_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.map_clicked.emit(*place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().toPoint())
        if place is not None:
            self.enlarge_requested.emit(place[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().toPoint())
        self.map_hovered.emit(*(place if place is not None else (-1, 0, 0)))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.map_hovered.emit(-1, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_turned.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or bar.maximum() == 0:
            event.ignore()  # the stage scrolls sideways
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self._maps.map_at(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and number is not None:
            assert self._content is not None
            _, height, width = self._content.shape
            self.map_clicked.emit(number, height // 2, width // 2)
            return
        super().keyPressEvent(event)
        self.viewport().update()
