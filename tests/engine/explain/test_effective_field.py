"""What weighs in a unit is how much its value changes when what it sees is nudged: measured by central differences."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.explain.effective_field import effective_field
from playground.engine.explain.terms import Unit
from playground.engine.forward import Pass, run
from playground.network.layers import (
    Array,
    Convolution,
    FullyConnected,
    GlobalPooling,
    InstanceNormalization,
    MaxPooling,
    Padding,
    ReLU,
    Softmax,
    Tanh,
)
from playground.network.network import Network
from tests.engine.cases import values

SHAPE = (2, 13, 14)
STEP = 1e-6
STACK = Network(
    SHAPE,
    (
        Convolution(name="conv1", kernels=values(1, (4, 2, 3, 3)), stride=(2, 2), padding=Padding(1, 1, 1, 1)),
        ReLU(name="relu1"),
        MaxPooling(name="pool1", size=(3, 3), stride=(1, 1)),
        Convolution(name="conv2", kernels=values(2, (3, 4, 2, 2)), dilation=(2, 2), flipped=True),
        Tanh(name="tanh"),
        GlobalPooling(name="global", mode="average"),
        FullyConnected(name="fc", weights=values(3, (3, 3))),
        Softmax(name="softmax"),
    ),
)


def nudged(pass_: Pass, before: int, layer_index: int, unit: Unit) -> Array:
    """|d unit / d position| summed over the channels, of the input of layer `before`, nudging every value of it."""
    x = pass_.output(before - 1)[0]
    rest = Network(x.shape, pass_.network.layers[before : layer_index + 1])
    changes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        sides = []
        for step in (STEP, -STEP):
            moved = x.copy()
            moved[place] += step
            sides.append(run(rest, moved).output(layer_index - before)[0, unit.map, unit.row, unit.column])
        changes[place] = (sides[0] - sides[1]) / (2 * STEP)
    return np.abs(changes).sum(axis=0)


@pytest.mark.parametrize(("layer_index", "unit"), [(0, Unit(1, 0, 6)), (3, Unit(2, 1, 2)), (5, Unit(0, 0, 0))])
def test_the_weights_are_the_gradient_of_the_unit_inside_its_field(layer_index: int, unit: Unit) -> None:
    """Stride 2 and padding, overlapping pooling, dilation, a whole map's mean."""
    pass_ = run(STACK, values(0, SHAPE))
    found = effective_field(pass_, layer_index, unit)
    assert len(found.fields) == layer_index + 1
    for before, field in enumerate(found.fields):
        wanted = nudged(pass_, before, layer_index, unit)
        spread = np.zeros_like(wanted)
        height, width = field.weights.shape
        spread[field.top : field.top + height, field.left : field.left + width] = field.weights
        np.testing.assert_allclose(spread, wanted / wanted.max(), atol=1e-5)
        assert field.weights.max() == 1


def test_a_softmax_tells_of_its_logit() -> None:
    pass_ = run(STACK, values(0, SHAPE))
    logit, probability = (effective_field(pass_, index, Unit(1, 0, 0)) for index in (6, 7))
    for mine, other in zip(probability.fields, logit.fields, strict=False):
        np.testing.assert_array_equal(mine.weights, other.weights)
    assert probability.fields[-1].weights.tolist() == [[1.0]]


def test_a_unit_that_is_off_has_nothing_that_weighs() -> None:
    network = Network(SHAPE, (Convolution(name="c", kernels=values(1, (1, 2, 3, 3)), bias=[-99.0]), ReLU(name="r")))
    field = effective_field(run(network, values(0, SHAPE)), 1, Unit(0, 4, 4)).fields[0]
    assert (field.top, field.left, field.weights.shape) == (4, 4, (3, 3))
    assert not field.weights.any()
    assert field.fewest(0.5) == 0


def test_what_a_map_s_mean_adds_from_elsewhere_is_left_out() -> None:
    layer = InstanceNormalization(name="i", scale=np.ones(2), shift=np.zeros(2))
    field = effective_field(run(Network(SHAPE, (layer,)), values(0, SHAPE)), 0, Unit(0, 5, 6))
    assert (field.fields[0].top, field.fields[0].left, field.fields[0].weights.tolist()) == (5, 6, [[1.0]])


def test_the_fewest_positions_that_hold_a_share_are_the_strongest() -> None:
    kernels = np.array([[[[1.0, 4.0], [-3.0, 0.0]]]])
    field = effective_field(
        run(Network((1, 4, 4), (Convolution(name="c", kernels=kernels),)), values(0, (1, 4, 4))), 0, Unit(0, 1, 1)
    ).fields[0]
    assert field.weights.tolist() == [[0.25, 1.0], [0.75, 0.0]]
    assert [field.fewest(share) for share in (0.4, 0.5, 0.6, 0.9, 1.0)] == [1, 1, 2, 3, 3]
