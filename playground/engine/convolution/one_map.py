"""Convolution to a single map by OpenCV's `filter2D`: map by map, without any column gathered.

Regime: one output of up to four inputs, as in every group of a depthwise convolution, at stride 1 without dilation,
kernels up to 7x7. Of the time of `lines`: 0.5 for 1 to 1 at 224x224 (3x3: 0.025 ms of 0.051; 7x7: 0.095 of 0.168), 0.65
for 3 to 1; with more outputs `lines` reads every pixel once for all of them and wins (1 to 4, 3x3: 0.072 ms of 0.100).
OpenCV leaves out weights of zero, also over a NaN, and multiplies spectra from 50 cells on, after which what should be
zero is not: such numbers and kernels go another way.
"""

from __future__ import annotations

import numpy as np

from playground.engine import opencv
from playground.engine.cancel import CheckCancelled
from playground.engine.ordinary import ordinary
from playground.network.geometry import Window
from playground.network.layers import Array

MOST_INPUTS = 4
FEWEST_CELLS, MOST_CELLS = 4, 49
"""Of a kernel."""


def takes(x: Array, kernels: Array) -> bool:
    """Whether it is exact enough for x, and OpenCV there."""
    return x.dtype.char in opencv.FLOATS and ordinary(x)


def fits(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> bool:
    """Whether this is the faster way for kernels (L, C, I, J) and outputs of `size` (H', W')."""
    if kernels[0] != 1 or kernels[1] > MOST_INPUTS or not FEWEST_CELLS <= kernels[2] * kernels[3] <= MOST_CELLS:
        return False
    return all(
        way.stride == way.dilation == 1 and min(way.before, way.after) >= 0 and way.before + way.after < way.size
        for way in windows  # so no output lies further out than the map it is of
    )


def kept_bytes(kernels: tuple[int, ...], windows: tuple[Window, Window], size: tuple[int, ...]) -> int:
    """What is kept of the kernels for the next pass: nothing."""
    return 0


def buffer_bytes(
    kernels: tuple[int, ...], windows: tuple[Window, Window], lengths: tuple[int, int], size: tuple[int, int]
) -> int:
    """What `convolve` takes for inputs of `lengths` (H, W): the sum, and what is added to it."""
    return 4 * min(kernels[1], 2) * lengths[0] * lengths[1]


def convolve(
    x: Array,
    kernels: Array,
    bias: Array | None,
    windows: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """Write the correlation of x (N, C, H, W) with kernels (1, C, I, J), plus bias (1,), into out (N, 1, H', W')."""
    height, width = out.shape[2:]
    anchor = windows[1].before, windows[0].before
    cells = np.ascontiguousarray(kernels[0])
    first = 0.0 if bias is None else float(bias[0])
    for maps, there in zip(x, out[:, 0], strict=True):
        check_cancelled()
        total = _summed(maps[0], cells[0], anchor, first)
        for one, kernel in zip(maps[1:], cells[1:], strict=True):
            total += _summed(one, kernel, anchor, 0.0)
        there[...] = total[:height, :width]


def _summed(x: Array, kernel: Array, anchor: tuple[int, int], first: float) -> Array:
    """The sums of x (H, W) under the kernel at every pixel, `anchor` (column, row) of it being there, zeros outside."""
    summed: Array = opencv.cv2.filter2D(x, -1, kernel, None, anchor, first, opencv.cv2.BORDER_CONSTANT)
    return summed
