"""3x3 convolution by Winograd's F(4x4, 3x3), 36 products for 16 outputs instead of 144, or F(2x2, 3x3), 16 for 4.

Regime: stride 1, float32, at least 64 channels in and out; maps of at least 16x16 for the former (0.4-0.75 of the time
of `columns`), of at least 8x8 for the latter (0.6-0.8), which wastes less of the last tiles and has smaller kernels to
read. Both transforms are one matrix product each, of all tiles at once, with the Kronecker product of the one-axis
matrix with itself; that of the kernels is kept for the next pass. Rounds about ten times as much as a plain sum (1e-6
of the largest value) and would spread a NaN over its tile, so numbers that are bad or huge go the plain way.
Source: Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, arXiv 1509.09308.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.engine.cancel import CheckCancelled
from playground.engine.convolution.kept import KEPT
from playground.engine.ordinary import ordinary
from playground.network.geometry import Window
from playground.network.layers import Array

PIECE_BYTES = 8 * 1024 * 1024
"""The transformed input of so many rows of tiles is made at a time."""


@dataclass(frozen=True, eq=False)
class Form:
    """The transforms of tiles of `tile` x `tile` outputs, (`read`^2, read^2), (read^2, 9) and (tile^2, read^2), and the
    fewest channels and the shortest side where it pays."""

    tile: int
    input: Array
    kernel: Array
    output: Array
    fewest_channels: int
    shortest_side: int

    @classmethod
    def of(cls, input: Array, kernel: Array, output: Array, channels: int, side: int) -> Form:
        """From the transforms of one axis."""
        both = [np.kron(one, one).astype(np.float32) for one in (input, kernel, output)]
        return cls(len(output), both[0], both[1], both[2], channels, side)

    @property
    def read(self) -> int:
        """The side of what a tile's windows see."""
        return self.tile + 2


FOUR = Form.of(
    np.array(
        [
            [4, 0, -5, 0, 1, 0],
            [0, -4, -4, 1, 1, 0],
            [0, 4, -4, -1, 1, 0],
            [0, -2, -1, 2, 1, 0],
            [0, 2, -1, -2, 1, 0],
            [0, 4, 0, -5, 0, 1],
        ]
    ),
    np.array(
        [
            [1 / 4, 0, 0],
            [-1 / 6, -1 / 6, -1 / 6],
            [-1 / 6, 1 / 6, -1 / 6],
            [1 / 24, 1 / 12, 1 / 6],
            [1 / 24, -1 / 12, 1 / 6],
            [0, 0, 1],
        ]
    ),
    np.array([[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]]),
    channels=64,
    side=16,
)
"""For the points 0, 1, -1, 2, -2 and infinity."""
TWO = Form.of(
    np.array([[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]]),
    np.array([[1, 0, 0], [1 / 2, 1 / 2, 1 / 2], [1 / 2, -1 / 2, 1 / 2], [0, 0, 1]]),
    np.array([[1, 1, 1, 0], [0, 1, -1, -1]]),
    channels=64,
    side=8,
)
"""For the points 0, 1, -1 and infinity."""


def takes(x: Array, kernels: Array) -> bool:
    """Whether it is exact enough for x."""
    return x.dtype == np.float32 and ordinary(x)


def fits(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> bool:
    """Whether this is the faster way for kernels (L, C, I, J) and outputs of `size` (H', W')."""
    if kernels[2:] != (3, 3) or _form(kernels, size) is None:
        return False
    return all(way.stride == way.dilation == 1 for way in windows)


def _form(kernels: tuple[int, ...], size: tuple[int, ...]) -> Form | None:
    """The form for kernels (L, C, 3, 3) and outputs of `size` (H', W')."""
    channels, side = min(kernels[:2]), min(size)
    return next((form for form in (FOUR, TWO) if channels >= form.fewest_channels and side >= form.shortest_side), None)


def kept_bytes(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> int:
    """What is kept of kernels (L, C, 3, 3) for outputs of `size` (H', W')."""
    form = _form(kernels, size)
    assert form is not None
    return 4 * form.read**2 * kernels[0] * kernels[1]


def buffer_bytes(
    kernels: tuple[int, ...], windows: tuple[Window, Window], lengths: tuple[int, int], size: tuple[int, int]
) -> int:
    """What `convolve` takes at one time beside that, for kernels (L, C, 3, 3) and outputs of `size` (H', W')."""
    count, channels = kernels[:2]
    form = _form(kernels, size)
    assert form is not None
    tile, read = form.tile, form.read
    down, across = -(-size[0] // tile), -(-size[1] // tile)
    padded = channels * (tile * down + 2) * (tile * across + 2)
    tiles = min(max(PIECE_BYTES // (read**2 * channels * across * 4), 1), down) * across
    return 4 * (padded + 9 * count * channels + tiles * (2 * read**2 * channels + (read**2 + tile**2) * count))


def convolve(
    x: Array,
    kernels: Array,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
    form: Form | None = None,
) -> None:
    """Write the correlation of x (N, C, H, W) with kernels (L, C, 3, 3), plus bias (L,), into out (N, L, H', W')."""
    form = form or _form(kernels.shape, out.shape[2:]) or FOUR
    turned = KEPT.get(kernels, form, lambda: _transformed(kernels, form))
    for image in range(len(x)):
        _one(x[image], turned, form, bias, windows, out[image], check_cancelled)


def _transformed(kernels: Array, form: Form) -> Array:
    """The kernels (L, C, 3, 3) as (read^2, L, C)."""
    count, channels = kernels.shape[:2]
    by_tap = np.ascontiguousarray(kernels.reshape(count * channels, 9).T)
    turned: Array = np.matmul(form.kernel, by_tap).reshape(-1, count, channels)
    return turned


def _one(
    x: Array,
    turned: Array,
    form: Form,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """One image, with the transformed kernels (read^2, L, C)."""
    _, count, channels = turned.shape
    height, width = out.shape[1:]
    tile, read = form.tile, form.read
    down, across = -(-height // tile), -(-width // tile)
    padded = _padded(x, windows, tile * down + 2, tile * across + 2)
    rows = min(max(PIECE_BYTES // (read**2 * channels * across * 4), 1), down)
    gathered = np.empty((read, read, channels, rows, across), dtype=np.float32)
    whole, line, item = padded.strides
    steps = (line, item, whole, tile * line, tile * item)
    tiles = as_strided(padded, (read, read, channels, down, across), steps, writeable=False)
    for first in range(0, down, rows):
        check_cancelled()
        part = tiles[:, :, :, first : first + rows]
        tall = part.shape[3]
        taken = gathered.reshape(-1)[: part.size].reshape(part.shape)
        np.copyto(taken, part)
        transformed = np.matmul(form.input, taken.reshape(read**2, -1)).reshape(-1, channels, tall * across)
        products = np.matmul(turned, transformed)
        values = np.matmul(form.output, products.reshape(read**2, -1)).reshape(tile, tile, count, tall, across)
        if bias is not None:
            values += bias[:, None, None]
        _place(values, out[:, tile * first : tile * (first + tall)])


def _padded(x: Array, windows: tuple[Window, Window], height: int, width: int) -> Array:
    """x with zeros around it, so that whole tiles can be read."""
    top, left = windows[0].before, windows[1].before
    padded = np.zeros((len(x), height, width), dtype=x.dtype)
    tall, wide = min(x.shape[1], height - top), min(x.shape[2], width - left)
    padded[:, top : top + tall, left : left + wide] = x[:, :tall, :wide]
    return padded


def _place(values: Array, out: Array) -> None:
    """Put (tile, tile, L, rows, columns) into the rows `out` (L, <= tile * rows, <= tile * columns)."""
    tile = len(values)
    for row in range(tile):
        for column in range(tile):
            there = out[:, row::tile, column::tile]
            there[...] = values[row, column, :, : there.shape[1], : there.shape[2]]
