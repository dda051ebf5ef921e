"""3x3 convolution by Winograd's F(4x4, 3x3), 36 products for 16 outputs instead of 144, or F(2x2, 3x3), 16 for 4.

Regime: stride 1, float32, at least 32 channels in and out and maps of at least 8x8: 0.3-0.7 of the time of `lines` or
`columns`. Of the two forms that which has less to multiply and to read: the second one wastes less of the last tiles,
and its kernels are smaller. Inside, the channels of a pixel lie together, so that every copy moves whole runs of them
(three layers of 13x13: 1.0 ms of 10.5 for what is not the products, instead of 3.5). The transforms go one axis after
the other; that of the kernels is kept for the next pass. Rounds about ten times as much as a plain sum (1e-6 of the
largest value) and would spread a NaN over its tile, so numbers that are bad or huge go the plain way, and what sees
nothing but zeros is set to what it is.
Source: Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, arXiv 1509.09308.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.engine import opencv
from playground.engine.cancel import CheckCancelled
from playground.engine.convolution.kept import KEPT
from playground.engine.ordinary import ordinary
from playground.engine.taps import taps
from playground.engine.threads import THREADS
from playground.network.geometry import Window
from playground.network.layers import Array

PIECE_BYTES, LARGE_PIECE_BYTES = 512 * 1024, 4 * 1024 * 1024
"""Of the input of so many rows of tiles as are transformed and multiplied at a time: what stays in the second cache
level, or more, so that large kernels are not read too often (64 channels of 224x224: 22 ms of 38; 512 of 28x28 would
take 27 ms instead of 15)."""
LARGE_KERNELS = 5 * 1024 * 1024
"""In bytes, once they are transformed. Threads share out their products, `PLACES` of the first axis at a time; with
smaller ones the pieces; and the transform of kernels, so many channels at a time."""
PLACES, CHANNELS = 4, 16
FEWEST_CHANNELS, SHORTEST_SIDE = 32, 8
KERNELS_READ, FREE_KERNELS = 12, 10 * 1024 * 1024
"""Reading the transformed kernels takes as long as multiplying so many tiles, where those of the larger form have more
bytes than stay in the third cache level."""


@dataclass(frozen=True, eq=False)
class Form:
    """The transforms of one axis for `tile` outputs: (read, read), (read, 3) and (tile, read)."""

    input: Array
    kernel: Array
    output: Array

    @classmethod
    def of(cls, input: list[list[int]], kernel: list[list[float]], output: list[list[int]]) -> Form:
        """From its numbers."""
        return cls(np.array(input, np.float32), np.array(kernel), np.array(output, np.float32))

    @property
    def tile(self) -> int:
        """The side of a tile."""
        return len(self.output)

    @property
    def read(self) -> int:
        """The side of what a tile's windows see."""
        return len(self.input)

    def tiles(self, size: tuple[int, ...]) -> tuple[int, int]:
        """How many it takes for outputs of `size` (H', W')."""
        return -(-size[0] // self.tile), -(-size[1] // self.tile)

    def kernel_bytes(self, kernels: tuple[int, ...]) -> int:
        """Of kernels (L, C, 3, 3), transformed."""
        return 4 * self.read**2 * kernels[0] * kernels[1]


FOUR = Form.of(
    [
        [4, 0, -5, 0, 1, 0],
        [0, -4, -4, 1, 1, 0],
        [0, 4, -4, -1, 1, 0],
        [0, -2, -1, 2, 1, 0],
        [0, 2, -1, -2, 1, 0],
        [0, 4, 0, -5, 0, 1],
    ],
    [
        [1 / 4, 0, 0],
        [-1 / 6, -1 / 6, -1 / 6],
        [-1 / 6, 1 / 6, -1 / 6],
        [1 / 24, 1 / 12, 1 / 6],
        [1 / 24, -1 / 12, 1 / 6],
        [0, 0, 1],
    ],
    [[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]],
)
"""For the points 0, 1, -1, 2, -2 and infinity."""
TWO = Form.of(
    [[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]],
    [[1, 0, 0], [1 / 2, 1 / 2, 1 / 2], [1 / 2, -1 / 2, 1 / 2], [0, 0, 1]],
    [[1, 1, 1, 0], [0, 1, -1, -1]],
)
"""For the points 0, 1, -1 and infinity."""


def takes(x: Array, kernels: Array) -> bool:
    """Whether it is exact enough for x."""
    return x.dtype == np.float32 and ordinary(x)


def fits(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> bool:
    """Whether this is the faster way for kernels (L, C, I, J) and outputs of `size` (H', W')."""
    if kernels[2:] != (3, 3) or min(kernels[:2]) < FEWEST_CHANNELS or min(size) < SHORTEST_SIDE:
        return False
    return all(way.stride == way.dilation == 1 for way in windows)


def _form(kernels: tuple[int, ...], size: tuple[int, ...]) -> Form:
    """The faster form for kernels (L, C, 3, 3) and outputs of `size` (H', W')."""
    read = KERNELS_READ if FOUR.kernel_bytes(kernels) > FREE_KERNELS else 0
    return min((FOUR, TWO), key=lambda form: form.read**2 * (math.prod(form.tiles(size)) + read))


def kept_bytes(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> int:
    """What is kept of kernels (L, C, 3, 3) for outputs of `size` (H', W')."""
    return _form(kernels, size).kernel_bytes(kernels)


def buffer_bytes(
    kernels: tuple[int, ...], windows: tuple[Window, Window], lengths: tuple[int, int], size: tuple[int, int]
) -> int:
    """What `convolve` takes at one time beside that, for kernels (L, C, 3, 3) and outputs of `size` (H', W')."""
    count, channels = kernels[:2]
    form = _form(kernels, size)
    tile, read = form.tile, form.read
    down, across = form.tiles(size)
    padded = channels * (tile * down + 2) * (tile * across + 2)
    tiles = _rows(form, kernels, down, across) * across
    reading = 3 * read**2 * channels
    writing = read**2 * channels + (read**2 + 4 * tile**2) * count
    first = max(channels * math.prod(lengths), 9 * count * channels)  # the input or the kernels, turned
    return 4 * (padded + max(tiles * max(reading, writing), first))


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
    form = form or _form(kernels.shape, out.shape[2:])
    turned = KEPT.get(kernels, form, lambda: _transformed(kernels, form))
    for maps, there in zip(x, out, strict=True):
        _one(maps, turned, form, bias, windows, there, check_cancelled)
        _darken(maps, bias, windows, there)


def _transformed(kernels: Array, form: Form) -> Array:
    """The kernels (L, C, 3, 3) as (read^2, C, L)."""
    count, channels = kernels.shape[:2]
    turned = _turned(kernels.reshape(count, -1)).reshape(channels, 9, count)
    made = np.empty((form.read**2, channels, count), dtype=np.float32)
    both = np.kron(form.kernel, form.kernel).astype(np.float32)

    def transform(firsts: Iterator[int]) -> None:
        for first in firsts:
            some = slice(first, first + CHANNELS)
            np.matmul(both, turned[some], out=made[:, some].swapaxes(0, 1))

    THREADS.share(range(0, channels, CHANNELS), transform, both.size * channels * count)
    return made


def _rows(form: Form, kernels: tuple[int, ...], down: int, across: int) -> int:
    """How many of the `down` rows of tiles are taken at a time, for kernels (L, C, 3, 3)."""
    large = form.kernel_bytes(kernels) > LARGE_KERNELS
    row = 4 * form.read**2 * kernels[1] * across
    return min(max((LARGE_PIECE_BYTES if large else PIECE_BYTES) // row, 1), down)


def _one(
    x: Array,
    kernels: Array,
    form: Form,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """One image, with the transformed kernels (read^2, C, L)."""
    _, channels, count = kernels.shape
    tile, read = form.tile, form.read
    down, across = form.tiles(out.shape[1:])
    padded = _padded(x, windows, tile * down + 2, tile * across + 2)
    line, pixel, item = padded.strides
    steps = (line, pixel, tile * line, tile * pixel, item)
    tiles = as_strided(padded, (read, read, down, across, channels), steps, writeable=False)
    rows = _rows(form, (count, channels), down, across)
    are_large = form.kernel_bytes((count, channels)) > LARGE_KERNELS
    multiply = _multiplied if are_large else np.matmul

    def sum_up(firsts: Iterator[int]) -> None:
        for first in firsts:
            check_cancelled()
            part = tiles[:, :, first : first + rows]
            transformed = _both_axes(form.input, np.ascontiguousarray(part)).reshape(read**2, -1, channels)
            products = multiply(transformed, kernels).reshape(read, read, -1, across, count)
            values = _both_axes(form.output, products)
            if bias is not None:
                values += bias
            there = out[:, tile * first : tile * (first + rows)]
            lines = values.transpose(2, 0, 3, 1, 4).reshape(-1, tile * across, count)
            lines = lines[: there.shape[1], : there.shape[2]]
            there[...] = _turned(lines.reshape(-1, count)).reshape(there.shape)

    pieces = range(0, down, rows)
    if are_large:
        sum_up(iter(pieces))
    else:
        THREADS.share(pieces, sum_up, kernels.size * down * across)


def _multiplied(tiles: Array, kernels: Array) -> Array:
    """Tiles (read^2, T, C) times kernels (read^2, C, L): each thread reads other kernels."""
    made = np.empty((*tiles.shape[:2], kernels.shape[2]), dtype=tiles.dtype)

    def multiply(firsts: Iterator[int]) -> None:
        for first in firsts:
            some = slice(first, first + PLACES)
            np.matmul(tiles[some], kernels[some], out=made[some])

    THREADS.share(range(0, len(tiles), PLACES), multiply, kernels.size * tiles.shape[1])
    return made


def _both_axes(transform: Array, values: Array) -> Array:
    """Values (m, m, ...) to (n, n, ...), each of the first two axes by the transform (n, m)."""
    made, given = transform.shape
    down = np.matmul(transform, values.reshape(given, -1)).reshape(made, given, -1)
    return np.asarray(np.matmul(transform, down).reshape(made, made, *values.shape[2:]))


def _padded(x: Array, windows: tuple[Window, Window], height: int, width: int) -> Array:
    """x (C, H, W) as (height, width, C) with zeros around it, so that whole tiles can be read."""
    top, left = windows[0].before, windows[1].before
    padded = np.zeros((height, width, len(x)), dtype=x.dtype)
    tall, wide = min(x.shape[1], height - top), min(x.shape[2], width - left)
    pixels = _turned(x.reshape(len(x), -1)).reshape(*x.shape[1:], -1)
    padded[top : top + tall, left : left + wide] = pixels[:tall, :wide]
    return padded


def _darken(x: Array, bias: Array | None, windows: tuple[Window, Window], out: Array) -> None:
    """Set the outputs (L, H', W') whose windows hold nothing but zeros: the rest of their tile left some rounding."""
    lit = (np.maximum.reduce(x, axis=0) != 0) | (np.minimum.reduce(x, axis=0) != 0)
    if lit.all():
        return
    seen = np.zeros(out.shape[1:], dtype=bool)
    down, across = taps(windows[0], x.shape[1], out.shape[1]), taps(windows[1], x.shape[2], out.shape[2])
    for row, column in itertools.product(down, across):
        seen[row.outputs, column.outputs] |= lit[row.inputs, column.inputs]
    out[:, ~seen] = 0 if bias is None else bias[:, None]


def _turned(matrix: Array) -> Array:
    """Rows as columns, by OpenCV in blocks: a seventh of the time of 64 maps of 224x224."""
    rows = np.ascontiguousarray(matrix)
    turned: Array = np.ascontiguousarray(rows.T) if opencv.cv2 is None else opencv.cv2.transpose(rows)
    return turned
