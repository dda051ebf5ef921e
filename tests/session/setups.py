"""Small set-ups for the session tests: a picture with a bright square, a convolution, ReLU, pooling."""

from __future__ import annotations

import numpy as np

from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.network.layers import Convolution, Layer, MaxPooling, ReLU
from playground.network.network import Network
from playground.network.setup import Picture, PictureInput, SetUp, View


def picture(name: str = "square", row: int = 6) -> Picture:
    """24x24 pixels, dark grey but for an orange square from `row` on."""
    pixels = np.full((24, 24, 3), 40, np.uint8)
    pixels[row : row + 10, 8:18] = (230, 120, 60)
    return picture_from_pixels(name, pixels)


def layers() -> tuple[Layer, ...]:
    """conv1 with four 3x3 kernels, relu1, pool1."""
    kernels = np.random.default_rng(1).normal(0, 0.3, (4, 3, 3, 3))
    return (Convolution(name="conv1", kernels=kernels, padding="same"), ReLU(name="relu1"), MaxPooling(name="pool1"))


def setup(*more: Layer, view: View | None = None) -> SetUp:
    """`layers` and `more` over a 24x24 `picture`."""
    source = PictureInput(picture(), width=24, height=24)
    return SetUp("small", source, Network(source.shape, (*layers(), *more)), view or View())
