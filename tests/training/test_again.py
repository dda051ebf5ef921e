"""Training the same recipe from the same seed makes the same network, bit for bit.

A whole one is a command: `python -m tests.training shapes --again`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.examples import example_setup
from playground.inputs.scenes.scene import scenes
from playground.network.layers import Convolution
from playground.network.network import Network
from tests.training.again import differences, numbers
from tests.training.data import mean_of
from tests.training.recipes import RECIPES

SHORT = replace(RECIPES["shapes"], epochs=2, batch=16)


@pytest.fixture(scope="module")
def data() -> tuple[list[np.ndarray], np.ndarray]:
    pixels, labels = scenes(1, 48, SHORT.side)
    return list(pixels), labels


def test_a_seed_trains_the_same_numbers_again(data: tuple[list[np.ndarray], np.ndarray]) -> None:
    trainer = pytest.importorskip("tests.training.trainer", reason="no torch", exc_type=ImportError)

    def train(seed: int) -> Network:
        network: Network = trainer.trained(SHORT, data, mean_of(data[0]), seed, lambda _: None)[0]
        return network

    first, again, other = train(1), train(1), train(2)
    assert [array.tobytes() for array in numbers(first).values()] == [
        array.tobytes() for array in numbers(again).values()
    ]
    told = differences(first, again)
    assert told.startswith("146,973 of 146,973 numbers are the same")
    assert "conv1.kernels: 2,352 of 2,352" in differences(first, other)


def test_one_number_that_differs_by_a_bit_is_told() -> None:
    network = example_setup("shapes").network
    conv = network.layers[0]
    assert isinstance(conv, Convolution)
    kernels = conv.kernels.copy()
    kernels[3, 1, 2, 4] = np.nextafter(kernels[3, 1, 2, 4], np.float32(9))
    changed = Network(network.input_shape, (replace(conv, kernels=kernels), *network.layers[1:]))
    told = differences(network, changed).splitlines()
    assert told[0].startswith("conv1.kernels: 1 of 2,352, up to ")
    assert told[1].endswith("numbers are the same bit for bit.")
    assert len(differences(network, network).splitlines()) == 1
