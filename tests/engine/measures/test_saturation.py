"""Saturated maps: those whose units are at the flat ends of their curve, and no others."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.forward import run
from playground.engine.maps import Maps
from playground.engine.measures.saturation import MOST, saturated_maps
from playground.network.layers import Clip, Convolution, HardSigmoid, Layer, ReLU, Sigmoid, Tanh
from playground.network.network import Network


def maps_of(layer: Layer, *channels: np.ndarray) -> Maps:
    """What `layer` makes of these maps."""
    x = np.array(channels, np.float32)
    return run(Network(x.shape, (layer,)), x).maps(0)


SPREAD = np.linspace(-1.5, 1.5, 400).reshape(20, 20)
FAR = np.where(np.arange(400).reshape(20, 20) % 2, 50.0, -50.0)
UP = np.full((20, 20), 50.0)


@pytest.mark.parametrize(
    "layer", [Sigmoid(name="l"), Tanh(name="l"), HardSigmoid(name="l"), Clip(name="l", low=-2, high=2)]
)
def test_both_ends_count(layer: Layer) -> None:
    assert saturated_maps(layer, maps_of(layer, SPREAD, FAR, UP, -UP)) == (1, 2, 3)


def test_below_a_clipping_at_zero_lies_what_a_relu_cuts_off() -> None:
    layer = Clip(name="l", low=0, high=6)
    assert saturated_maps(layer, maps_of(layer, SPREAD, FAR, UP, -UP)) == (2,)


def test_most_units_must_be_there() -> None:
    layer = Tanh(name="l")
    for share in (MOST - 0.05, MOST + 0.05):
        values = np.zeros(400)
        values[: int(400 * share)] = 50
        expected = (0,) if share > MOST else ()
        assert saturated_maps(layer, maps_of(layer, values.reshape(20, 20))) == expected


def test_large_maps_are_counted_all_over() -> None:
    layer = Sigmoid(name="l")
    half = np.zeros((300, 500))
    half[:150] = 50
    assert saturated_maps(layer, maps_of(layer, half, np.full((300, 500), -50.0))) == (1,)


def test_other_layers_and_vectors_are_never_saturated() -> None:
    assert saturated_maps(ReLU(name="l"), maps_of(ReLU(name="l"), UP)) == ()
    convolution = Convolution(name="l", kernels=np.ones((1, 1, 1, 1)))
    assert saturated_maps(convolution, maps_of(convolution, UP)) == ()
    assert saturated_maps(Tanh(name="l"), maps_of(Tanh(name="l"), np.full((1, 1), 50.0))) == ()
    muted = Tanh(name="l", muted=True)
    assert saturated_maps(muted, maps_of(muted, UP)) == ()


def test_wrong_numbers_are_not_at_an_end() -> None:
    layer = Sigmoid(name="l")
    assert saturated_maps(layer, Maps(np.full((1, 1, 8, 8), np.nan, np.float32))) == ()
