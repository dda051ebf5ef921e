"""A small network, and picture sources that need no file: they can be sent to another process."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array, Convolution, Flatten, FullyConnected, MaxPooling, Padding, ReLU, Shape
from playground.network.network import Network
from playground.network.sentence import SpokenError


@dataclass(frozen=True)
class Noise:
    """Seeded noise (3, side, side); pictures of `broken` numbers cannot be read."""

    side: int = 12
    broken: tuple[int, ...] = ()

    @property
    def shape(self) -> Shape:
        return 3, self.side, self.side

    def array(self, key: int) -> Array:
        if key in self.broken:
            raise SpokenError("Picture {key} is damaged.", key=key)
        return np.random.default_rng(key).normal(size=(3, self.side, self.side)).astype(np.float32)

    def pixels(self, key: int) -> Array:
        low_high = np.clip(self.array(key) * 40 + 128, 0, 255)
        return low_high.astype(np.uint8).transpose(1, 2, 0)

    def as_colours(self, array: Array) -> Array:
        return array


@dataclass(frozen=True)
class Repeated:
    """Every picture is the same: all their units tie."""

    shape = (3, 12, 12)

    def array(self, key: int) -> Array:
        return Noise().array(1)

    def pixels(self, key: int) -> Array:
        return Noise().pixels(1)

    def as_colours(self, array: Array) -> Array:
        return array


@dataclass(frozen=True)
class BlueFirst(Noise):
    """The network takes blue, green, red."""

    def as_colours(self, array: Array) -> Array:
        return array[::-1]


def small_network(side: int = 12, maps: int = 5) -> Network:
    """Two convolutions with padding and a pooling between them, then a classifier."""
    random = np.random.default_rng(8)

    def kernels(outputs: int, inputs: int) -> Array:
        return random.normal(size=(outputs, inputs, 3, 3)).astype(np.float32)

    around = Padding.all_sides(1, 1)
    half = side // 2
    return Network(
        (3, side, side),
        (
            Convolution(name="conv1", kernels=kernels(4, 3), padding=around),
            ReLU(name="relu1"),
            MaxPooling(name="pool1"),
            Convolution(name="conv2", kernels=kernels(maps, 4), padding=around),
            ReLU(name="relu2"),
            Flatten(name="flatten"),
            FullyConnected(name="fc", weights=random.normal(size=(3, maps * half * half)).astype(np.float32)),
        ),
    )
