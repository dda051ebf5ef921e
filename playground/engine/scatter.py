"""Transposed convolution by scattering: each value adds its kernel, weighted, to the pixels its window read (col2im).

The general way back: any stride, padding and dilation.
"""

from __future__ import annotations

import numpy as np

from playground.engine.cancel import CheckCancelled
from playground.engine.columns import BUFFER_BYTES
from playground.engine.taps import taps
from playground.network.geometry import Window
from playground.network.layers import Array


def adjoint(
    r: Array, kernels: Array, windows: tuple[Window, Window], out: Array, check_cancelled: CheckCancelled
) -> None:
    """Add to out (K, H, W) what r (L, H', W') sends back through kernels (L, K, I, J)."""
    count, channels = kernels.shape[:2]
    _, height, width = r.shape
    weights = np.ascontiguousarray(kernels.transpose(2, 3, 1, 0)).reshape(-1, count)
    down = taps(windows[0], out.shape[1], height)
    across = taps(windows[1], out.shape[2], width)
    block = max(BUFFER_BYTES // (channels * height * width * r.itemsize), 1)
    flat = r.reshape(count, -1)
    every = [(vertical, horizontal) for vertical in down for horizontal in across]
    for first in range(0, len(every), block):
        check_cancelled()
        some = every[first : first + block]
        values = weights[first * channels : (first + len(some)) * channels] @ flat
        for (vertical, horizontal), sent in zip(some, values.reshape(len(some), channels, height, width), strict=True):
            out[:, vertical.inputs, horizontal.inputs] += sent[:, vertical.outputs, horizontal.outputs]
