"""Transposed convolution by scattering: each value adds its kernel, weighted, to the pixels its window read (col2im).

The general way back: any stride, padding and dilation. The kernels are used as they lie, which also makes it the way
for many channels of small maps, where turning the kernels round would take longer than the sums.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from playground.engine.cancel import CheckCancelled
from playground.engine.taps import Tap, taps
from playground.network.geometry import Window
from playground.network.layers import Array

PIECE_BYTES = 2048 * 1024
"""What is sent back is made and added in pieces that stay in the second cache level."""


def adjoint(
    r: Array, kernels: Array, windows: tuple[Window, Window], out: Array, check_cancelled: CheckCancelled
) -> None:
    """Add to out (K, H, W) what r (L, H', W') sends back through kernels (L, K, I, J).

    Pixels a stride apart lie together while values are added, in a plane for each phase: sums over neighbours in memory
    are several times as fast as over strides.
    """
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
        planes = _planes(there, stride)
        for top in range(0, height, rows):
            check_cancelled()
            sent = np.matmul(part, flat[:, top * width : (top + rows) * width])
            _add(sent.reshape(len(there), *size, -1, width), top, planes, down, across, stride)
        if stride != (1, 1):
            for (vertical, horizontal), plane in planes.items():
                pixels = there[:, vertical :: stride[0], horizontal :: stride[1]]
                pixels += plane


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


Planes = dict[tuple[int, int], Array]


def _planes(there: Array, stride: tuple[int, int]) -> Planes:
    """For each phase of the stride the pixels it reaches, all zero; at stride 1 the pixels themselves."""
    if stride == (1, 1):
        return {(0, 0): there}
    phases = product(range(min(stride[0], there.shape[1])), range(min(stride[1], there.shape[2])))
    return {phase: np.zeros_like(there[:, phase[0] :: stride[0], phase[1] :: stride[1]]) for phase in phases}


def _add(
    sent: Array, top: int, planes: Planes, down: tuple[Tap, ...], across: tuple[Tap, ...], stride: tuple[int, int]
) -> None:
    """Add what the rows of r from `top` on send back, (K, I, J, rows, W'), to the planes."""
    for row, vertical in enumerate(down):
        lines = vertical.part(top, top + sent.shape[3])
        up, start = lines.inputs.start % stride[0], lines.inputs.start // stride[0]
        for column, horizontal in enumerate(across):
            if lines.count and horizontal.count:
                left, begin = horizontal.inputs.start % stride[1], horizontal.inputs.start // stride[1]
                pixels = planes[up, left][:, start : start + lines.count, begin : begin + horizontal.count]
                pixels += sent[:, row, column, lines.outputs, horizontal.outputs]
