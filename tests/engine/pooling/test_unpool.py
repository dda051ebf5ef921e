"""Un-pooling as a layer: by the switches of a max pooling before it, forward, back, and after edits of either."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.back.backproject import back_project
from playground.engine.explain.back import explain_back
from playground.engine.explain.terms import Moved, Returned, Unit
from playground.engine.explain.unit import explain
from playground.engine.forward import Pass, run
from playground.engine.layer_table import LAYER_TABLE
from playground.engine.memory import memory_plan
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.layers import AveragePooling, Convolution, Layer, MaxPooling, MaxUnpooling, Padding, ReLU
from playground.network.network import Network
from playground.network.setup import Rule, Seed, SeedKind
from tests.engine import reference
from tests.engine.cases import paddings, pairs, seeds, shapes, values
from tests.engine.test_forward import assert_same_maps

SHAPE = (3, 20, 18)


def between(*layers: Layer, pooling: MaxPooling, shape: tuple[int, int, int] = SHAPE) -> Network:
    """A max pooling, some layers, and the un-pooling."""
    return Network(shape, (pooling, *layers, MaxUnpooling(name="u", pooling=pooling.name)))


@st.composite
def poolings(draw: st.DrawFn) -> MaxPooling:
    return MaxPooling(
        name="p",
        size=draw(pairs(1, 4)),
        stride=draw(pairs(1, 3)),
        padding=draw(paddings),
        dilation=draw(pairs(1, 2)),
        ceil=draw(st.booleans()),
    )


@settings(max_examples=200)
@given(poolings(), shapes, seeds, st.booleans(), st.sampled_from(Rule))
def test_it_equals_the_loops_forward_and_back(
    pooling: MaxPooling, shape: tuple[int, int, int], seed: int, ties: bool, rule: Rule
) -> None:
    network = between(AveragePooling(name="other", size=(1, 1), stride=(1, 1)), pooling=pooling, shape=shape)
    if network.problem is not None:
        return
    picture = values(seed, (2, *shape), ties=ties)
    passed = run(network, picture)
    pooled, step = passed.output(1), passed.steps[2]
    np.testing.assert_allclose(step.output, reference.unpooled(pooling, picture, pooled), atol=1e-12)
    r = values(seed + 1, step.output.shape)
    back = LAYER_TABLE[MaxUnpooling].project(step.layer, r, step.trace, rule)
    np.testing.assert_array_equal(back, reference.at_switches(pooling, picture, r))
    # the adjoint identity: it is linear in what it un-pools
    x = values(seed + 2, pooled.shape)
    y = LAYER_TABLE[MaxUnpooling].forward(step.layer, x, lambda: None, step.trace.partner)
    assert float((y * r).sum()) == pytest.approx(float((x * back).sum()), abs=1e-12 * max(np.abs(y * r).sum(), 1))


def test_one_channel_goes_back_as_all_do_and_one_image_as_the_batch() -> None:
    network = between(
        ReLU(name="r"), pooling=MaxPooling(name="p", size=(3, 3), stride=(2, 2), padding=Padding(1, 1, 1, 1))
    )
    x = values(0, (2, *SHAPE))
    passed = run(network, x)
    result = back_project(passed, 2, 1, Seed(), Rule.LINEAR, image=1)
    assert [stage.operation for stage in result.stages] == ["seed", "at_switches", "unrelu", "unpool"]
    alone = back_project(run(network, x[1]), 2, 1, Seed(), Rule.LINEAR)
    np.testing.assert_array_equal(result.picture, alone.picture)
    seed = np.zeros((1, *SHAPE))
    seed[0, 1] = passed.output(2)[1, 1]
    back = LAYER_TABLE[MaxUnpooling].project(passed.steps[2].layer, seed, passed.steps[2].trace.image(1), Rule.LINEAR)
    np.testing.assert_array_equal(result.stages[1].array, back[0])


def deep() -> Network:
    """A pooling inside and its un-pooling behind a convolution, twice."""
    return Network(
        SHAPE,
        (
            Convolution(name="a", kernels=values(1, (8, 3, 3, 3)), padding="same"),
            MaxPooling(name="p"),
            Convolution(name="b", kernels=values(2, (8, 8, 3, 3)), padding="same"),
            MaxPooling(name="q", size=(3, 3), stride=(2, 2), ceil=True),
            ReLU(name="r"),
            MaxUnpooling(name="u", pooling="q"),
            Convolution(name="c", kernels=values(3, (8, 8, 1, 1))),
            MaxUnpooling(name="v", pooling="p"),
        ),
    )


@pytest.mark.parametrize("index", [0, 2, 6])
def test_an_edit_equals_a_fresh_pass(index: int) -> None:
    """Before the pooling, whose switches move, and behind it."""
    x = values(0, (2, *SHAPE))
    network = deep()
    assert network.problem is None
    passed = run(network, x)
    for number, output in enumerate((1, 5, 1, 7)):
        network = set_kernel_cell(network, index, output, 0, 0, 0, number - 1.5)
        passed = run(network, x, passed)
        assert_same_maps(passed, run(network, x), 1e-12)


def test_a_maximum_that_stays_and_comes_from_another_place_moves_its_value() -> None:
    """The pooled map is the same number by number; its switches are not."""
    kernels = np.zeros((2, 1, 1, 2))
    kernels[0, 0, 0, 0] = kernels[1, 0, 0, 0] = 1
    layers = (
        Convolution(name="a", kernels=kernels, padding=Padding(right=1)),
        MaxPooling(name="p", size=(1, 4), stride=(1, 4)),
        MaxUnpooling(name="u", pooling="p"),
    )
    x = np.zeros((1, 4, 4))
    x[0, :, 2] = 3
    first = run(Network((1, 4, 4), layers), x)
    moved = kernels[:, :, :, ::-1].copy()
    moved[1] = kernels[1]
    second = run(Network((1, 4, 4), (replace(layers[0], kernels=moved), *layers[1:])), x, first)
    assert second.steps[1].changed is not None
    assert not len(second.steps[1].changed), "the maxima are what they were"
    assert second.output(2)[0, 0].argmax(axis=1).tolist() == [1] * 4
    assert first.output(2)[0, 0].argmax(axis=1).tolist() == [2] * 4
    assert second.steps[2].changed is not None
    assert second.steps[2].changed.tolist() == [0], "only the map whose switches moved"
    assert_same_maps(second, run(second.network, x), 1e-12)


def test_another_partner_a_renamed_one_and_one_that_moved() -> None:
    x = values(0, SHAPE)
    layers = (
        MaxPooling(name="p"),
        AveragePooling(name="one", size=(1, 1), stride=(1, 1)),
        MaxUnpooling(name="u", pooling="p"),
        MaxPooling(name="q", size=(2, 2)),
        MaxUnpooling(name="v", pooling="q"),
    )
    first = run(Network(SHAPE, layers), x)
    names = {"p": "q", "q": "p"}
    swapped = tuple(replace(layer, name=names.get(layer.name, layer.name)) for layer in layers)
    swapped = tuple(
        replace(layer, pooling=names[layer.pooling]) if isinstance(layer, MaxUnpooling) else layer for layer in swapped
    )
    for other in (swapped, (layers[1], layers[0], *layers[2:]), (*layers[:4], replace(layers[4], pooling="p"))):
        network = Network(SHAPE, other)
        assert network.problem is None
        assert_same_maps(run(network, x, first), run(network, x), 1e-12)


def test_nothing_is_computed_again_where_nothing_changed() -> None:
    x = values(0, SHAPE, np.float32)
    first = run(deep(), x)
    second = run(first.network, x, first)
    for step, other in zip(first.steps, second.steps, strict=True):
        assert other.output is step.output
    third = run(set_kernel_cell(first.network, 6, 3, 0, 0, 0, 2.0), x, second)
    assert third.steps[7].changed is not None
    assert third.steps[7].changed.tolist() == [3]


@pytest.mark.parametrize("overlapping", [False, True])
def test_every_unit_is_explained_forward_and_back(overlapping: bool) -> None:
    pooling = MaxPooling(name="p", size=(3, 3), stride=(2, 2)) if overlapping else MaxPooling(name="p")
    passed = run(between(ReLU(name="r"), pooling=pooling, shape=(2, 9, 8)), values(0, (2, 9, 8)))
    for place in np.ndindex(2, 9, 8):
        terms = explain(passed, 2, Unit(*place))
        assert isinstance(terms, Returned)
        assert terms.total == pytest.approx(terms.value, abs=1e-12)
        assert terms.value == passed.output(2)[(0, *place)]
    projection = back_project(passed, 2, 1, Seed(own_value=False), Rule.LINEAR)
    seed, back = projection.stages[0].array, projection.stages[1].array
    for place in np.ndindex(*back.shape):
        moved = explain_back(passed, projection, 1, Unit(*place))
        assert isinstance(moved, Moved)
        assert moved.value == back[place] == seed[moved.source.map, moved.source.row, moved.source.column]


def test_its_switches_and_buffers_are_planned() -> None:
    plain = memory_plan(Network(deep().input_shape, deep().layers[:5]))
    whole = memory_plan(deep())
    switches = sum(int(np.prod(deep().shapes[index + 1])) for index in (1, 3))
    assert whole.traces >= switches
    assert whole.maps > plain.maps
    assert memory_plan(deep(), 4).traces >= 4 * switches


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf, 1e38])
def test_wrong_numbers_go_through_without_a_word(number: float) -> None:
    x = values(0, SHAPE, np.float32)
    x[1, 4, 4] = number
    passed: Pass = run(between(ReLU(name="r"), pooling=MaxPooling(name="p")), x)
    for rule in Rule:
        for seed in (Seed(), Seed(SeedKind.STRONGEST)):
            assert back_project(passed, 2, 1, seed, rule).picture.shape == SHAPE
    assert passed.output(2).dtype == np.float32
