"""The table of costs: lines that are chosen, selected and copied; painted so that a problem is seen at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from playground.ui.kit.theme import SIZE_BODY, SIZE_CAPTION, SPACE_1, SPACE_2, font, scaled, theme_of
from playground.ui.numbers.numbers_model import COLUMNS, KIND, NAME, OUTPUT, Index, NumbersModel, Row

LINE = 26
PROBLEM_LINE = 40
"""Two lines of words."""
PADDING, LEAST_PADDING = SPACE_2, SPACE_1
LEAST_KIND = 56
"""It is elided before a figure is out of sight."""
MOST_AIR = 72
"""What a column of figures may be wider than its longest one, where there is room."""


class _Cells(QStyledItemDelegate):
    """Paints a cell: the inspected layer's name in the accent, a layer that does not fit in the colour of problems."""

    def __init__(self, parent: CostTable) -> None:
        super().__init__(parent)
        self._table = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of(self._table)
        row = self._table.numbers.rows[index.row()]
        box: QRect = option.rect
        if self._table.selectionModel().isSelected(index):
            painter.fillRect(box, theme.color("accent_tint"))
        elif row.is_offender:
            painter.fillRect(box, theme.color("bad_tint"))
        is_total, is_inspected = row.layer is None, row.layer is not None and row.layer == self._table.inspected
        token = "muted" if index.column() == KIND or row.problem or row.is_muted else "ink"
        if row.is_offender:
            token = "bad"
        elif is_inspected and index.column() == NAME:
            token = "accent"
        painter.setPen(theme.color(token))
        painter.setFont(font(SIZE_BODY, strong=is_total or index.column() == NAME))
        room = box.adjusted(self._table.padding, 0, -self._table.padding, 0)
        flags = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        text = row.cells[index.column()]
        if row.is_offender and index.column() == OUTPUT:
            flags |= int(Qt.TextFlag.TextWordWrap)
        else:
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, text)
        painter.setPen(theme.color("line"))
        line = box.top() if is_total else box.bottom()
        painter.drawLine(box.left(), line, box.right(), line)
        if index == self._table.currentIndex() and self._table.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))


class CostTable(QTableView):
    """Whole lines are selected. A click or Enter tells the layer; copying is told too."""

    layer_chosen = Signal(str)
    copy_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.numbers = NumbersModel(self)
        self.inspected: str | None = None
        self.padding = PADDING
        """Of a cell, at its left and right."""
        self.setModel(self.numbers)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
        self._fit_lines()
        self.clicked.connect(self._on_clicked)

    def selected_numbers(self) -> list[int]:
        """The selected lines from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def show_rows(self, rows: list[Row], heads: list[tuple[str, str]], inspected: str | None) -> None:
        """Show these lines; the selection stays on the layers it was on."""
        chosen = {self.numbers.rows[number].layer for number in self.selected_numbers()}
        current = self.currentIndex()
        self.inspected = inspected
        if self.numbers.set_rows(rows, heads):
            self._span_problems()
            self.fit_columns()
            if current.isValid():
                self.setCurrentIndex(self.numbers.index(min(current.row(), len(rows) - 1), current.column()))
            self._select(chosen)
        self.viewport().update()

    def _span_problems(self) -> None:
        """A layer without figures says why across the columns that would hold them."""
        self.clearSpans()
        self._fit_lines()
        for number, row in enumerate(self.numbers.rows):
            if row.problem:
                self.setSpan(number, OUTPUT, 1, COLUMNS - OUTPUT)

    def _fit_lines(self) -> None:
        """Lines as high as type is large now."""
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(scaled(LINE))
        for number, row in enumerate(self.numbers.rows):
            self.setRowHeight(number, scaled(PROBLEM_LINE) if row.is_offender else scaled(LINE))

    def _select(self, layers: set[str | None]) -> None:
        self.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for number, row in enumerate(self.numbers.rows):
            if row.layer in layers:
                self.selectionModel().select(self.numbers.index(number, 0), flags)

    def fit_columns(self) -> None:
        """Every column as wide as its longest figure, with some air where there is room; the kind takes the rest."""
        widths = [self._width_of(column) for column in range(COLUMNS)]
        is_tight = sum(widths) - widths[KIND] + scaled(LEAST_KIND) > self.viewport().width()
        self._pad(LEAST_PADDING if is_tight else PADDING)
        widths = [width - 2 * (PADDING - self.padding) for width in widths]
        rest = self.viewport().width() - sum(widths)
        air = max(0, min(MOST_AIR, rest // COLUMNS))
        widths = [width if column in (NAME, KIND) else width + air for column, width in enumerate(widths)]
        widths[KIND] = max(widths[KIND] + self.viewport().width() - sum(widths), scaled(LEAST_KIND))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _pad(self, padding: int) -> None:
        if padding != self.padding:
            self.padding = padding
            self.horizontalHeader().setStyleSheet(f"QHeaderView::section {{ padding: 4px {padding}px }}")

    def _width_of(self, column: int) -> int:
        head = QFontMetrics(font(SIZE_CAPTION)).horizontalAdvance(
            str(self.numbers.headerData(column, Qt.Orientation.Horizontal))
        )
        metrics = QFontMetrics(font(strong=True))
        rows = [row for row in self.numbers.rows if not row.problem or column < OUTPUT]
        widest = max((metrics.horizontalAdvance(row.cells[column]) for row in rows), default=0)
        return max(head, widest) + 2 * PADDING + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # the size of type is another one
            self._fit_lines()
            self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: Index) -> None:
        layer = self.numbers.rows[index.row()].layer if index.isValid() else None
        if layer is not None:
            self.layer_chosen.emit(layer)
