"""Nine back-projections beside the nine patches they come from: a table of pictures that can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from playground.engine.top_nine.reconstruction import Reconstruction
from playground.engine.top_nine.strongest import Place
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.picture_table import PictureTable
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import Theme, theme_of

translate = QCoreApplication.translate
SIDE = 3
GAP, BETWEEN = 2, 10
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, eq=False)
class ShownUnit:
    """One of the nine: where it is, what its picture is called, its pictures once they are made, and what of a sound is
    `seen` by it, in words.
    """

    place: Place
    picture: str
    reconstruction: Reconstruction | None
    seen: str = ""


class _Units(QAbstractTableModel):
    """Columns 0-2 are the back-projections, 3-5 the patches, both strongest first."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._units: Sequence[ShownUnit] = ()
        self._images: dict[tuple[int, bool], QImage] = {}

    def set_units(self, units: Sequence[ShownUnit]) -> None:
        if [_identity(unit) for unit in units] == [_identity(unit) for unit in self._units]:
            return
        self._units, self._images = units, {}
        self.dataChanged.emit(self.index(0, 0), self.index(SIDE - 1, 2 * SIDE - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else SIDE

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 2 * SIDE

    def unit_at(self, index: Index) -> ShownUnit | None:
        number = index.row() * SIDE + index.column() % SIDE
        return self._units[number] if index.isValid() and number < len(self._units) else None

    def image_at(self, index: Index) -> QImage | None:
        """The picture of a cell, made once."""
        unit = self.unit_at(index)
        if unit is None or unit.reconstruction is None:
            return None
        key = (index.row() * SIDE + index.column() % SIDE, index.column() >= SIDE)
        if key not in self._images:
            one = unit.reconstruction
            self._images[key] = to_image(one.patch if key[1] else one.projection)
        return self._images[key]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.unit_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        unit = self.unit_at(index)
        if unit is None:
            return None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(unit, is_patch=index.column() >= SIDE)
        return None

    def _words(self, unit: ShownUnit, *, is_patch: bool) -> str:
        what = (
            translate("UnitGrid", "What the unit sees of {picture}")
            if is_patch
            else translate("UnitGrid", "Back-projection from {picture}")
        )
        where = translate("UnitGrid", "unit ({row}, {column}) = {value}")
        words = [
            what.format(picture=unit.picture),
            where.format(
                row=unit.place.row, column=unit.place.column, value=value_text(unit.place.value, signed=False)
            ),
        ]
        if unit.seen:
            words.append(unit.seen)
        if unit.reconstruction is not None and not is_patch:
            scale = value_text(unit.reconstruction.scale, signed=False)
            words.append(
                translate("UnitGrid", "±{scale} is white and black (98.5 % quantile of |x|)").format(scale=scale)
            )
        words.append(translate("UnitGrid", "Click to open it with the unit pinned."))
        return "\n".join(words)


def _identity(unit: ShownUnit) -> tuple[Any, ...]:
    return (*unit.place.key, unit.picture, id(unit.reconstruction))


class _Painter(QStyledItemDelegate):
    """Paints a cell's picture, or an empty place."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid = self.parent()
        assert isinstance(grid, UnitGrid)
        paint_tile(painter, grid.tile_rect(option.rect, index.column()), grid.units.image_at(index), theme_of(grid))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and grid.hasFocus()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if (focused or hovered) and grid.units.unit_at(index) is not None:
            painter.setPen(QPen(theme_of(grid).color("warm"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(grid.tile_rect(option.rect, index.column()).adjusted(1, 1, -1, -1))


def paint_tile(painter: QPainter, box: QRect, image: QImage | None, theme: Theme) -> None:
    """A patch or back-projection, smooth at any size; without a picture the field's colour."""
    if image is None:
        painter.fillRect(box, theme.color("field"))
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, image)


class UnitGrid(PictureTable):
    """Arrow keys walk over the tiles; a click or Enter asks for the picture of one."""

    unit_chosen = Signal(object)
    """The Place whose tile was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._tile = QSize(32, 32)
        self.units = _Units(self)
        self.setModel(self.units)
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def set_tile(self, tile: QSize) -> None:
        """How large a tile is."""
        self._tile = tile
        for row in range(SIDE):
            self.setRowHeight(row, tile.height() + GAP)
        for column in range(2 * SIDE):
            self.setColumnWidth(column, tile.width() + GAP + (BETWEEN if column == SIDE else 0))
        self.setFixedSize(grid_size(tile))

    def tile_rect(self, cell: QRect, column: int) -> QRect:
        """Where in its cell a tile is painted."""
        left = cell.left() + (BETWEEN if column == SIDE else 0)
        return QRect(left, cell.top(), self._tile.width(), self._tile.height())

    def tile_at(self, number: int, *, is_patch: bool) -> QRect:
        """Where one of the nine stands, in the viewport."""
        row, column = divmod(number, SIDE)
        column += SIDE if is_patch else 0
        return self.tile_rect(self.visualRect(self.units.index(row, column)), column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        unit = self.units.unit_at(index)
        if unit is not None:
            self.unit_chosen.emit(unit.place)


def grid_size(tile: QSize) -> QSize:
    """What nine pairs take."""
    return QSize(2 * SIDE * (tile.width() + GAP) - GAP + BETWEEN, SIDE * (tile.height() + GAP) - GAP)
