"""Knobs: every one that is offered turns its own number and nothing else, and those of a command are the same ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.network.editing import edits
from playground.network.editing.drawing_edits import pattern_of, strokes_of, with_strokes
from playground.network.knob import Knob, knob_named, layer_knobs, picture_knobs, turned
from playground.network.layers import Clip, Convolution, HardSigmoid, LpPooling, MaxPooling
from playground.network.sentence import NetworkError
from playground.network.setup import PictureInput, SetUp
from playground.network.source.pattern import Pattern, PatternKind
from playground.network.source.stroke import Stroke
from tests.ui.running import small_setup


@pytest.fixture(scope="module")
def setup() -> SetUp:
    """With a bias, and layers of numbers of their own."""
    small = small_setup()
    conv = small.network.layers[0]
    assert isinstance(conv, Convolution)
    network = edits.replace_layer(small.network, 0, replace(conv, bias=np.zeros(4)))
    for layer in (HardSigmoid(name="bend"), Clip(name="clip"), LpPooling(name="lp", size=(2, 2))):
        network = edits.insert(network, len(network.layers), layer)
    return small.with_network(network)


def knobs(setup: SetUp) -> list[Knob]:
    return [*picture_knobs(setup), *(knob for layer in setup.network.layers for knob in layer_knobs(layer, 2))]


def test_every_knob_is_named_and_turns_one_thing(setup: SetUp) -> None:
    keys = [knob.key for knob in knobs(setup)]
    assert len(set(keys)) == len(keys) > 20
    for knob in knobs(setup):
        assert knob_named(setup, knob.key) == knob
        now = turned(setup, knob, knob.high)
        changed = [a.name for a, b in zip(setup.network.layers, now.network.layers, strict=True) if a is not b]
        assert changed == ([knob.layer] if knob.layer else []), knob.key
        assert (now.input is setup.input) == bool(knob.layer)
        assert now.view is setup.view


def test_a_cell_and_a_bias_are_set_where_they_are_said(setup: SetUp) -> None:
    cell = turned(setup, knob_named(setup, "conv1.kernel[3,1,0,2]"), 7.5).network.layers[0]
    every = turned(setup, knob_named(setup, "conv1.kernel[3,*,0,2]"), 7.5).network.layers[0]
    bias = turned(setup, knob_named(setup, "conv1.bias[1]"), -2.0).network.layers[0]
    assert isinstance(cell, Convolution)
    assert isinstance(every, Convolution)
    assert isinstance(bias, Convolution)
    assert bias.bias is not None
    assert np.argwhere(cell.kernels == 7.5).tolist() == [[3, 1, 0, 2]]
    assert np.argwhere(every.kernels == 7.5).tolist() == [[3, channel, 0, 2] for channel in range(3)]
    assert bias.bias.tolist() == [0, -2, 0, 0]


def test_the_numbers_of_a_pattern_are_turned_under_its_drawing(setup: SetUp) -> None:
    drawing = with_strokes(Pattern(PatternKind.BAR), (Stroke([(0, 0)], 0.1),))
    barred = replace(setup, input=replace(setup.input, picture=drawing))
    for name, low, value in (("angle", -180, 30), ("position", 0, 0.75), ("size", 2, 3), ("contrast", -1, 0.5)):
        knob = knob_named(barred, f"pattern.{name}")
        assert knob.low == low
        assert getattr(pattern_of(turned(barred, knob, value).input), name) == value
    picture = turned(barred, knob_named(barred, "pattern.angle"), 30).input.picture
    assert strokes_of(picture) == drawing.strokes
    with pytest.raises(NetworkError, match=r"pattern\.grey goes from 0 to 1, not to 2"):
        turned(barred, knob_named(barred, "pattern.grey"), 2)
    with pytest.raises(NetworkError, match=r"nothing called pattern\.seed"):
        knob_named(barred, "pattern.seed")
    with pytest.raises(NetworkError, match=r"nothing called pattern\.angle"):
        knob_named(setup, "pattern.angle")


def test_a_shift_keeps_the_other_way(setup: SetUp) -> None:
    both = turned(turned(setup, knob_named(setup, "right"), 3), knob_named(setup, "down"), -2).input
    assert isinstance(both, PictureInput)
    assert both.transform.shift == (3, -2)


def test_whole_numbers_come_once_and_a_range_may_go_down() -> None:
    stride = layer_knobs(MaxPooling(name="pool"), 0)[0]
    assert stride.values(1, 4, 10) == (1, 2, 3, 4)
    assert Knob("", "angle", 0, 1).values(10, -10, 3) == (10, 0, -10)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("conv1.kernal[1]", 0, "conv1.kernel\\[1,\\*,1,1\\]"),
        ("nothing.stride", 0, "angle, scale"),
        ("angel", 0, "angle"),
        ("angle", 361, "360"),
        ("right", 25, "-24 to 24"),
        ("noise", -0.1, "0 to 1"),
        ("conv1.stride", 0, "stride"),
        ("conv1.kernel[9,*,0,0]", 1, "4 x 3"),
        ("conv1.kernel[0,*,0,0]", float("nan"), "conv1"),
    ],
)
def test_what_cannot_be_is_said(setup: SetUp, key: str, value: float, told: str) -> None:
    with pytest.raises(NetworkError, match=told):
        turned(setup, knob_named(setup, key), value)
