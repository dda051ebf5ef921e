"""Convolution of large kernels as a product of spectra, tile by tile: the time hardly depends on the kernel's size.

Regime: stride 1 without dilation, float32 or float64, where the transforms of all maps cost less than the plain sum
does; that is about 11x11 and more for few channels, 9x9 for 8 to 8 and more (3 to 8 at 224x224, 15x15: 3.1 ms of 6.2,
31x31: 3.4 of 57; 16 to 16 at 56x56, 11x11: 1.6 of 2.3), and later for 1 to many, where there is one more transform for
every map (1 to 16: from 15x15). The kernels' spectra are kept for the next pass. A tile is up to 256 numbers wide, 128
or 64 where the spectra would be too large; neighbouring tiles overlap by the kernel's reach. Rounds by 1e-6 of the
largest value; what is nothing but rounding is made zero, so that a dark map stays dark. A NaN would spread over its
tile, so numbers that are bad or huge go the plain way.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from playground.engine.cancel import CheckCancelled
from playground.engine.convolution.columns import pad
from playground.engine.convolution.kept import KEPT
from playground.engine.ordinary import ordinary
from playground.engine.threads import THREADS
from playground.network.geometry import Window
from playground.network.layers import Array, Pair

TRANSFORM, PRODUCT = 150, 25
"""What a number costs in its map's transform and in the product of two spectra, in multiply-adds of a plain sum."""
SIDES = (256, 128, 64)
"""The longest sides of a tile's transform: the first one is taken with which the spectra are not too large."""
FEWEST_CELLS = 25
"""Of a kernel: below, nothing is to be gained."""
NOISE = 10
"""What zeros come out as at most, in last bits of the length of a kernel times the mean length of what it sees; 8 was
the most that was seen (float64, few bright pixels)."""
TRANSFORM_BYTES = 2 * 1024 * 1024
"""Of so many maps as are transformed at a time, in double precision."""
SPECTRA_BYTES = 72 * 1024 * 1024
"""What the spectra of one layer's kernels may take."""


def fits(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> bool:
    """Whether this is the faster way for kernels (L, C, I, J) and outputs of `size` (H', W')."""
    if kernels[2] * kernels[3] < FEWEST_CELLS or any(way.stride != 1 or way.dilation != 1 for way in windows):
        return False
    sides = _sides(kernels, (size[0], size[1]))
    if sides is None:
        return False
    outputs, inputs = kernels[:2]
    tiles = [-(-length // (side - kernel + 1)) for length, side, kernel in zip(size, sides, kernels[2:], strict=True)]
    work = tiles[0] * tiles[1] * sides[0] * sides[1] * _work(kernels, outputs + inputs)
    return work < math.prod(kernels) * size[0] * size[1]


def takes(x: Array, kernels: Array) -> bool:
    """Whether it is exact enough for x, and the kernels' spectra will be of use again or are worth it for this once."""
    outputs, inputs = kernels.shape[:2]
    if kernels.flags.writeable and kernels.size < 2 * _work(kernels.shape, outputs + inputs + outputs * inputs):
        return False
    return x.dtype.char in "fd" and ordinary(x)


def _work(kernels: tuple[int, ...], transforms: int) -> int:
    """For each number of a transform, in multiply-adds of a plain sum, with so many transforms."""
    return TRANSFORM * transforms + PRODUCT * kernels[0] * kernels[1]


def kept_bytes(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> int:
    """What is kept of kernels (L, C, I, J) for outputs of `size` (H', W')."""
    sides = _sides(kernels, (size[0], size[1]))
    assert sides is not None
    return _spectra_bytes(kernels, sides)


def buffer_bytes(
    kernels: tuple[int, ...], windows: tuple[Window, Window], lengths: tuple[int, int], size: tuple[int, int]
) -> int:
    """What `convolve` takes for outputs of `size` (H', W') beside that: the padded input, a tile's spectra."""
    sides = _sides(kernels, size)
    assert sides is not None
    reads = [out + kernel - 1 for out, kernel in zip(size, kernels[2:], strict=True)]
    transforms = 5 * _maps_at_a_time(sides) * 4 * sides[0] * sides[1]
    spectra = (1 + THREADS.count) * kernels[1] * sides[0] * sides[1]
    return transforms + 4 * (kernels[1] * reads[0] * reads[1] + spectra)


def convolve(
    x: Array,
    kernels: Array,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """Write the correlation of x (N, C, H, W) with kernels (L, C, I, J), plus bias (L,), into out (N, L, H', W')."""
    height, width = out.shape[2:]
    sides = _sides(kernels.shape, (height, width))
    assert sides is not None
    spectra = KEPT.get(kernels, sides, lambda: _spectra(kernels, sides))
    flat = kernels.reshape(len(kernels), -1)
    noise = NOISE * float(np.finfo(x.dtype).eps) * np.sqrt(np.vecdot(flat, flat) / math.prod(sides))
    down, across = (side - kernel + 1 for side, kernel in zip(sides, kernels.shape[2:], strict=True))
    for image in range(len(x)):
        padded = pad(x[image], *windows, height, width)
        for row in range(0, height, down):
            for column in range(0, width, across):
                check_cancelled()
                seen = padded[:, row : row + sides[0], column : column + sides[1]]
                there = out[image, :, row : row + down, column : column + across]
                _tile(_transformed(seen, sides), spectra, noise * np.linalg.norm(seen), bias, sides, there)


def _tile(given: Array, spectra: Array, noise: Array, bias: Array | None, sides: Pair, out: Array) -> None:
    """The part of the outputs (L, h, w) whose windows see the tile with the spectra `given` (C, ...).

    Sums up to `noise`, (L,), are zero.
    """

    def sum_up(outputs: Iterator[int]) -> None:
        product = np.empty_like(given)
        for output in outputs:
            np.multiply(given, spectra[output], out=product)
            for other in product[1:]:
                product[0] += other
            values = np.fft.irfft2(product[0], s=sides)[: out.shape[1], : out.shape[2]]
            np.copyto(values, 0, where=np.abs(values) <= noise[output])
            np.add(values, 0 if bias is None else bias[output], out=out[output])

    THREADS.share(range(len(spectra)), sum_up, (TRANSFORM + PRODUCT * len(given)) * len(spectra) * math.prod(sides))


def _transformed(maps: Array, sides: Pair) -> Array:
    """The spectra of maps (C, h, w): (C, side, half a side).

    Some at a time: numpy transforms in double precision, with two copies beside the result.
    """
    spectra = np.empty((len(maps), sides[0], sides[1] // 2 + 1), dtype=np.result_type(maps, 1j))
    some = _maps_at_a_time(sides)
    for first in range(0, len(maps), some):
        lines = np.fft.rfft(maps[first : first + some], n=sides[1])
        spectra[first : first + some] = np.fft.fft(lines, n=sides[0], axis=1)
    return spectra


def _maps_at_a_time(sides: Pair) -> int:
    return max(TRANSFORM_BYTES // (8 * sides[0] * sides[1]), 1)


def _spectra(kernels: Array, sides: Pair) -> Array:
    """The spectra of kernels (L, C, I, J), conjugate so that a product is a correlation: (L, C, side, half a side)."""
    spectra = _transformed(kernels.reshape(-1, *kernels.shape[2:]), sides)
    np.conjugate(spectra, out=spectra)
    return spectra.reshape(*kernels.shape[:2], *spectra.shape[1:])


def _spectra_bytes(kernels: tuple[int, ...], sides: Pair) -> int:
    return 8 * kernels[0] * kernels[1] * sides[0] * (sides[1] // 2 + 1)


@lru_cache(maxsize=256)
def _sides(kernels: tuple[int, ...], size: Pair) -> Pair | None:
    """How long a tile's transform is for kernels (L, C, I, J) and outputs of `size` (H', W'); None if too large."""
    for most in SIDES:
        down, across = (
            _convenient(min(length + kernel - 1, most)) for length, kernel in zip(size, kernels[2:], strict=True)
        )
        if max(kernels[2:]) <= most // 2 and _spectra_bytes(kernels, (down, across)) <= SPECTRA_BYTES:
            return down, across
    return None


def _convenient(length: int) -> int:
    """The next even length with no other factors than 2, 3 and 5."""
    while length % 2 or not _is_smooth(length):
        length += 1
    return length


def _is_smooth(length: int) -> bool:
    for factor in (2, 3, 5):
        while length % factor == 0:
            length //= factor
    return length == 1
