"""The test patterns among the samples, 224 x 224 grey pixels, each made so that one property of a kernel is seen."""

from __future__ import annotations

import numpy as np

from playground.inputs.pictures.pattern_pixels import pattern_pixels
from playground.network.layers import Array
from playground.network.source.pattern import Pattern, PatternKind

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
    return _drawn(Pattern(PatternKind.GRATING, angle=-30, wavelength=14, phase=133.41))


def checkerboard() -> Array:
    """Squares of 16 pixels: edges and corners, nothing else."""
    return _drawn(Pattern(PatternKind.CHECKERBOARD, size=16, contrast=-1))


def zone_plate() -> Array:
    """Rings that grow finer outwards, down to 2 pixels a period in the corners: every direction and width at once.

    A map of it shows which of them a kernel passes.
    """
    return _drawn(Pattern(PatternKind.ZONE_PLATE, wavelength=2))


def _drawn(pattern: Pattern) -> Array:
    return pattern_pixels(pattern, SIDE, SIDE)[..., 0]
