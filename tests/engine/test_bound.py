"""No magnitude is above its bound, whatever the picture and after any edits; where none is sure there is none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.bound import UNKNOWN
from playground.engine.forward import Pass, run
from playground.network.editing.kernel_edits import set_bias, set_kernel, set_kernel_cell
from playground.network.layers import (
    AveragePooling,
    Convolution,
    Flatten,
    FullyConnected,
    MaxPooling,
    Padding,
    ReLU,
    Sigmoid,
)
from playground.network.network import Network
from tests.engine.cases import seeds, values

SHAPE = (3, 12, 10)
EDITS = {
    "cell": lambda network, value: set_kernel_cell(network, 0, 2, 1, 0, 2, value),
    "kernel": lambda network, value: set_kernel(network, 0, 1, None, np.full((3, 3), value)),
    "bias": lambda network, value: set_bias(network, 3, 4, value),
    "last": lambda network, value: set_kernel_cell(network, 3, 0, 3, 1, 1, value),
}


def network(last: type[ReLU | Sigmoid] = ReLU) -> Network:
    layers = (
        Convolution(name="a", kernels=values(1, (4, 3, 3, 3)), bias=values(2, (4,)), padding=Padding(1, 1, 1, 1)),
        ReLU(name="r"),
        MaxPooling(name="p"),
        Convolution(name="b", kernels=values(3, (6, 4, 3, 3)), bias=values(4, (6,)), groups=1),
        last(name="s"),
        AveragePooling(name="q"),
        Flatten(name="f"),
        FullyConnected(name="d", weights=values(5, (5, 6 * 2)), bias=values(6, (5,))),
    )
    made = Network(SHAPE, layers)
    assert made.problem is None
    return made


def assert_bounded(passed: Pass) -> None:
    for step in passed.steps:
        assert np.abs(step.output).max() <= step.bound * (1 + 1e-5)


@settings(max_examples=40)
@given(seeds, st.lists(st.tuples(st.sampled_from(["cell", "kernel", "bias", "last"]), seeds), max_size=6))
def test_no_magnitude_is_above_its_bound(seed: int, edits: list[tuple[str, int]]) -> None:
    passed = run(network(), values(seed, SHAPE, np.float32) * 10)
    assert_bounded(passed)
    assert passed.steps[-1].bound < 1e7, "and it is one that says something"
    for what, number in edits:
        value = float(values(number, (1,))[0]) * 50
        passed = run(EDITS[what](passed.network, value), passed.x, passed)
        assert_bounded(passed)


def test_a_large_bias_is_in_the_bound() -> None:
    first = run(network(), values(0, SHAPE, np.float32))
    passed = run(set_bias(first.network, 0, 2, 1e6), first.x, first)
    assert passed.steps[0].changed is not None, "it was added to the old map"
    assert_bounded(passed)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -1e38])
def test_there_is_none_where_a_picture_is_not_finite_or_may_overflow(bad: float) -> None:
    x = values(0, SHAPE, np.float32)
    x[1, 2, 3] = bad
    assert [step.bound for step in run(network(), x).steps] == [UNKNOWN] * 8


def test_there_is_none_behind_weights_that_may_overflow() -> None:
    made = set_kernel_cell(network(), 3, 0, 0, 0, 0, 3e37)
    bounds = [step.bound for step in run(made, values(0, SHAPE, np.float32)).steps]
    assert max(bounds[:3]) < 1e3
    assert bounds[3:] == [UNKNOWN] * 5


def test_there_is_none_behind_a_layer_nothing_is_known_of() -> None:
    bounds = [step.bound for step in run(network(Sigmoid), values(0, SHAPE, np.float32)).steps]
    assert max(bounds[:4]) < UNKNOWN
    assert bounds[4:] == [UNKNOWN] * 4
