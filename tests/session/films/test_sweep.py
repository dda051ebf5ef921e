"""Sweeps and walks show the engine's own numbers, whatever order they are computed in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.engine.forward import run
from playground.inputs.reading import read
from playground.network.knob import knob_named
from playground.network.sentence import SpokenError
from playground.network.setup import SetUp, View
from playground.session.films.sweep import sweep_steps
from playground.session.films.window_walk import window_walk
from tests.ui.running import small_setup


def pinned(layer: str) -> SetUp:
    return replace(small_setup(), view=View(layer, 2))


@pytest.mark.parametrize("key", ["angle", "conv1.kernel[2,*,1,1]", "pool1.stride"])
def test_every_step_is_what_the_engine_says_of_that_value(key: str) -> None:
    setup = pinned("pool1")
    knob = knob_named(setup, key)
    told: list[tuple[int, int]] = []
    steps = sweep_steps(setup, knob, knob.values(knob.low, knob.high, 4), lambda *at: told.append(at))
    assert [step.value for step in steps] == list(knob.values(knob.low, knob.high, 4))
    assert told[0] == (0, 4)
    assert told[-1] == (4, 4)
    for step in steps:
        reading = read(step.setup.input)
        there = run(step.setup.network, reading.x).output(2)[0, 2]
        assert step.size == there.shape
        np.testing.assert_allclose(step.map, there, atol=1e-5)
        np.testing.assert_array_equal(step.picture, reading.picture)
        assert step.projection.shape == (24, 24, 3)


def test_the_window_goes_over_every_unit_of_a_small_map_in_order() -> None:
    walk = window_walk(pinned("conv1"), 10_000)
    assert len(walk.steps) == 24 * 24
    assert [(step.unit.row, step.unit.column) for step in walk.steps[22:26]] == [(0, 22), (0, 23), (1, 0), (1, 1)]
    assert [int(step.reached.sum()) for step in walk.steps[:3]] == [1, 2, 3]
    for step in walk.steps[::100]:
        assert step.terms.total == pytest.approx(walk.map[step.unit.row, step.unit.column], abs=1e-4)


def test_of_a_large_map_it_takes_blocks() -> None:
    walk = window_walk(pinned("conv1"), 36)
    assert len(walk.steps) == 36
    assert int(walk.steps[0].reached.sum()) == 16
    assert walk.steps[-1].reached.all()
    assert walk.channel is None
    assert window_walk(pinned("pool1"), 36).channel == 2


def test_what_has_no_window_or_is_not_pinned_is_said() -> None:
    with pytest.raises(SpokenError, match="relu1 has no window"):
        window_walk(pinned("relu1"), 9)
    with pytest.raises(SpokenError, match="Nothing is pinned"):
        window_walk(replace(small_setup(), view=View()), 9)


def test_progress_stops_it() -> None:
    def stop(done: int, _count: int) -> None:
        if done == 2:
            raise SpokenError("enough")

    setup = pinned("pool1")
    knob = knob_named(setup, "angle")
    with pytest.raises(SpokenError, match="enough"):
        sweep_steps(setup, knob, knob.values(-45, 45, 9), stop)
