"""The table of what every layer costs, as a model of rows: what is shown, and what is copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from playground.engine.forward import Pass
from playground.engine.step import Step
from playground.network.costs import LayerCosts, TotalCosts, network_costs, total_costs
from playground.network.layers import FullyConnected, KernelLayer, Layer, PerChannelLayer, TransposedConvolution
from playground.network.network import Network
from playground.session.language import spoken
from playground.ui.kit.layer_words import bytes_text, describe, milliseconds_text, number_text, pair_text, shape_text

translate = QCoreApplication.translate
NAME, KIND, OUTPUT, PARAMETERS, MACS, CPR, FIELD, MEMORY, TIME = range(9)
COLUMNS = 9
NOTHING = "–"
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One line. `cells` is what is read, `raw` what is copied: numbers without separators. `problem` is said instead of
    figures; `layer` is None in the line of totals.
    """

    layer: str | None
    cells: tuple[str, ...]
    raw: tuple[str, ...]
    tips: tuple[str, ...]
    problem: str = ""
    is_offender: bool = False
    is_muted: bool = False


def table_rows(network: Network, passed: Pass | None = None) -> list[Row]:
    """A row per layer, then the totals, in the language that is on. What each layer took is told by the newest pass,
    of those layers that it has as they are.
    """
    costs = network_costs(network)
    steps = [_step_of(cost, passed, index) for index, cost in enumerate(costs)]
    computable = enumerate(zip(network.layers, costs, steps, strict=False))
    rows = [_layer_row(layer, cost, network, index, step) for index, (layer, cost, step) in computable]
    rows += [_problem_row(network, index) for index in range(len(costs), len(network.layers))]
    return [*rows, _total_row(total_costs(costs), [step.seconds for step in steps if step is not None])]


def _step_of(cost: LayerCosts, passed: Pass | None, index: int) -> Step | None:
    """The step that made the maps of this layer."""
    if passed is None or index >= len(passed.steps):
        return None
    step = passed.steps[index]
    return step if (step.layer.name, step.maps.shape[1:]) == (cost.name, cost.output_shape) else None


def _total_row(total: TotalCosts, seconds: list[float]) -> Row:
    figures = number_text(total.parameters), number_text(total.macs), "", "", bytes_text(total.output_bytes)
    raw = str(total.parameters), str(total.macs), "", "", str(total.output_bytes)
    name = translate("NumbersModel", "Total")
    took = sum(seconds)
    cells = (name, "", "", *figures, milliseconds_text(took) if seconds else NOTHING)
    return Row(None, cells, (name, "", "", *raw, f"{took * 1000:.3f}" if seconds else ""), ("",) * COLUMNS)


def _layer_row(layer: Layer, cost: LayerCosts, network: Network, index: int, step: Step | None) -> Row:
    kind = describe(layer)
    if layer.muted:
        kind = translate("NumbersModel", "muted · {kind}").format(kind=kind)
    cells = (
        cost.name,
        kind,
        shape_text(cost.output_shape),
        number_text(cost.parameters) if cost.parameters else NOTHING,
        number_text(cost.macs) if cost.macs else NOTHING,
        number_text(cost.cpr) if cost.cpr is not None else NOTHING,
        pair_text(cost.receptive_field),
        bytes_text(cost.output_bytes),
        milliseconds_text(step.seconds) if step is not None and step.seconds else NOTHING,
    )
    raw = (
        cost.name,
        kind,
        "x".join(map(str, cost.output_shape)),
        str(cost.parameters),
        str(cost.macs),
        "" if cost.cpr is None else f"{cost.cpr:g}",
        "x".join(map(str, cost.receptive_field)),
        str(cost.output_bytes),
        "" if step is None else f"{step.seconds * 1000:.3f}",
    )
    tips = (*_tips(layer, cost, network, index)[:TIME], _time_tip(step))
    return Row(cost.name, cells, raw, tips, is_muted=layer.muted)


def _time_tip(step: Step | None) -> str:
    """When the time was measured: whether the newest frame computed the layer whole."""
    if step is None or not step.seconds:
        return ""
    count = step.maps.shape[1]
    renewed = count if step.changed is None else len(step.changed)
    if renewed == count:
        return translate("NumbersModel", "Measured in the newest frame, which computed all its maps.")
    if not renewed:
        return translate(
            "NumbersModel", "Measured when all its maps were computed; the newest frame could take them over."
        )
    words = translate(
        "NumbersModel",
        "Measured when all its maps were computed; the newest frame computed only {count} of {all}, in less time.",
    )
    return words.format(count=number_text(renewed), all=number_text(count))


def _tips(layer: Layer, cost: LayerCosts, network: Network, index: int) -> tuple[str, ...]:
    """The arithmetic behind the figures."""
    tips = [""] * COLUMNS
    bias = getattr(layer, "bias", None)
    biases = 0 if layer.muted or bias is None else len(bias)
    plus = translate("NumbersModel", " + {count} biases").format(count=number_text(biases)) if biases else ""
    channels, height, width = network.shapes[index]
    _, rows, columns = cost.output_shape
    if isinstance(layer, KernelLayer) and cost.macs:
        inputs = channels // layer.groups
        if isinstance(layer, TransposedConvolution):
            rows, columns = height, width
        kernel = f"{layer.kernel_size[0]} · {layer.kernel_size[1]}"
        weights = f"{kernel} · {inputs} · {layer.output_channels}"
        tips[PARAMETERS] = f"I · J · K · L = {weights}{plus} = {number_text(cost.parameters)}"
        macs = f"{kernel} · {rows} · {columns} · {inputs} · {layer.output_channels}"
        tips[MACS] = f"I · J · M · N · K · L = {macs} = {number_text(cost.macs)}"
        tips[CPR] = f"M · N = {rows} · {columns} = {number_text(rows * columns)}"
    elif isinstance(layer, FullyConnected) and cost.macs:
        weights = f"{number_text(channels * height * width)} · {number_text(layer.units)}"
        tips[PARAMETERS] = f"{weights}{plus} = {number_text(cost.parameters)}"
        tips[MACS] = f"{weights} = {number_text(cost.macs)}"
    elif isinstance(layer, PerChannelLayer) and cost.parameters:
        tips[PARAMETERS] = f"{cost.parameters // channels} · {number_text(channels)} = {number_text(cost.parameters)}"
    tips[FIELD] = translate(
        "NumbersModel", "One unit sees {rows} × {columns} pixels; its neighbour's field lies {down} × {across} further."
    ).format(
        rows=cost.receptive_field[0],
        columns=cost.receptive_field[1],
        down=f"{float(cost.jump[0]):.3g}",
        across=f"{float(cost.jump[1]):.3g}",
    )
    tips[MEMORY] = f"{shape_text(cost.output_shape)} · 4 = {number_text(cost.output_bytes)}"
    return tuple(tips)


def _problem_row(network: Network, index: int) -> Row:
    """A layer without figures: the one that does not fit, or one that waits for it."""
    problem, layer = network.problem, network.layers[index]
    assert problem is not None
    is_offender = index == problem.index
    if is_offender:
        sentence = spoken(problem.sentence)
    else:
        name = network.layers[problem.index].name
        sentence = translate("NumbersModel", "Waits for {name}.").format(name=name)
    cells = (layer.name, describe(layer), sentence, *("",) * (COLUMNS - 3))
    return Row(layer.name, cells, cells, (sentence,) * COLUMNS, sentence, is_offender, layer.muted)


class NumbersModel(QAbstractTableModel):
    """Rows as a Qt model; the view asks `rows` for what roles do not carry."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._heads: list[tuple[str, str]] = []

    def set_rows(self, rows: list[Row], heads: list[tuple[str, str]]) -> bool:
        """Show other rows under `heads`, (title, tooltip) each; False when they are the same."""
        if rows == self.rows and heads == self._heads:
            return False
        self.beginResetModel()
        self.rows, self._heads = rows, heads
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tips[column] or row.cells[column] or None  # which may be elided
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_figure = column > KIND and not row.problem
            side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and column:
            return f"{self._heads[column][0]}: {row.cells[column]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section][0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._heads[section][1] or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section > KIND else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def as_text(self, numbers: list[int]) -> str:
        """The rows of these numbers under the heads, cells apart by tabs, as spreadsheets take them."""
        lines = [[title for title, _ in self._heads], *(self.rows[number].raw for number in numbers)]
        return "\n".join("\t".join(line) for line in lines)


def column_heads() -> list[tuple[str, str]]:
    """(title, tooltip) of every column."""
    return [
        (translate("NumbersModel", "Layer"), ""),
        (translate("NumbersModel", "Kind"), ""),
        (translate("NumbersModel", "Output"), translate("NumbersModel", "Maps × height × width")),
        (
            translate("NumbersModel", "Params"),
            translate("NumbersModel", "Weights in use and biases: I · J · K · L + L"),
        ),
        (
            translate("NumbersModel", "MAC"),
            translate("NumbersModel", "Multiplications with addition for one picture: I · J · M · N · K · L"),
        ),
        (
            translate("NumbersModel", "CPR"),
            translate("NumbersModel", "MAC / Params without the biases = M · N: how often each weight is used"),
        ),
        (
            translate("NumbersModel", "Receptive field"),
            translate("NumbersModel", "The pixels of the input that one unit can see"),
        ),
        (translate("NumbersModel", "Memory"), translate("NumbersModel", "The layer's maps, 4 bytes a value")),
        (
            translate("NumbersModel", "ms"),
            translate("NumbersModel", "Milliseconds that all maps of the layer took when they were computed last"),
        ),
    ]
