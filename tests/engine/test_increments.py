"""Edits by what was summed before: how little is computed, how exact it stays, and when it is computed whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine import increment
from playground.engine.back.backproject import back_project
from playground.engine.change import MOST_ROUNDING
from playground.engine.convolution import columns, fourier, lines, one_map
from playground.engine.forward import run
from playground.engine.pooling import adaptive_pool, pool
from playground.engine.trace import Trace
from playground.network.editing.channel_edits import set_scale
from playground.network.editing.kernel_edits import set_bias, set_kernel_cell, set_weight
from playground.network.layers import (
    AdaptivePooling,
    Array,
    BatchNormalization,
    Convolution,
    Dropout,
    Flatten,
    FullyConnected,
    KernelLayer,
    Layer,
    LocalResponseNormalization,
    MaxPooling,
    Padding,
    ReLU,
    Softmax,
)
from playground.network.network import Network
from playground.network.setup import Rule, Seed
from tests.engine.cases import cases, values
from tests.engine.test_forward import assert_same_maps, changed_layer

SHAPE = (3, 20, 18)


def two_convolutions() -> Network:
    layers: tuple[Layer, ...] = (
        Convolution(name="a", kernels=values(1, (8, 3, 3, 3)), bias=values(2, (8,)), padding=Padding(1, 1, 1, 1)),
        ReLU(name="r"),
        MaxPooling(name="p"),
        Convolution(name="b", kernels=values(3, (6, 8, 3, 2)), bias=values(4, (6,))),
        ReLU(name="s"),
    )
    return Network(SHAPE, layers)


class Work:
    """How many multiply-adds the matrix products of convolutions took."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.macs = 0
        for algorithm in (columns, fourier, lines, one_map):
            monkeypatch.setattr(algorithm, "convolve", self._counted(algorithm.convolve))

    def _counted(self, whole: Callable[..., None]) -> Callable[..., None]:
        def counted(x: Array, kernels: Array, bias: object, ways: object, out: Array, check: object) -> None:
            self.macs += len(x) * kernels.size * out.shape[-2] * out.shape[-1]
            whole(x, kernels, bias, ways, out, check)

        return counted


def test_one_coefficient_sums_one_map_of_the_next_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    work, x = Work(monkeypatch), values(0, SHAPE, np.float32)
    first = run(two_convolutions(), x)
    whole = work.macs
    assert whole == 8 * 3 * 9 * 20 * 18 + 6 * 8 * 6 * 8 * 8
    work.macs = 0
    second = run(set_kernel_cell(first.network, 0, 5, 1, 2, 0, 0.3), x, first)
    assert work.macs == 6 * 6 * 8 * 8, "the kernels that read the one map that changed"
    assert [step.changed.tolist() for step in second.steps[:3]] == [[5]] * 3  # type: ignore[union-attr]
    assert_same_maps(second, run(second.network, x))
    work.macs = 0
    third = run(set_bias(second.network, 3, 2, 9.0), x, second)
    assert work.macs == 0
    assert_same_maps(third, run(third.network, x))


def test_what_does_not_show_ends_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A map that stays below zero is the same after ReLU: nothing behind it is computed."""
    dark = changed_layer(two_convolutions(), 0, Convolution(name="a", kernels=-np.ones((8, 3, 3, 3))))
    x = np.abs(values(0, SHAPE, np.float32)) + 0.1
    first = run(dark, x)
    asked: Counter[str] = Counter()
    original = increment.LAYER_TABLE[Convolution].change

    def counted(layer: Layer, *rest: object) -> object:
        asked[layer.name] += 1
        return original(layer, *rest)  # type: ignore[misc]

    table = {Convolution: replace(increment.LAYER_TABLE[Convolution], change=counted)}
    monkeypatch.setattr(increment, "LAYER_TABLE", {**increment.LAYER_TABLE, **table})
    second = run(set_kernel_cell(dark, 0, 2, 0, 1, 1, -1.5), x, first)
    assert asked == {"a": 1}
    assert second.steps[0].changed is not None
    assert second.steps[0].changed.tolist() == [2]
    assert second.steps[3].output is first.steps[3].output


@pytest.mark.parametrize(
    "more", [{}, {"groups": 2}, {"stride": (2, 1)}, {"dilation": (2, 2)}, {"flipped": True}, {"padding": "same"}]
)
def test_any_convolution_takes_up_a_change(more: dict[str, object]) -> None:
    network = two_convolutions()
    kernels = values(3, (6, 8 // (2 if "groups" in more else 1), 3, 2))
    network = changed_layer(network, 3, Convolution(name="b", kernels=kernels, **more))  # type: ignore[arg-type]
    x = values(0, (2, *SHAPE))
    passed = run(network, x)
    for number, (index, output) in enumerate([(0, 3), (3, 4), (0, 7), (3, 4), (0, 3)]):
        network = set_kernel_cell(network, index, output, number % 2, 1, 1, number / 3)
        passed = run(network, x, passed)
        assert_same_maps(passed, run(network, x), 1e-12)
        assert not passed.is_exact


@settings(max_examples=100)
@given(st.one_of(cases("convolution"), cases("transposed")), st.data())
def test_a_changed_cell_equals_a_fresh_pass(case: tuple[Layer, np.ndarray], data: st.DataObject) -> None:
    layer, x = case
    assert isinstance(layer, KernelLayer)
    first = run(Network(x.shape[1:], (layer,)), x)
    kernels = layer.kernels.copy()
    for _ in range(data.draw(st.integers(1, 3))):
        kernels[tuple(data.draw(st.integers(0, length - 1)) for length in kernels.shape)] = data.draw(st.floats(-2, 2))
    edited = Network(x.shape[1:], (replace(layer, kernels=kernels),))
    assert_same_maps(run(edited, x, first), run(edited, x), 1e-12)


def classified() -> Network:
    dense = FullyConnected(name="f", weights=values(5, (4, 6 * 8 * 8)), bias=values(6, (4,)))
    return Network(SHAPE, (*two_convolutions().layers, Flatten(name="v"), Dropout(name="d"), dense, Softmax(name="x")))


@pytest.mark.parametrize("flat", [True, False])
def test_one_map_before_a_classifier_adds_what_it_differs_by(flat: bool) -> None:
    """Also where the maps go into the fully connected layer as they are."""
    x, network = values(0, (2, *SHAPE)), classified()
    if not flat:
        network = Network(SHAPE, network.layers[:5] + network.layers[7:])
    dense = network.index_of("f")
    passed = run(network, x)
    for output, value in ((2, 0.3), (5, -0.7), (2, 0.31)):
        network = set_kernel_cell(network, 3, output, 1, 1, 0, value)
        passed = run(network, x, passed)
        assert_same_maps(passed, run(network, x), 1e-12)
    assert passed.steps[dense].rounding is not None, "added, not summed"
    if flat:
        changed = passed.steps[dense - 2].changed
        assert changed is not None
        assert changed.tolist() == list(range(2 * 64, 3 * 64))
    whole = run(set_weight(network, dense, 3, 7, 9.0), x, passed)
    assert whole.steps[dense].changed is not None
    assert whole.steps[dense].changed.tolist() == [3]
    assert_same_maps(whole, run(whole.network, x), 1e-12)


def test_a_classifier_takes_up_changes_of_single_precision_and_bad_numbers() -> None:
    x, network = values(0, SHAPE, np.float32), classified()
    passed = run(network, x)
    for number in range(60):
        network = set_kernel_cell(network, 3, number % 3, 1, 1, 0, 1e30 if number == 20 else float(np.sin(number)))
        passed = run(network, x, passed)
        assert_same_maps(passed, run(network, x))


def test_a_long_drag_stays_exact_and_is_renewed_now_and_then() -> None:
    x = values(0, SHAPE, np.float32)
    network = two_convolutions()
    passed = run(network, x)
    renewed = 0
    for number in range(300):
        network = set_kernel_cell(network, 0, 5, 1, 2, 0, float(np.sin(number)))
        passed = run(network, x, passed)
        step = passed.steps[0]
        assert step.rounding is not None
        assert (step.rounding <= MOST_ROUNDING * step.maps.magnitudes).all()
        renewed += step.rounding[5] == 0
    assert 0 < renewed < 30
    assert_same_maps(passed, run(network, x))


def test_a_huge_weight_taken_back_leaves_no_rounding_behind() -> None:
    """1e30 - 1e30 is what float32 makes of the map that was there before: it must be summed anew."""
    x = values(0, SHAPE, np.float32)
    network = two_convolutions()
    passed = run(network, x)
    for value in (1e30, 0.5, 3e38, 0.5):
        network = set_kernel_cell(network, 0, 5, 1, 2, 0, value)
        with np.errstate(over="ignore", invalid="ignore"):
            passed = run(network, x, passed)
    assert_same_maps(passed, run(network, x))


@pytest.mark.parametrize("cell", [True, False])
def test_a_step_beyond_the_largest_number_is_summed_anew(cell: bool) -> None:
    """From one end to the other is more than a float holds, though neither end is: nor is what it makes of nothing."""
    x = values(0, SHAPE, np.float32)
    x[1] = 0
    network = two_convolutions()
    passed = run(network, x)
    for value in (-3e38, 3e38, 0.5):
        network = set_kernel_cell(network, 0, 5, 1, 2, 0, value) if cell else set_bias(network, 0, 5, value)
        with np.errstate(over="ignore", invalid="ignore"):
            passed = run(network, x, passed)
            wanted = run(network, x)
        np.testing.assert_allclose(passed.steps[0].output, wanted.steps[0].output, rtol=1e-5, atol=1e-5)
        assert np.isfinite(passed.steps[0].output).all()


def test_a_step_of_a_bias_is_taken_in_the_maps_own_precision() -> None:
    """Two single floats may differ by what is none."""
    x = values(0, SHAPE)
    network = set_bias(two_convolutions(), 0, 5, 1.0)
    edited = set_bias(network, 0, 5, -1.9)
    assert_same_maps(run(edited, x, run(network, x)), run(edited, x), 1e-12)


def test_a_kernel_dragged_to_nothing_is_exactly_nothing() -> None:
    """Else its map would be rounding, shown in full contrast."""
    lone = np.zeros((8, 3, 3, 3))
    lone[:, 0, 1, 1] = 0.7
    network = changed_layer(two_convolutions(), 0, Convolution(name="a", kernels=lone))
    x = values(0, SHAPE, np.float32)
    passed = run(network, x)
    for value in (0.1, 0.3, 0.0):
        network = set_kernel_cell(network, 0, 5, 0, 1, 1, value)
        passed = run(network, x, passed)
    assert not passed.steps[0].maps.channel(5).any()


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_bad_numbers_in_the_picture_are_summed_anew(value: float) -> None:
    x = values(0, SHAPE, np.float32)
    x[1, 4, 4] = value
    network = two_convolutions()
    with np.errstate(invalid="ignore"):
        passed = run(set_kernel_cell(network, 0, 5, 1, 2, 0, 0.0), x, run(network, x))
        wanted = run(passed.network, x)
    for step, other in zip(passed.steps, wanted.steps, strict=True):
        np.testing.assert_allclose(step.output, other.output, atol=1e-5)


def test_a_pass_without_a_previous_one_is_exact() -> None:
    x = values(0, SHAPE, np.float32)
    passed = run(two_convolutions(), x)
    assert passed.is_exact
    edited = run(set_kernel_cell(passed.network, 0, 5, 1, 2, 0, 0.3), x, passed)
    assert not edited.is_exact
    assert run(edited.network, x).is_exact


def numbered_network() -> Network:
    numbers = {field: values(place, (9,)) ** 2 + 0.1 for place, field in enumerate(BatchNormalization.new_numbers)}
    layers: tuple[Layer, ...] = (
        Convolution(name="a", kernels=values(1, (8, 3, 3, 3)), padding=Padding(1, 1, 1, 1)),
        BatchNormalization(name="n", **numbers),
        ReLU(name="r"),
        Convolution(name="b", kernels=values(3, (6, 8, 3, 2))),
    )
    return Network(SHAPE, layers)


def test_a_number_of_one_channel_changes_one_map() -> None:
    x = values(0, SHAPE, np.float32)
    first = run(numbered_network(), x)
    second = run(set_scale(first.network, 1, 5, 3.0), x, first)
    assert [step.changed.tolist() for step in second.steps[:3]] == [[], [5], [5]]  # type: ignore[union-attr]
    assert_same_maps(second, run(second.network, x))
    third = run(set_kernel_cell(set_scale(second.network, 1, 2, 4.0), 0, 6, 1, 2, 0, 0.3), x, second)
    assert [step.changed.tolist() for step in third.steps[:3]] == [[6], [2, 6], [2, 6]]  # type: ignore[union-attr]
    assert_same_maps(third, run(third.network, x))
    spare = run(set_scale(third.network, 1, 8, 9.0), x, third)
    assert all(step.changed is not None and not len(step.changed) for step in spare.steps), (
        "a channel that is not there"
    )
    assert_same_maps(spare, run(spare.network, x))


def test_one_map_goes_back_by_its_own_number() -> None:
    x = values(0, SHAPE)
    passed = run(numbered_network(), x)
    layer = passed.steps[1].layer
    assert isinstance(layer, BatchNormalization)
    result = back_project(passed, 1, 5, Seed(), Rule.LINEAR)
    factor = layer.scale[5] / np.sqrt(layer.variance[5] + layer.epsilon)
    np.testing.assert_allclose(result.stages[1].array[5], passed.output(1)[0, 5] * factor, rtol=1e-6)
    assert result.stages[1].operation == "scaled"
    assert not np.delete(result.stages[1].array, 5, axis=0).any()


@pytest.mark.parametrize("pooling", [MaxPooling(name="p"), AdaptivePooling(name="p", size=(4, 5), mode="max")])
def test_only_the_switches_of_maps_that_changed_are_looked_for_again(pooling: MaxPooling | AdaptivePooling) -> None:
    network = changed_layer(two_convolutions(), 2, pooling)
    find = pool.switches if isinstance(pooling, MaxPooling) else adaptive_pool.switches
    x = values(0, SHAPE, np.float32)
    passed = run(network, x)
    known = find(pooling, passed.steps[2].trace)  # type: ignore[arg-type]
    for output, value in ((5, 0.3), (2, -4.0), (5, 0.3), (5, 7.0)):
        network = set_kernel_cell(network, 0, output, 1, 2, 0, value)
        passed = run(network, x, passed)
    trace = passed.steps[2].trace
    assert trace.switches is known
    assert trace.stale == {2, 5}
    one = trace.channels(np.array([1, 5]))
    assert one.stale == {1}
    renewed = find(pooling, trace)  # type: ignore[arg-type]
    assert trace.stale == frozenset()
    np.testing.assert_array_equal(renewed, find(pooling, Trace.of(trace.x, trace.y)))  # type: ignore[arg-type]
    np.testing.assert_array_equal(find(pooling, one), renewed[:, [1, 5]])  # type: ignore[arg-type]
    assert not np.array_equal(renewed[:, 5], known[:, 5])


def test_a_maximum_that_moves_but_keeps_its_value_moves_its_switch() -> None:
    """The pooled map is the same then, and nothing behind it is computed."""
    kernels = np.array([[[[1.0]], [[0.0]]]] * 2)
    network = Network((2, 2, 2), (Convolution(name="a", kernels=kernels), MaxPooling(name="p")))
    x = np.array([[[3, 0], [0, 0]], [[0, 3], [0, 0]]], dtype=np.float32)
    first = run(network, x)
    pooling = MaxPooling(name="p")
    assert pool.switches(pooling, first.steps[1].trace).ravel().tolist() == [0, 0]
    other = kernels.copy()
    other[1] = kernels[1, ::-1]
    second = run(changed_layer(network, 0, Convolution(name="a", kernels=other)), x, first)
    assert second.steps[1].changed is not None
    assert second.steps[1].changed.tolist() == []
    assert pool.switches(pooling, second.steps[1].trace).ravel().tolist() == [0, 1]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 16])
def test_neighbours_of_changed_maps_are_computed_and_no_others(size: int) -> None:
    layers = (
        Convolution(name="a", kernels=values(1, (16, 3, 3, 3))),
        LocalResponseNormalization(name="n", size=size, alpha=1.0),
        Convolution(name="b", kernels=values(3, (2, 16, 1, 1))),
    )
    x = values(0, (2, *SHAPE))
    first = run(Network(SHAPE, layers), x)
    for changed in ([0], [7], [15], [3, 4], [2, 12]):
        network = first.network
        for output in changed:
            network = set_kernel_cell(network, 0, output, 1, 2, 0, 0.3)
        second = run(network, x, first)
        assert_same_maps(second, run(network, x), 1e-12)
        reached = {
            other for other in range(16) for one in changed if other - (size - 1) // 2 <= one <= other + size // 2
        }
        steps = second.steps[1].changed
        if len(reached) <= 8:
            assert steps is not None
            assert steps.tolist() == sorted(reached)
