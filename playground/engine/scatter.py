"""Transposed convolution by scattering: each value adds its kernel, weighted, to the pixels its window read (col2im).

The general way back: any stride, padding and dilation. The kernels are used as they lie, which also makes it the way
for many channels of small maps, where turning the kernels round would take longer than the sums.
"""

from __future__ import annotations

import numpy as np

from playground.engine.cancel import CheckCancelled
from playground.engine.taps import taps
from playground.network.geometry import Window
from playground.network.layers import Array

PIECE_BYTES = 16 * 1024 * 1024
"""What is sent back is made for so many channels at a time that the buffer stays within this."""


def adjoint(
    r: Array, kernels: Array, windows: tuple[Window, Window], out: Array, check_cancelled: CheckCancelled
) -> None:
    """Add to out (K, H, W) what r (L, H', W') sends back through kernels (L, K, I, J)."""
    count, channels, *size = kernels.shape
    _, height, width = r.shape
    weights, flat = kernels.reshape(count, channels, -1), r.reshape(count, -1)
    down = taps(windows[0], out.shape[1], height)
    across = taps(windows[1], out.shape[2], width)
    block = max(PIECE_BYTES // (weights.shape[2] * height * width * r.itemsize), 1)
    for first in range(0, channels, block):
        check_cancelled()
        part = weights[:, first : first + block]
        values = np.matmul(part.reshape(count, -1).T, flat).reshape(part.shape[1], *size, height, width)
        there = out[first : first + block]
        for row, vertical in enumerate(down):
            for column, horizontal in enumerate(across):
                sent = values[:, row, column, vertical.outputs, horizontal.outputs]
                there[:, vertical.inputs, horizontal.inputs] += sent
