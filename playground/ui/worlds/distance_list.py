"""The layers of both worlds, how far each is apart as a bar and a number; choosing one shows its maps."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from playground.session.frame_parts.two_worlds import LayerPair, TwoWorlds
from playground.ui.kit.theme import RADIUS_CONTROL, SIZE_CAPTION, SPACE_1, SPACE_2, font, theme_of
from playground.ui.worlds.world_words import share_text

translate = QCoreApplication.translate
ROW, NAME_WIDTH, TEXT_WIDTH, BAR = 22, 84, 64, 6
SHARE, WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class DistanceList(QListWidget):
    """A row per layer. `layer_chosen` comes from the user only; layers that B alone has cannot be chosen."""

    layer_chosen = Signal(object)
    """The layer's name; None for the input."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs: tuple[LayerPair, ...] = ()
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.currentRowChanged.connect(self._on_current_row_changed)

    def show_worlds(self, worlds: TwoWorlds, inspected: str | None) -> None:
        """Show the layers of a frame, the inspected one chosen: that may be ahead of the frame."""
        self.blockSignals(True)
        self._pairs = worlds.pairs
        while self.count() > len(self._pairs):
            self.takeItem(self.count() - 1)
        while self.count() < len(self._pairs):
            self.addItem(QListWidgetItem())
        for row, pair in enumerate(self._pairs):
            self._fill(self.item(row), pair, worlds)
            if pair.name == inspected and self.currentRow() != row:
                self.setCurrentRow(row)
        self.blockSignals(False)

    def texts(self) -> list[tuple[str, str]]:
        """(name, distance in words) of every row."""
        rows = [self.item(row) for row in range(self.count())]
        return [(item.text(), item.data(WORDS)) for item in rows]

    def _fill(self, item: QListWidgetItem, pair: LayerPair, worlds: TwoWorlds) -> None:
        name = translate("Worlds", "input") if pair.name is None else pair.name
        words = apart_words(pair, worlds)
        if item.text() != name:
            item.setText(name)
        if item.data(WORDS) != words or item.data(SHARE) != pair.share:
            item.setData(SHARE, pair.share)
            item.setData(WORDS, words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {words}")
            item.setToolTip(words)
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        wanted = Qt.ItemFlag.NoItemFlags if pair.first is None else enabled
        if item.flags() != wanted:
            item.setFlags(wanted)

    def sizeHint(self) -> QSize:
        return QSize(NAME_WIDTH + TEXT_WIDTH + 60, 3 * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(NAME_WIDTH + TEXT_WIDTH, 2 * ROW)

    def _on_current_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._pairs):
            self.layer_chosen.emit(self._pairs[row].name)


def apart_words(pair: LayerPair, worlds: TwoWorlds) -> str:
    """How far a layer is apart, or why that cannot be said."""
    if pair.share is not None:
        return share_text(pair.share)
    if pair.first is None:
        return translate("Worlds", "only in B")
    if pair.second is not None:
        return translate("Worlds", "other shape")
    network = worlds.beside.network
    if network is None or any(layer.name == pair.name for layer in network.layers):
        return translate("Worlds", "B ends before")
    return translate("Worlds", "not in B")


class _Row(QStyledItemDelegate):
    """Paints name, bar and number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(NAME_WIDTH + TEXT_WIDTH, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = self.parent()
        assert isinstance(view, DistanceList)
        theme, box = theme_of(view), QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_tint"))
            painter.drawRoundedRect(box, RADIUS_CONTROL - 1, RADIUS_CONTROL - 1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL - 1, RADIUS_CONTROL - 1)
        box.adjust(SPACE_1, 0, -SPACE_1, 0)
        share, words = index.data(SHARE), index.data(WORDS) or ""
        painter.setFont(font(SIZE_CAPTION, strong=is_chosen))
        painter.setPen(theme.color("ink" if option.state & QStyle.StateFlag.State_Enabled else "muted"))
        name = painter.fontMetrics().elidedText(index.data() or "", Qt.TextElideMode.ElideRight, NAME_WIDTH)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        if share is not None and not math.isnan(share):
            room = QRectF(box.left() + NAME_WIDTH + SPACE_2, box.center().y() - BAR / 2 + 0.5, 0, BAR)
            room.setRight(box.right() - TEXT_WIDTH)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(room, BAR / 2, BAR / 2)
            painter.setBrush(theme.color("accent"))
            room.setWidth(room.width() * min(share, 1))
            painter.drawRoundedRect(room, BAR / 2, BAR / 2)
        painter.restore()
