"""Convolution line by line: rows that lie under each other in the buffer are already the height of the window.

The buffer holds, for each input row, every channel shifted by every tap along a kernel's row. The rows under one output
line follow each other in it, so a strided view of it is the columns of the product: every number is copied J times and
not I * J times as in `columns`, and the product of one line reads what is still in the first cache level.
Regime: kernels of several rows, up to 32,768 weights; more than 2,048 of them only for maps of at least 200 units.
There it takes 0.65-0.85 of the time of `columns` (3 to 8 channels, 3x3 at 56x56: 0.032 ms of 0.042; 8 to 8, 5x5 at
40x40: 0.084 of 0.135); 1.1-1.4 for many weights over tiny maps, since they are arranged anew, and 1.0-1.5 for many
channels, where the copy hardly matters. The buffers live on from call to call: making them took 0.01 ms of 0.05.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.engine.cancel import CheckCancelled
from playground.engine.taps import Tap, taps
from playground.engine.threads import THREADS
from playground.network.geometry import Window
from playground.network.layers import Array

MOST_WEIGHTS, FEW_WEIGHTS, FEWEST_UNITS = 1 << 15, 1 << 11, 200
UNPACKED_PRODUCT = 1_000_000
"""OpenBLAS multiplies without packing up to M * N * K of this; the kernels are taken in parts to stay below it."""
BUFFER_BYTES = 1024 * 1024
"""The rows of one copy, which stay in the second cache level."""
MOST_PLANS = 16
"""So many layers keep their buffers from pass to pass."""


def fits(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> bool:
    """Whether this is the faster way for kernels (L, C, I, J) and outputs of `size` (H', W')."""
    channels, tall, wide = kernels[1:]
    height, width = size
    most = FEW_WEIGHTS if height * width < FEWEST_UNITS else MOST_WEIGHTS
    if tall == 1 or windows[0].dilation != 1 or math.prod(kernels) > most:
        return False
    return channels * tall * (wide + 1) * width * 4 <= 2 * BUFFER_BYTES


def takes(x: Array, kernels: Array) -> bool:
    """Any numbers."""
    return True


def kept_bytes(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> int:
    """What is kept of the kernels for the next pass: with the buffer, and next to nothing."""
    return 0


def buffer_bytes(
    kernels: tuple[int, ...], windows: tuple[Window, Window], lengths: tuple[int, int], size: tuple[int, int]
) -> int:
    """What `convolve` takes, for inputs of `lengths` (H, W)."""
    plan = Plan.of(tuple(kernels), True, windows, lengths[1], size)
    return 4 * THREADS.count * (math.prod(plan.buffer) + kernels[0] * plan.depth)


@dataclass(eq=False)
class Work:
    """The buffer of one call at a time. What never changes is in it: ones for the bias, zeros where a tap always reads
    padding. `places` are where each tap's numbers go, (rows, C, outputs); `seen` are the windows, (rows, depth, W').
    """

    taken: Array
    places: tuple[Array, ...]
    seen: Array
    arranged: tuple[Array, Array | None, Array] | None = None
    """Kernels and bias of the last call, if they are for ever the same, and as they were arranged for the product."""

    def weights(self, kernels: Array, bias: Array | None, plan: Plan) -> Array:
        """Kernels (L, C, I, J) and bias as (parts, 1, L / parts, depth)."""
        if self.arranged is not None and self.arranged[0] is kernels and self.arranged[1] is bias:
            return self.arranged[2]
        weights: Array = _weights(kernels, bias)[:, : plan.depth].reshape(plan.parts, 1, -1, plan.depth)
        if not kernels.flags.writeable and (bias is None or not bias.flags.writeable):
            self.arranged = kernels, bias, weights
        return weights


@dataclass(frozen=True, eq=False)
class Plan:
    """How a layer's shapes are worked through: `rows` output lines at a time, the kernels in `parts`.

    The buffer is (buffer_rows, numbers + one where there is a bias, width); a window into it has `depth` rows.
    """

    rows: int
    parts: int
    buffer: tuple[int, int, int]
    depth: int
    channels: int
    stride: int
    across: tuple[Tap, ...]
    spare: list[Work] = field(default_factory=list, repr=False)
    """Work that no thread is at. Taking one out and putting it back are single steps, so that no lock is needed."""

    @classmethod
    @lru_cache(maxsize=MOST_PLANS)
    def of(
        cls,
        kernels: tuple[int, ...],
        bias: bool,
        windows: tuple[Window, Window],
        input_width: int,
        size: tuple[int, int],
        dtype: str = "f",
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
        return cls(rows, parts, ((rows - 1) * stride + tall, numbers, width), depth, channels, stride, across)

    def work(self, dtype: np.dtype[np.floating]) -> Work:
        """Work of an earlier call, or new work."""
        try:
            return self.spare.pop()
        except IndexError:
            return self._new_work(dtype)

    def _new_work(self, dtype: np.dtype[np.floating]) -> Work:
        buffer = np.zeros(self.buffer, dtype=dtype)
        numbers = self.channels * len(self.across)
        buffer[:, numbers:] = 1
        taken = buffer[:, :numbers].reshape(len(buffer), self.channels, len(self.across), -1)
        places = tuple(taken[:, :, index, tap.outputs] for index, tap in enumerate(self.across))
        line, row, item = buffer.strides
        shape = (self.rows, self.depth, buffer.shape[2])
        return Work(taken, places, as_strided(buffer, shape, (self.stride * line, row, item), writeable=False))


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
    plan = Plan.of(kernels.shape, bias is not None, windows, x.shape[3], (height, width), x.dtype.char)
    lines = out.reshape(len(x), plan.parts, -1, height, width).swapaxes(2, 3)

    def sum_up(blocks: Iterator[tuple[int, int]]) -> None:
        work = plan.work(x.dtype)
        weights = work.weights(kernels, bias, plan)
        for image, first in blocks:
            check_cancelled()
            there = lines[image, :, first : first + plan.rows]
            tall = there.shape[1]
            needed = (tall - 1) * vertical.stride + vertical.size
            _copy(x[image], first * vertical.stride - vertical.before, needed, work, plan.across)
            np.matmul(weights, work.seen[:tall], out=there)
        plan.spare.append(work)

    blocks = itertools.product(range(len(x)), range(0, height, plan.rows))
    THREADS.share(blocks, sum_up, kernels.size * len(x) * height * width)


def _weights(kernels: Array, bias: Array | None) -> Array:
    """The kernels (L, I * (C*J + 1)) as a window into the buffer meets them; the bias meets the first row's ones."""
    count, channels, tall, wide = kernels.shape
    numbers = channels * wide
    weights = np.zeros((count, tall, numbers + (bias is not None)), dtype=kernels.dtype)
    weights[:, :, :numbers] = kernels.swapaxes(1, 2).reshape(count, tall, numbers)
    if bias is not None:
        weights[:, 0, numbers] = bias
    return np.asarray(weights.reshape(count, -1))


def _copy(x: Array, top: int, count: int, work: Work, across: tuple[Tap, ...]) -> None:
    """Fill `count` rows of the buffer from row `top` of x (C, H, W) on; zeros outside."""
    low = min(max(-top, 0), count)
    high = max(min(count, x.shape[1] - top), low)
    if low:
        work.taken[:low] = 0
    if high < count:
        work.taken[high:count] = 0
    rows = x[:, top + low : top + high].swapaxes(0, 1)
    for place, tap in zip(work.places, across, strict=True):
        place[low:high] = rows[..., tap.inputs]


def _parts(count: int, product: int) -> int:
    """Into how many equal parts the kernels are taken so that each is multiplied without packing; 1 if in none."""
    fitting = (
        parts for parts in range(1, count + 1) if count % parts == 0 and count // parts * product <= UNPACKED_PRODUCT
    )
    return next(fitting, 1)
