"""The way back through a layer that is linear is its adjoint; through any other, the gradient is its derivative."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.layer_table import LAYER_TABLE
from playground.engine.trace import Trace
from playground.network.editing.new_layer import new_layer
from playground.network.layers import (
    AdaptivePooling,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dropout,
    Flatten,
    FullyConnected,
    GlobalPooling,
    Layer,
    Padding,
    SumPooling,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.setup import Rule
from tests.engine.cases import Case, cases, seeds, values
from tests.engine.test_layers import ALONE

LINEAR = (
    Convolution,
    TransposedConvolution,
    AveragePooling,
    SumPooling,
    AdaptivePooling,
    GlobalPooling,
    Flatten,
    FullyConnected,
    Dropout,
    BatchNormalization,
)
"""Kinds that are linear but for their bias, the adaptive and the global pooling where they do not take the maximum."""
STEP = 1e-6
KINK = 1e-3
"""Where the slopes on both sides differ by more there is no derivative to compare with."""


def fits(layer: Layer, shape: tuple[int, int, int]) -> bool:
    return Network(shape, (layer,)).problem is None


def gaps(layer: Layer, x: np.ndarray, seed: int) -> tuple[float, float]:
    """|<f(x) - f(0), R> - <x, f*(R)>|, and the sum of the magnitudes that it is to be seen against."""
    functions = LAYER_TABLE[type(layer)]
    y = functions.forward(layer, x)
    trace = Trace.of(x, y)
    r = values(seed, y.shape)
    linear = y - functions.forward(layer, np.zeros_like(x))
    back = x * functions.project(layer, r, trace, Rule.GRADIENT)
    size = max(np.abs(linear * r).sum(), np.abs(back).sum(), 1.0)
    return float(abs((linear * r).sum() - back.sum())), float(size)


def assert_adjoint(layer: Layer, x: np.ndarray, seed: int) -> None:
    gap, size = gaps(layer, x, seed)
    assert gap <= 1e-12 * size


def is_linear(layer: Layer, x: np.ndarray) -> bool:
    """Whether what it makes of x and of another input add up, but for what it makes of nothing."""
    forward, other = LAYER_TABLE[type(layer)].forward, values(1, x.shape)
    nothing, one, two, sum_ = (forward(layer, given) for given in (np.zeros_like(x), x, other, x + other))
    return bool(np.isfinite(sum_).all() and np.abs(one + two - nothing - sum_).max() < 1e-9)


@settings(max_examples=300)
@given(
    stride=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    dilation=st.tuples(st.integers(1, 2), st.integers(1, 2)),
    size=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    groups=st.integers(1, 3),
    flipped=st.booleans(),
    data=st.data(),
)
def test_of_a_convolution(
    stride: tuple[int, int],
    dilation: tuple[int, int],
    size: tuple[int, int],
    groups: int,
    flipped: bool,
    data: st.DataObject,
) -> None:
    """Strides 1 to 3, any padding up to the kernel, dilation, groups, and pixels no window reads."""
    sides = [data.draw(st.integers(0, (length - 1) * step + 1)) for length, step in zip(size, dilation, strict=True)]
    shape = (2 * groups, data.draw(st.integers(1, 12)), data.draw(st.integers(1, 12)))
    seed = data.draw(seeds)
    layer = Convolution(
        name="c",
        kernels=values(seed, (3 * groups, 2, *size)),
        bias=values(seed + 1, (3 * groups,)),
        stride=stride,
        dilation=dilation,
        groups=groups,
        flipped=flipped,
        padding=Padding(sides[0], data.draw(st.integers(0, sides[0])), sides[1], data.draw(st.integers(0, sides[1]))),
    )
    if fits(layer, shape):
        assert_adjoint(layer, values(seed + 2, (2, *shape)), seed + 3)


@pytest.mark.parametrize(
    ("shape", "kernels", "more"),
    [
        ((3, 64, 64), (8, 3, 3, 3), {}),
        ((3, 40, 33), (8, 3, 7, 7), {"stride": (2, 2)}),
        ((2, 40, 40), (4, 2, 15, 11), {}),
        ((1, 50, 50), (1, 1, 31, 31), {}),
        ((96, 24, 24), (96, 1, 3, 3), {"groups": 96}),
        ((64, 20, 20), (64, 64, 3, 3), {}),
        ((32, 30, 30), (48, 32, 1, 1), {}),
        ((8, 30, 30), (8, 8, 3, 3), {"dilation": (3, 3), "flipped": True}),
        ((3, 1, 400), (8, 3, 1, 9), {"stride": (1, 4)}),
    ],
)
@pytest.mark.parametrize("kind", [Convolution, TransposedConvolution])
def test_of_kernels_at_their_usual_sizes(
    kind: type[Layer], shape: tuple[int, int, int], kernels: tuple[int, ...], more: dict[str, object]
) -> None:
    """Each algorithm in the regime it is chosen in."""
    given = {name: value for name, value in more.items() if name != "flipped" or kind is Convolution}
    layer = kind(name="c", kernels=values(1, kernels), bias=values(2, kernels[:1]), padding="same", **given)  # type: ignore[call-arg]
    assert_adjoint(layer, values(3, (2, *shape)), 4)


@settings(max_examples=300)
@given(st.sampled_from(["convolution", "transposed", "pooling", "vector"]).flatmap(cases), seeds)
def test_of_any_geometry(case: Case, seed: int) -> None:
    """Also of maxima and norms: what is homogeneous is what its derivative makes of its input."""
    layer, x = case
    seen = np.isfinite(LAYER_TABLE[type(layer)].forward(layer, x)).all()  # not where a window sees padding alone
    if seen:
        assert_adjoint(layer, x, seed)


@pytest.mark.parametrize("kind", ALONE)
@pytest.mark.parametrize("shape", [(4, 9, 8), (3, 1, 12), (12, 1, 1)])
def test_of_every_kind_that_is_linear(kind: type[Layer], shape: tuple[int, int, int]) -> None:
    """Whichever kinds are there, as they are when they are new."""
    layer, x = new_layer(kind, Network(shape), 0), values(5, (2, *shape))
    if not fits(layer, shape):
        return
    linear = is_linear(layer, x)
    assert linear or kind not in LINEAR
    if linear:
        assert_adjoint(layer, x, 6)


def test_what_is_not_the_adjoint_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mean that sends back a billionth more than its share."""
    layer, x = AveragePooling(name="p", size=(3, 3), stride=(1, 1)), values(1, (1, 2, 6, 6))
    gap, size = gaps(layer, x, 2)
    assert gap <= 1e-15 * size
    right = LAYER_TABLE[AveragePooling]
    wrong = replace(right, project=lambda *given: right.project(*given) * (1 + 1e-9))
    monkeypatch.setitem(LAYER_TABLE, AveragePooling, wrong)
    with pytest.raises(AssertionError):
        assert_adjoint(layer, x, 2)


# the derivative


def slopes(layer: Layer, x: np.ndarray, r: np.ndarray, seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of <f(x), R> at every value of x (1, C, H, W): before and after it, by differences."""
    moves = STEP * np.eye(x.size).reshape(-1, *x.shape[1:])
    functions = LAYER_TABLE[type(layer)]

    def sums(pictures: np.ndarray) -> np.ndarray:
        y = functions.forward(layer, pictures)
        return np.asarray((np.where(seen, y, 0) * r).sum(axis=(1, 2, 3)))

    (middle,) = sums(x)
    before, after = sums(x - moves), sums(x + moves)
    return ((middle - before) / STEP).reshape(x.shape), ((after - middle) / STEP).reshape(x.shape)


@settings(max_examples=200, deadline=None)
@given(cases(), seeds)
def test_the_gradient_is_the_central_difference(case: Case, seed: int) -> None:
    """At every value that is not at a kink, of every kind of layer."""
    layer, x = case[0], values(seed, (1, *case[1].shape[1:]))
    functions = LAYER_TABLE[type(layer)]
    y = functions.forward(layer, x)
    trace = Trace.of(x, y)
    seen = np.isfinite(y)
    r = values(seed + 1, y.shape) * seen
    back = functions.project(layer, r, trace, Rule.GRADIENT)
    before, after = slopes(layer, x, r, seen)
    smooth = np.abs(before - after) < KINK * max(np.abs(before).max(), 1.0)
    np.testing.assert_allclose(
        back[smooth], (before + after)[smooth] / 2, rtol=1e-5, atol=2e-6 * max(abs(back).max(), 1)
    )
    assert np.count_nonzero(~smooth) <= 1 + x.size // 50
