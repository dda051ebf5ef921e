from __future__ import annotations

import numpy as np
import pytest

from playground.network.layers import Convolution, Flatten, MaxPooling, ReLU
from playground.network.network import Network


def test_an_empty_network_hands_its_input_on() -> None:
    network = Network((3, 8, 8))
    assert network.shapes == ((3, 8, 8),)
    assert network.problem is None


def test_shapes_follow_the_layers_and_a_muted_one_changes_nothing() -> None:
    layers = (MaxPooling(name="a"), MaxPooling(name="b", muted=True), Flatten(name="c"))
    assert Network((2, 8, 6), layers).shapes == ((2, 8, 6), (2, 4, 3), (2, 4, 3), (24, 1, 1))


def test_shapes_end_at_the_first_problem() -> None:
    conv = Convolution(name="b", kernels=np.zeros((1, 2, 5, 5)))
    network = Network((2, 8, 6), (MaxPooling(name="a"), conv, ReLU(name="c")))
    assert network.shapes == ((2, 8, 6), (2, 4, 3))
    assert network.problem is not None
    assert network.problem.index == 1
    assert "b does not fit" in str(network.problem.sentence)


def test_layers_are_found_by_name() -> None:
    network = Network((2, 8, 6), (ReLU(name="a"), ReLU(name="b")))
    assert network.index_of("b") == 1
    with pytest.raises(KeyError):
        network.index_of("c")
