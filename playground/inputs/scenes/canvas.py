"""What scenes are painted on: a square of float32 RGB in -1..1 by -1..1, x to the right and y downwards."""

from __future__ import annotations

import numpy as np

from playground.inputs.scenes.colours import Colour, near
from playground.inputs.scenes.shapes import strokes
from playground.network.layers import Array
from playground.opencv import cv2

Random = np.random.Generator


class Canvas:
    """`pixels` (side, side, 3) in 0..1; `x` and `y` are the middles of its pixels, `pixel` is the width of one."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.pixel = 2 / side
        middles = (np.arange(side, dtype=np.float32) + np.float32(0.5)) * np.float32(self.pixel) - 1
        self.x, self.y = np.meshgrid(middles, middles)
        self.pixels = np.zeros((side, side, 3), np.float32)

    def fill(self, colour: Colour, random: Random) -> None:
        """A ground of about one colour: flat, fading across, cloudy, or of two parts."""
        second = near(colour, random)
        way = (
            np.float32(0.5),
            0.5 + 0.5 * self._across(random),
            self._clouds(random),
            self.coverage(self._across(random) * np.float32(2) + np.float32(random.uniform(-0.8, 0.8))),
        )
        share = np.broadcast_to(way[int(random.integers(4))], self.x.shape)[..., None]
        self.pixels[:] = colour + (second - colour) * share

    def clutter(self, colour: Colour, random: Random) -> None:
        """Some faint lines and spots in colours near the ground's: there to be overlooked."""
        for _ in range(int(random.integers(6))):
            start, end = random.uniform(-1.1, 1.1, (2, 2))
            if random.random() < 0.5:
                end = start + 1e-3  # a spot
            width = random.uniform(0.02, 0.11)
            line = strokes([[(start[0], start[1]), (end[0], end[1])]], width, self.x, self.y)
            self.paint(self.coverage(line), near(colour, random, 0.12))

    def moved(self, center: tuple[float, float], scale: float, turn: float, stretch: float) -> tuple[Array, Array]:
        """x and y as a thing sees them that stands at `center`, so much larger, turned, and stretched."""
        x, y = self.x - np.float32(center[0]), self.y - np.float32(center[1])
        cos, sin = np.float32(np.cos(turn) / scale), np.float32(np.sin(turn) / scale)
        return (x * cos + y * sin) / np.float32(stretch), y * cos - x * sin

    def coverage(self, distance: Array, blur: float = 0.0) -> Array:
        """How much of each pixel lies inside an edge, 0..1; `blur` widens the edge."""
        values: Array = np.clip(np.float32(0.5) - distance / np.float32(self.pixel + blur), 0, 1)
        return values

    def paint(self, coverage: Array, colour: Array) -> None:
        """Lay a colour, or pixels of colours, over what is there."""
        self.pixels += (colour - self.pixels) * coverage[..., None]

    def photographed(self, random: Random) -> Array:
        """uint8 RGB of it under a light from a side, a little out of focus, and with a sensor's noise."""
        strength = random.uniform(0, 0.3)
        light = np.float32(random.uniform(0.88, 1.08)) * (1 + np.float32(strength) * self._across(random))
        lit = self.pixels * light[..., None]
        if random.random() < 0.4:
            lit = cv2.GaussianBlur(lit, (0, 0), random.uniform(0.3, 0.8) * self.side / 64)
        noise = random.standard_normal(lit.shape, np.float32) * np.float32(random.uniform(0, 0.035))
        picture: Array = np.rint(255 * np.clip(lit + noise, 0, 1)).astype(np.uint8)
        return picture

    def _across(self, random: Random) -> Array:
        """-1..1 along a random direction."""
        turn = random.uniform(0, 2 * np.pi)
        values: Array = (self.x * np.float32(np.cos(turn)) + self.y * np.float32(np.sin(turn))) / np.float32(np.sqrt(2))
        return values

    def _clouds(self, random: Random) -> Array:
        """0..1, soft and without a direction."""
        coarse = random.random((5, 5), np.float32)
        return np.clip(cv2.resize(coarse, (self.side, self.side), interpolation=cv2.INTER_CUBIC), 0, 1)
