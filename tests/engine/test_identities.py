"""What must hold of any way back, whatever the numbers: turned kernels, switches, where the rules meet."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from playground.engine.back.backproject import back_project
from playground.engine.forward import run
from playground.engine.layer_table import LAYER_TABLE
from playground.engine.pooling import pool
from playground.engine.trace import Trace
from playground.network.geometry import windows
from playground.network.layers import (
    AveragePooling,
    Convolution,
    Layer,
    MaxPooling,
    Padding,
    ReLU,
    SumPooling,
)
from playground.network.network import Network
from playground.network.setup import Rule, Seed, SeedKind
from tests.engine.cases import cases, seeds, values


@pytest.mark.parametrize("flipped", [False, True])
def test_going_back_turns_a_correlation_and_leaves_a_true_convolution(flipped: bool) -> None:
    """The adjoint is a full convolution with channels exchanged: its kernel is turned unless it was turned before."""
    x, kernels = values(0, (1, 2, 7, 8)), values(1, (3, 2, 3, 4))
    layer = Convolution(name="c", kernels=kernels, flipped=flipped)
    y = LAYER_TABLE[Convolution].forward(layer, x)
    trace = Trace.of(x, y)
    exchanged = kernels.swapaxes(0, 1) if flipped else kernels.swapaxes(0, 1)[:, :, ::-1, ::-1]
    full = Convolution(name="b", kernels=exchanged, padding=Padding.all_sides(2, 3))
    back = LAYER_TABLE[Convolution].project(layer, y, trace, Rule.DECONVNET)
    np.testing.assert_allclose(back, LAYER_TABLE[Convolution].forward(full, y), atol=1e-12)


def test_the_stored_shape_decides_where_several_inputs_give_one_output() -> None:
    layer = Convolution(name="c", kernels=values(0, (2, 1, 3, 3)), stride=(3, 3))
    for side in (6, 7, 8):
        y = LAYER_TABLE[Convolution].forward(layer, x := values(1, (1, 1, side, side)))
        trace = Trace.of(x, y)
        assert y.shape == (1, 2, 2, 2)
        assert LAYER_TABLE[Convolution].project(layer, y, trace, Rule.LINEAR).shape == (1, 1, side, side)


# max pooling


@settings(max_examples=150)
@given(cases("pooling"))
def test_a_switch_lies_in_its_window_and_in_the_picture_and_is_the_first_maximum(
    case: tuple[Layer, np.ndarray],
) -> None:
    layer, x = case
    if not isinstance(layer, MaxPooling):
        return
    y = LAYER_TABLE[MaxPooling].forward(layer, x)
    trace = Trace.of(x, y)
    won = pool.switches(layer, trace)
    vertical, horizontal = windows(layer, *x.shape[2:])
    for place in np.ndindex(*y.shape):
        if not np.isfinite(y[place]):
            continue  # nothing but padding below it
        assert 0 <= won[place] < layer.size[0] * layer.size[1]
        top = place[2] * vertical.stride - vertical.before
        left = place[3] * horizontal.stride - horizontal.before
        inside = [
            (i, j)
            for i in range(layer.size[0])
            for j in range(layer.size[1])
            if 0 <= top + i * vertical.dilation < x.shape[2] and 0 <= left + j * horizontal.dilation < x.shape[3]
        ]
        row, column = divmod(int(won[place]), layer.size[1])
        assert (row, column) in inside
        window = [x[(*place[:2], top + i * vertical.dilation, left + j * horizontal.dilation)] for i, j in inside]
        assert inside.index((row, column)) == int(np.argmax(window))


@pytest.mark.parametrize(("size", "stride", "ceil"), [(3, 2, True), (3, 1, False), (2, 1, True), (4, 3, True)])
def test_overlapping_windows_accumulate(size: int, stride: int, ceil: bool) -> None:
    """A lone maximum gets one share from every window that sees it."""
    layer = MaxPooling(name="p", size=(size, size), stride=(stride, stride), ceil=ceil)
    for row, column in np.ndindex(8, 8):
        x = np.zeros((1, 1, 8, 8))
        x[0, 0, row, column] = 3
        y = LAYER_TABLE[MaxPooling].forward(layer, x)
        trace = Trace.of(x, y)
        back = LAYER_TABLE[MaxPooling].project(layer, np.ones_like(y), trace, Rule.DECONVNET)
        assert back[0, 0, row, column] == np.count_nonzero(y == 3)
        assert back.sum() == y.size


# where the rules meet


def piecewise_linear(seed: int) -> tuple[Layer, ...]:
    """Convolutions and poolings, one of them by maximum."""
    return (
        Convolution(name="a", kernels=values(seed, (4, 2, 3, 3)), stride=(2, 1), padding=Padding(1, 0, 2, 1)),
        MaxPooling(name="p", size=(3, 2), stride=(2, 2), ceil=True),
        Convolution(name="b", kernels=values(seed + 1, (4, 2, 2, 2)), groups=2),
        AveragePooling(name="q", size=(2, 2), stride=(1, 1)),
        SumPooling(name="s", size=(1, 2), stride=(1, 1)),
    )


@settings(max_examples=25)
@given(seeds)
def test_linear_and_gradient_agree_on_what_is_piecewise_linear_without_relu(seed: int) -> None:
    pass_ = run(Network((2, 14, 13), piecewise_linear(seed)), values(seed + 2, (2, 14, 13)))
    one, other = (back_project(pass_, 4, 1, Seed(), rule) for rule in (Rule.LINEAR, Rule.GRADIENT))
    np.testing.assert_array_equal(one.picture, other.picture)


def test_linear_and_gradient_agree_where_every_unit_is_on() -> None:
    x = np.abs(values(0, (2, 9, 9))) + 0.1
    on = Convolution(name="on", kernels=np.abs(values(1, (3, 2, 3, 3))))
    layers = (on, ReLU(name="r"), Convolution(name="b", kernels=values(2, (2, 3, 2, 2))))
    pass_ = run(Network((2, 9, 9), layers), x)
    one, other = (back_project(pass_, 2, 1, Seed(), rule) for rule in (Rule.LINEAR, Rule.GRADIENT))
    np.testing.assert_array_equal(one.picture, other.picture)
    assert not np.array_equal(one.picture, back_project(pass_, 2, 1, Seed(), Rule.DECONVNET).picture)


@settings(max_examples=15)
@given(seeds)
def test_the_gradient_is_the_central_difference_at_every_pixel(seed: int) -> None:
    """A piecewise linear network is its own tangent: the difference is exact while no switch turns over."""
    shape = (2, 8, 7)
    layers = (*piecewise_linear(seed)[:2], ReLU(name="r"), *piecewise_linear(seed)[2:3])
    x = values(seed + 2, shape)
    pass_ = run(Network(shape, layers), x)
    place = tuple(np.array(pass_.output(3).shape[2:]) // 2)
    gradient = back_project(pass_, 3, 1, Seed(SeedKind.UNIT, place, False), Rule.GRADIENT).picture
    step = 1e-7
    pictures = np.array([sign * step * np.eye(x.size) for sign in (1, -1)]).reshape(-1, *shape) + x
    ends = run(pass_.network, pictures).output(3)[(slice(None), 1, *place)]
    difference = (ends[: x.size] - ends[x.size :]) / (2 * step)
    np.testing.assert_allclose(gradient.ravel(), difference, atol=1e-6)


@pytest.mark.parametrize("rule", list(Rule))
def test_a_zero_seed_comes_back_as_nothing(rule: Rule) -> None:
    pass_ = run(Network((2, 8, 8), piecewise_linear(3)[:2]), np.zeros((2, 8, 8)))
    result = back_project(pass_, 1, 0, Seed(), rule)
    assert not result.picture.any()
    assert np.isfinite(result.picture).all()
    assert result.empty_reason is not None
