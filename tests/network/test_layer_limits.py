from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.network.editing.new_layer import new_layer
from playground.network.layer_limits import arrays, check_input_shape, check_layer
from playground.network.layers import (
    LAYER_KINDS,
    SAME,
    AveragePooling,
    Convolution,
    FullyConnected,
    GlobalPooling,
    Layer,
    LeakyReLU,
    MaxPooling,
    Padding,
    ReLU,
    Shape,
)
from playground.network.network import Network
from playground.network.sentence import NetworkError

CONVOLUTION = Convolution(name="c", kernels=np.zeros((2, 1, 3, 3)), bias=np.zeros(2))
EVERY_KIND = [new_layer(kind, Network((3, 8, 8)), 0) for kind in LAYER_KINDS]


@pytest.mark.parametrize("layer", EVERY_KIND, ids=lambda layer: layer.kind)
def test_new_layers_of_every_kind_are_within_the_limits(layer: Layer) -> None:
    check_layer(layer)


@pytest.mark.parametrize(
    ("layer", "values", "words"),
    [
        (CONVOLUTION, {"stride": (0, 1)}, "the stride cannot be 0; possible are whole numbers from 1 to 64"),
        (CONVOLUTION, {"stride": (1, 65)}, "the stride cannot be 65"),
        (CONVOLUTION, {"stride": (1, 1.5)}, "the stride cannot be 1.5"),
        (CONVOLUTION, {"dilation": (33, 1)}, "the dilation cannot be 33; .* from 1 to 32"),
        (CONVOLUTION, {"groups": 0}, "the number of groups cannot be 0"),
        (CONVOLUTION, {"padding": Padding(left=-1)}, "the padding cannot be -1; .* from 0 to 512"),
        (CONVOLUTION, {"padding": Padding(bottom=513)}, "the padding cannot be 513"),
        (CONVOLUTION, {"kernels": np.zeros((2, 1, 64, 3))}, "the kernel size cannot be 64"),
        (CONVOLUTION, {"kernels": np.zeros((4097, 1, 1, 1)), "bias": None}, "output channels cannot be 4097"),
        (CONVOLUTION, {"kernels": np.full((2, 1, 3, 3), np.nan)}, "c cannot hold the value nan"),
        (CONVOLUTION, {"bias": np.array([0, -np.inf])}, "c cannot hold the value -inf"),
        (CONVOLUTION, {"name": "a/b"}, "not possible in files"),
        (MaxPooling(name="p"), {"size": (2, 64)}, "the window size cannot be 64; .* from 1 to 63"),
        (AveragePooling(name="p"), {"stride": (2, -3)}, "the stride cannot be -3"),
        (FullyConnected(name="f", weights=np.zeros((65537, 1))), {}, "the number of units cannot be 65537"),
        (FullyConnected(name="f", weights=np.array([[np.inf]])), {}, "f cannot hold the value inf"),
        (LeakyReLU(name="l"), {"slope": float("nan")}, "l cannot hold the value nan"),
        (
            LeakyReLU(name="l"),
            {"slope": -1e39},
            r"l cannot hold the value -1e\+39: possible are numbers up to 3.4e\+38",
        ),
        (GlobalPooling(name="g"), {"mode": "median"}, "g cannot pool by median; possible are max, average, sum"),
    ],
)
def test_values_out_of_the_limits_are_refused_in_words(layer: Layer, values: dict[str, Any], words: str) -> None:
    with pytest.raises(NetworkError, match=words):
        check_layer(replace(layer, **values))


@pytest.mark.parametrize(
    ("layer", "values"),
    [
        (CONVOLUTION, {"stride": (64, 64), "dilation": (32, 32), "padding": Padding(512, 512, 512, 512)}),
        (CONVOLUTION, {"kernels": np.full((2, 1, 63, 63), 3.4e38), "padding": SAME, "groups": 4096}),
        (LeakyReLU(name="l"), {"slope": -5.0}),
    ],
)
def test_the_limits_themselves_are_possible(layer: Layer, values: dict[str, Any]) -> None:
    check_layer(replace(layer, **values))


def test_arrays_known_already_are_not_read_again() -> None:
    broken = replace(CONVOLUTION, kernels=np.full((2, 1, 3, 3), np.nan))
    check_layer(replace(broken, stride=(2, 2)), before=broken)
    with pytest.raises(NetworkError):
        check_layer(broken, before=CONVOLUTION)


def test_arrays_of_a_layer() -> None:
    assert CONVOLUTION.bias is not None
    assert [id(array) for array in arrays(CONVOLUTION)] == [id(CONVOLUTION.kernels), id(CONVOLUTION.bias)]
    assert len(list(arrays(FullyConnected(name="f", weights=np.zeros((1, 1)))))) == 1
    assert list(arrays(ReLU(name="r"))) == []


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((0, 8, 8), "channels cannot be 0"),
        ((4097, 8, 8), "channels cannot be 4097"),
        ((3, 0, 8), "height cannot be 0"),
        ((3, 8, 2049), "width cannot be 2049; possible are whole numbers from 1 to 2048"),
    ],
)
def test_impossible_inputs(shape: Shape, words: str) -> None:
    check_input_shape((4096, 2048, 1))
    with pytest.raises(NetworkError, match=words):
        check_input_shape(shape)
