"""The sum or the maximum over a window along one axis, tap by tap, so that padding is never made.

Two lines go through OpenCV where those of all maps lie evenly: numpy takes 0.05 us for each line beside its numbers (8
maps of 224x224: 0.070 ms, so 0.028, and 0.018 for the look whether a NaN is in them, which OpenCV's maximum may lose).
Along the rows at stride 2 neighbours are reduced at every position and every second result is taken: two passes over
numbers that lie together take half the time of one over every second number (0.035 ms of 0.077 for 8 maps of 112x224).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.engine import opencv
from playground.engine.ordinary import ordinary
from playground.engine.taps import Tap
from playground.network.layers import Array

Piece = tuple[slice, ...]
SHORT_LINES, FEW_LINES = 512, 512
"""Numbers of a line up to which that pays, and lines from which on."""


@dataclass(frozen=True)
class Along:
    """What is read along one axis: up to two taps that every window has, which are reduced at once so that nothing is
    copied before, then `more`, (outputs, inputs). Without the former every window begins with the neutral number.
    """

    whole: tuple[Piece, ...]
    more: tuple[tuple[Piece, Piece], ...]
    lines: tuple[slice, ...] = ()
    """What the first two read of the lines of all maps, one below the other, where that is every so-manyth of them."""

    @classmethod
    def of(cls, taps: Sequence[Tap], axis: int, length: int, given: int = 0) -> Along:
        """For `length` windows over `given` numbers."""
        whole = [tap for tap in taps if tap.count == length][:2]
        more = [tap for tap in taps if tap.count and not any(tap is one for one in whole)]
        before = (slice(None),) * axis
        evenly = len(whole) == 2 and all(tap.inputs.step * length == given for tap in whole)
        return cls(
            tuple((*before, tap.inputs) for tap in whole),
            tuple(((*before, tap.outputs), (*before, tap.inputs)) for tap in more),
            tuple(slice(tap.inputs.start, None, tap.inputs.step) for tap in whole) if evenly else (),
        )

    def reduce(self, out: Array, x: Array, reduce: np.ufunc, neutral: float, finite: bool = False) -> None:
        """Write x, reduced, into `out`; `neutral` where a window sees nothing but padding.

        `finite`: x is known to be, so there is no need to look.
        """
        width = x.shape[2]
        pays = self.lines and width <= SHORT_LINES and (finite or x.size >= 2 * FEW_LINES * width)
        if pays and x.dtype.char in opencv.FLOATS and (finite or reduce is np.add or ordinary(x)):
            lines, two = x.reshape(-1, width), opencv.cv2.add if reduce is np.add else opencv.cv2.max
            two(lines[self.lines[0]], lines[self.lines[1]], out.reshape(-1, width))
        elif len(self.whole) == 2:
            reduce(x[self.whole[0]], x[self.whole[1]], out=out)
        elif self.whole:
            out[...] = x[self.whole[0]]
        else:
            out.fill(neutral)
        for outputs, inputs in self.more:
            there = out[outputs]
            reduce(there, x[inputs], out=there)


def even(length: int) -> int:
    """How long a row is made for `reduce_pairs`."""
    return length + length % 2


def paired(across: Sequence[Tap], dtype: np.dtype) -> int:
    """How many windows `reduce_pairs` can do: those without padding at stride 2 in float32, from the first one on."""
    if dtype != np.float32 or sys.byteorder != "little" or len(across) < 2:
        return 0
    if any(tap.outputs.start or tap.inputs.step != 2 for tap in across):
        return 0
    return int(min(tap.outputs.stop for tap in across))


def reduce_pairs(out: Array, x: Array, starts: Sequence[int], done: int, reduce: np.ufunc) -> None:
    """Write x (C, H, even W), reduced along its rows, into the first `done` columns of out (C, H, W').

    `starts` is where the first of these windows reads.
    """
    flat = x.reshape(-1)
    reduced = np.empty_like(flat)
    length = flat.size - starts[-1]
    there = reduced[:length]
    reduce(flat[starts[0] : starts[0] + length], flat[starts[1] : starts[1] + length], out=there)
    for start in starts[2:]:
        reduce(there, flat[start : start + length], out=there)
    pairs = reduced.view(np.uint64).reshape(*x.shape[:2], -1)
    np.copyto(out.view(np.uint32)[..., :done], pairs[..., :done], casting="unsafe")  # the first of each pair
