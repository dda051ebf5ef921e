"""3x3 convolution by Winograd's F(4x4, 3x3): 36 products for 16 outputs instead of 144.

Regime: stride 1, at least 64 channels in and out and maps of at least 20x20, in float32. Both transforms are one matrix
product each, of all tiles at once, with the Kronecker product of the one-axis matrix with itself. It rounds about ten
times as much as a plain sum (1e-6 of the largest value) and would spread a NaN over its tile, so numbers that are bad
or huge go the plain way.
Source: Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, arXiv 1509.09308.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.engine.cancel import CheckCancelled
from playground.network.geometry import Window
from playground.network.layers import Array

FEWEST_CHANNELS, SMALLEST_SIDE = 64, 20
LARGEST = 1e30
"""Of the numbers that the transforms may meet without overflowing."""
PIECE_BYTES = 8 * 1024 * 1024
"""The transformed input of so many rows of tiles is made at a time."""

INPUT = np.array(
    [
        [4, 0, -5, 0, 1, 0],
        [0, -4, -4, 1, 1, 0],
        [0, 4, -4, -1, 1, 0],
        [0, -2, -1, 2, 1, 0],
        [0, 2, -1, -2, 1, 0],
        [0, 4, 0, -5, 0, 1],
    ]
)
KERNEL = np.array(
    [
        [1 / 4, 0, 0],
        [-1 / 6, -1 / 6, -1 / 6],
        [-1 / 6, 1 / 6, -1 / 6],
        [1 / 24, 1 / 12, 1 / 6],
        [1 / 24, -1 / 12, 1 / 6],
        [0, 0, 1],
    ]
)
OUTPUT = np.array([[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]])
"""The one-axis transforms for the points 0, 1, -1, 2, -2 and infinity."""
INPUT_BOTH = np.kron(INPUT, INPUT).astype(np.float32)
KERNEL_BOTH = np.kron(KERNEL, KERNEL).astype(np.float32)
OUTPUT_BOTH = np.kron(OUTPUT, OUTPUT).astype(np.float32)


def fits(x: Array, kernels: Array, windows: tuple[Window, Window], out: Array) -> bool:
    """Whether this is the faster way for x (N, C, H, W) and exact enough; `out` is (N, L, H', W')."""
    if x.dtype != np.float32 or not fits_shapes(kernels.shape, windows, out.shape[2:]):
        return False
    return bool(max(x.max(), -x.min()) < LARGEST)  # not so with a NaN


def fits_shapes(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> bool:
    """Whether this is the faster way for kernels (L, C, I, J) and outputs of `size` (H', W')."""
    if kernels[2:] != (3, 3) or any(way.stride != 1 or way.dilation != 1 for way in windows):
        return False
    return min(kernels[:2]) >= FEWEST_CHANNELS and min(size) >= SMALLEST_SIDE


def buffer_bytes(kernels: tuple[int, ...], size: tuple[int, int]) -> int:
    """What `convolve` takes for kernels (L, C, 3, 3) and outputs of `size` (H', W'), at most at one time."""
    count, channels = kernels[:2]
    down, across = -(-size[0] // 4), -(-size[1] // 4)
    padded = channels * (4 * down + 2) * (4 * across + 2)
    tiles = min(max(PIECE_BYTES // (36 * channels * across * 4), 1), down) * across
    return 4 * (padded + 45 * count * channels + tiles * (72 * channels + 52 * count))


def convolve(
    x: Array,
    kernels: Array,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """Write the correlation of x (N, C, H, W) with kernels (L, C, 3, 3), plus bias (L,), into out (N, L, H', W')."""
    count, channels = kernels.shape[:2]
    by_tap = np.ascontiguousarray(kernels.reshape(count * channels, 9).T)
    turned = np.matmul(KERNEL_BOTH, by_tap).reshape(36, count, channels)
    for image in range(len(x)):
        _one(x[image], turned, bias, windows, out[image], check_cancelled)


def _one(
    x: Array,
    turned: Array,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """One image, with the transformed kernels (36, L, C)."""
    _, count, channels = turned.shape
    height, width = out.shape[1:]
    down, across = -(-height // 4), -(-width // 4)
    padded = _padded(x, windows, 4 * down + 2, 4 * across + 2)
    rows = min(max(PIECE_BYTES // (36 * channels * across * 4), 1), down)
    gathered = np.empty((6, 6, channels, rows, across), dtype=np.float32)
    whole, line, item = padded.strides
    tiles = as_strided(padded, (6, 6, channels, down, across), (line, item, whole, 4 * line, 4 * item), writeable=False)
    for first in range(0, down, rows):
        check_cancelled()
        part = tiles[:, :, :, first : first + rows]
        tall = part.shape[3]
        taken = gathered.reshape(-1)[: part.size].reshape(part.shape)
        np.copyto(taken, part)
        transformed = np.matmul(INPUT_BOTH, taken.reshape(36, -1)).reshape(36, channels, tall * across)
        products = np.matmul(turned, transformed)
        values = np.matmul(OUTPUT_BOTH, products.reshape(36, -1)).reshape(4, 4, count, tall, across)
        if bias is not None:
            values += bias[:, None, None]
        _place(values, out[:, 4 * first : 4 * (first + tall)])


def _padded(x: Array, windows: tuple[Window, Window], height: int, width: int) -> Array:
    """x with zeros around it, so that whole tiles can be read."""
    top, left = windows[0].before, windows[1].before
    padded = np.zeros((len(x), height, width), dtype=x.dtype)
    tall, wide = min(x.shape[1], height - top), min(x.shape[2], width - left)
    padded[:, top : top + tall, left : left + wide] = x[:, :tall, :wide]
    return padded


def _place(values: Array, out: Array) -> None:
    """Put (4, 4, L, rows, columns) of tiles into the rows `out` (L, <= 4 * rows, <= 4 * columns)."""
    for row in range(4):
        for column in range(4):
            there = out[:, row::4, column::4]
            there[...] = values[row, column, :, : there.shape[1], : there.shape[2]]
