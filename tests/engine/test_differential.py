"""Random networks against the loops on every run, and against ONNX's reference; the command asks PyTorch too."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest

from playground.engine.forward import run
from playground.network.layers import LAYER_KINDS, Convolution, MaxPooling
from tests.engine.differential import LOOPS, Tally, check_by_the_loops, compare, difference, gradient, report
from tests.engine.trials import trial

CASES = range(200)


def test_the_engine_equals_the_loops() -> None:
    tally = compare(range(2000), {})[LOOPS]
    assert tally.failures == []
    assert tally.arrays > 9000


def test_the_engine_equals_onnx_reference() -> None:
    pytest.importorskip("onnx")
    tally = compare(CASES, {"onnx": sys.executable})["onnx"]
    assert tally.failures == []
    assert tally.arrays > 300


def test_the_trials_are_of_every_kind() -> None:
    trials = [trial(number) for number in CASES]
    assert {type(layer) for one in trials for layer in one.network.layers} == set(LAYER_KINDS)
    assert all(one.network.problem is None for one in trials)
    assert {one.x.dtype.name for one in trials} == {"float32", "float64"}
    assert {one.rule.value for one in trials} == {"deconvnet", "gradient", "guided", "linear"}
    assert any(layer.muted for one in trials for layer in one.network.layers)


def test_a_trial_is_the_same_every_time() -> None:
    one, other = trial(7), trial(7)
    np.testing.assert_array_equal(one.x, other.x)
    np.testing.assert_array_equal(
        run(one.network, one.x).steps[-1].output, run(other.network, other.x).steps[-1].output
    )


def test_maxima_tie_in_some_trials() -> None:
    tied = 0
    for number in range(3, 200, 4):
        one = trial(number)
        passed = run(one.network, one.x)
        for index, layer in enumerate(one.network.layers):
            x = passed.output(index - 1)
            tied += isinstance(layer, MaxPooling) and len(np.unique(x)) < x.size // 2
    assert tied > 5


def test_a_difference_is_found() -> None:
    """Kernels that are off by a thousandth are told with the trial's number, and so is another shape."""
    one = next(trial(number) for number in range(99) if isinstance(trial(number).network.layers[0], Convolution))
    passed = run(one.network, one.x)
    layer = passed.steps[0].layer
    assert isinstance(layer, Convolution)
    other = replace(passed.steps[0], layer=replace(layer, kernels=layer.kernels * 1.001))
    tally = Tally()
    check_by_the_loops(one, replace(passed, steps=(other, *passed.steps[1:])), tally)
    assert tally.trials == {one.number}
    assert tally.failures[0].startswith(f"seed {one.number}: layer0 forward: differs by")
    assert list(report({LOOPS: tally}, 1, 0.5))[-1] == "1 cases, 1 failures, 0.5 seconds"
    assert difference(np.zeros((1, 2)), np.zeros((2, 1)), 1) == "shape (1, 2) instead of (2, 1)"
    assert difference(np.array([np.nan]), np.zeros(1), 1) == "not finite"
    assert difference(np.array([1e3, 1.1]), np.array([1e3, 1.0]), 1e-3) == ""
    assert difference(np.array([1.1]), np.array([1.0]), 1e-3) == "differs by 0.1 of 1"


def test_the_gradient_of_all_channels_is_the_central_difference() -> None:
    """Of what the output weighs with r, at one pixel."""
    one = next(trial(number) for number in range(1, 4000, 4) if trial(number).network.layers[-1].kind == "sigmoid")
    back, step = gradient(run(one.network, one.x), one.r), 1e-6
    place = tuple(np.array(one.x.shape) // 2)
    ends = []
    for sign in (1, -1):
        x = one.x.copy()
        x[place] += sign * step
        ends.append(float((run(one.network, x).steps[-1].output * one.r).sum()))
    assert back[place] == pytest.approx((ends[0] - ends[1]) / (2 * step), abs=1e-6)
