"""Shows where the arrays of a file of weights go, before they are put in; what goes nowhere is told. Blocks nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.network.weights_match import Match, Plan
from playground.network.weights_order import Order
from playground.storage.networks.weights_file import WeightsFile
from playground.ui.kit.controls import label
from playground.ui.kit.layer_words import TIMES
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_4, scaled

translate = QCoreApplication.translate
WIDTH, HEIGHT = 640, 420
ARRAY, SHAPE, PLACE, ORDER = range(4)
_TOLD = 8
"""So many names are told of what is left over."""


def order_words() -> dict[Order, str]:
    """How the numbers of an array lie, in words."""
    return {
        Order.SAME: translate("WeightsDialog", "as here"),
        Order.KERAS: translate("WeightsDialog", "as in Keras"),
        Order.KERAS_MAPS: translate("WeightsDialog", "as in Keras, after rows, columns, channels"),
        Order.DEPTHWISE: translate("WeightsDialog", "as in Keras, channel by channel"),
        Order.PYTORCH_TRANSPOSED: translate("WeightsDialog", "as in PyTorch, inputs first"),
    }


def field_words() -> dict[str, str]:
    """The fields of layers that hold numbers, in words."""
    return {
        "kernels": translate("WeightsDialog", "kernels"),
        "weights": translate("WeightsDialog", "weights"),
        "bias": translate("WeightsDialog", "bias"),
        "scale": translate("WeightsDialog", "scale"),
        "shift": translate("WeightsDialog", "shift"),
        "mean": translate("WeightsDialog", "mean"),
        "variance": translate("WeightsDialog", "variance"),
    }


class WeightsDialog(QDialog):
    """`wanted` carries the matches, with the orders that were chosen, once the weights are to be put in."""

    wanted = Signal(object)

    def __init__(self, file: WeightsFile, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("WeightsDialog", "Weights of {name}").format(name=file.path.name))
        self.plan = plan
        self._shapes = {array.name: array.shape for array in file.arrays}
        self.orders: dict[int, QComboBox] = {}
        self.table = QTableWidget(len(plan.matches), 4)
        self.left_over = label("caption")
        self.left_over.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(translate("WeightsDialog", "Put in"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("WeightsDialog", "Cancel"))
        self._lay_out(len(file.arrays))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()
        self.resize(scaled(WIDTH), min(self._wanted_height(), scaled(HEIGHT)))

    def _lay_out(self, count: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        words = translate("WeightsDialog", "{used} of {count} arrays fit the network, by name or by order and shape.")
        column.addWidget(label("strong", words.format(used=len(self.plan.matches), count=count)))
        column.addWidget(self.table, 1)
        column.addWidget(self.left_over)
        column.addWidget(self.buttons)
        self._fill_table()
        self.left_over.setText("\n".join(self._left_over()))
        self.left_over.setVisible(bool(self.left_over.text()))

    def _wanted_height(self) -> int:
        """With all lines of the table in sight."""
        table = self.table
        lines = table.verticalHeader().length() + table.horizontalHeader().sizeHint().height() + 2 * SPACE_1
        return self.sizeHint().height() - table.sizeHint().height() + lines

    def _fill_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(
            [
                translate("WeightsDialog", "Array"),
                translate("WeightsDialog", "Shape"),
                translate("WeightsDialog", "Goes into"),
                translate("WeightsDialog", "Its numbers lie"),
            ]
        )
        table.setAccessibleName(translate("WeightsDialog", "Where the arrays go"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setStyleSheet("QTableView::item { padding: 0 5px }")  # as far in as the heads are
        table.verticalHeader().hide()
        for row, match in enumerate(self.plan.matches):
            self._fill_row(row, match)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.resizeColumnsToContents()
        for column in (SHAPE, PLACE, ORDER):
            table.setColumnWidth(column, table.columnWidth(column) + SPACE_4)
        header.setSectionResizeMode(ARRAY, QHeaderView.ResizeMode.Stretch)

    def _fill_row(self, row: int, match: Match) -> None:
        shape = TIMES.join(map(str, self._shapes[match.name]))
        words = (match.name, shape, f"{match.layer} {field_words().get(match.field, match.field)}")
        for place, text in enumerate(words):
            self.table.setItem(row, place, QTableWidgetItem(text))
        if len(match.orders) < 2:
            self.table.setItem(row, ORDER, QTableWidgetItem(order_words()[match.order]))
            return
        choice = QComboBox()
        choice.setAccessibleName(translate("WeightsDialog", "How the numbers of {name} lie").format(name=match.name))
        for order in match.orders:
            choice.addItem(order_words()[order], order)
        self.orders[row] = choice
        self.table.setCellWidget(row, ORDER, choice)

    def _left_over(self) -> Iterable[str]:
        if self.plan.unused:
            words = translate("WeightsDialog", "Not used: {names}")
            yield words.format(names=_some(self.plan.unused))
        if self.plan.unfilled:
            words = translate("WeightsDialog", "As before: {names}")
            fields = field_words()
            yield words.format(names=_some([f"{layer} {fields.get(one, one)}" for layer, one in self.plan.unfilled]))

    @property
    def matches(self) -> tuple[Match, ...]:
        """As they are chosen."""
        return tuple(
            replace(match, order=Order(self.orders[row].currentData())) if row in self.orders else match
            for row, match in enumerate(self.plan.matches)
        )

    def _on_accepted(self) -> None:
        self.wanted.emit(self.matches)
        self.accept()


def _some(names: Iterable[str]) -> str:
    """The first of them, and that there are more."""
    listed = list(names)
    text = translate("WeightsDialog", ", ").join(listed[:_TOLD])
    if len(listed) <= _TOLD:
        return text
    return translate("WeightsDialog", "{names} and {count} more").format(names=text, count=len(listed) - _TOLD)
