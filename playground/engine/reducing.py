"""The sum or the maximum over a window along one axis, tap by tap, so that padding is never made.

Along the rows at stride 2 neighbours are reduced at every position and every second result is taken: two passes over
numbers that lie together take half the time of one over every second number (0.035 ms of 0.077 for 8 maps of 112x224).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.engine.taps import Tap
from playground.network.layers import Array

Piece = tuple[slice, ...]


@dataclass(frozen=True)
class Along:
    """What is read along one axis: up to two taps that every window has, which are reduced at once so that nothing is
    copied before, then `more`, (outputs, inputs). Without the former every window begins with the neutral number.
    """

    whole: tuple[Piece, ...]
    more: tuple[tuple[Piece, Piece], ...]

    @classmethod
    def of(cls, taps: Sequence[Tap], axis: int, length: int) -> Along:
        """For `length` windows."""
        whole = [tap for tap in taps if tap.count == length][:2]
        more = [tap for tap in taps if tap.count and not any(tap is one for one in whole)]
        before = (slice(None),) * axis
        return cls(
            tuple((*before, tap.inputs) for tap in whole),
            tuple(((*before, tap.outputs), (*before, tap.inputs)) for tap in more),
        )

    def reduce(self, out: Array, x: Array, reduce: np.ufunc, neutral: float) -> None:
        """Write x, reduced, into `out`; `neutral` where a window sees nothing but padding."""
        if len(self.whole) == 2:
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
