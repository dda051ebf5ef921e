"""Random networks against the loops on every run, and against ONNX's reference, OpenCV and PyTorch where they are."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.engine.forward import run
from playground.network.layers import LAYER_KINDS, Convolution, MaxPooling
from playground.opencv import cv2
from tests.engine.differential import (
    LOOPS,
    Tallies,
    Tally,
    ask,
    check_by_the_loops,
    check_by_vote,
    compare,
    difference,
    gradient,
    here,
    report,
)
from tests.engine.trials import trial

pytestmark = [
    pytest.mark.timeout(600),  # some 20 seconds of a processor, but on a busy machine ...
    pytest.mark.xdist_group("differential"),  # so that they are spent once
]
CASES = range(200)
WITNESSES = {"onnx": 3800, "cv2": 4200, "torch": 5000}
"""How many arrays each library has to be asked about, at the least."""


def is_explained(library: str) -> bool:
    """What is explained of OpenCV was seen with version 5; the program also runs with an older one."""
    return here(library) is not None and (library != "cv2" or cv2.__version__.startswith("5."))


@pytest.fixture(scope="module")
def tallies() -> Tallies:
    """2,000 trials against the loops and the libraries that are there."""
    found = compare(range(2000), {name: sys.executable for name in WITNESSES if is_explained(name)})
    print("\n".join(report(found, 2000, 0)))
    return found


def test_the_engine_equals_the_loops(tallies: Tallies) -> None:
    assert tallies[LOOPS].failures == []
    assert tallies[LOOPS].arrays > 9000


@pytest.mark.parametrize("library", WITNESSES)
def test_the_engine_equals(library: str, tallies: Tallies) -> None:
    """But for what `disagreements.md` explains."""
    if library not in tallies:
        pytest.skip(f"{library} is not installed, or another version than is explained")
    assert tallies[library].failures == []
    assert tallies[library].arrays > WITNESSES[library]


def test_what_a_library_abstains_from_is_explained(tallies: Tallies) -> None:
    explained = Path(__file__).with_name("disagreements.md").read_text(encoding="utf-8")
    reasons = {reason for tally in tallies.values() for reason in tally.abstained}
    assert [reason for reason in reasons if reason not in explained] == []


@pytest.mark.skipif(os.name == "nt", reason="signals are told otherwise there")
def test_a_crash_is_a_disagreement_and_the_rest_is_asked_again() -> None:
    answers = ask("crash", sys.executable, range(1, 8))
    assert [number for number, answer in answers.items() if "crash" in answer] == [2, 5]
    assert list(answers) == list(range(1, 8))
    tally = Tally()
    for number in (1, 2):
        one = trial(number)
        check_by_vote(one, run(one.network, one.x), answers[number], tally)
    assert tally.abstained == {"it knows nothing": len(trial(1).network.layers)}
    assert tally.trials == {2}
    assert tally.failures[0].startswith(f"seed 2: the child ended: signal {signal.SIGABRT.value}; ")


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
