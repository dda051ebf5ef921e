"""Class scores are the softmax of the logits, whether a softmax stands at the end or not, and say where these are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.engine.forward import run
from playground.engine.measures.class_scores import ClassScores, class_scores
from playground.network.layers import FullyConnected, Layer, ReLU, Softmax
from playground.network.network import Network

WEIGHTS = np.array([[1, 0], [0, 2], [-1, 1]], np.float32)
DENSE = FullyConnected(name="fc", weights=WEIGHTS, bias=np.array([0, 0.5, 0], np.float32))
X = np.array([1, 2], np.float32).reshape(2, 1, 1)
LOGITS = np.array([1, 4.5, 1])


def scores(*layers: Layer, x: np.ndarray = X, classes: int = 3) -> ClassScores | None:
    return class_scores(run(Network((2, 1, 1), layers), x), classes)


@pytest.mark.parametrize(
    ("layers", "logits"),
    [
        ((DENSE,), 0),
        ((DENSE, Softmax(name="softmax")), 0),
        ((ReLU(name="relu"), DENSE, Softmax(name="softmax")), 1),
        ((DENSE, Softmax(name="softmax", muted=True)), 1),
        ((DENSE, ReLU(name="off", muted=True), Softmax(name="softmax")), 0),
    ],
)
def test_probabilities_and_the_layer_of_the_logits(layers: tuple[Layer, ...], logits: int) -> None:
    result = scores(*layers)
    assert result is not None
    expected = np.exp(LOGITS) / np.exp(LOGITS).sum()
    np.testing.assert_allclose(result.probabilities, expected, rtol=1e-6)
    assert result.probabilities.sum() == pytest.approx(1)
    assert network_outputs(layers, result.logits) == pytest.approx(LOGITS)


def network_outputs(layers: tuple[Layer, ...], index: int) -> np.ndarray:
    return run(Network((2, 1, 1), layers), X).output(index)[0, :, 0, 0]


@pytest.mark.parametrize("layers", [(), (ReLU(name="relu"),), (Softmax(name="softmax"),)])
def test_other_networks_have_none(layers: tuple[Layer, ...]) -> None:
    assert scores(*layers) is None


def test_a_softmax_over_the_input_has_no_logits() -> None:
    assert scores(Softmax(name="softmax"), classes=2) is None


def test_a_network_that_cannot_be_computed_to_its_end_has_none() -> None:
    too_few = replace(DENSE, name="fc2", weights=np.ones((3, 1)))
    assert scores(DENSE, too_few) is None


def test_the_strongest_come_first_equals_in_order_and_what_is_no_number_last() -> None:
    assert ClassScores(np.array([0.2, 0.5, 0.2, 0.1]), 0).strongest(3) == [1, 0, 2]
    assert ClassScores(np.array([np.nan, 0.5]), 0).strongest(5) == [1, 0]


def test_infinite_scores_are_no_numbers_and_warn_of_nothing() -> None:
    result = scores(replace(DENSE, weights=[[3e38, 3e38], [1, 0], [0, 1]]))
    assert result is not None
    assert np.isnan(result.probabilities).any()
