"""Convolution as matrix products: the pixels under each window become a column, tile by tile (im2col + GEMM).

The general way: any stride, padding and dilation. One tile's columns are gathered by a single strided copy.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.engine.cancel import CheckCancelled
from playground.network.geometry import Window
from playground.network.layers import Array

UNPACKED_PRODUCT = 1_000_000
"""OpenBLAS multiplies without packing up to M * N * K of this; tiles are cut to stay below it."""
SMALLEST_TILE, LARGEST_TILE = 256, 1024
"""Columns of a tile where the product is too large for that in any case."""
BUFFER_BYTES = 32 * 1024 * 1024


def convolve(
    x: Array,
    kernels: Array,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """Write the correlation of x (C, H, W) with kernels (L, C, I, J), plus bias (L,), into out (L, H', W')."""
    vertical, horizontal = windows
    count, height, width = out.shape
    padded = pad(x, vertical, horizontal, height, width)
    weights = _with_bias(kernels, bias)
    depth = weights.shape[1]
    tile = _tile_columns(count, depth, x.itemsize)
    buffer = np.empty((depth, min(tile, height * width)), dtype=x.dtype)
    if bias is not None:
        buffer[-1] = 1
    flat = out.reshape(count, height * width)
    for rows, columns in tiles(height, width, tile):
        check_cancelled()
        shape = (*kernels.shape[1:], rows.stop - rows.start, columns.stop - columns.start)
        taken = buffer[:, : shape[3] * shape[4]]
        source = _windows(padded, vertical, horizontal, rows.start, columns.start, shape)
        np.copyto(as_strided(taken, shape, _split_strides(taken, shape)), source)
        first = rows.start * width + columns.start
        np.matmul(weights, taken, out=flat[:, first : first + taken.shape[1]])


def pad(x: Array, vertical: Window, horizontal: Window, height: int, width: int) -> Array:
    """x (C, H, W) with zeros around it, as far as `height` x `width` outputs read; x itself where none reads there."""
    rows = (height - 1) * vertical.stride + vertical.span
    columns = (width - 1) * horizontal.stride + horizontal.span
    top, left = vertical.before, horizontal.before
    if top == left == 0 and rows <= x.shape[1] and columns <= x.shape[2]:
        return x
    padded = np.zeros((x.shape[0], rows, columns), dtype=x.dtype)
    bottom, right = min(x.shape[1], rows - top), min(x.shape[2], columns - left)
    if bottom > 0 and right > 0:
        padded[:, top : top + bottom, left : left + right] = x[:, :bottom, :right]
    return padded


def tiles(height: int, width: int, columns: int) -> Iterator[tuple[slice, slice]]:
    """Cut height x width outputs into pieces of about `columns`: whole rows, or parts of a long one."""
    rows = max(columns // width, 1)
    across = min(width, columns)
    for row in range(0, height, rows):
        for column in range(0, width, across):
            yield slice(row, min(row + rows, height)), slice(column, min(column + across, width))


def _with_bias(kernels: Array, bias: Array | None) -> Array:
    """The weights (L, C*I*J), with the bias as one more column that meets a row of ones."""
    weights = kernels.reshape(len(kernels), -1)
    return weights if bias is None else np.concatenate([weights, bias[:, None]], axis=1)


def _tile_columns(count: int, depth: int, itemsize: int) -> int:
    unpacked = UNPACKED_PRODUCT // (count * depth) // 32 * 32
    wanted = unpacked if unpacked >= SMALLEST_TILE else LARGEST_TILE
    return max(min(wanted, BUFFER_BYTES // (depth * itemsize)), 1)


def _windows(
    padded: Array, vertical: Window, horizontal: Window, row: int, column: int, shape: tuple[int, ...]
) -> Array:
    """The pixels under each window of a tile: (C, I, J, rows, columns), a view."""
    start = padded[:, row * vertical.stride :, column * horizontal.stride :]
    across, down, along = padded.strides
    strides = (
        across,
        down * vertical.dilation,
        along * horizontal.dilation,
        down * vertical.stride,
        along * horizontal.stride,
    )
    return as_strided(start, shape, strides, writeable=False)


def _split_strides(taken: Array, shape: tuple[int, ...]) -> tuple[int, ...]:
    line, item = taken.strides
    _, kernel_height, kernel_width, _, columns = shape
    return (line * kernel_height * kernel_width, line * kernel_width, line, item * columns, item)
