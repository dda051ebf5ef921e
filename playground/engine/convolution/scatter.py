"""Transposed convolution by scattering: each value adds its kernel, weighted, to the pixels its window read (col2im).

The general way back: any stride, padding and dilation. The kernels are used as they lie, which also makes it the way
for many channels of small maps, where turning the kernels round would take longer than the sums.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.engine.cancel import CheckCancelled
from playground.engine.phases import Phases, in_lines, phase_numbers, pitch
from playground.engine.threads import THREADS
from playground.network.geometry import Window
from playground.network.layers import Array

PIECE_BYTES = 2048 * 1024
"""What is sent back is made and added in pieces that stay in the second cache level."""


def adjoint(
    r: Array, kernels: Array, windows: tuple[Window, Window], out: Array, check_cancelled: CheckCancelled
) -> None:
    """Write into out (K, H, W), which holds zeros, what r (L, H', W') sends back through kernels (L, K, I, J)."""
    count, channels, *cells = kernels.shape
    size = r.shape[1], r.shape[2]
    weights, values = kernels.reshape(count, channels, -1), in_lines(r, windows)
    block, length = _pieces(channels, cells[0] * cells[1], size[0], pitch(size[1], windows[1]), r.itemsize)

    def send(firsts: Iterator[int]) -> None:
        for first in firsts:
            part = weights[:, first : first + block].reshape(count, -1).T
            there = out[first : first + block]
            phases = Phases(len(there), size, windows, r.dtype)
            for start in range(0, values.shape[1], length):
                check_cancelled()
                sent = np.matmul(part, values[:, start : start + length]).reshape(len(there), *cells, -1)
                for row, column in np.ndindex(*cells):
                    reached = phases.at(row, column, start, sent.shape[3])
                    reached += sent[:, row, column]
            phases.fold(there)

    THREADS.share(range(0, channels, block), send, kernels.size * size[0] * size[1])


def buffer_bytes(
    kernels: tuple[int, ...], windows: tuple[Window, Window], lengths: tuple[int, int], size: tuple[int, int]
) -> int:
    """What `adjoint` takes to send maps of `size` (H', W') back to `lengths` (H, W): a piece, and its planes."""
    count, channels, *cells = kernels
    line = pitch(size[1], windows[1])
    block, length = _pieces(channels, cells[0] * cells[1], size[0], line, 4)
    sent = block * cells[0] * cells[1] * min(length, size[0] * line)
    return 4 * (count * size[0] * line + THREADS.count * (sent + phase_numbers(block, size, windows)))


def _pieces(channels: int, cells: int, height: int, line: int, itemsize: int) -> tuple[int, int]:
    """How many channels, about as many in every block, and how many values of whole lines are worked at together."""
    size = cells * line * itemsize
    most = min(max(PIECE_BYTES // (size * height), 1), channels)
    block = -(-channels // -(-channels // most))
    return block, min(max(PIECE_BYTES // (size * block), 1), height) * line
