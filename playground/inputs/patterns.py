"""Drawn test patterns, 224 x 224 grey pixels, each made so that one property of a kernel can be seen at a glance."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array

SIDE = 224

NEUTRAL = 115
"""The grey that becomes 0 when the usual mean of 0.45 is subtracted."""


def impulses() -> Array:
    """White points 32 pixels apart on neutral grey: a convolution draws its own kernel, turned by half, at each."""
    picture = np.full((SIDE, SIDE), NEUTRAL, np.uint8)
    picture[16::32, 16::32] = 255
    return picture


def bars() -> Array:
    """Upright bars above, level bars below; from 2 to 14 pixels wide, growing to the right and downwards."""
    once = np.concatenate([np.repeat([255, 0], width) for width in range(2, 15, 2)])
    twice = np.concatenate([np.tile(np.repeat([255, 0], width), 2) for width in range(2, 15, 2)])
    upright = np.tile(twice, (SIDE // 2, 1))
    level = np.tile(once[:, None], (1, SIDE))
    return np.concatenate([upright, level]).astype(np.uint8)


def grating() -> Array:
    """A sine wave of 14 pixels a period that runs at 30 degrees: the kernels of its direction and width answer."""
    y, x = np.mgrid[:SIDE, :SIDE]
    phase = 2 * np.pi * (x * np.cos(np.pi / 6) + y * np.sin(np.pi / 6)) / 14
    return _grey(np.sin(phase))


def checkerboard() -> Array:
    """Squares of 16 pixels: edges and corners, nothing else."""
    y, x = np.mgrid[:SIDE, :SIDE] // 16
    return np.where((x + y) % 2 == 0, 0, 255).astype(np.uint8)


def zone_plate() -> Array:
    """Rings that grow finer outwards, down to 2 pixels a period in the corners: every direction and width at once.

    A map of it shows which of them a kernel passes.
    """
    y, x = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2
    return _grey(np.cos(np.pi * (x**2 + y**2) / (SIDE * np.sqrt(2))))


def _grey(wave: Array) -> Array:
    """-1..1 as 0..255."""
    return np.rint((wave + 1) * 127.5).astype(np.uint8)
