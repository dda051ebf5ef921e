"""What every layer costs, as a table with totals, and the article's sum of connections for the inspected layer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.selection import Selection
from playground.ui.kit.controls import TranslatedWidget, icon_button
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_2, SPACE_3, SPACE_4, fix_width, theme_of
from playground.ui.numbers.connections_view import ConnectionsView
from playground.ui.numbers.cost_table import CostTable
from playground.ui.numbers.numbers_model import column_heads, table_rows

translate = QCoreApplication.translate
SIDE_WIDTH, CALCULATING_WIDTH = 340, 540


class NumbersView(TranslatedWidget):
    """Shows the figures of the document's network; a line clicked is inspected. Idle while nobody sees it."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self.table = CostTable()
        self.connections = ConnectionsView()
        self.copy_button = icon_button()
        self._lay_out()
        self.connections.calculating.connect(self._on_calculating)
        self.table.layer_chosen.connect(self._on_layer_chosen)
        self.table.copy_requested.connect(self._on_copy_requested)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        document.changed.connect(self._render)
        selection.inspected_changed.connect(self._render)
        service.frame_ready.connect(self._on_frame_ready)
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        side = QWidget()
        column = QHBoxLayout(side)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_3, SPACE_2)
        column.addWidget(self.connections, 1)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setWidget(side)
        fix_width(self._side, SIDE_WIDTH)
        tools = QVBoxLayout()
        tools.setContentsMargins(0, SPACE_2, SPACE_2, 0)
        tools.addWidget(self.copy_button)
        tools.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_2, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.table, 1)
        layout.addLayout(tools)
        layout.addWidget(self._side)

    def _retranslate(self) -> None:
        words = translate("NumbersView", "Copy the table: for a spreadsheet")
        self.copy_button.setToolTip(words)
        self.copy_button.setAccessibleName(words)
        self.table.setAccessibleName(translate("NumbersView", "What every layer costs"))
        self.table.setAccessibleDescription(
            translate("NumbersView", "A row is a layer: click it to inspect that layer.")
        )
        self._render()

    def _restyle(self) -> None:
        self.copy_button.setIcon(icon("duplicate", theme_of(self).muted))

    def _render(self) -> None:
        if not self.isVisible():
            return
        network, inspected = self._document.network, self._selection.view.inspected
        if inspected is not None and all(layer.name != inspected for layer in network.layers):
            inspected = None
        frame = self._service.frame
        rows = table_rows(network, None if frame is None else frame.passed)
        self.table.show_rows(rows, column_heads(), inspected)
        self.connections.show_layer(network, inspected)

    def _on_frame_ready(self, _frame: Frame) -> None:
        self._render()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.setPen(theme.color("line"))
        x = self._side.geometry().left() - 1
        painter.drawLine(x, 0, x, self.height())

    def _on_calculating(self, is_on: bool) -> None:
        fix_width(self._side, CALCULATING_WIDTH if is_on else SIDE_WIDTH)

    def _copy(self, numbers: list[int]) -> None:
        QGuiApplication.clipboard().setText(self.table.numbers.as_text(numbers))

    def _on_layer_chosen(self, name: str) -> None:
        self._selection.inspect(name)

    def _on_copy_requested(self) -> None:
        """The selected lines, or all of them where none is."""
        self._copy(self.table.selected_numbers() or list(range(len(self.table.numbers.rows))))

    def _on_copy_clicked(self) -> None:
        self._copy(list(range(len(self.table.numbers.rows))))
