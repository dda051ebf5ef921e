"""The bank of drawn kernels a fresh convolution starts with, so that the first maps already say something.

Much like what the first layer of a trained network finds (Krizhevsky et al. 2012, figure 3): oriented waves, colour,
edges, spots. Nothing in it is random, except that a kernel too small for its shape gets seeded random cells.
"""

from __future__ import annotations

import numpy as np

from playground.network.kernel_transforms import random_kernel
from playground.network.layers import Array, Pair
from playground.network.waves import Grid, edge, gabor, gaussian

SHARES = (48, 16, 16, 8, 8)
"""Of 96 kernels: waves, colour blobs, colour edges, edges, spots."""

TYPICAL_RESPONSE = 0.3
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
    combinations = [(length * w, phase) for w in (0.4, 0.6, 0.95) for phase in (0, -np.pi / 2)]
    kernels = [
        _centred(gabor(size, np.pi * o / orientations, max(2.2, wavelength), phase, max(0.7, 0.42 * wavelength)))
        for wavelength, phase in combinations[-kinds:]
        for o in range(orientations)
    ]
    return _shared(kernels[:count], size, channels)


def _blobs(count: int, size: Pair, channels: int) -> Grid:
    """Soft spots that see one colour and not its opposite, around the colour circle, then brightness, + and -."""
    grey = max(count // 4, count if channels == 1 else 0)
    spot = gaussian(size, max(size) / 4)
    hues = [_hue(2 * np.pi * i / max(count - grey, 1), channels) for i in range(count - grey)]
    greys = [np.full(channels, (-1.0) ** i) for i in range(grey)]
    spots = [spot] * len(hues) + [gaussian(size, max(size) / (3 + 3 * (i // 2))) for i in range(grey)]
    return np.array([_painted(s, colour) for s, colour in zip(spots, hues + greys, strict=True)])


def _colour_edges(count: int, size: Pair, channels: int) -> Grid:
    """Edges between a colour and its opposite: four hues of the half circle, in all directions."""
    hues = max(1, min(4, count // 4))
    directions = -(-count // hues)
    kernels = [
        _painted(
            _centred(edge(size, np.pi * (d + h / hues) / directions, max(size) / 3.5)), _hue(np.pi * h / hues, channels)
        )
        for h in range(hues)
        for d in range(directions)
    ]
    return np.array(kernels[:count])


def _edges(count: int, size: Pair, channels: int) -> Grid:
    """Steps from dark to bright, equal in all channels, all the way round."""
    kernels = [_centred(edge(size, 2 * np.pi * i / count, max(size) / 3.5)) for i in range(count)]
    return _shared(kernels, size, channels)


def _spots(count: int, size: Pair, channels: int) -> Grid:
    """Centre against surround, on and off, two widths; first brightness, then yellow against blue."""
    kernels = []
    for i in range(count):
        width = max(size) * (0.12, 0.2)[i // 2 % 2]
        centre, surround = gaussian(size, width), gaussian(size, 1.6 * width)
        spot = _centred((-1) ** i * (centre / centre.sum() - surround / surround.sum()))
        kernels.append(_painted(spot, np.ones(channels) if i < 4 else _hue(np.pi / 3, channels)))
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

    Its spectrum falls with the square of the frequency (Field 1987) from 64 pixels on, its deviation is 0.25 in
    brightness and a quarter of that in colour.
    """
    side = 2 * max(64, *bank.shape[2:])
    fy, fx = np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None, :]
    power = 1 / (fx**2 + fy**2 + 1 / 64**2)
    power[:, 1:-1] *= 2  # rfft keeps one of each pair
    power *= 0.25**2 / power.sum()
    brightness = bank.mean(axis=1)
    colour = bank - brightness[:, None]
    energy = [_energy(brightness, power) * bank.shape[1] ** 2]
    energy += [_energy(colour[:, k], power) / 16 for k in range(bank.shape[1])]
    return np.asarray(np.sqrt(np.sum(energy, axis=0)))


def _energy(kernels: Grid, power: Grid) -> Grid:
    """The variance (n,) that kernels (n, I, J) make of a picture with this power spectrum."""
    side = len(power)
    return np.array([(np.abs(np.fft.rfft2(kernel, (side, side))) ** 2 * power).sum() for kernel in kernels])
