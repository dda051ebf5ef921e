"""NaN, infinity, overflow, denormals and maps of one value: no exception, no warning, and nothing is swallowed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.engine.back.backproject import back_project, overlay_pixels, shown_pixels
from playground.engine.forward import Pass, run
from playground.engine.layer_table import LAYER_TABLE
from playground.engine.trace import Trace
from playground.network.layers import (
    SAME,
    AveragePooling,
    Convolution,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    Padding,
    Pooling,
    Sigmoid,
    Softmax,
    SumPooling,
)
from playground.network.network import Network
from playground.network.setup import Rule, Scale, Seed, SeedKind
from playground.session.frame import Request
from playground.session.frame_maker import FrameMaker
from playground.session.frame_parts.columns import Column, Look
from tests.engine import reference
from tests.engine.cases import values
from tests.engine.test_layers import ALONE, sample_layer
from tests.session.setups import setup

pytestmark = pytest.mark.filterwarnings("error")

SHAPE = (4, 6, 6)
PIXEL = (0, 1, 2, 3)
"""Where the wrong number is put: image, channel, row, column."""
NOTHING = AveragePooling(name="nothing", size=(1, 1), stride=(1, 1))
"""Changes nothing. Behind a softmax it lets a seed go back through it."""
LARGEST = float(np.finfo(np.float32).max)
DENORMAL = 1e-42
WRONG = (np.nan, np.inf, -np.inf, 1e38, -1e38, LARGEST, DENORMAL)
GOOD_COLOUR, BAD_COLOUR = 0xFF000000, 0xFFFF00FF


def with_one(number: float) -> np.ndarray:
    x = values(0, (1, *SHAPE), np.float32)
    x[PIXEL] = number
    return x


def inputs() -> dict[str, np.ndarray]:
    """Maps with one wrong number, maps of nothing else, and maps of one ordinary value."""
    named = {f"one {number:g}": with_one(number) for number in WRONG}
    named |= {f"all {number:g}": np.full((1, *SHAPE), number, np.float32) for number in (*WRONG, 0.0, 7.0)}
    mixed = values(1, (1, *SHAPE), np.float32)
    mixed.flat[: len(WRONG)] = WRONG
    return named | {"mixed": mixed}


@pytest.mark.parametrize("name", inputs())
@pytest.mark.parametrize("kind", ALONE, ids=lambda kind: kind.kind)
def test_every_kind_goes_forward_and_back_under_every_rule(kind: type[Layer], name: str) -> None:
    x = inputs()[name]
    passed = run(Network(SHAPE, (sample_layer(kind), NOTHING)), x)
    for rule in Rule:
        for seed in (Seed(), Seed(SeedKind.STRONGEST), Seed(SeedKind.UNIT, own_value=False)):
            result = back_project(passed, 1, 1, seed, rule)
            assert result.picture.shape == SHAPE
            pixels, scale = shown_pixels(result.picture)
            assert np.isfinite(scale)
            overlay_pixels(pixels[..., :3], result.picture)
            if not result.picture.any():
                assert result.empty_reason is not None


@pytest.mark.parametrize("kind", ALONE, ids=lambda kind: kind.kind)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_numbers_stay_what_they_are(kind: type[Layer], dtype: type) -> None:
    """Going on with doubles or single floats is not a matter of the numbers."""
    for x in inputs().values():
        passed = run(Network(SHAPE, (sample_layer(kind), NOTHING)), x.astype(dtype))
        assert all(step.output.dtype == dtype for step in passed.steps)
        assert back_project(passed, 1, 1, Seed(), Rule.GUIDED).picture.dtype == dtype


# a wrong number reaches what reads it and nothing else


def reached(layer: Layer) -> np.ndarray:
    """Which outputs read PIXEL: (1, C', H', W') bools, by the loops over a picture that is 0 but there."""
    x = np.zeros((1, *SHAPE))
    x[PIXEL] = 1
    if isinstance(layer, Convolution):
        return reference.forward(replace(layer, kernels=np.ones_like(layer.kernels), bias=None), x) > 0
    if isinstance(layer, Pooling):
        same = SumPooling(name="s", size=layer.size, stride=layer.stride, padding=layer.padding, ceil=layer.ceil)
        return reference.forward(same, x) > 0
    if isinstance(layer, Softmax):
        return np.broadcast_to(x.any(axis=1, keepdims=True), x.shape)
    if isinstance(layer, LocalResponseNormalization):
        ones = np.ones(x.shape)
        return np.asarray(reference.forward(layer, ones + x) != reference.forward(layer, ones))
    changed = reference.forward(layer, x) != reference.forward(layer, 0 * x)
    return np.asarray(changed)


@pytest.mark.parametrize("kind", ALONE, ids=lambda kind: kind.kind)
def test_a_nan_reaches_what_reads_it_and_nothing_else(kind: type[Layer]) -> None:
    layer = sample_layer(kind)
    clean = run(Network(SHAPE, (layer,)), with_one(0.5)).output(0)
    spoilt = run(Network(SHAPE, (layer,)), with_one(np.nan)).output(0)
    np.testing.assert_array_equal(np.isnan(spoilt), reached(layer))
    np.testing.assert_array_equal(spoilt[~reached(layer)], clean[~reached(layer)])


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize(
    ("shape", "kernels", "more"),
    [
        ((3, 16, 16), (8, 3, 3, 3), {"padding": SAME}),
        ((3, 17, 16), (8, 3, 5, 5), {"stride": (2, 2), "padding": Padding(2, 2, 2, 2)}),
        ((16, 9, 9), (16, 16, 1, 1), {}),
        ((8, 12, 12), (8, 1, 3, 3), {"groups": 8, "padding": SAME}),
        ((1, 30, 30), (1, 1, 5, 5), {"padding": SAME}),
        ((2, 40, 40), (4, 2, 13, 13), {"padding": SAME}),
        ((1, 64, 64), (2, 1, 31, 31), {"padding": SAME}),
        ((64, 24, 24), (64, 64, 3, 3), {"padding": SAME}),
        ((3, 20, 20), (4, 3, 3, 3), {"dilation": (2, 3)}),
    ],
    ids=str,
)
def test_no_way_to_convolve_spreads_a_wrong_number(
    shape: tuple[int, int, int], kernels: tuple[int, ...], more: dict[str, object], number: float
) -> None:
    """Whatever sums cleverly, over the whole map or over tiles, must not carry it to windows that do not see it."""
    layer = Convolution(name="c", kernels=values(1, kernels), bias=values(2, (kernels[0],)), **more)  # type: ignore[arg-type]
    place = (0, 0, shape[1] // 2, shape[2] // 3)
    x, seen = values(0, (1, *shape), np.float32), np.zeros((1, *shape), np.float32)
    seen[place] = 1
    ones = replace(layer, kernels=np.ones_like(layer.kernels), bias=None)
    sees = np.rint(run(Network(shape, (ones,)), seen).output(0)) > 0
    clean = run(Network(shape, (layer,)), x).output(0)
    x[place] = number
    spoilt = run(Network(shape, (layer,)), x).output(0)
    np.testing.assert_array_equal(~np.isfinite(spoilt), sees)
    np.testing.assert_allclose(spoilt[~sees], clean[~sees], atol=1e-5 * np.abs(clean).max())
    r = clean.copy()
    r[0, 0, 3, 3] = number
    functions = LAYER_TABLE[Convolution]
    trace = Trace.of(seen, functions.forward(layer, seen))
    with np.errstate(all="ignore"):
        back = functions.project(layer, r, trace, Rule.LINEAR)
        unit = np.zeros_like(r)
        unit[0, 0, 3, 3] = 1
        read = np.rint(functions.project(ones, unit, trace, Rule.LINEAR)) > 0
    np.testing.assert_array_equal(~np.isfinite(back), read)


# an edit that puts a wrong number in and takes it out again


@pytest.mark.parametrize("number", WRONG)
@pytest.mark.parametrize("index", [0, 2])
def test_a_wrong_weight_leaves_nothing_behind_once_it_is_gone(index: int, number: float) -> None:
    """What is added to the last maps must not be added to NaN, infinity, or numbers that swallow it."""
    kernels = [values(1, (6, 3, 3, 3), np.float32), values(2, (4, 6, 3, 3), np.float32)]
    first, second = (Convolution(name=f"c{place}", kernels=one, padding=SAME) for place, one in enumerate(kernels))
    network = Network((3, 40, 40), (first, LeakyReLU(name="r"), second, Sigmoid(name="s")))
    x = values(3, (3, 40, 40), np.float32)
    good = run(network, x)
    layer = network.layers[index]
    assert isinstance(layer, Convolution)
    spoilt_kernels = layer.kernels.copy()
    spoilt_kernels[1, 2, 1, 0] = number
    spoilt = run(with_layer(network, index, replace(layer, kernels=spoilt_kernels)), x, good)
    mended = run(with_layer(network, index, replace(layer, kernels=layer.kernels.copy())), x, spoilt)
    for step, wanted in zip(mended.steps, good.steps, strict=True):
        np.testing.assert_allclose(step.output, wanted.output, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("number", WRONG)
def test_an_edit_shows_the_same_wrong_numbers_as_a_fresh_pass(number: float) -> None:
    network = Network(SHAPE, (sample_layer(Convolution), LeakyReLU(name="r"), Softmax(name="s")))
    x, layer = values(3, SHAPE, np.float32), sample_layer(Convolution)
    assert isinstance(layer, Convolution)
    kernels = layer.kernels.copy()
    kernels[1, 1, 1, 0] = number
    edited = with_layer(network, 0, replace(layer, kernels=kernels))
    for step, wanted in zip(run(edited, x, run(network, x)).steps, run(edited, x).steps, strict=True):
        np.testing.assert_array_equal(np.isfinite(step.output), np.isfinite(wanted.output))


def with_layer(network: Network, index: int, layer: Layer) -> Network:
    return Network(network.input_shape, (*network.layers[:index], layer, *network.layers[index + 1 :]))


# what the window is told


def request(number: float, scale: Scale = Scale.MAP, backwards: bool = False, rule: Rule = Rule.DECONVNET) -> Request:
    """The small session with `number` in one cell of the second of four kernels; that map is pinned."""
    session = setup(LeakyReLU(name="leaky"), Sigmoid(name="sigmoid"))
    layer = session.network.layers[0]
    assert isinstance(layer, Convolution)
    kernels = layer.kernels.copy()
    kernels[1, 0, 1, 1] = number
    look = Look(24, np.full(256, GOOD_COLOUR, np.uint32), BAD_COLOUR, scale, backwards)
    return Request(
        1, session.input, with_layer(session.network, 0, replace(layer, kernels=kernels)), look, (3, 1), rule=rule
    )


def nobody_cancels() -> None:
    pass


def tile(column: Column, channel: int) -> np.ndarray:
    """The pixels of one map of a column of up to 16 maps."""
    width = column.tile[1]
    return column.atlas[: column.tile[0], channel * width : (channel + 1) * width]


def counted(passed: Pass, index: int) -> list[int]:
    return [int(np.count_nonzero(~np.isfinite(one))) for one in passed.output(index)[0]]


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("number", [*WRONG, 0.0])
def test_a_frame_counts_what_is_wrong_per_map(number: float, scale: Scale) -> None:
    frame = FrameMaker().make(request(number, scale), nobody_cancels)
    assert frame.error is None
    assert frame.passed is not None
    for index, column in enumerate(frame.columns):
        assert column.bad.tolist() == counted(frame.passed, index - 1)
        assert np.isfinite(column.ranges).all()
        for channel, bad in enumerate(column.bad):
            assert bool((tile(column, channel) == BAD_COLOUR).any()) == bool(bad)
    bad = frame.columns[1].bad.tolist()
    assert bad[0] == bad[2] == bad[3] == 0, "the other kernels' maps are sound"
    assert bool(bad[1]) == (not np.isfinite(number)), "every unit of the map reads the cell"
    if np.isnan(number):
        assert [one.bad.tolist() for one in frame.columns[1:3]] == [[0, 24 * 24, 0, 0]] * 2


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("number", [*WRONG, 0.0])
def test_a_projection_of_wrong_numbers_is_shown(number: float, rule: Rule, backwards: bool) -> None:
    frame = FrameMaker().make(request(number, backwards=backwards, rule=rule), nobody_cancels)
    assert frame.error is None
    assert frame.projection is not None
    assert np.isfinite(frame.projection.scale)
    assert all(np.isfinite(stage.range) for stage in frame.projection.stages)
    assert all(np.isfinite(column.ranges).all() for column in frame.columns)


def test_the_counts_follow_an_edit() -> None:
    """One maker, frame after frame: what is lent from the last one must not carry a count on."""
    maker = FrameMaker()
    found = [
        [column.bad.tolist() for column in maker.make(request(number), nobody_cancels).columns]
        for number in (0.5, np.nan, 0.25, np.inf, 0.5)
    ]
    assert found[0] == found[2] == found[4]
    assert not any(map(any, found[0]))
    assert found[1][1] == [0, 24 * 24, 0, 0]
    assert found[3][1][1] > 0


# softmax and sigmoid


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_softmax_sums_to_one_whatever_the_logits(dtype: type) -> None:
    logits = np.concatenate(
        [
            np.array([[-1e4, -100, 0, 100, 1e4], [1e4] * 5, [-1e4] * 5, [0] * 5, [1e4, 1e4, -1e4, -1e4, 0]]),
            values(0, (50, 5)) * np.geomspace(1e-40, 1e4, 50)[:, None],
        ]
    )
    x = logits.astype(dtype).reshape(-1, 5, 1, 1)
    with np.errstate(all="raise", under="ignore"):
        y = run(Network((5, 1, 1), (Softmax(name="s"),)), x).output(0)[..., 0, 0]
    assert ((y >= 0) & (y <= 1)).all()
    np.testing.assert_allclose(y.sum(axis=1), 1, rtol=4 * np.finfo(dtype).eps)
    assert y[0].tolist() == [0, 0, 0, 0, 1]
    np.testing.assert_allclose(y[1:4], 0.2, rtol=4 * np.finfo(dtype).eps)
    np.testing.assert_allclose(y[4], [0.5, 0.5, 0, 0, 0], rtol=4 * np.finfo(dtype).eps)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_sigmoid_does_not_overflow(dtype: type) -> None:
    x = np.array([-1e38, -1e4, -100, -1, 0, 1, 100, 1e4, 1e38], dtype).reshape(1, 9, 1, 1)
    functions = LAYER_TABLE[Sigmoid]
    with np.errstate(all="raise", under="ignore"):
        y = functions.forward(Sigmoid(name="s"), x)
        trace = Trace.of(x, y)
        slopes = functions.project(Sigmoid(name="s"), np.ones_like(x), trace, Rule.GRADIENT)
    y = y.ravel()
    assert [y[0], y[1], y[4], y[6], y[7], y[8]] == [0, 0, 0.5, 1, 1, 1]
    assert (np.diff(y) >= 0).all()
    np.testing.assert_allclose(y + y[::-1], 1, rtol=4 * np.finfo(dtype).eps)
    assert 0 < y[2] < 1e-43
    assert slopes.ravel().argmax() == 4


@pytest.mark.parametrize("kind", [Softmax, Sigmoid], ids=lambda kind: kind.kind)
def test_infinite_inputs_give_limits_or_nan_and_never_a_plain_number(kind: type[Layer]) -> None:
    """A sigmoid has limits. exp(inf) / exp(inf) has none: it is NaN and marked, not made up."""
    x = np.array([np.inf, 0, -np.inf], np.float32).reshape(1, 3, 1, 1)
    y = run(Network((3, 1, 1), (kind(name="a"),)), x).output(0).ravel()
    if kind is Sigmoid:
        assert y.tolist() == [1, 0.5, 0]
    else:
        assert np.isnan(y[0])
