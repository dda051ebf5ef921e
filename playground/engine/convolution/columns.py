"""Convolution as matrix products: the pixels under each window become a column, tile by tile (im2col + GEMM).

The general way: any stride, padding and dilation. One tile's columns are gathered by a single strided copy.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.engine.cancel import CheckCancelled
from playground.engine.threads import THREADS
from playground.network.geometry import Window
from playground.network.layers import Array

UNPACKED_PRODUCT = 1_000_000
"""OpenBLAS multiplies without packing up to M * N * K of this; tiles are cut to stay below it."""
SMALLEST_TILE, LARGEST_TILE = 256, 512
"""Columns of a tile where the product is too large for that in any case; 1024 take 0.96 of the time, but leave nothing
to share out (96 to 256 channels, 5x5 at 26x26: 9.8 ms of 9.4, and 5.5 on two threads)."""
MOST_COPIED_WEIGHTS = 1 << 16
"""Up to so many weights the bias goes with them into the product; more take longer to copy than the bias to add."""
BUFFER_BYTES = 32 * 1024 * 1024


def fits(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> bool:
    """Whether this is a way at all: it always is."""
    return True


def takes(x: Array, kernels: Array) -> bool:
    """Any numbers."""
    return True


def kept_bytes(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> int:
    """What is kept of the kernels for the next pass: nothing."""
    return 0


def convolve(
    x: Array,
    kernels: Array,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """Write the correlation of x (N, C, H, W) with kernels (L, C, I, J), plus bias (L,), into out (N, L, H', W')."""
    vertical, horizontal = windows
    count, height, width = out.shape[1:]
    added = bias is not None and kernels.size > MOST_COPIED_WEIGHTS
    weights = _with_bias(kernels, None if added else bias)
    depth = weights.shape[1]
    wanted = _tile_columns(count, depth, x.itemsize)
    rows, across = min(max(wanted // width, 1), height), min(width, wanted)
    rows = -(-height // -(-height // rows))  # about as many in every tile
    flat = out.reshape(len(x), count, height * width)

    def sum_up(tiles: Iterator[tuple[int, int, int]]) -> None:
        buffer = np.empty((depth, rows * across), dtype=x.dtype)
        if bias is not None and not added:
            buffer[-1] = 1
        taken = buffer[: kernels[0].size].reshape(*kernels.shape[1:], rows, across)
        seen, source = -1, x
        for image, row, column in tiles:
            check_cancelled()
            if image != seen:
                padded = pad(x[image], vertical, horizontal, height, width)
                seen, source = image, _windows(padded, vertical, horizontal, (height, width), kernels)
            part = source[..., row : row + rows, column : column + across]
            tall, wide = part.shape[3:]
            np.copyto(taken[..., :tall, :wide], part)
            first = row * width + column
            there = flat[image, :, first : first + tall * wide]
            np.matmul(weights, buffer[:, : tall * wide], out=there)
            if bias is not None and added:
                there += bias[:, None]

    tiles = itertools.product(range(len(x)), range(0, height, rows), range(0, width, across))
    THREADS.share(tiles, sum_up, kernels.size * len(x) * height * width)


def buffer_bytes(
    kernels: tuple[int, ...], windows: tuple[Window, Window], lengths: tuple[int, int], size: tuple[int, int]
) -> int:
    """What `convolve` takes for inputs of `lengths` (H, W) and outputs of `size` (H', W'): a tile, the padded input."""
    count, channels = kernels[:2]
    depth = math.prod(kernels[1:]) + 1
    tile = depth * min(_tile_columns(count, depth, 4), size[0] * size[1])
    reads = [(out - 1) * way.stride + way.span for out, way in zip(size, windows, strict=True)]
    padded = any(way.before or read > given for way, read, given in zip(windows, reads, lengths, strict=True))
    return 4 * (THREADS.count * (tile + (channels * math.prod(reads) if padded else 0)) + count * depth)


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


def _with_bias(kernels: Array, bias: Array | None) -> Array:
    """The weights (L, C*I*J), with the bias as one more column that meets a row of ones."""
    weights = kernels.reshape(len(kernels), -1)
    return weights if bias is None else np.concatenate([weights, bias[:, None]], axis=1)


def _tile_columns(count: int, depth: int, itemsize: int) -> int:
    unpacked = UNPACKED_PRODUCT // (count * depth) // 32 * 32
    wanted = unpacked if unpacked >= SMALLEST_TILE else LARGEST_TILE
    return max(min(wanted, BUFFER_BYTES // (depth * itemsize)), 1)


def _windows(padded: Array, vertical: Window, horizontal: Window, size: tuple[int, int], kernels: Array) -> Array:
    """The pixels under every window: (C, I, J, H', W'), a view."""
    across, down, along = padded.strides
    strides = (
        across,
        down * vertical.dilation,
        along * horizontal.dilation,
        down * vertical.stride,
        along * horizontal.stride,
    )
    return as_strided(padded, (*kernels.shape[1:], *size), strides, writeable=False)
