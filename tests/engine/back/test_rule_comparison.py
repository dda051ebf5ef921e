"""The four rules side by side: each as on its own, on the scale of the strongest, and where they part."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.back.backproject import back_project
from playground.engine.back.rule_comparison import compare_rules, correlation
from playground.engine.forward import Pass, run
from playground.network.layers import Convolution, MaxPooling, ReLU
from playground.network.network import Network
from playground.network.setup import Rule, Seed, SeedKind
from tests.engine.cases import values


@pytest.fixture(scope="module")
def passed() -> Pass:
    layers = (
        Convolution(name="conv1", kernels=values(1, (6, 3, 3, 3)), padding="same"),
        ReLU(name="relu1"),
        MaxPooling(name="pool1"),
        Convolution(name="conv2", kernels=values(2, (4, 6, 3, 3)), stride=(2, 2)),
        ReLU(name="relu2"),
    )
    return run(Network((3, 24, 24), layers), values(0, (3, 24, 24), np.float32))


def test_each_rule_brings_back_what_it_does_on_its_own(passed: Pass) -> None:
    seed = Seed(SeedKind.STRONGEST)
    compared = compare_rules(passed, 4, 2, seed)
    assert set(compared.results) == set(Rule)
    for rule, result in compared.results.items():
        np.testing.assert_array_equal(result.picture, back_project(passed, 4, 2, seed, rule).picture)
    assert compared.scale == max(np.abs(result.picture).max() for result in compared.results.values())


def test_the_partings_count_what_is_left_and_where_the_rules_differ(passed: Pass) -> None:
    compared = compare_rules(passed, 4, 2, Seed())
    assert [part.layer_index for part in compared.partings] == [4, 1]
    last = compared.partings[-1]
    arrays = {
        rule: next(stage.array for stage in result.stages if stage.layer_index == 1)
        for rule, result in compared.results.items()
    }
    assert last.kept == {rule: np.count_nonzero(array) for rule, array in arrays.items()}
    together = sum((array != 0).astype(int) for array in arrays.values())
    assert last.differing == np.count_nonzero((together > 0) & (together < 4)) > 0
    assert last.kept[Rule.GUIDED] <= min(last.kept[Rule.DECONVNET], last.kept[Rule.GRADIENT])
    assert last.kept[Rule.LINEAR] == max(last.kept.values())


def test_without_a_relu_there_is_nothing_to_part_at() -> None:
    network = Network((3, 8, 8), (Convolution(name="c", kernels=values(1, (2, 3, 3, 3))),))
    compared = compare_rules(run(network, values(0, (3, 8, 8), np.float32)), 0, 1, Seed())
    assert compared.partings == ()
    pictures = [result.picture for result in compared.results.values()]
    assert all(np.array_equal(picture, pictures[0]) for picture in pictures)


def test_correlation_knows_the_same_the_opposite_and_the_unrelated() -> None:
    first, second = values(0, (3, 40, 40)), values(1, (3, 40, 40))
    assert correlation(first, 3 * first + 1) == pytest.approx(1)
    assert correlation(first, -first) == pytest.approx(-1)
    assert abs(correlation(first, second)) < 0.1
    assert np.isnan(correlation(first, np.zeros_like(first)))
    assert correlation(first, second) == pytest.approx(np.corrcoef(first.ravel(), second.ravel())[0, 1])
