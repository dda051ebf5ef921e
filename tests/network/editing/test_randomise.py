"""Weights put to chance: other numbers of the same kind, the same for the same seed, and nothing else changed."""

from __future__ import annotations

import numpy as np

from playground.network.editing.randomise import randomise_weights
from playground.network.layers import Convolution, Flatten, FullyConnected, ReLU
from playground.network.network import Network


def network() -> Network:
    random = np.random.default_rng(3)
    return Network(
        (3, 8, 8),
        (
            Convolution(name="conv1", kernels=random.normal(0.2, 0.5, (16, 3, 3, 3)), bias=np.arange(16)),
            ReLU(name="relu1"),
            Flatten(name="flat"),
            FullyConnected(name="fc", weights=random.normal(-0.1, 2, (10, 576)), bias=np.ones(10)),
        ),
    )


def test_the_weights_are_others_with_the_mean_and_deviation_they_had() -> None:
    old, new = network(), randomise_weights(network(), 1)
    for index, field in ((0, "kernels"), (3, "weights")):
        before, after = getattr(old.layers[index], field), getattr(new.layers[index], field)
        assert before.shape == after.shape
        assert abs(np.corrcoef(before.ravel(), after.ravel())[0, 1]) < 0.2
        np.testing.assert_allclose([after.mean(), after.std()], [before.mean(), before.std()], atol=0.15)


def test_biases_names_and_other_layers_stay() -> None:
    old = network()
    new = randomise_weights(old, 1)
    assert new.layers[1] is old.layers[1]
    assert new.shapes == old.shapes
    np.testing.assert_array_equal(new.layers[0].bias, np.arange(16))  # type: ignore[attr-defined]


def test_the_same_seed_draws_the_same() -> None:
    first, second, other = (randomise_weights(network(), seed).layers[0] for seed in (1, 1, 2))
    assert isinstance(first, Convolution)
    np.testing.assert_array_equal(first.kernels, second.kernels)  # type: ignore[attr-defined]
    assert not np.array_equal(first.kernels, other.kernels)  # type: ignore[attr-defined]
