"""The explanation of the way back cannot disagree with it: what piles up in a pixel adds up to its value."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.back.backproject import BackProjection, back_project
from playground.engine.explain.back import explain_back, value_at
from playground.engine.explain.terms import Moved, Returned, Ruled, Scaled, Summed, Terms, Unit, Weighted
from playground.engine.forward import Pass, run
from playground.engine.layer_table import LAYER_TABLE
from playground.network.layers import (
    AdaptivePooling,
    AveragePooling,
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    InstanceNormalization,
    Layer,
    MaxPooling,
    Padding,
    Pooling,
    ReLU,
    Tanh,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.setup import Rule, Seed, SeedKind, Unpooling
from tests.engine.cases import Case, cases, values

STACK: tuple[Layer, ...] = (
    Convolution(name="conv1", kernels=values(1, (6, 3, 5, 5)), stride=(2, 2), padding=Padding(2, 1, 2, 1)),
    ReLU(name="relu1"),
    MaxPooling(name="pool1", size=(3, 3), stride=(2, 2), ceil=True),
    Convolution(name="conv2", kernels=values(2, (4, 3, 3, 3)), groups=2, dilation=(2, 2), flipped=True),
    Tanh(name="tanh"),
    AveragePooling(name="pool2", size=(2, 2), stride=(1, 1)),
    Flatten(name="flat"),
    FullyConnected(name="fc", weights=values(3, (5, 400)), bias=np.ones(5)),
)


def deep() -> Pass:
    return run(Network((3, 30, 30), STACK), values(0, (3, 30, 30), np.float32))


def magnitude(terms: Terms) -> float:
    if isinstance(terms, Summed):
        return float(np.abs(terms.products).sum())
    if isinstance(terms, Weighted):
        return float(np.abs(terms.products).sum() + abs(terms.rest))
    if isinstance(terms, Scaled):
        return abs(terms.back * terms.factor)
    return float(np.abs(terms.values).sum()) if isinstance(terms, Returned) else 0.0


@given(cases(), st.sampled_from(Rule), st.data())
def test_what_a_layer_takes_for_itself_is_told_as_it_is(case: Case, rule: Rule, data: st.DataObject) -> None:
    """Every layer that keeps its maps apart and their size: a rule's formula, a factor, or handed on."""
    layer, x = case
    pass_ = run(Network(x.shape[1:], (layer, AveragePooling(name="nothing", size=(1, 1), stride=(1, 1)))), x[:1])
    if not LAYER_TABLE[type(layer)].channelwise or pass_.output(0).shape != pass_.maps(-1).shape:
        return
    if isinstance(layer, Pooling | AdaptivePooling | GlobalPooling):
        return
    channel = data.draw(st.integers(0, x.shape[1] - 1))
    projection = back_project(pass_, 1, channel, Seed(own_value=False), rule)
    unit = Unit(channel, *(data.draw(st.integers(0, length - 1)) for length in x.shape[2:]))
    terms = explain_back(pass_, projection, 2, unit)
    r, value = (
        projection.stages[1].array[unit.map, unit.row, unit.column],
        projection.picture[unit.map, unit.row, unit.column],
    )
    if terms is None:
        assert isinstance(layer, InstanceNormalization), "the only one whose map comes back as a whole"
        assert rule in (Rule.GRADIENT, Rule.GUIDED)
        return
    assert isinstance(terms, Ruled | Scaled | Moved)
    assert terms.value == value
    if isinstance(terms, Scaled):
        assert terms.total == pytest.approx(value, rel=1e-9, abs=1e-12)
    elif isinstance(terms, Moved):
        assert r == value
    elif rule in (Rule.LINEAR, Rule.DECONVNET):
        assert value == (max(r, 0) if rule is Rule.DECONVNET else r)
    else:
        assert isinstance(layer, ReLU)


@given(cases("transposed"), st.data())
def test_a_transposed_convolution_reads_backwards_what_it_stamped(case: Case, data: st.DataObject) -> None:
    """Its kernel slides over what comes back, as it is drawn."""
    layer, x = case
    assert isinstance(layer, TransposedConvolution)
    pass_ = run(Network(x.shape[1:], (layer,)), x[:1])
    seeded = data.draw(st.integers(0, layer.output_channels - 1))
    projection = back_project(pass_, 0, seeded, Seed(), Rule.DECONVNET)
    for unit in some_units(projection, 1):
        terms = explain_back(pass_, projection, 1, unit)
        assert isinstance(terms, Summed)
        assert terms.value == projection.picture[unit.map, unit.row, unit.column]
        assert terms.total == pytest.approx(terms.value, abs=1e-9 * magnitude(terms) + 1e-12)
        assert not terms.is_turned
        assert set(terms.channels.tolist()) <= {seeded}


def some_units(projection: BackProjection, number: int, count: int = 12) -> list[Unit]:
    maps = projection.stages[number].maps
    places = np.random.default_rng(number).integers(0, (maps.total, *maps.values.shape[1:]), (count, 3))
    return [Unit(*(int(part) for part in place)) for place in places]


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("seed", [Seed(), Seed(SeedKind.STRONGEST)], ids=["map", "strongest"])
def test_every_stage_of_a_deep_network_adds_up(rule: Rule, seed: Seed) -> None:
    pass_ = deep()
    for layer in (len(STACK) - 1, 4):
        projection = back_project(pass_, layer, 2, seed, rule)
        for number in range(1, len(projection.stages)):
            for unit in some_units(projection, number):
                terms = explain_back(pass_, projection, number, unit)
                assert terms is not None
                assert terms.value == value_at(projection.stages[number].maps, unit)
                if isinstance(terms, Summed | Weighted | Returned | Scaled):
                    assert terms.total == pytest.approx(terms.value, abs=1e-5 * magnitude(terms) + 1e-12)


@given(cases("convolution"), st.data())
def test_any_transposed_convolution_adds_up(case: Case, data: st.DataObject) -> None:
    layer, x = case
    pass_ = run(Network(x.shape[1:], (layer,)), x[:1].astype(np.float32))
    projection = back_project(pass_, 0, 0, Seed(), Rule.LINEAR)
    _, channels, height, width = pass_.maps(-1).shape
    unit = Unit(*(data.draw(st.integers(0, length - 1)) for length in (channels, height, width)))
    terms = explain_back(pass_, projection, 1, unit)
    assert isinstance(terms, Summed)
    assert terms.total == pytest.approx(projection.picture[unit.map, unit.row, unit.column], abs=1e-4)


@pytest.mark.parametrize("unpooling", Unpooling)
def test_un_pooling_says_what_landed_where(unpooling: Unpooling) -> None:
    pass_ = run(Network((3, 30, 30), STACK[:3]), values(0, (3, 30, 30), np.float32))
    projection = back_project(pass_, 2, 1, Seed(), Rule.DECONVNET, unpooling=unpooling)
    array = projection.stages[1].array
    landed = 0
    for row in range(10):
        for column in range(10):
            terms = explain_back(pass_, projection, 1, Unit(1, row, column))
            assert isinstance(terms, Returned)
            assert terms.total == pytest.approx(array[1, row, column], rel=1e-5, abs=1e-12)
            assert len(terms.units) in (1, 2, 4)  # windows of 3 with stride 2 overlap
            landed += int((terms.shares > 0).any())
    assert landed > 0


def test_a_rule_shows_both_numbers_it_looks_at() -> None:
    pass_ = deep()
    projection = back_project(pass_, 4, 2, Seed(), Rule.GUIDED)
    number = next(place for place, stage in enumerate(projection.stages) if stage.layer_index == 1)
    array = projection.stages[number - 1].array
    for unit in some_units(projection, number, 40):
        terms = explain_back(pass_, projection, number, unit)
        assert isinstance(terms, Ruled)
        assert terms.back == array[unit.map, unit.row, unit.column]
        assert terms.forward == pass_.output(0)[0, unit.map, unit.row, unit.column]
        assert terms.value == (max(terms.back, 0) if terms.forward > 0 else 0)


def test_the_kernel_lies_turned_over_the_values_unless_it_is_a_true_convolution() -> None:
    kernels = np.arange(9, dtype=np.float32).reshape(1, 1, 3, 3)
    for flipped in (False, True):
        layer = Convolution(name="c", kernels=kernels, padding="same", flipped=flipped)
        pass_ = run(Network((1, 6, 6), (layer,)), values(0, (1, 6, 6), np.float32))
        projection = back_project(pass_, 0, 0, Seed(), Rule.LINEAR)
        terms = explain_back(pass_, projection, 1, Unit(0, 2, 3))
        assert isinstance(terms, Summed)
        assert terms.is_turned is not flipped
        expected = kernels[0, 0] if flipped else kernels[0, 0, ::-1, ::-1]
        np.testing.assert_array_equal(terms.kernels[0], expected)
        np.testing.assert_array_equal(terms.windows[0], pass_.output(0)[0, 0, 1:4, 2:5])


def test_a_flattened_unit_came_from_its_number() -> None:
    pass_ = deep()
    projection = back_project(pass_, 7, 1, Seed(), Rule.LINEAR)
    shape = projection.stages[2].array.shape
    terms = explain_back(pass_, projection, 2, Unit(2, 1, 1))
    assert isinstance(terms, Moved)
    assert terms.source.map == 2 * shape[1] * shape[2] + shape[2] + 1


@pytest.mark.parametrize(("number", "unit"), [(0, Unit(0, 0, 0)), (99, Unit(0, 0, 0)), (1, Unit(99, 0, 0))])
def test_there_is_nothing_to_tell_of_the_seed_or_what_is_not_there(number: int, unit: Unit) -> None:
    pass_ = deep()
    assert explain_back(pass_, back_project(pass_, 4, 0, Seed(), Rule.LINEAR), number, unit) is None


@pytest.mark.parametrize("mode", ["max", "average"])
def test_windows_that_share_a_map_out_add_up(mode: str) -> None:
    layer = AdaptivePooling(name="a", mode=mode, size=(3, 4))  # type: ignore[arg-type]
    pass_ = run(Network((2, 10, 7), (layer,)), values(0, (2, 10, 7), np.float32))
    projection = back_project(pass_, 0, 1, Seed(), Rule.LINEAR)
    for row in range(10):
        for column in range(7):
            terms = explain_back(pass_, projection, 1, Unit(1, row, column))
            assert isinstance(terms, Returned)
            assert len(terms.units)
            assert terms.total == pytest.approx(projection.picture[1, row, column], rel=1e-5, abs=1e-6)
