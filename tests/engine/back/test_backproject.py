"""Back-projection: seeds, rules, stages, the reasons for nothing, and the identities that pin it down."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.back.backproject import BackProjection, back_project
from playground.engine.cancel import Cancelled
from playground.engine.forward import Pass, run
from playground.network.layers import (
    AveragePooling,
    BatchNormalization,
    Convolution,
    FullyConnected,
    InstanceNormalization,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    LogSoftmax,
    MaxPooling,
    Padding,
    ReLU,
    Sigmoid,
    Softmax,
    Tanh,
)
from playground.network.network import Network
from playground.network.receptive_field import receptive_fields
from playground.network.sentence import NetworkError
from playground.network.setup import Rule, Seed, SeedKind
from tests.engine import reference
from tests.engine.cases import cases, values
from tests.engine.test_forward import SHAPE, small_network

STRONGEST = Seed(SeedKind.STRONGEST)


def unit(row: int, column: int, own_value: bool = True) -> Seed:
    return Seed(SeedKind.UNIT, (row, column), own_value)


def conv(seed: int, outputs: int, inputs: int, size: tuple[int, int] = (3, 3), **more: object) -> Convolution:
    return Convolution(name=f"conv{seed}", kernels=values(seed, (outputs, inputs, *size)), **more)  # type: ignore[arg-type]


def passed(*layers: Layer, shape: tuple[int, int, int] = SHAPE, x: np.ndarray | None = None) -> Pass:
    return run(Network(shape, layers), values(0, shape) if x is None else x)


def by_the_loops(pass_: Pass, index: int, seed: np.ndarray, rule: Rule) -> list[np.ndarray]:
    """The dense way back, layer by layer, from a seed (C, H, W)."""
    stages = [seed[None]]
    for step in reversed(range(index + 1)):
        stages.append(reference.project(pass_.steps[step].layer, stages[-1], pass_.output(step - 1), rule))
    return [stage[0] for stage in stages]


@settings(max_examples=60)
@given(st.integers(0, 7), st.sampled_from(list(Rule)), st.sampled_from(list(SeedKind)), st.booleans(), st.data())
def test_every_stage_equals_the_loops(index: int, rule: Rule, kind: SeedKind, own: bool, data: st.DataObject) -> None:
    pass_ = run(small_network(), values(data.draw(st.integers(0, 9)), SHAPE))
    channels, height, width = pass_.output(index).shape[1:]
    channel = data.draw(st.integers(0, channels - 1))
    place = (data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1)))
    result = back_project(pass_, index, channel, Seed(kind, place, own), rule)
    seed = np.zeros((channels, height, width))
    chosen = pass_.output(index)[0, channel]
    if kind is SeedKind.MAP:
        seed[channel] = chosen if own else 1
    else:
        place = place if kind is SeedKind.UNIT else np.unravel_index(chosen.argmax(), chosen.shape)
        assert result.unit == tuple(place)
        seed[(channel, *place)] = chosen[place] if own else 1
    wanted = by_the_loops(pass_, index, seed, rule)
    assert [stage.layer_index for stage in result.stages] == [index, *range(index, -1, -1)]
    for stage, array in zip(result.stages, wanted, strict=True):
        np.testing.assert_allclose(stage.array, array, atol=1e-9)
    np.testing.assert_allclose(result.picture, wanted[-1], atol=1e-9)
    assert (result.empty_reason is None) == bool(result.picture.any())


@given(cases(), st.sampled_from(list(Rule)), st.integers(0, 99))
def test_any_single_layer_equals_the_loops(case: tuple[Layer, np.ndarray], rule: Rule, pick: int) -> None:
    layer, x = case
    if isinstance(layer, Softmax | LogSoftmax):
        return  # seeded at its logits
    pass_ = run(Network(x.shape[1:], (layer,)), x)
    channel = pick % pass_.output(0).shape[1]
    if not np.isfinite(pass_.output(0)).all():
        return
    for image in range(len(x)):
        result = back_project(pass_, 0, channel, Seed(), rule, image=image)
        seed = np.zeros(pass_.output(0).shape[1:])
        seed[channel] = pass_.output(0)[image, channel]
        wanted = reference.project(layer, seed[None], x[image : image + 1], rule)[0]
        np.testing.assert_allclose(result.picture, wanted, atol=1e-9)


def test_the_stages_carry_their_names() -> None:
    result = back_project(run(small_network(), values(0, SHAPE)), 8, 1, Seed(), Rule.GRADIENT)
    assert [stage.operation for stage in result.stages] == [
        "seed",
        "fully_connected_transposed",
        "unflatten",
        "spread",
        "derivative",
        "transposed_convolution",
        "unpool",
        "unrelu",
        "transposed_convolution",
    ]


def test_a_softmax_is_seeded_at_its_logits() -> None:
    pass_ = run(small_network(), values(0, SHAPE))
    at_softmax = back_project(pass_, 8, 2, Seed(), Rule.GRADIENT)
    at_logits = back_project(pass_, 7, 2, Seed(), Rule.GRADIENT)
    np.testing.assert_array_equal(at_softmax.picture, at_logits.picture)
    assert at_softmax.layer_index == 8
    assert at_softmax.stages[0].layer_index == 7
    assert "logits" in str(at_softmax.stages[0].notes[0])


def test_muted_layers_pass_both_ways() -> None:
    convolution, pool = conv(1, 4, 3), MaxPooling(name="p")
    muted = passed(convolution, Sigmoid(name="s", muted=True), pool)
    without = passed(convolution, pool)
    one, other = (back_project(p, i, 1, Seed(), Rule.GRADIENT) for p, i in ((muted, 2), (without, 1)))
    np.testing.assert_array_equal(one.picture, other.picture)
    assert "identity" in [stage.operation for stage in one.stages]


def test_the_input_itself_can_be_selected() -> None:
    pass_ = passed(ReLU(name="r"))
    result = back_project(pass_, -1, 1, Seed(), Rule.DECONVNET)
    np.testing.assert_array_equal(result.picture[1], pass_.x[1])
    assert not result.picture[[0, 2]].any()


def test_removed_counts_what_the_rule_took() -> None:
    pass_ = passed(ReLU(name="r"), conv(1, 2, 3))
    before = back_project(pass_, 1, 0, Seed(), Rule.LINEAR).stages[1].array
    for rule, kept in (
        (Rule.DECONVNET, before > 0),
        (Rule.GRADIENT, pass_.x > 0),
        (Rule.GUIDED, (before > 0) & (pass_.x > 0)),
        (Rule.LINEAR, before == before),
    ):
        stage = back_project(pass_, 1, 0, Seed(), rule).stages[2]
        assert stage.operation == "unrelu"
        assert stage.removed == np.count_nonzero(before) - np.count_nonzero(before * kept)


def test_without_relu_all_rules_agree() -> None:
    pass_ = passed(conv(1, 4, 3, stride=(2, 1)), MaxPooling(name="p"), conv(2, 2, 4, (2, 2)))
    pictures = [back_project(pass_, 2, 1, Seed(), rule).picture for rule in Rule]
    for picture in pictures[1:]:
        np.testing.assert_array_equal(picture, pictures[0])


def test_guided_is_zero_where_the_unit_was_off() -> None:
    pass_ = passed(ReLU(name="r"), conv(1, 2, 3))
    result = back_project(pass_, 1, 1, Seed(), Rule.GUIDED)
    assert not result.picture[pass_.x <= 0].any()
    assert (result.picture >= 0).all()


@pytest.mark.parametrize(
    "layers",
    [
        (conv(1, 4, 3, stride=(2, 2), padding=Padding(1, 0, 2, 1)), Tanh(name="t"), conv(2, 3, 4, (2, 2))),
        (conv(1, 4, 3, dilation=(2, 1)), Sigmoid(name="s"), AveragePooling(name="p", ceil=True)),
        (conv(1, 4, 3), ReLU(name="r"), MaxPooling(name="p", size=(3, 3)), conv(2, 2, 4, (2, 2), flipped=True)),
        (conv(1, 3, 3), LeakyReLU(name="l"), FullyConnected(name="f", weights=values(7, (4, 3 * 10 * 8)))),
    ],
)
def test_the_gradient_rule_is_the_gradient(layers: tuple[Layer, ...]) -> None:
    pass_ = passed(*layers)
    last, shape = len(layers) - 1, pass_.output(len(layers) - 1).shape[2:]
    place = (shape[0] // 2, shape[1] // 2)
    gradient = back_project(pass_, last, 1, unit(*place, own_value=False), Rule.GRADIENT).picture
    step = 1e-5
    for c, row, column in [(0, 3, 4), (1, 6, 5), (2, 5, 3), (0, 0, 0), (1, 8, 8)]:
        ends = []
        for sign in (1, -1):
            x = pass_.x.copy()
            x[c, row, column] += sign * step
            ends.append(run(pass_.network, x).output(last)[(0, 1, *place)])
        assert gradient[c, row, column] == pytest.approx((ends[0] - ends[1]) / (2 * step), abs=1e-7)


@settings(max_examples=30)
@given(st.integers(0, 5), st.data())
def test_one_unit_reaches_no_further_than_its_receptive_field(index: int, data: st.DataObject) -> None:
    pass_ = run(small_network(), values(0, SHAPE))
    height, width = pass_.output(index).shape[2:]
    row, column = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
    picture = back_project(pass_, index, 1, unit(row, column, own_value=False), Rule.LINEAR).picture
    field = tuple(receptive_fields(pass_.network))[index]
    rows, columns = np.nonzero(picture.any(axis=0))
    for axis, (place, found) in enumerate(((row, rows), (column, columns))):
        if len(found):
            assert found.max() - found.min() < field.size[axis]
            assert found.min() >= place * field.jump[axis] - field.size[axis]
            assert found.max() < place * field.jump[axis] + field.size[axis]


@pytest.mark.parametrize("rule", list(Rule))
def test_scaling_the_seed_scales_the_picture_but_sums_do_not_add(rule: Rule) -> None:
    layers = (conv(1, 6, 3), ReLU(name="r1"), conv(2, 4, 6), ReLU(name="r2"))
    pass_ = passed(*layers)
    positive = np.argwhere(pass_.output(3)[0, 1] > 0.5)[:2]
    own = back_project(pass_, 3, 1, unit(*positive[0]), rule).picture
    one = back_project(pass_, 3, 1, unit(*positive[0], own_value=False), rule).picture
    np.testing.assert_allclose(own, pass_.output(3)[(0, 1, *positive[0])] * one, atol=1e-12)
    units = np.argwhere(pass_.output(3)[0, 1] > 0)
    summed = sum(back_project(pass_, 3, 1, unit(*place), rule).picture for place in units)
    whole = back_project(pass_, 3, 1, Seed(), rule).picture
    adds_up = np.allclose(summed, whole, atol=1e-9)
    assert adds_up == (rule in (Rule.GRADIENT, Rule.LINEAR))


def test_an_impulse_shows_the_turned_kernel_and_comes_back_as_autocorrelation() -> None:
    kernel = np.arange(9, dtype=np.float64).reshape(3, 3) - 3
    x = np.zeros((1, 9, 9))
    x[0, 4, 4] = 1
    layer = Convolution(name="c", kernels=kernel[None, None], padding=Padding.all_sides(1, 1))
    pass_ = passed(layer, shape=(1, 9, 9), x=x)
    np.testing.assert_array_equal(pass_.output(0)[0, 0, 3:6, 3:6], kernel[::-1, ::-1])
    autocorrelation = np.zeros((9, 9))
    for row in range(-2, 3):
        for column in range(-2, 3):
            overlap = [
                kernel[i, j] * kernel[i + row, j + column]
                for i in range(3)
                for j in range(3)
                if 0 <= i + row < 3 and 0 <= j + column < 3
            ]
            autocorrelation[4 + row, 4 + column] = sum(overlap)
    picture = back_project(pass_, 0, 0, Seed(), Rule.DECONVNET).picture
    np.testing.assert_allclose(picture[0], autocorrelation, atol=1e-12)


def reason(result: BackProjection) -> str:
    assert not result.picture.any()
    return str(result.empty_reason)


def dark() -> np.ndarray:
    return -np.abs(values(0, SHAPE)) - 0.1


def test_an_empty_picture_says_why() -> None:
    relu = ReLU(name="relu2")
    assert reason(back_project(passed(relu, MaxPooling(name="p"), x=dark()), 1, 0, Seed(), Rule.DECONVNET)) == (
        "Every unit of map 0 was <= 0 at relu2."
    )
    assert "(1, 2)" in reason(back_project(passed(relu, x=dark()), 0, 0, unit(1, 2), Rule.DECONVNET))
    seeded = back_project(passed(relu, x=dark()), 0, 0, unit(1, 2, own_value=False), Rule.GRADIENT)
    assert reason(seeded) == "Every unit that was reached was <= 0 at relu2."
    black = back_project(passed(conv(1, 2, 3), x=np.zeros(SHAPE)), 0, 0, Seed(), Rule.GRADIENT)
    assert "is 0" in reason(black)
    nothing = Convolution(name="none", kernels=np.zeros((1, 3, 1, 1)), bias=np.ones(1))
    assert "weights of none" in reason(back_project(passed(nothing), 0, 0, Seed(), Rule.GRADIENT))


def test_a_negative_seed_under_relu_says_to_try_the_gradient() -> None:
    minus = Convolution(name="minus", kernels=np.full((1, 3, 1, 1), 1.0))
    pass_ = passed(ReLU(name="relu1"), minus, x=np.abs(values(0, SHAPE)))
    negative = replace(minus, bias=np.array([-100.0]))
    pass_ = run(Network(SHAPE, (ReLU(name="relu1"), negative)), pass_.x)
    text = reason(back_project(pass_, 1, 0, STRONGEST, Rule.DECONVNET))
    assert "gradient" in text
    assert "relu1" in text
    assert back_project(pass_, 1, 0, STRONGEST, Rule.GRADIENT).empty_reason is None


def test_notes_tell_what_the_paper_does_not() -> None:
    layers = (conv(1, 4, 3, (3, 3), stride=(2, 2)), Sigmoid(name="sig"), AveragePooling(name="mean"))
    stages = back_project(passed(*layers), 2, 0, Seed(), Rule.DECONVNET).stages
    texts = [" ".join(map(str, stage.notes)) for stage in stages]
    assert "blocky" in texts[1]
    assert "deconvnet" in texts[2]
    assert "grid" in texts[3]
    even = back_project(passed(conv(1, 4, 3, (4, 2), stride=(2, 2))), 0, 0, Seed(), Rule.DECONVNET)
    assert even.stages[1].notes == ()


@pytest.mark.parametrize(
    ("layer", "channel", "seed"), [(1, 0, Seed()), (-2, 0, Seed()), (0, 3, Seed()), (0, -1, Seed())]
)
def test_what_is_not_there_is_refused(layer: int, channel: int, seed: Seed) -> None:
    with pytest.raises(NetworkError):
        back_project(passed(ReLU(name="r")), layer, channel, Seed(), Rule.DECONVNET)
    with pytest.raises(NetworkError, match="12x10"):
        back_project(passed(ReLU(name="r")), 0, 0, unit(12, 0), Rule.DECONVNET)


def test_going_back_can_be_cancelled() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        back_project(passed(conv(1, 2, 3)), 0, 0, Seed(), Rule.DECONVNET, stop)


def test_a_bad_number_is_sent_back_not_hidden() -> None:
    x = values(0, SHAPE)
    x[1, 4, 4] = np.nan
    pass_ = passed(conv(1, 2, 3), ReLU(name="r"), x=x)
    result = back_project(pass_, 1, 0, Seed(), Rule.DECONVNET)
    assert np.isnan(result.picture).any()
    assert result.empty_reason is None
    strongest = back_project(pass_, 1, 0, STRONGEST, Rule.DECONVNET)
    assert np.isfinite(pass_.output(1)[(0, 0, *strongest.unit)])  # type: ignore[misc]


def test_switches_are_kept_and_belong_to_their_own_pass() -> None:
    network = Network(SHAPE, (conv(1, 4, 3), MaxPooling(name="p"), conv(2, 2, 4, (2, 2))))
    first = run(network, values(0, SHAPE))
    assert first.steps[1].trace.switches is None
    before = back_project(first, 2, 0, Seed(), Rule.LINEAR).picture
    assert first.steps[1].trace.switches is not None
    second = run(network, values(1, SHAPE), first)
    assert second.steps[1].trace.switches is None
    np.testing.assert_array_equal(back_project(first, 2, 0, Seed(), Rule.LINEAR).picture, before)


def test_stages_follow_one_another_downwards() -> None:
    result = back_project(run(small_network(), values(0, SHAPE)), 5, 3, Seed(), Rule.DECONVNET)
    for stage, after in pairwise(result.stages[1:]):
        assert after.layer_index == stage.layer_index - 1
    live = result.stages[0].maps
    assert live.channels is not None
    assert live.channels.tolist() == [3]
    assert live.values.shape[0] == 1


@pytest.mark.parametrize("rule", Rule)
def test_normalisations_say_what_they_do_on_the_way_back(rule: Rule) -> None:
    numbers = {"scale": np.full(3, 2.0), "shift": np.ones(3)}
    layers = (
        LocalResponseNormalization(name="lrn", alpha=1.0),
        InstanceNormalization(name="instance", **numbers),
        BatchNormalization(name="batch", mean=np.zeros(3), variance=np.full(3, 4.0), epsilon=0.0, **numbers),
    )
    result = back_project(run(Network((3, 8, 8), layers), values(0, (3, 8, 8))), 2, 1, Seed(), rule)
    batch, instance, lrn = result.stages[1:]
    assert (batch.operation, batch.notes) == ("scaled", ())
    np.testing.assert_allclose(batch.array, result.stages[0].array)  # 2 / sqrt(4)
    follows = rule in (Rule.GRADIENT, Rule.GUIDED)
    assert instance.operation == ("derivative" if follows else "scaled")
    assert lrn.operation == ("derivative" if follows else "identity")
    for stage, word in ((instance, "held fixed"), (lrn, "handed through")):
        assert [word in str(note) for note in stage.notes] == ([] if follows else [True])
    assert (lrn.array == instance.array).all() != follows
