"""The networks that are timed, as values with seeded weights: the same for every contender."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.network.layers import (
    Convolution,
    Flatten,
    FullyConnected,
    Layer,
    MaxPooling,
    Padding,
    ReLU,
    Shape,
)
from playground.network.network import Network

FORWARD, EDIT, BACK, EDIT_AND_BACK, LOOP, PIXELS = "forward", "edit", "back", "edit and back", "loop", "pixels"
"""What one repetition does: all maps; one coefficient and all maps; a map back to the picture; both; both with pixels
of every map; pixels of maps alone."""


@dataclass(frozen=True)
class Workload:
    """A job over a network. `pinned` is the layer and the map that go back."""

    name: str
    what: str
    job: str
    network: Network
    batch: int = 1
    pinned: tuple[int, int] = (0, 0)

    @property
    def x(self) -> np.ndarray:
        """The picture or pictures, (N, C, H, W) float32."""
        shape = (self.batch, *self.network.input_shape)
        return np.random.default_rng(0).normal(size=shape).astype(np.float32)


Part = tuple[int, ...] | str


def stack(shape: Shape, *parts: Part) -> Network:
    """(outputs, size, stride, padding) is a convolution with ReLU, ("max", size, stride) a pooling, ("fc", units)."""
    layers: list[Layer] = []
    for part in parts:
        assert not isinstance(part, str)
        number = len(layers)
        channels, height, width = Network(shape, tuple(layers)).shapes[-1]
        random = np.random.default_rng(number + 1)
        if part[0] == "max":
            size, stride = int(part[1]), int(part[2])
            layers.append(
                MaxPooling(name=f"pool{number}", size=(size, size), stride=(stride, stride), ceil=size > stride)
            )
        elif part[0] == "fc":
            inputs = channels * height * width
            weights = random.normal(size=(int(part[1]), inputs)) / np.sqrt(inputs)
            layers += [
                Flatten(name="flatten"),
                FullyConnected(name="fc", weights=weights, bias=random.normal(size=int(part[1]))),
            ]
        else:
            outputs, size, stride, padding = (int(value) for value in part)
            kernels = random.normal(size=(outputs, channels, size, size)) * np.sqrt(2 / (channels * size * size))
            layers.append(
                Convolution(
                    name=f"conv{number}",
                    kernels=kernels,
                    bias=random.normal(size=outputs) * 0.1,
                    stride=(stride, stride),
                    padding=Padding.all_sides(padding, padding),
                )
            )
            layers.append(ReLU(name=f"relu{number}"))
    network = Network(shape, tuple(layers))
    assert network.problem is None, network.problem
    return network


def classroom() -> Network:
    return stack((3, 224, 224), (8, 3, 1, 1), ("max", 2, 2), (16, 3, 1, 1), ("max", 2, 2), ("fc", 10))


def tiny_vgg() -> Network:
    return stack(
        (3, 64, 64),
        *((10, 3, 1, 0), (10, 3, 1, 0), ("max", 2, 2)),
        *((10, 3, 1, 0), (10, 3, 1, 0), ("max", 2, 2), ("fc", 10)),
    )


def zfnet() -> Network:
    return stack(
        (3, 224, 224),
        *((96, 7, 2, 1), ("max", 3, 2), (256, 5, 2, 0), ("max", 3, 2)),
        *((384, 3, 1, 1), (384, 3, 1, 1), (256, 3, 1, 1), ("max", 3, 2)),
    )


def vgg16() -> Network:
    blocks = [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]
    parts = [part for outputs, times in blocks for part in (*[(outputs, 3, 1, 1)] * times, ("max", 2, 2))]
    return stack((3, 224, 224), *parts)


def high_definition() -> Network:
    return stack((3, 720, 1280), (8, 5, 1, 2), ("max", 2, 2))


def one_convolution(shape: Shape, outputs: int, size: int) -> Network:
    """A single 'same' convolution with its ReLU, for the growth curves."""
    return stack(shape, (outputs, size, 1, size // 2))


def _maps(count: int) -> Network:
    return Network((count, 112, 112))


WORKLOADS: dict[str, Callable[[], Workload]] = {
    "W1": lambda: Workload("W1", "classroom, 224x224", FORWARD, classroom()),
    "W2": lambda: Workload("W2", "TinyVGG, 64x64", FORWARD, tiny_vgg()),
    "W3": lambda: Workload("W3", "ZFNet's convolutions", FORWARD, zfnet()),
    "W4": lambda: Workload("W4", "VGG16's convolutions", FORWARD, vgg16()),
    "W5": lambda: Workload("W5", "1280x720, 5x5x8", FORWARD, high_definition()),
    "W6": lambda: Workload("W6", "TinyVGG, batch of 32", FORWARD, tiny_vgg(), batch=32),
    "W7": lambda: Workload("W7", "conv5's map of ZFNet back", BACK, zfnet(), pinned=(11, 17)),
    "W8a": lambda: Workload("W8a", "one coefficient of W1", EDIT, classroom()),
    "W8c": lambda: Workload("W8c", "one coefficient of W3", EDIT, zfnet()),
    "P8": lambda: Workload("P8", "pixels of 8 maps of 112x112", PIXELS, _maps(8)),
    "P96": lambda: Workload("P96", "pixels of 96 maps of 112x112", PIXELS, _maps(96)),
    "P512": lambda: Workload("P512", "pixels of 512 maps of 112x112", PIXELS, _maps(512)),
    "pinned": lambda: Workload("pinned", "W8a and conv2's map back", EDIT_AND_BACK, classroom(), pinned=(3, 5)),
    "loop": lambda: Workload("loop", "W8a, all pixels, map back", LOOP, classroom(), pinned=(3, 5)),
}
"""By the name they are chosen by. Made anew by every process that needs one."""


def growth() -> dict[str, Workload]:
    """Single layers along one axis each: image side, kernel side, channels, batch."""
    rows: dict[str, Workload] = {}
    for side in (64, 128, 224, 448, 896, 2048):
        rows[f"side{side}"] = Workload(f"side{side}", "3 to 8, 3x3", FORWARD, one_convolution((3, side, side), 8, 3))
    for size in (3, 5, 7, 11, 15, 21, 31):
        network = one_convolution((3, 224, 224), 8, size)
        rows[f"kernel{size}"] = Workload(f"kernel{size}", "3 to 8 at 224", FORWARD, network)
    for channels in (1, 4, 16, 64, 128, 256, 512):
        network = one_convolution((channels, 56, 56), channels, 3)
        rows[f"channels{channels}"] = Workload(f"channels{channels}", "n to n, 3x3 at 56", FORWARD, network)
    for batch in (1, 4, 16, 64):
        rows[f"batch{batch}"] = Workload(f"batch{batch}", "TinyVGG", FORWARD, tiny_vgg(), batch=batch)
    return rows


def workload(name: str) -> Workload:
    """The workload of a name in the table or on a growth curve."""
    return WORKLOADS[name]() if name in WORKLOADS else growth()[name]
