"""Convolution line by line: rows that lie under each other in the buffer are already the height of the window.

The buffer holds, for each input row, every channel shifted by every tap along a kernel's row. The rows under one output
line follow each other in it, so a strided view of it is the columns of the product: every number is copied J times and
not I * J times as in `columns`, and the product of one line reads what is still in the first cache level.
Regime: kernels of several rows, up to 32,768 weights, and at least 100,000 numbers in the columns. There it takes
0.7-0.8 of the time of `columns` (3 to 8 channels, 3x3 at 224x224: 0.31 ms of 0.41; 96 kernels 7x7, stride 2: 3.6 of
4.4); 1.1 for tiny maps, and 1.0-1.5 for many channels, where the copy hardly matters.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.engine.cancel import CheckCancelled
from playground.engine.taps import Tap, taps
from playground.network.geometry import Window
from playground.network.layers import Array

MOST_WEIGHTS, FEWEST_NUMBERS = 1 << 15, 100_000
UNPACKED_PRODUCT = 1_000_000
"""OpenBLAS multiplies without packing up to M * N * K of this; the kernels are taken in parts to stay below it."""
BUFFER_BYTES = 1024 * 1024
"""The rows of one copy, which stay in the second cache level."""


def fits(x: Array, kernels: Array, windows: tuple[Window, Window], out: Array) -> bool:
    """Whether this is the faster way for x (N, C, H, W) and kernels (L, C, I, J); `out` is (N, L, H', W')."""
    return fits_shapes(kernels.shape, windows, out.shape[2:], x.itemsize)


def fits_shapes(
    kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...], itemsize: int = 4
) -> bool:
    """The same by shapes alone: kernels (L, C, I, J) and outputs of `size` (H', W')."""
    channels, tall, wide = kernels[1:]
    if tall == 1 or windows[0].dilation != 1 or math.prod(kernels) > MOST_WEIGHTS:
        return False
    height, width = size
    numbers = channels * tall * (wide + 1) * width
    return numbers * height >= FEWEST_NUMBERS and numbers * itemsize <= 2 * BUFFER_BYTES


def buffer_bytes(kernels: tuple[int, ...], windows: tuple[Window, Window], width: int, size: tuple[int, int]) -> int:
    """What `convolve` takes, for inputs of `width`."""
    plan = Plan.of(tuple(kernels), True, windows, width, size)
    return 4 * (math.prod(plan.buffer) + kernels[0] * plan.depth)


@dataclass(frozen=True)
class Plan:
    """How a layer's shapes are worked through: `rows` output lines at a time, the kernels in `parts`.

    The buffer is (buffer_rows, numbers + one where there is a bias, width); a window into it has `depth` rows.
    """

    rows: int
    parts: int
    buffer: tuple[int, int, int]
    depth: int
    across: tuple[Tap, ...]

    @classmethod
    @lru_cache(maxsize=256)
    def of(
        cls,
        kernels: tuple[int, ...],
        bias: bool,
        windows: tuple[Window, Window],
        input_width: int,
        size: tuple[int, int],
    ) -> Plan:
        """For kernels (L, C, I, J) and outputs of `size` (H', W')."""
        count, channels, tall, wide = kernels
        height, width = size
        numbers = channels * wide + int(bias)
        line = numbers * width * 4
        stride = windows[0].stride
        rows = min(max((BUFFER_BYTES // line - tall) // stride + 1, 1), height)
        depth = tall * numbers - (1 if bias and tall > 1 else 0)  # only the first row's ones are needed
        parts = _parts(count, depth * width)
        across = taps(windows[1], input_width, width)
        return cls(rows, parts, ((rows - 1) * stride + tall, numbers, width), depth, across)


def convolve(
    x: Array,
    kernels: Array,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """Write the correlation of x (N, C, H, W) with kernels (L, C, I, J), plus bias (L,), into out (N, L, H', W')."""
    vertical = windows[0]
    height, width = out.shape[2:]
    plan = Plan.of(kernels.shape, bias is not None, windows, x.shape[3], (height, width))
    weights = _weights(kernels, bias)[:, : plan.depth].reshape(plan.parts, 1, -1, plan.depth)
    buffer = np.empty(plan.buffer, dtype=x.dtype)
    taken = _emptied(buffer, plan, kernels.shape[1])
    line, row, item = buffer.strides
    seen = as_strided(buffer, (plan.rows, plan.depth, width), (vertical.stride * line, row, item), writeable=False)
    for image in range(len(x)):
        lines = out[image].reshape(plan.parts, -1, height, width).swapaxes(1, 2)
        for first in range(0, height, plan.rows):
            check_cancelled()
            there = lines[:, first : first + plan.rows]
            tall = there.shape[1]
            needed = (tall - 1) * vertical.stride + vertical.size
            _copy(x[image], first * vertical.stride - vertical.before, taken[:needed], plan.across)
            np.matmul(weights, seen[:tall], out=there)


def _weights(kernels: Array, bias: Array | None) -> Array:
    """The kernels (L, I * (C*J + 1)) as a window into the buffer meets them; the bias meets the first row's ones."""
    count, channels, tall, wide = kernels.shape
    numbers = channels * wide
    weights = np.zeros((count, tall, numbers + (bias is not None)), dtype=kernels.dtype)
    weights[:, :, :numbers] = kernels.swapaxes(1, 2).reshape(count, tall, numbers)
    if bias is not None:
        weights[:, 0, numbers] = bias
    return np.asarray(weights.reshape(count, -1))


def _emptied(buffer: Array, plan: Plan, channels: int) -> Array:
    """The part of the buffer for the input, (rows, C, J, W'), with zeros where a tap always reads padding."""
    numbers = channels * len(plan.across)
    buffer[:, numbers:] = 1
    taken = buffer[:, :numbers].reshape(len(buffer), channels, -1, buffer.shape[2])
    for index, tap in enumerate(plan.across):
        taken[:, :, index, : tap.outputs.start] = 0
        taken[:, :, index, tap.outputs.stop :] = 0
    return taken


def _copy(x: Array, top: int, taken: Array, across: tuple[Tap, ...]) -> None:
    """Fill the rows of the buffer from row `top` of x (C, H, W) on; zeros outside."""
    low = min(max(-top, 0), len(taken))
    high = max(min(len(taken), x.shape[1] - top), low)
    if low:
        taken[:low] = 0
    if high < len(taken):
        taken[high:] = 0
    rows = x[:, top + low : top + high].swapaxes(0, 1)
    for index, tap in enumerate(across):
        taken[low:high, :, index, tap.outputs] = rows[..., tap.inputs]


def _parts(count: int, product: int) -> int:
    """Into how many equal parts the kernels are taken so that each is multiplied without packing; 1 if in none."""
    fitting = (
        parts for parts in range(1, count + 1) if count % parts == 0 and count // parts * product <= UNPACKED_PRODUCT
    )
    return next(fitting, 1)
