"""Every layer, forward and back, against the naive loops over random geometry."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.layer_table import LAYER_TABLE
from playground.engine.trace import Trace
from playground.network.layers import (
    ELU,
    GELU,
    LAYER_KINDS,
    SELU,
    BatchNormalization,
    Clip,
    Convolution,
    HardSigmoid,
    Layer,
    LeakyReLU,
    MaxPooling,
    MaxUnpooling,
    ParametricReLU,
    PerChannelLayer,
    ReLU,
    Sigmoid,
    SiLU,
    Softplus,
    Tanh,
)
from playground.network.network import Network
from playground.network.setup import Rule
from tests.engine import reference
from tests.engine.cases import Case, cases, values

rules = st.sampled_from(list(Rule))
CURVED = (ReLU, LeakyReLU, ParametricReLU, Sigmoid, Tanh, ELU, SELU, GELU, SiLU, Softplus, HardSigmoid, Clip)

NOT_LINEAR = ("softmax", "log_softmax", "instance_normalization", "local_response_normalization")

ALONE = tuple(kind for kind in LAYER_KINDS if kind is not MaxUnpooling)
"""Kinds that need no other layer; see `test_unpool.py` for the one that does."""


def close(actual: np.ndarray, wanted: np.ndarray, dtype: type) -> None:
    """Equal to the rounding of `dtype`, relative to the largest value."""
    assert actual.dtype == dtype
    assert actual.shape == wanted.shape
    finite = wanted[np.isfinite(wanted)]
    scale = max(float(np.abs(finite).max(initial=0)), 1.0)
    np.testing.assert_allclose(actual, wanted, rtol=0, atol=scale * (1e-12 if dtype is np.float64 else 2e-6))


def check(case: Case, rule: Rule, dtype: type, seed: int) -> None:
    layer, x = case
    x = x.astype(dtype)
    functions = LAYER_TABLE[type(layer)]
    y = functions.forward(layer, x)
    trace = Trace.of(x, y)
    close(y, reference.forward(layer, x), dtype)
    r = values(seed, y.shape, dtype)
    close(functions.project(layer, r, trace, rule), reference.project(layer, r, x, rule), dtype)


@settings(max_examples=200)
@given(cases("convolution"), st.integers(0, 99))
def test_convolution_equals_the_loops(case: Case, seed: int) -> None:
    check(case, Rule.DECONVNET, np.float64, seed)


@settings(max_examples=200)
@given(cases("transposed"), st.integers(0, 99))
def test_transposed_convolution_equals_the_loops(case: Case, seed: int) -> None:
    check(case, Rule.DECONVNET, np.float64, seed)


@settings(max_examples=100)
@given(cases("pooling"), st.integers(0, 99))
def test_pooling_equals_the_loops(case: Case, seed: int) -> None:
    check(case, Rule.DECONVNET, np.float64, seed)


@settings(max_examples=200)
@given(cases(), rules, st.integers(0, 99))
def test_any_layer_under_any_rule_equals_the_loops(case: Case, rule: Rule, seed: int) -> None:
    check(case, rule, np.float64, seed)


@settings(max_examples=100)
@given(cases("per channel"), rules, st.integers(0, 99))
def test_layers_with_numbers_for_every_channel_equal_the_loops(case: Case, rule: Rule, seed: int) -> None:
    check(case, rule, np.float64, seed)


@settings(max_examples=60)
@given(cases(), rules, st.integers(0, 99))
def test_any_layer_in_float32_equals_the_loops(case: Case, rule: Rule, seed: int) -> None:
    check(case, rule, np.float32, seed)


@settings(max_examples=100)
@given(cases(), rules, st.data())
def test_some_channels_equal_all_channels(case: Case, rule: Rule, data: st.DataObject) -> None:
    layer, x = case
    functions = LAYER_TABLE[type(layer)]
    y = functions.forward(layer, x)
    trace = Trace.of(x, y)
    some = np.array(sorted(data.draw(st.sets(st.integers(0, y.shape[1] - 1), min_size=1))))
    r = np.zeros_like(y)
    r[:, some] = values(3, (len(y), len(some), *y.shape[2:]))
    whole = functions.project(layer, r, trace, rule)
    if functions.forward_some is not None and functions.project_some is not None:
        np.testing.assert_allclose(functions.forward_some(layer, x, some), y[:, some], atol=1e-12)
        back = functions.project_some(layer, np.ascontiguousarray(r[:, some]), some, trace, rule)
        np.testing.assert_allclose(back, whole, atol=1e-12)
    if functions.channelwise:
        part = functions.only(layer, some)
        np.testing.assert_array_equal(functions.forward(part, x[:, some]), y[:, some])
        back = functions.project(part, r[:, some], trace.channels(some), rule)
        np.testing.assert_array_equal(back, whole[:, some])
        assert not np.delete(whole, some, axis=1).any()


@settings(max_examples=100)
@given(cases(), st.integers(0, 99))
def test_linear_layers_go_back_by_their_adjoint(case: Case, seed: int) -> None:
    """<f(x) - f(0), R> = <x, project(R)> for every layer that is linear, and for max pooling by its own switches."""
    layer, x = case
    if isinstance(layer, CURVED) or layer.kind in NOT_LINEAR:
        return
    functions = LAYER_TABLE[type(layer)]
    y = functions.forward(layer, x)
    trace = Trace.of(x, y)
    r = values(seed, y.shape)
    seen = np.isfinite(y)  # a window that sees nothing but padding has no maximum
    if getattr(layer, "bias", None) is not None or isinstance(layer, BatchNormalization):
        y = y - functions.forward(layer, np.zeros_like(x))
    forth = float((np.where(seen, y, 0) * r).sum())
    back = float((x * functions.project(layer, r, trace, Rule.GRADIENT)).sum())
    assert forth == pytest.approx(back, abs=1e-10)


@settings(max_examples=60)
@given(cases("pooling"), st.integers(0, 99))
def test_unpooling_keeps_the_sum(case: Case, seed: int) -> None:
    layer, x = case
    if not isinstance(layer, MaxPooling):
        return
    y = LAYER_TABLE[MaxPooling].forward(layer, x)
    trace = Trace.of(x, y)
    sent = np.where(np.isfinite(y), values(seed, y.shape), 0)
    back = LAYER_TABLE[MaxPooling].project(layer, sent, trace, Rule.DECONVNET)
    assert back.sum() == pytest.approx(sent.sum(), abs=1e-10)
    assert (np.count_nonzero(back, axis=(2, 3)) <= y.shape[2] * y.shape[3]).all()


def test_correlation_and_convolution_differ_by_a_turned_kernel() -> None:
    x = values(0, (1, 2, 7, 6))
    kernels = values(1, (3, 2, 3, 2))
    correlation = Convolution(name="c", kernels=kernels)
    convolution = Convolution(name="c", kernels=kernels[:, :, ::-1, ::-1], flipped=True)
    forward = LAYER_TABLE[Convolution].forward
    np.testing.assert_array_equal(forward(correlation, x), forward(convolution, x))
    unturned = Convolution(name="c", kernels=kernels, flipped=True)
    assert not np.allclose(forward(correlation, x), forward(unturned, x))


def test_max_pooling_ties_go_to_the_first_in_row_order() -> None:
    layer = MaxPooling(name="p", size=(2, 2), stride=(2, 2))
    y = LAYER_TABLE[MaxPooling].forward(layer, x := np.ones((1, 1, 4, 4)))
    trace = Trace.of(x, y)
    back = LAYER_TABLE[MaxPooling].project(layer, y, trace, Rule.DECONVNET)
    wanted = np.zeros((4, 4))
    wanted[::2, ::2] = 1
    np.testing.assert_array_equal(back[0, 0], wanted)


def test_overlapping_windows_add_at_one_switch() -> None:
    layer = MaxPooling(name="p", size=(3, 3), stride=(1, 1))
    x = np.zeros((1, 1, 5, 5))
    x[0, 0, 2, 2] = 5
    y = LAYER_TABLE[MaxPooling].forward(layer, x)
    trace = Trace.of(x, y)
    back = LAYER_TABLE[MaxPooling].project(layer, np.ones_like(y), trace, Rule.DECONVNET)
    assert back[0, 0, 2, 2] == 9
    assert back.sum() == 9


def test_padding_never_wins_a_maximum() -> None:
    layer = MaxPooling(name="p", size=(3, 3), stride=(2, 2), padding="same", ceil=True)
    y = LAYER_TABLE[MaxPooling].forward(layer, x := np.full((1, 1, 4, 4), -7.0))
    trace = Trace.of(x, y)
    assert (y == -7).all()
    back = LAYER_TABLE[MaxPooling].project(layer, np.ones_like(y), trace, Rule.DECONVNET)
    assert back.sum() == y.size


def sample_layer(kind: type[Layer]) -> Layer:
    """One layer of each kind over four 6x6 maps."""
    if kind.kind in ("convolution", "transposed_convolution"):
        return kind(name="a", kernels=values(1, (6, 2, 3, 2)), bias=values(2, (6,)), groups=2)  # type: ignore[call-arg]
    if kind.kind == "fully_connected":
        return kind(name="a", weights=values(1, (5, 4 * 6 * 6)))  # type: ignore[call-arg]
    if issubclass(kind, PerChannelLayer):
        return kind(name="a", **{field: values(8, (4,)) ** 2 + 0.1 for field in kind.new_numbers})  # type: ignore[arg-type]
    return kind(name="a")


def test_the_table_has_every_kind() -> None:
    assert set(LAYER_TABLE) == set(LAYER_KINDS)


@pytest.mark.parametrize("kind", ALONE)
def test_every_kind_keeps_shapes(kind: type[Layer]) -> None:
    functions, layer = LAYER_TABLE[kind], sample_layer(kind)
    for batch, dtype in ((1, np.float32), (3, np.float64)):
        x = values(5, (batch, 4, 6, 6), dtype)
        y = functions.forward(layer, x)
        trace = Trace.of(x, y)
        assert y.shape[1:] == Network((4, 6, 6), (layer,)).shapes[1]
        assert y.dtype == dtype
        for rule in Rule:
            back = functions.project(layer, np.ones_like(y), trace, rule)
            assert back.shape == x.shape
            assert back.dtype == dtype
            operation, notes = functions.describe(layer, rule)
            assert operation
            assert all(str(note) for note in notes)
