"""The rules against captum's deconvnet and guided back-propagation, and autograd's gradient, from files kept."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from playground.engine.back.backproject import back_project
from playground.engine.forward import Pass, run
from playground.network.setup import Rule
from tests.engine.golden.networks import ANSWERS, BUILDS, draw, path, seed

ROUNDING = 1e-6
"""Of an array's largest magnitude: both computed in double precision, the files keep single."""


@pytest.fixture(scope="module", params=BUILDS)
def kept(request: pytest.FixtureRequest) -> tuple[str, dict[str, np.ndarray], Pass]:
    """A network's name, what its file holds, and the pass of its picture."""
    with np.load(path(request.param)) as found:
        arrays = dict(found)
    x = arrays["x"].astype(np.float64)
    return request.param, arrays, run(BUILDS[request.param].network(arrays), x)


def assert_same(found: np.ndarray, wanted: np.ndarray) -> None:
    np.testing.assert_allclose(found, wanted, rtol=0, atol=ROUNDING * np.abs(wanted).max())


def test_the_maps_are_pytorchs(kept: tuple[str, dict[str, np.ndarray], Pass]) -> None:
    _, arrays, passed = kept
    found = passed.steps[-1].output
    assert_same(found, arrays["y"].reshape(found.shape))


def test_the_pictures_are_those_of_captum_and_autograd(kept: tuple[str, dict[str, np.ndarray], Pass]) -> None:
    name, arrays, passed = kept
    compared = 0
    for rule, (number, (channel, unit)) in product(ANSWERS, enumerate(BUILDS[name].seeds)):
        wanted = arrays[f"{rule.value} {number}"]
        result = back_project(passed, len(passed.steps) - 1, channel, seed(unit), rule)
        assert wanted.any(), "a picture of nothing shows nothing"
        assert_same(result.picture, wanted)
        compared += 1
    assert compared == 9


def test_the_rules_differ_in_a_picture_of_each_network(kept: tuple[str, dict[str, np.ndarray], Pass]) -> None:
    """So that none of them passes for another."""
    name, arrays, _ = kept
    for one, other in combinations(ANSWERS, 2):
        gaps = []
        for number in range(len(BUILDS[name].seeds)):
            first, second = arrays[f"{one.value} {number}"], arrays[f"{other.value} {number}"]
            gaps.append(np.abs(first - second).max() / np.abs(first).max())
        assert max(gaps) > 0.05, (one, other)


def test_the_files_are_as_pytorch_and_captum_would_write_them() -> None:
    """Where both are installed: the script still makes what is kept."""
    pytest.importorskip("captum", reason="captum is not installed")
    from tests.engine.golden.networks_by_captum import answers

    for name in BUILDS:
        given = draw(name)
        with np.load(path(name)) as found:
            for part, values in {**given, **answers(name, given)}.items():
                assert_same(found[part], values)


def test_all_rules_but_linear_are_kept() -> None:
    """Linear ignores every activation; no library has it."""
    assert set(Rule) - set(ANSWERS) == {Rule.LINEAR}
