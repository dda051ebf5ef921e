"""Training pictures varied by chance, in batches as the network takes them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.network.layers import Array
from playground.opencv import cv2
from tests.training.data import Labelled
from tests.training.recipes import Recipe, Varied


class Batches:
    """Varied training pictures as the network takes them: float32 (N, C, side, side), pixel / 255 - mean."""

    def __init__(self, recipe: Recipe, data: Labelled, mean: float, seed: int) -> None:
        self._recipe, self._mean = recipe, mean
        self._pictures, self._labels = data
        self._random = np.random.default_rng(seed)

    @property
    def count(self) -> int:
        """Batches an epoch."""
        return len(self._pictures) // self._recipe.batch

    def epoch(self) -> Iterator[tuple[Array, Array]]:
        """Every picture once, in random order, the last incomplete batch left out."""
        order = self._random.permutation(len(self._pictures))
        size = self._recipe.batch
        for start in range(0, len(order) - size + 1, size):
            chosen = order[start : start + size]
            yield np.stack([self._input(self._pictures[index]) for index in chosen]), self._labels[chosen]

    def _input(self, pixels: Array) -> Array:
        pixels = varied(pixels, self._recipe.varied, self._recipe.side, self._random)
        if self._recipe.channels == 1:
            pixels = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)[..., None]
        x = pixels.transpose(2, 0, 1).astype(np.float32)
        x /= 255
        _relight(x, self._recipe.varied, self._random)
        x -= np.float32(self._mean)
        return x


def varied(pixels: Array, how: Varied, side: int, random: np.random.Generator) -> Array:
    """The picture turned, zoomed, moved and mirrored by chance, uint8 RGB (side, side, 3)."""
    height, width = pixels.shape[:2]
    angle = np.deg2rad(random.uniform(-how.turn, how.turn))
    scale = random.uniform(*how.zoom) * min(height, width) / side
    mirror = -1.0 if how.mirrored and random.random() < 0.5 else 1.0
    x, y = random.uniform(-how.move, how.move, 2) * (width, height) + ((width - 1) / 2, (height - 1) / 2)
    a, b = scale * np.cos(angle), scale * np.sin(angle)
    middle = (side - 1) / 2
    matrix = np.array(
        [
            [mirror * a, -b, x - mirror * a * middle + b * middle],
            [mirror * b, a, y - mirror * b * middle - a * middle],
        ]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(pixels, matrix, (side, side), flags=flags, borderMode=cv2.BORDER_REPLICATE)


def _relight(x: Array, how: Varied, random: np.random.Generator) -> None:
    """Brightness, contrast around mid-grey and each channel's gain, in place; held to 0..1 as pixels are."""
    if not (how.brightness or how.contrast or how.colour):
        return
    gain = 1 + random.uniform(-how.contrast, how.contrast)
    colour = 1 + random.uniform(-how.colour, how.colour, (len(x), 1, 1))
    x -= 0.5
    x *= (gain * colour).astype(np.float32)
    x += np.float32(0.5 + random.uniform(-how.brightness, how.brightness))
    np.clip(x, 0, 1, out=x)
