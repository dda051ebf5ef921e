"""The drawn shapes kernels are made of: Gaussian, Gabor and step edge, sampled on an I x J grid around its middle."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from playground.network.layers import Pair

Grid = npt.NDArray[np.float64]


def gaussian(size: Pair, spread: float) -> Grid:
    """exp(-r^2 / (2 spread^2)), r in pixels from the middle; 1 there."""
    y, x = _coordinates(size)
    return np.asarray(np.exp(-(x**2 + y**2) / (2 * spread**2)))


def gabor(size: Pair, angle: float, wavelength: float, phase: float, spread: float) -> Grid:
    """A cosine under a Gaussian (Daugman 1985). It varies along `angle` (radians, 0: to the right, pi/2: down).

    `phase` 0 is even (a line), -pi/2 odd (an edge that gets brighter along `angle`); `wavelength`, `spread` in pixels.
    """
    wave = np.cos(2 * np.pi * _along(size, angle) / wavelength + phase)
    return np.asarray(wave * gaussian(size, spread))


def edge(size: Pair, angle: float, spread: float, length: float) -> Grid:
    """The slope of a Gaussian, positive ahead along `angle`: `spread` pixels across the edge, `length` along it."""
    across, along = _along(size, angle), _along(size, angle + np.pi / 2)
    return np.asarray(across * np.exp(-((across / spread) ** 2) / 2 - (along / length) ** 2 / 2))


def _along(size: Pair, angle: float) -> Grid:
    y, x = _coordinates(size)
    return np.asarray(x * np.cos(angle) + y * np.sin(angle))


def _coordinates(size: Pair) -> tuple[Grid, Grid]:
    """Rows (I, 1) and columns (1, J) in pixels from the middle, which lies between two pixels where a side is even."""
    rows, columns = (np.arange(side, dtype=np.float64) - (side - 1) / 2 for side in size)
    return rows[:, None], columns[None, :]
