"""The bank of drawn kernels a fresh convolution starts with, so that the first maps already say something.

Much like what the first layer of a trained network finds (Krizhevsky et al. 2012, figure 3): oriented waves, colour,
edges, spots. Nothing in it is random, except that a kernel too small for its shape gets seeded random cells.
"""

from __future__ import annotations

import numpy as np

from playground.network.kernel.kernel_transforms import random_kernel
from playground.network.kernel.waves import Grid, edge, gabor, gaussian
from playground.network.layers import Array, Pair

SHARES = (48, 12, 16, 8, 12)
"""Of 96 kernels: waves, colour blobs, colour edges, edges, spots."""

TYPICAL_RESPONSE = 0.6
"""Standard deviation of every map over a natural picture; the strongest unit is then around 2."""


def article_bank(count: int = 96, size: Pair = (7, 7), channels: int = 3) -> Array:
    """`count` kernels as float32 (count, channels, I, J); the article's example has 96 of them, 7x7, over RGB.

    All but the blobs have mean zero; all answer a natural picture about equally strongly (see `_natural_deviation`).
    """
    families = (_waves, _blobs, _colour_edges, _edges, _spots)
    drawn = [family(share, size, channels) for family, share in zip(families, _apportioned(count), strict=True)]
    bank = np.concatenate([kernels.reshape(-1, channels, *size) for kernels in drawn])
    bank = _filled_up(bank)
    return (bank * (TYPICAL_RESPONSE / _natural_deviation(bank))[:, None, None, None]).astype(np.float32)


def _apportioned(count: int) -> list[int]:
    """`count` split in the proportions of SHARES, by largest remainder."""
    exact = [count * share / sum(SHARES) for share in SHARES]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    for i in by_remainder[: count - sum(parts)]:
        parts[i] += 1
    return parts


def _waves(count: int, size: Pair, channels: int) -> Grid:
    """Gabors, equal in all channels: rows of 8 orientations, from fine to coarse, each even and odd."""
    kinds = max(1, min(6, count // 8))
    orientations = -(-count // kinds)
    length = max(size)
    combinations = [(length * w, phase) for w in (0.5, 0.7, 1.05) for phase in (0, -np.pi / 2)]
    kernels = [
        _centred(gabor(size, np.pi * o / orientations, max(2.2, wavelength), phase, max(0.7, 0.42 * wavelength)))
        for wavelength, phase in combinations[-kinds:]
        for o in range(orientations)
    ]
    return _shared(kernels[:count], size, channels)


def _blobs(count: int, size: Pair, channels: int) -> Grid:
    """Soft spots for one colour against its opposite, all round the colour circle; a third for brightness, + and -."""
    greys = count if channels == 1 else count // 3
    hues = count - greys
    coloured = [_painted(gaussian(size, max(size) / 4), _hue(2 * np.pi * i / hues, channels)) for i in range(hues)]
    widths = [max(size) / (3 + 7 * (i // 2)) for i in range(greys)]
    bright = [_painted((-1) ** i * gaussian(size, width), np.ones(channels)) for i, width in enumerate(widths)]
    return np.array(coloured + bright)


def _colour_edges(count: int, size: Pair, channels: int) -> Grid:
    """Edges between a colour and its opposite: four hues of the half circle, in all directions."""
    hues = max(1, min(4, count // 4))
    directions = -(-count // hues)
    kernels = []
    for i in range(count):
        hue, direction = divmod(i, directions)
        angle = 2 * np.pi * (direction + hue / hues) / directions
        shape = _centred(edge(size, angle, max(size) / 5, max(size) / 3.5))
        kernels.append(_painted(shape, _hue(np.pi * hue / hues, channels)))
    return np.array(kernels)


def _edges(count: int, size: Pair, channels: int) -> Grid:
    """Sharp, long steps from dark to bright, equal in all channels, all the way round."""
    kernels = [_centred(edge(size, 2 * np.pi * i / count, 0.7, max(size) / 3)) for i in range(count)]
    return _shared(kernels, size, channels)


def _spots(count: int, size: Pair, channels: int) -> Grid:
    """Centre against surround, on and off, two widths: first brightness, then colour against its opposite."""
    kernels = []
    for i in range(count):
        width = max(size) * (0.12, 0.2)[i // 2 % 2]
        centre, surround = gaussian(size, width), gaussian(size, 1.6 * width)
        shape = _centred((-1) ** i * (centre / centre.sum() - surround / surround.sum()))
        kernels.append(_painted(shape, np.ones(channels) if i < 4 else _hue(np.pi * i / count, channels)))
    return np.array(kernels)


def _centred(kernel: Grid) -> Grid:
    return np.asarray(kernel - kernel.mean())


def _hue(angle: float, channels: int) -> Grid:
    """A colour that sums to zero over the channels, which stand around the circle: red 0, green 120, blue 240 degrees.

    With one channel there is no colour, only brightness.
    """
    if channels == 1:
        return np.ones(1)
    return np.asarray(np.cos(angle - 2 * np.pi * np.arange(channels) / channels))


def _painted(shape: Grid, colour: Grid) -> Grid:
    """(I, J) times (K,) as (K, I, J)."""
    return np.asarray(colour[:, None, None] * shape)


def _shared(kernels: list[Grid], size: Pair, channels: int) -> Grid:
    """(n, I, J) repeated for every channel: (n, K, I, J)."""
    return np.repeat(np.array(kernels).reshape(-1, 1, *size), channels, axis=1)


def _filled_up(bank: Grid) -> Grid:
    """`bank` with random cells in the kernels of which nothing is left: one pixel or one row holds no wave or edge."""
    empty = np.flatnonzero(np.abs(bank).max(axis=(1, 2, 3), initial=0) < 1e-6)
    for index in empty:
        bank[index] = random_kernel(int(index), bank.shape[1:])
    return bank


def _natural_deviation(bank: Grid) -> Grid:
    """The standard deviation (n,) of each kernel's map over a picture as nature makes them, in the range 0..1.

    The model: power falls with the square of the frequency (Field 1987), the deviation is 0.25 in brightness and half
    of it in colour.
    """
    side = 2 * max(16, *bank.shape[2:])
    fy, fx = np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None, :]
    power = 1 / (fx**2 + fy**2 + 1 / 64**2)
    power[:, 1:-1] *= 2  # rfft2 leaves out the mirrored half
    power *= 0.25**2 / power.sum()
    deviations = []
    for kernel in bank:
        brightness = kernel.mean(axis=0)
        spectra = np.abs(np.fft.rfft2([brightness * len(kernel), *(kernel - brightness) / 2], (side, side))) ** 2
        deviations.append(np.sqrt((spectra * power).sum()))
    return np.array(deviations)
