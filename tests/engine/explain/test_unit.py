"""The explanation of a unit cannot disagree with the map: its parts add up to what the engine computed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.explain.terms import Bent, Moved, Normalised, Pooled, Shared, Summed, Terms, Unit, Weighted
from playground.engine.explain.unit import explain
from playground.engine.forward import Pass, run
from playground.network.editing.edits import set_muted
from playground.network.layers import (
    SAME,
    AveragePooling,
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    MaxPooling,
    Padding,
    ReLU,
    Softmax,
    TransposedConvolution,
)
from playground.network.network import Network
from tests.engine.cases import Case, cases, values


def passed(*layers: object, shape: tuple[int, int, int] = (3, 9, 8), seed: int = 0) -> Pass:
    return run(Network(shape, layers), values(seed, shape, np.float32))  # type: ignore[arg-type]


def units(pass_: Pass, index: int) -> list[Unit]:
    """Every unit of a layer."""
    _, channels, height, width = pass_.maps(index).shape
    return [Unit(*(int(part) for part in place)) for place in np.ndindex(channels, height, width)]


def magnitude(terms: Terms) -> float:
    """Of all that is added up."""
    if isinstance(terms, Summed):
        return float(np.abs(terms.products).sum()) + abs(terms.bias)
    if isinstance(terms, Weighted):
        return float(np.abs(terms.x).sum() * max(np.abs(terms.weights).max(), 1)) + abs(terms.rest) + abs(terms.bias)
    if isinstance(terms, Pooled):
        return float(np.abs(terms.window).sum()) + 1
    if isinstance(terms, Normalised):
        return (abs(terms.x) + abs(terms.mean)) * abs(terms.scale) / terms.deviation + abs(terms.shift)
    return 1.0


@given(cases(), st.data())
def test_the_parts_add_up_to_the_unit(case: Case, data: st.DataObject) -> None:
    layer, x = case
    pass_ = run(Network(x.shape[1:], (layer,)), x[:1].astype(np.float32))
    for unit in data.draw(st.lists(st.sampled_from(units(pass_, 0)), min_size=1, max_size=8)):
        terms = explain(pass_, 0, unit)
        assert terms is not None
        assert terms.value == pass_.output(0)[0, unit.map, unit.row, unit.column]
        if not isinstance(terms, Bent | Moved):
            assert terms.total == pytest.approx(terms.value, abs=1e-5 * magnitude(terms), rel=1e-5)


@pytest.mark.parametrize("flipped", [False, True])
def test_a_convolution_shows_its_window_its_kernel_and_every_product(flipped: bool) -> None:
    layer = Convolution(
        name="c",
        kernels=values(1, (4, 3, 3, 2)),
        bias=values(2, (4,)),
        stride=(2, 1),
        padding=Padding(1, 1, 1, 0),
        dilation=(2, 1),
        flipped=flipped,
    )
    pass_ = passed(layer)
    terms = explain(pass_, 0, Unit(2, 1, 3))
    assert isinstance(terms, Summed)
    kernel = layer.kernels[2][:, ::-1, ::-1] if flipped else layer.kernels[2]
    np.testing.assert_array_equal(terms.kernels, kernel)
    np.testing.assert_array_equal(terms.place.rows, [1, 3, 5])
    np.testing.assert_array_equal(terms.place.columns, [2, 3])
    np.testing.assert_array_equal(terms.windows, pass_.x[:, [1, 3, 5]][:, :, [2, 3]])
    np.testing.assert_allclose(terms.products.sum((1, 2)), terms.sums)
    assert terms.is_turned is flipped


def test_a_transposed_convolution_shows_the_values_whose_stamps_lie_over_the_unit() -> None:
    """At stride 2 every second tap of the turned kernel; in row 5, before which one was cut off, the last and the
    third: 5 + 1 - 0 = 2 * 3 and 5 + 1 - 2 = 2 * 2.
    """
    layer = TransposedConvolution(
        name="t", kernels=values(1, (4, 3, 4, 3)), bias=values(2, (4,)), stride=(2, 1), padding=Padding(1, 1, 1, 1)
    )
    pass_ = passed(layer)
    terms = explain(pass_, 0, Unit(2, 5, 3))
    assert isinstance(terms, Summed)
    assert terms.is_turned
    np.testing.assert_array_equal(terms.kernels, layer.kernels[2][:, ::-1, ::-1])
    assert terms.place.rows.tolist() == [2, 2, 2, 3]
    assert terms.place.columns.tolist() == [2, 3, 4]
    assert terms.place.inside.all(axis=1).tolist() == [False, True, False, True]
    assert terms.place.strides == (0.5, 1)
    np.testing.assert_array_equal(terms.windows[:, [1, 3]], pass_.x[:, [2, 3], 2:5])
    assert not terms.windows[:, [0, 2]].any()
    assert terms.total == pytest.approx(pass_.output(0)[0, 2, 5, 3], rel=1e-5)


def test_between_two_small_stamps_there_is_the_bias_alone() -> None:
    layer = TransposedConvolution(name="t", kernels=np.ones((1, 3, 1, 1)), bias=np.float32([0.25]), stride=(3, 3))
    pass_ = passed(layer)
    terms = explain(pass_, 0, Unit(0, 3, 4))
    assert isinstance(terms, Summed)
    assert not terms.place.inside.any()
    assert terms.total == terms.value == 0.25


def test_padding_is_marked_and_counts_as_zero() -> None:
    layer = Convolution(name="c", kernels=np.ones((1, 3, 3, 3)), padding=SAME)
    terms = explain(passed(layer), 0, Unit(0, 0, 7))
    assert isinstance(terms, Summed)
    assert terms.place.inside.tolist() == [[False] * 3, [True, True, False], [True, True, False]]
    assert not terms.windows[:, ~terms.place.inside].any()


def test_a_group_sees_its_own_channels_only() -> None:
    layer = Convolution(name="c", kernels=np.ones((4, 2, 1, 1)), groups=2)
    pass_ = passed(layer, shape=(4, 5, 5))
    for number, channels in ((0, [0, 1]), (1, [0, 1]), (2, [2, 3]), (3, [2, 3])):
        terms = explain(pass_, 0, Unit(number, 0, 0))
        assert isinstance(terms, Summed)
        assert terms.channels.tolist() == channels


def test_the_winner_of_a_maximum_is_the_first_and_ties_are_marked() -> None:
    x = np.array([[[5, 1, 0], [5, 5, 2], [0, 0, 9]]], np.float32)
    pass_ = run(Network((1, 3, 3), (MaxPooling(name="p", size=(2, 2), stride=(1, 1)),)), x)
    terms = explain(pass_, 0, Unit(0, 0, 0))
    assert isinstance(terms, Pooled)
    assert terms.winner == (0, 0)
    assert terms.winners.tolist() == [[True, False], [True, True]]
    again = explain(pass_, 0, Unit(0, 1, 1))
    assert isinstance(again, Pooled)
    assert again.winner == (1, 1)


def test_a_negative_maximum_is_not_beaten_by_padding() -> None:
    pooling = MaxPooling(name="p", size=(3, 3), stride=(2, 2), padding=Padding(1, 1, 1, 1))
    pass_ = run(Network((1, 3, 3), (pooling,)), np.full((1, 3, 3), -4, np.float32))
    terms = explain(pass_, 0, Unit(0, 0, 0))
    assert isinstance(terms, Pooled)
    assert terms.total == terms.value == -4
    assert terms.winner == (1, 1)


@pytest.mark.parametrize(("counts", "divisor"), [(False, 4), (True, 9)])
def test_an_average_says_by_what_it_divides(counts: bool, divisor: int) -> None:
    pooling = AveragePooling(name="p", size=(3, 3), stride=(2, 2), padding=Padding(1, 1, 1, 1), count_padding=counts)
    terms = explain(passed(pooling), 0, Unit(0, 0, 0))
    assert isinstance(terms, Pooled)
    assert terms.divisor == divisor


def test_a_global_pooling_sees_the_whole_map() -> None:
    terms = explain(passed(GlobalPooling(name="g")), 0, Unit(2, 0, 0))
    assert isinstance(terms, Pooled)
    assert terms.window.shape == (9, 8)
    assert terms.divisor == 72


def test_the_strongest_terms_of_a_fully_connected_unit_come_first() -> None:
    weights = values(3, (5, 216))
    pass_ = passed(FullyConnected(name="f", weights=weights, bias=np.arange(5)))
    terms = explain(pass_, 0, Unit(4, 0, 0))
    assert isinstance(terms, Weighted)
    sizes = np.abs(terms.products)
    assert (np.diff(sizes) <= 0).all()
    whole = pass_.x.reshape(-1).astype(np.float64) * weights[4].astype(np.float32)
    assert sizes[-1] >= np.sort(np.abs(whole))[-len(sizes)] - 1e-12
    assert terms.bias == 4
    assert terms.count == 216
    place = tuple(terms.inputs[0])
    assert terms.x[0] == pass_.x[place]


def test_a_softmax_unit_is_a_share_of_all() -> None:
    pass_ = passed(Flatten(name="f"), Softmax(name="s"), shape=(6, 1, 1))
    terms = explain(pass_, 1, Unit(3, 0, 0))
    assert isinstance(terms, Shared)
    np.testing.assert_allclose(terms.exps / terms.sum, pass_.output(1)[0, :, 0, 0], rtol=1e-6)


def test_what_is_only_moved_says_where_it_was() -> None:
    pass_ = passed(Flatten(name="f"))
    terms = explain(pass_, 0, Unit(1 * 72 + 4 * 8 + 5, 0, 0))
    assert terms == Moved(Unit(1, 4, 5), float(pass_.x[1, 4, 5]))
    muted = Network((3, 9, 8), (ReLU(name="r"),))
    muted_pass = run(set_muted(muted, 0, True), pass_.x)
    assert explain(muted_pass, 0, Unit(2, 3, 1)) == Moved(Unit(2, 3, 1), float(pass_.x[2, 3, 1]))


def test_an_activation_shows_both_values() -> None:
    pass_ = passed(ReLU(name="r"))
    assert explain(pass_, 0, Unit(0, 1, 2)) == Bent(float(pass_.x[0, 1, 2]), max(float(pass_.x[0, 1, 2]), 0))


@pytest.mark.parametrize("unit", [Unit(3, 0, 0), Unit(0, 9, 0), Unit(0, 0, 8), Unit(-1, 0, 0)])
def test_there_is_nothing_to_say_of_a_unit_that_is_not_there(unit: Unit) -> None:
    assert explain(passed(ReLU(name="r")), 0, unit) is None
    assert explain(passed(ReLU(name="r")), 1, Unit(0, 0, 0)) is None


def test_after_an_edit_the_explanation_is_of_the_new_maps() -> None:
    layer = Convolution(name="c", kernels=values(1, (40, 3, 3, 3)), padding=SAME)
    network = Network((3, 60, 60), (layer, ReLU(name="r")))
    first = run(network, values(0, (3, 60, 60), np.float32))
    kernels = layer.kernels.copy()
    kernels[7, 1, 1, 1] += 2
    edited = Network((3, 60, 60), (replace(layer, kernels=kernels), network.layers[1]))
    second = run(edited, first.x, first)
    terms = explain(second, 0, Unit(7, 20, 20))
    assert isinstance(terms, Summed)
    assert terms.total == pytest.approx(second.output(0)[0, 7, 20, 20], rel=1e-5)
    assert terms.total != pytest.approx(first.output(0)[0, 7, 20, 20], rel=1e-3)


def test_wrong_numbers_are_shown_without_a_warning() -> None:
    x = values(0, (3, 9, 8), np.float32)
    x[0, 4, 4], x[1, 0, 0] = np.nan, np.inf
    layers = (
        Convolution(name="c", kernels=values(1, (2, 3, 3, 3)), padding=SAME),
        FullyConnected(name="f", weights=values(2, (4, 144))),
        Softmax(name="s"),
    )
    pass_ = run(Network((3, 9, 8), layers), x)
    for index in range(3):
        for unit in units(pass_, index)[:100]:
            terms = explain(pass_, index, unit)
            assert isinstance(terms, Summed | Weighted | Shared)
            assert np.isfinite(terms.total) == np.isfinite(terms.value)
