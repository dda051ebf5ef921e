"""The rows of the table of costs: the figures of network/costs, in words and as they are copied."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from playground.network.costs import network_costs, total_costs
from playground.network.editing import edits
from playground.network.editing.layer_edits import set_groups, set_pool_size
from playground.network.layers import Convolution, Flatten, FullyConnected, GlobalPooling, MaxPooling, ReLU, Softmax
from playground.network.network import Network
from playground.ui.kit.layer_words import bytes_text
from playground.ui.numbers.numbers_model import (
    COLUMNS,
    CPR,
    FIELD,
    KIND,
    MACS,
    MEMORY,
    NAME,
    NOTHING,
    OUTPUT,
    PARAMETERS,
    NumbersModel,
    column_heads,
    table_rows,
)


@pytest.fixture
def network(qapp: object) -> Network:
    layers = (
        Convolution(name="conv1", kernels=np.zeros((96, 3, 7, 7), np.float32), bias=np.zeros(96), padding="same"),
        ReLU(name="relu1"),
        MaxPooling(name="pool1"),
        GlobalPooling(name="global1"),
        Flatten(name="flatten1"),
        FullyConnected(name="fc1", weights=np.zeros((10, 96), np.float32), bias=np.zeros(10)),
        Softmax(name="softmax1"),
    )
    return Network((3, 224, 224), layers)


def figure(text: str) -> float:
    return 0 if text == NOTHING else float(text.replace(",", ""))


def test_every_figure_is_that_of_network_costs(network: Network) -> None:
    rows, costs = table_rows(network), network_costs(network)
    assert len(rows) == len(costs) + 1
    for row, cost in zip(rows, costs, strict=False):
        cells = row.cells
        assert cells[NAME] == row.layer == cost.name
        assert figure(cells[PARAMETERS]) == cost.parameters
        assert figure(cells[MACS]) == cost.macs
        assert figure(cells[CPR]) == (cost.cpr or 0)
        assert cells[FIELD] == f"{cost.receptive_field[0]}×{cost.receptive_field[1]}"
        assert cells[MEMORY] == bytes_text(cost.output_bytes)


def test_the_article_s_example(network: Network) -> None:
    conv = table_rows(network)[0]
    assert conv.cells[OUTPUT:MEMORY] == ("96 × 224 × 224", "14,208", "708,083,712", "50,176", "7×7")
    assert "7 · 7 · 3 · 96 + 96 biases = 14,208" in conv.tips[PARAMETERS]
    assert "7 · 7 · 224 · 224 · 3 · 96 = 708,083,712" in conv.tips[MACS]
    assert "224 · 224 = 50,176" in conv.tips[CPR]


def test_the_last_row_is_the_sums(network: Network) -> None:
    total, sums = table_rows(network)[-1], total_costs(network_costs(network))
    assert total.layer is None
    assert total.raw[PARAMETERS:] == (str(sums.parameters), str(sums.macs), "", "", str(sums.output_bytes), "")
    assert figure(total.cells[MACS]) == sums.macs


def test_a_muted_layer_costs_nothing_and_says_so(network: Network) -> None:
    row = table_rows(edits.set_muted(network, 0, True))[0]
    assert row.is_muted
    assert row.cells[KIND].startswith("muted")
    assert (row.cells[PARAMETERS], row.cells[MACS]) == (NOTHING, NOTHING)


def test_the_arithmetic_counts_groups(network: Network) -> None:
    grouped = set_groups(edits.set_input_shape(network, (3, 224, 224)), 0, 3)
    row = table_rows(grouped)[0]
    assert f"7 · 7 · 1 · 96 + 96 biases = {row.cells[PARAMETERS]}" in row.tips[PARAMETERS]


def test_a_layer_that_does_not_fit_says_why_and_the_next_wait(network: Network) -> None:
    small = edits.set_input_shape(network, (3, 24, 24))
    broken = set_pool_size(small, 2, (60, 60))
    rows = table_rows(broken)
    assert len(rows) == len(network.layers) + 1
    assert [row.is_offender for row in rows] == [False, False, True, False, False, False, False, False]
    assert "60" in rows[2].problem
    assert rows[2].cells[OUTPUT] == rows[2].problem
    assert all("pool1" in row.problem for row in rows[3:-1])
    assert rows[0].cells == table_rows(small)[0].cells
    assert figure(rows[-1].cells[PARAMETERS]) == 14_208


def test_text_for_a_spreadsheet_has_plain_numbers(network: Network) -> None:
    model = NumbersModel()
    model.set_rows(table_rows(network), column_heads())
    lines = [line.split("\t") for line in model.as_text([0, 5, 7]).split("\n")]
    assert {len(line) for line in lines} == {COLUMNS}
    assert lines[0] == [title for title, _ in column_heads()]
    costs = network_costs(network)
    for line, cost in zip(lines[1:3], (costs[0], costs[5]), strict=True):
        assert line[NAME] == cost.name
        assert line[OUTPUT] == "x".join(map(str, cost.output_shape))
        assert int(line[PARAMETERS]) == cost.parameters
        assert int(line[MACS]) == cost.macs
        assert float(line[CPR]) == cost.cpr
        assert int(line[MEMORY]) == cost.output_bytes
    assert int(lines[3][MACS]) == sum(cost.macs for cost in costs)


def test_qt_is_told_what_a_screen_reader_and_a_mouse_need(network: Network) -> None:
    model = NumbersModel()
    assert model.set_rows(table_rows(network), column_heads())
    assert not model.set_rows(table_rows(network), column_heads())
    assert (model.rowCount(), model.columnCount()) == (8, COLUMNS)
    index = model.index(0, MACS)
    role = Qt.ItemDataRole
    assert model.data(index, role.AccessibleTextRole) == "MAC: 708,083,712"
    assert "708,083,712" in model.data(index, role.ToolTipRole)
    assert model.data(index, role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(model.index(0, KIND), role.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert model.headerData(FIELD, Qt.Orientation.Horizontal) == "Receptive field"
