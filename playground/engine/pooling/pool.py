"""Pooling over windows, forward and back: max with switches, mean and sum.

Windows are taken one axis after the other, tap by tap, so padding is never made: what lies outside takes no part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.masked import masked
from playground.engine.phases import Phases, in_lines
from playground.engine.pooling.reducing import Along, even, paired, reduce_pairs
from playground.engine.pooling.switches import first_maxima
from playground.engine.taps import Tap, taps
from playground.engine.threads import NUMBER, THREADS
from playground.engine.trace import Trace
from playground.network.geometry import Window, output_length, windows
from playground.network.layers import Array, AveragePooling, MaxPooling, Pooling
from playground.network.setup import Rule

CHUNK_BYTES = 2048 * 1024
"""Maps are pooled in pieces whose first result, half as large, stays in the second cache level."""

BACK_BYTES = 2 * 1024 * 1024
"""Where windows overlap, maps are un-pooled in pieces of so many bytes."""


@dataclass(frozen=True)
class Plan:
    """How maps of one size are pooled to `size` (H', W'): down first, then across, the first `paired` columns in pairs
    that start reading at `starts`, the `rest` tap by tap. `chunk` maps at a time.
    """

    size: tuple[int, int]
    down: Along
    paired: int
    starts: tuple[int, ...]
    rest: Along
    chunk: int

    @classmethod
    def of(cls, layer: Pooling, lengths: tuple[int, ...], dtype: np.dtype[np.floating]) -> Plan:
        """For maps of `lengths` (H, W); worked out once for each."""
        known: Plan | None = layer.of_structure.get((cls, lengths, dtype.char))
        if known is None:
            known = layer.of_structure[cls, lengths, dtype.char] = cls._of(windows(layer, *lengths), lengths, dtype)
        return known

    @classmethod
    def _of(cls, ways: tuple[Window, Window], lengths: tuple[int, ...], dtype: np.dtype[np.floating]) -> Plan:
        height, width = (output_length(length, way) for length, way in zip(lengths, ways, strict=True))
        down, across = taps(ways[0], lengths[0], height), taps(ways[1], lengths[1], width)
        done = paired(across, dtype)
        return cls(
            (height, width),
            Along.of(down, 1, height, lengths[0]),
            done,
            tuple(tap.inputs.start for tap in across),
            Along.of([tap.part(done, width) for tap in across], 2, width - done),
            max(CHUNK_BYTES // (lengths[0] * lengths[1] * dtype.itemsize), 1),
        )

    def pool(self, x: Array, out: Array, reduce: np.ufunc, neutral: float, finite: bool) -> None:
        """Write maps (n, H, W), reduced, into out (n, H', W')."""
        width = x.shape[2]
        lower = np.empty((len(x), self.size[0], even(width)), dtype=x.dtype)
        if width % 2:
            lower[..., width:] = 0
        self.down.reduce(lower[..., :width], x, reduce, neutral, finite)
        if self.paired:
            reduce_pairs(out, lower, self.starts, self.paired, reduce)
        if self.paired < self.size[1]:
            self.rest.reduce(out[..., self.paired :], lower, reduce, neutral)


def forward(layer: Pooling, x: Array, check_cancelled: CheckCancelled = nothing, finite: bool = False) -> Array:
    """(N, C, H, W) to (N, C, H', W'). `finite`: x is known to hold neither NaN nor infinity."""
    plan = Plan.of(layer, x.shape[2:], x.dtype)
    y = np.empty((*x.shape[:2], *plan.size), dtype=x.dtype)
    maps, pooled = x.reshape(-1, *x.shape[2:]), y.reshape(-1, *plan.size)
    maximum = isinstance(layer, MaxPooling)
    reduce, neutral = (np.maximum if maximum else np.add), (-np.inf if maximum else 0.0)

    def pool(firsts: Iterator[int]) -> None:
        for first in firsts:
            check_cancelled()
            part = slice(first, first + plan.chunk)
            plan.pool(maps[part], pooled[part], reduce, neutral, finite)

    THREADS.share(range(0, len(maps), plan.chunk), pool, NUMBER * x.size)
    if isinstance(layer, AveragePooling):
        y /= _divisors(layer, x.shape[2], x.shape[3]).astype(x.dtype)
    return y


def project_max(
    layer: MaxPooling, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """Un-pooling: every value is added at its window's switch, the first maximum in row order; all else is zero."""
    back = np.zeros(trace.input_shape, dtype=r.dtype)
    won, pairs = switches(layer, trace), tap_pairs(layer, trace)
    ways = windows(layer, *trace.input_shape[2:])
    if any(way.span > way.stride for way in ways):
        values, numbers, sums = (one.reshape(-1, *one.shape[2:]) for one in (r, won, back))
        _add_back(values, numbers, sums, ways, check_cancelled)
        return back
    for index, (down, across) in enumerate(pairs):
        there = (..., down.outputs, across.outputs)
        back[..., down.inputs, across.inputs] = masked(r[there], won[there] == index)
    return back


def _add_back(r: Array, won: Array, back: Array, ways: tuple[Window, Window], check_cancelled: CheckCancelled) -> None:
    """Un-pooling of maps r (n, H', W') where windows overlap: write the sums into back (n, H, W), which holds zeros."""
    count = max(BACK_BYTES // back[0].nbytes, 1)

    def add_back(firsts: Iterator[int]) -> None:
        for first in firsts:
            check_cancelled()
            some = slice(first, first + count)
            values, numbers = in_lines(r[some], ways), in_lines(won[some], ways)
            phases = Phases(len(values), (r.shape[1], r.shape[2]), ways, r.dtype)
            for index, (row, column) in enumerate(np.ndindex(ways[0].size, ways[1].size)):
                reached = phases.at(row, column, 0, values.shape[1])
                reached += masked(values, numbers == index)
            phases.fold(back[some])

    THREADS.share(range(0, len(back), count), add_back, NUMBER * ways[0].size * ways[1].size * r.size)


def project_sum(layer: Pooling, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing) -> Array:
    """Every value is spread over its window: whole for the sum, divided by the forward divisor for the mean."""
    if isinstance(layer, AveragePooling):
        r = r / _divisors(layer, *trace.input_shape[2:]).astype(r.dtype)
    lower = np.zeros((*r.shape[:3], trace.input_shape[3]), dtype=r.dtype)
    back = np.zeros(trace.input_shape, dtype=r.dtype)
    vertical, horizontal = windows(layer, *trace.input_shape[2:])
    for tap in taps(horizontal, trace.input_shape[3], r.shape[3]):
        lower[..., tap.inputs] += r[..., tap.outputs]
    for tap in taps(vertical, trace.input_shape[2], r.shape[2]):
        back[:, :, tap.inputs] += lower[:, :, tap.outputs]
    return back


def switches(layer: MaxPooling, trace: Trace) -> Array:
    """Which tap of its window each maximum came from, counted row by row: (N, C, H', W'). Kept in the trace."""
    height, width = trace.output_shape[2:]
    return trace.found(lambda x: first_maxima(x, windows(layer, *x.shape[2:]), (height, width)))


def _divisors(layer: AveragePooling, height: int, width: int) -> Array:
    """What each window's sum is divided by, (H', W'): the pixels it reads, with or without the padded ones."""
    down, across = (
        _counts(window, length, layer.count_padding)
        for window, length in zip(windows(layer, height, width), (height, width), strict=True)
    )
    return np.asarray(np.multiply.outer(down, across))


def _counts(window: Window, length: int, padding: bool) -> Array:
    starts = np.arange(output_length(length, window)) * window.stride - window.before
    low, high = (-window.before, length + window.after) if padding else (0, length)
    first = np.maximum(-((starts - low) // window.dilation), 0)
    stop = np.minimum(-((starts - high) // window.dilation), window.size)
    return np.asarray(np.maximum(stop - first, 1))


def tap_pairs(layer: Pooling, trace: Trace) -> list[tuple[Tap, Tap]]:
    """The taps of the window in row order."""
    vertical, horizontal = windows(layer, *trace.input_shape[2:])
    across = taps(horizontal, trace.input_shape[3], trace.output_shape[3])
    return [(down, tap) for down in taps(vertical, trace.input_shape[2], trace.output_shape[2]) for tap in across]
