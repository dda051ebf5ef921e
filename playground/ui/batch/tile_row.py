"""The strip of tiles: a table of one row, of which only what is seen is asked for and painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPainterPath, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from playground.inputs.batch import Batch
from playground.session.language import spoken
from playground.ui.batch.tiles import Tiles
from playground.ui.kit.icons import icon_pixmap
from playground.ui.kit.picture_table import PictureTable
from playground.ui.kit.theme import ICON_SIZE, SIZE_CAPTION, Theme, fix_height, font, line_width, scaled, theme_of
from playground.ui.kit.wheel import notches

translate = QCoreApplication.translate
HEIGHT, BAR, GAP, RADIUS = 76, 10, 4, 4
Index = QModelIndex | QPersistentModelIndex


class _Pictures(QAbstractTableModel):
    """Names the pictures for screen readers and tooltips."""

    def __init__(self, parent: TileRow) -> None:
        super().__init__(parent)
        self.batch, self.tiles = Batch(()), parent.tiles

    def set_batch(self, batch: Batch) -> None:
        self.beginResetModel()
        self.batch = batch
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.batch)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        number, tiles = index.column(), self.tiles()
        fault = tiles.fault(number)
        place = translate("Film", "{number:,} of {count:,}: {name}").format(
            number=number + 1, count=len(self.batch), name=self.batch.name(number)
        )
        return "\n".join(part for part in (place, spoken(fault) if fault else tiles.detail(number)) if part)


class _Painter(QStyledItemDelegate):
    """Paints one tile."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        film = self.parent()
        assert isinstance(film, TileRow)
        number, theme, tiles = index.column(), theme_of(film), film.tiles()
        box = film.tile_box(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(box), RADIUS, RADIUS)
        painter.fillPath(outline, theme.color("field"))
        image = tiles.image(number, theme)
        if image is not None:
            painter.setClipPath(outline)
            _paint_image(painter, box, image, film.devicePixelRatioF())
            painter.setClipping(False)
            _paint_figure(painter, box, image, tiles.figure(number))
        elif tiles.fault(number) is not None:
            side = scaled(ICON_SIZE)
            painter.drawPixmap(box.center() - QPoint(side // 2, side // 2), icon_pixmap("warning", theme.bad, side))
        if tiles.is_bad(number):
            painter.fillRect(QRect(box.right() - 9, box.top() + 3, 7, 7), theme.color("bad"))
        self._paint_outline(painter, QRectF(box), film, number, option, theme)
        painter.restore()

    def _paint_outline(
        self, painter: QPainter, box: QRectF, film: TileRow, number: int, option: QStyleOptionViewItem, theme: Theme
    ) -> None:
        marked = number == film.current
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        token = "accent" if marked else "faint" if hovered else "line"
        width = 1 + marked * line_width()
        painter.setPen(QPen(theme.color(token), width))
        inset = width / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        if marked and film.hasFocus():
            painter.setPen(QPen(theme.color("ink"), 1))
            painter.drawRoundedRect(box.adjusted(3.5, 3.5, -3.5, -3.5), 2, 2)


def _paint_image(painter: QPainter, box: QRect, image: QImage, ratio: float) -> None:
    """As large as it fits, in its own proportions; smooth unless its pixels are drawn larger than they are."""
    size = image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    size = size.expandedTo(QSize(1, 1)) if image.height() > 1 else size.expandedTo(QSize(1, box.height() // 4))
    place = QRect(QPoint(), size)
    place.moveCenter(box.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, size.width() * ratio < 2 * image.width())
    painter.drawImage(place, image)


def _paint_figure(painter: QPainter, box: QRect, image: QImage, figure: str) -> None:
    """A single unit's value in ink that can be read on its colour."""
    if figure:
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(QColor("black") if image.pixelColor(0, 0).lightness() > 128 else QColor("white"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure)


class TileRow(PictureTable):
    """A click, Left, Right, Home and End choose a picture; the wheel goes along the strip."""

    chosen = Signal(int)
    looked_at = Signal(int, int)
    """The first picture in sight and how many are."""

    def __init__(self, tiles: Callable[[], Tiles]) -> None:
        super().__init__()
        self.tiles = tiles
        self.current: int | None = None
        self._pictures = _Pictures(self)
        self.setModel(self._pictures)
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        fix_height(self, HEIGHT)
        self.clicked.connect(self._on_clicked)
        self.horizontalScrollBar().valueChanged.connect(self._tell)

    @property
    def side(self) -> int:
        """Of a tile, in pixels of the screen's layout."""
        return self.height() - scaled(BAR) - 2

    def set_batch(self, batch: Batch) -> None:
        """Show another one, from its beginning."""
        self.current = None
        self._pictures.set_batch(batch)
        self.horizontalScrollBar().setValue(0)
        self._tell()

    def set_current(self, index: int | None) -> None:
        """Outline the picture that is gone to, and bring it into sight."""
        if index == self.current:
            return
        self.current = index
        if index is not None:
            cell = self._pictures.index(0, index)
            self.setCurrentIndex(cell)
            self.scrollTo(cell)
        self.viewport().update()

    def tile_box(self, cell: QRect) -> QRect:
        """Where in its cell a tile is painted."""
        return QRect(cell.left(), cell.top() + 1, self.side, self.side)

    def tile_at(self, index: int) -> QRect:
        """Where the tile of a picture stands in the viewport."""
        return self.tile_box(self.visualRect(self._pictures.index(0, index)))

    def refresh(self) -> None:
        """What the tiles show is different now."""
        self.viewport().update()

    def refresh_tile(self, index: int) -> None:
        self.viewport().update(self.tile_at(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.horizontalHeader().setDefaultSectionSize(self.side + GAP)
        self.verticalHeader().setDefaultSectionSize(self.side + 2)
        self.horizontalScrollBar().setSingleStep(self.side + GAP)
        self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - round(notches(event) * 2 * bar.singleStep()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, current = len(self._pictures.batch) - 1, self.current
        target = {
            Qt.Key.Key_Left: -1 if current is None else current - 1,
            Qt.Key.Key_Right: 0 if current is None else current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is None:
            event.ignore()
        elif 0 <= target <= last:
            self.chosen.emit(target)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def in_sight(self) -> range:
        """The pictures that are seen, if only in part."""
        step, start = self.side + GAP, self.horizontalScrollBar().value()
        end = -(-(start + self.viewport().width()) // step)
        return range(start // step, min(end, len(self._pictures.batch)))

    def _tell(self) -> None:
        seen = self.in_sight()
        self.looked_at.emit(seen.start, len(seen))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.column())
