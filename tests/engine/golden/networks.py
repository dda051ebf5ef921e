"""Small networks of odd geometry, and the files that keep what captum and autograd sent back through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from playground.network.layers import (
    AveragePooling,
    Convolution,
    Flatten,
    FullyConnected,
    Layer,
    MaxPooling,
    Padding,
    ReLU,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.setup import Rule, Seed, SeedKind

Weights = Mapping[str, np.ndarray]

ANSWERS = (Rule.DECONVNET, Rule.GUIDED, Rule.GRADIENT)
"""The rules asked for: the first two of captum, the last of autograd."""
INPUT = (2, 15, 14)


@dataclass(frozen=True)
class Build:
    """The layers of a network made of its weights, the shapes of those, and the seeds: a map of the last layer and its
    unit that goes back as 1, or None for the whole map as it is. `number` is one whose weights send something back from
    every seed.
    """

    layers: Callable[[Weights], tuple[Layer, ...]]
    shapes: Mapping[str, tuple[int, ...]]
    seeds: tuple[tuple[int, tuple[int, int] | None], ...]
    number: int

    def network(self, weights: Weights) -> Network:
        return Network(INPUT, self.layers(weights))


def _overlapping(w: Weights) -> tuple[Layer, ...]:
    """Poolings whose windows overlap, so that several of them send to one unit."""
    return (
        Convolution(name="conv1", kernels=w["conv1"], bias=w["bias1"], padding=Padding.all_sides(2, 2)),
        ReLU(name="relu1"),
        MaxPooling(name="pool1", size=(3, 3), stride=(2, 2), ceil=True),
        Convolution(name="conv2", kernels=w["conv2"], bias=w["bias2"], padding=Padding.all_sides(1, 1)),
        ReLU(name="relu2"),
        MaxPooling(name="pool2", size=(3, 2), stride=(1, 1), padding=Padding.all_sides(1, 1)),
    )


def _strided(w: Weights) -> tuple[Layer, ...]:
    """The first layers of the article's network, in small: rows at the end that no window reads."""
    return (
        Convolution(name="conv1", kernels=w["conv1"], bias=w["bias1"], stride=(2, 2), padding=Padding.all_sides(1, 1)),
        ReLU(name="relu1"),
        MaxPooling(name="pool1", size=(3, 3), stride=(2, 2), ceil=True),
        Convolution(name="conv2", kernels=w["conv2"], bias=w["bias2"], stride=(2, 1)),
        ReLU(name="relu2"),
    )


def _dilated(w: Weights) -> tuple[Layer, ...]:
    """Dilation and groups, without a bias, and a mean between them."""
    return (
        Convolution(name="conv1", kernels=w["conv1"], dilation=(2, 2), padding=Padding.all_sides(2, 2), groups=2),
        ReLU(name="relu1"),
        AveragePooling(name="pool1", size=(2, 3), stride=(2, 2), padding=Padding.all_sides(1, 1), count_padding=True),
        Convolution(name="conv2", kernels=w["conv2"], dilation=(1, 2)),
        ReLU(name="relu2"),
        Convolution(name="conv3", kernels=w["conv3"]),
    )


def _grown(w: Weights) -> tuple[Layer, ...]:
    """Up again by a transposed convolution, and down to scores."""
    return (
        Convolution(name="conv1", kernels=w["conv1"], bias=w["bias1"], stride=(3, 2)),
        ReLU(name="relu1"),
        TransposedConvolution(
            name="up",
            kernels=w["up"],
            bias=w["bias2"],
            stride=(2, 2),
            padding=Padding.all_sides(1, 1),
            output_padding=(1, 0),
        ),
        ReLU(name="relu2"),
        MaxPooling(name="pool", size=(2, 2), stride=(2, 2), ceil=True),
        Flatten(name="flat"),
        FullyConnected(name="fc1", weights=w["fc1"], bias=w["bias3"]),
        ReLU(name="relu3"),
        FullyConnected(name="fc2", weights=w["fc2"]),
    )


BUILDS: dict[str, Build] = {
    "overlapping": Build(
        _overlapping,
        {"conv1": (4, 2, 5, 5), "bias1": (4,), "conv2": (5, 4, 3, 3), "bias2": (5,)},
        ((0, None), (1, None), (2, (3, 4))),
        7,
    ),
    "strided": Build(
        _strided,
        {"conv1": (6, 2, 5, 5), "bias1": (6,), "conv2": (4, 6, 3, 2), "bias2": (4,)},
        ((0, None), (2, (0, 1)), (3, (0, 0))),
        18,
    ),
    "dilated": Build(
        _dilated,
        {"conv1": (6, 1, 3, 3), "conv2": (4, 6, 3, 3), "conv3": (3, 4, 2, 2)},
        ((0, None), (1, (2, 1)), (2, None)),
        0,
    ),
    "grown": Build(
        _grown,
        {
            "conv1": (3, 2, 3, 3),
            "bias1": (3,),
            "up": (3, 3, 3, 2),
            "bias2": (3,),
            "fc1": (8, 75),
            "bias3": (8,),
            "fc2": (3, 8),
        },
        ((0, (0, 0)), (1, (0, 0)), (2, None)),
        2,
    ),
}


def path(name: str) -> Path:
    """The file of a network."""
    return Path(__file__).with_name(f"{name}.npz")


def seed(unit: tuple[int, int] | None) -> Seed:
    return Seed() if unit is None else Seed(SeedKind.UNIT, unit, False)


def draw(name: str) -> dict[str, np.ndarray]:
    """Weights, and an input "x" of one picture, in single precision, which both sides take as they are."""
    random = np.random.default_rng(BUILDS[name].number)
    shapes = {**BUILDS[name].shapes, "x": (1, *INPUT)}
    return {part: random.normal(size=shape).astype(np.float32) for part, shape in shapes.items()}
