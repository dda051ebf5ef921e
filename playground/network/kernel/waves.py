"""The drawn shapes kernels are made of: Gaussian, Gabor, step edge, bar, sampled on an I x J grid around its middle."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from playground.network.layers import Pair

Grid = npt.NDArray[np.float64]
FINE = 8
"""Points along each side of a cell, to find how much of it is covered."""


def gaussian(size: Pair, spread: float) -> Grid:
    """exp(-r^2 / (2 spread^2)), r in pixels from the middle; 1 there."""
    y, x = _coordinates(size)
    return np.asarray(np.exp(-(x**2 + y**2) / (2 * spread**2)))


def gabor(size: Pair, angle: float, wavelength: float, phase: float, spread: float) -> Grid:
    """A cosine under a Gaussian (Daugman 1985). It varies along `angle` (radians, 0: to the right, pi/2: down).

    `phase` 0 is even (a line), -pi/2 odd (an edge that gets brighter along `angle`); `wavelength`, `spread` in pixels.
    """
    return np.asarray(wave(size, angle, wavelength, phase) * gaussian(size, spread))


def wave(size: Pair, angle: float, wavelength: float, phase: float) -> Grid:
    """A cosine that varies along `angle` and is as strong everywhere; see `gabor`."""
    return np.asarray(np.cos(2 * np.pi * _along(size, angle) / wavelength + phase))


def oval(size: Pair, angle: float, spread: float, length: float) -> Grid:
    """A Gaussian with two widths: `spread` along `angle`, `length` across it; 1 in the middle."""
    across, along = _along(size, angle), _along(size, angle + np.pi / 2)
    return np.asarray(np.exp(-((across / spread) ** 2) / 2 - (along / length) ** 2 / 2))


def bar(size: Pair, angle: float, length: float, width: float = 1.0) -> Grid:
    """How much of every cell a bar of this length along `angle` covers, 0 to 1, counted at FINE x FINE points of it."""
    fine = size[0] * FINE, size[1] * FINE
    along, across = _along(fine, angle) / FINE, _along(fine, angle + np.pi / 2) / FINE
    covered = (np.abs(along) <= length / 2) & (np.abs(across) <= width / 2)
    return np.asarray(covered.reshape(size[0], FINE, size[1], FINE).mean(axis=(1, 3)))


def edge(size: Pair, angle: float, spread: float, length: float) -> Grid:
    """The slope of a Gaussian, positive ahead along `angle`: `spread` pixels across the edge, `length` along it."""
    return np.asarray(_along(size, angle) * oval(size, angle, spread, length))


def _along(size: Pair, angle: float) -> Grid:
    y, x = _coordinates(size)
    return np.asarray(x * np.cos(angle) + y * np.sin(angle))


def _coordinates(size: Pair) -> tuple[Grid, Grid]:
    """Rows (I, 1) and columns (1, J) in pixels from the middle, which lies between two pixels where a side is even."""
    rows, columns = (np.arange(side, dtype=np.float64) - (side - 1) / 2 for side in size)
    return rows[:, None], columns[None, :]
