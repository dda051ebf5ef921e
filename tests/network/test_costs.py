from __future__ import annotations

import numpy as np
import pytest

from playground.network.costs import network_costs, total_costs
from playground.network.default import default_network
from playground.network.editing.edits import set_muted
from playground.network.layers import (
    Convolution,
    Flatten,
    FullyConnected,
    Layer,
    MaxPooling,
    Padding,
    ReLU,
    Softmax,
)
from playground.network.network import Network


def convolution(name: str, outputs: int, inputs: int, size: int, stride: int = 1, pad: int = 0) -> Convolution:
    return Convolution(
        name=name,
        kernels=np.zeros((outputs, inputs, size, size)),
        bias=np.zeros(outputs),
        stride=(stride, stride),
        padding=Padding.all_sides(pad, pad),
    )


def fully_connected(name: str, units: int, inputs: int) -> FullyConnected:
    weights = np.zeros((units, inputs), np.float32)
    weights.flags.writeable = False  # so that nobody copies it: untouched zeros take no memory
    return FullyConnected(name=name, weights=weights, bias=np.zeros(units))


def pooling(name: str) -> MaxPooling:
    return MaxPooling(name=name, size=(3, 3), stride=(2, 2), ceil=True)


ZFNET = Network(
    (3, 224, 224),
    (
        convolution("conv1", 96, 3, 7, 2, 1),
        ReLU(name="relu1"),
        pooling("pool1"),
        convolution("conv2", 256, 96, 5, 2),
        ReLU(name="relu2"),
        pooling("pool2"),
        convolution("conv3", 384, 256, 3, 1, 1),
        ReLU(name="relu3"),
        convolution("conv4", 384, 384, 3, 1, 1),
        ReLU(name="relu4"),
        convolution("conv5", 256, 384, 3, 1, 1),
        ReLU(name="relu5"),
        pooling("pool5"),
        Flatten(name="flatten"),
    ),
)
"""Zeiler & Fergus 2013, figure 3, up to where it becomes a vector."""

ZFNET_ROWS = {
    # name: output shape, receptive field, jump, parameters, millions of multiply-adds
    "conv1": ((96, 110, 110), 7, 2, 14_208, 171),
    "pool1": ((96, 55, 55), 11, 4, 0, 0),
    "conv2": ((256, 26, 26), 27, 8, 614_656, 415),
    "pool2": ((256, 13, 13), 43, 16, 0, 0),
    "conv3": ((384, 13, 13), 75, 16, 885_120, 150),
    "conv4": ((384, 13, 13), 107, 16, 1_327_488, 224),
    "conv5": ((256, 13, 13), 139, 16, 884_992, 150),
    "pool5": ((256, 6, 6), 171, 32, 0, 0),
    "flatten": ((9216, 1, 1), 331, 32, 0, 0),
}


@pytest.mark.parametrize("name", ZFNET_ROWS)
def test_zfnets_published_figures(name: str) -> None:
    shape, field, jump, parameters, millions = ZFNET_ROWS[name]
    row = network_costs(ZFNET)[ZFNET.index_of(name)]
    assert (row.output_shape, row.receptive_field, row.jump) == (shape, (field, field), (jump, jump))
    assert (row.parameters, round(row.macs / 1e6)) == (parameters, millions)
    assert row.output_bytes == 4 * np.prod(shape)


def test_zfnets_total_with_its_fully_connected_end() -> None:
    end: list[Layer] = []
    for name, units, inputs in (("fc6", 4096, 9216), ("fc7", 4096, 4096), ("fc8", 1000, 4096)):
        end += [fully_connected(name, units, inputs), ReLU(name=f"{name}_relu")]
    end[-1] = Softmax(name="softmax")
    rows = {row.name: row for row in network_costs(Network(ZFNET.input_shape, (*ZFNET.layers, *end)))}
    assert rows["softmax"].output_shape == (1000, 1, 1)
    assert [rows[name].parameters for name in ("fc6", "fc7", "fc8")] == [37_752_832, 16_781_312, 4_097_000]
    assert (rows["fc6"].macs, rows["fc6"].cpr) == (4096 * 9216, 1)
    assert total_costs(rows.values()).parameters == 62_357_608


def test_the_articles_formulas() -> None:
    row = network_costs(default_network())[0]
    assert row.macs == 7 * 7 * 224 * 224 * 3 * 96
    assert row.parameters == 7 * 7 * 3 * 96 + 96
    assert row.cpr == 224 * 224


def test_groups_divide_the_cost_and_surplus_slices_cost_nothing() -> None:
    grouped = Convolution(name="c", kernels=np.zeros((4, 9, 3, 3)), groups=2)
    row = network_costs(Network((4, 10, 10), (grouped,)))[0]
    assert row.parameters == 4 * 2 * 9
    assert row.macs == 4 * 2 * 9 * 64
    assert row.cpr == 64


def test_muted_layers_cost_nothing_and_problems_end_the_table() -> None:
    network = set_muted(default_network(), 0, True)
    row = network_costs(network)[0]
    assert (row.parameters, row.macs, row.cpr, row.output_shape) == (0, 0, None, (3, 224, 224))
    broken = Network((1, 4, 4), (ReLU(name="r"), pooling("p"), MaxPooling(name="q", size=(9, 9))))
    assert [row.name for row in network_costs(broken)] == ["r", "p"]
    assert network_costs(Network((1, 4, 4))) == ()


def test_totals() -> None:
    rows = network_costs(default_network())
    total = total_costs(rows)
    assert total.parameters == 14_208
    assert total.macs == rows[0].macs
    assert total.output_bytes == 4 * 96 * (2 * 224 * 224 + 112 * 112)
