"""Transposed convolution by scattering: each value adds its kernel, weighted, to the pixels its window read (col2im).

The general way back: any stride, padding and dilation. The kernels are used as they lie, which also makes it the way
for many channels of small maps, where turning the kernels round would take longer than the sums.
"""

from __future__ import annotations

import numpy as np

from playground.engine.cancel import CheckCancelled
from playground.engine.phases import Phases
from playground.engine.taps import Tap, taps
from playground.network.geometry import Window
from playground.network.layers import Array

PIECE_BYTES = 2048 * 1024
"""What is sent back is made and added in pieces that stay in the second cache level."""


def adjoint(
    r: Array, kernels: Array, windows: tuple[Window, Window], out: Array, check_cancelled: CheckCancelled
) -> None:
    """Write into out (K, H, W), which holds zeros, what r (L, H', W') sends back through kernels (L, K, I, J)."""
    count, channels, *size = kernels.shape
    _, height, width = r.shape
    stride = windows[0].stride, windows[1].stride
    down = taps(windows[0], out.shape[1], height)
    across = taps(windows[1], out.shape[2], width)
    weights, flat = kernels.reshape(count, channels, -1), r.reshape(count, -1)
    line = weights.shape[2] * width * r.itemsize
    block = min(max(PIECE_BYTES // (line * height), 1), channels)
    rows = min(max(PIECE_BYTES // (line * block), 1), height)
    for first in range(0, channels, block):
        part = weights[:, first : first + block].reshape(count, -1).T
        there = out[first : first + block]
        phases = Phases(there, stride)
        for top in range(0, height, rows):
            check_cancelled()
            sent = np.matmul(part, flat[:, top * width : (top + rows) * width])
            _add(sent.reshape(len(there), *size, -1, width), top, phases, down, across)
        phases.fold()


def buffer_bytes(
    kernels: tuple[int, ...], windows: tuple[Window, Window], lengths: tuple[int, int], size: tuple[int, int]
) -> int:
    """What `adjoint` takes to send maps of `size` (H', W') back to `lengths` (H, W): a piece, and its planes."""
    channels = kernels[1]
    line = kernels[2] * kernels[3] * size[1] * 4
    block = min(max(PIECE_BYTES // (line * size[0]), 1), channels)
    rows = min(max(PIECE_BYTES // (line * block), 1), size[0])
    planes = 0 if all(way.stride == 1 for way in windows) else block * lengths[0] * lengths[1] * 4
    return block * rows * line + planes


def _add(sent: Array, top: int, phases: Phases, down: tuple[Tap, ...], across: tuple[Tap, ...]) -> None:
    """Add what the rows of r from `top` on send back, (K, I, J, rows, W')."""
    for row, vertical in enumerate(down):
        lines = vertical.part(top, top + sent.shape[3])
        for column, horizontal in enumerate(across):
            if lines.count and horizontal.count:
                pixels = phases.at(lines, horizontal)
                pixels += sent[:, row, column, lines.outputs, horizontal.outputs]
