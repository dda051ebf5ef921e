"""How the size of a layer's maps comes about, height and width: the sum, its rounding, and what is never read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from playground.network.geometry import Window, output_length, stamped_length, stamps, windows
from playground.network.layers import Array, Convolution, Layer, Pooling, Shape, TransposedConvolution
from playground.network.network import Network

Runs = tuple[tuple[int, int], ...]
"""Pixels along a side: the first of each run and the one after its last."""
Unread = tuple[Runs, Runs]
"""Rows and columns of a map that are never read."""
ALL_READ: Unread = ((), ())


@dataclass(frozen=True)
class SizeSum:
    """One side of a map, `length` pixels, under a sliding window.

    (length + before + after - span) / stride + 1 = `exact`, rounded to `result`.
    """

    length: int
    window: Window

    @property
    def exact(self) -> Fraction:
        """The sum before it is rounded."""
        window = self.window
        return Fraction(self.length + window.before + window.after - window.span, window.stride) + 1

    @property
    def result(self) -> int:
        return output_length(self.length, self.window)

    @property
    def overhang(self) -> int:
        """Pixels by which the last window reaches over the end of the padding; 0 without `ceil`."""
        last = (self.result - 1) * self.window.stride + self.window.span
        return max(last - self.length - self.window.before - self.window.after, 0)

    @property
    def is_one_dropped(self) -> bool:
        """Whether rounding up gave one more: a window that would begin in the padding after the pixels."""
        return self.window.ceil and self.result < -(-self.exact.numerator // self.exact.denominator)

    @property
    def unread(self) -> Runs:
        """The pixels that no window has a tap on."""
        return _runs(~read_pixels(self.length, self.window))

    @property
    def unread_at_end(self) -> int:
        """How many pixels the last window leaves over."""
        return self.unread[-1][1] - self.unread[-1][0] if self.unread and self.unread[-1][1] == self.length else 0

    @property
    def unread_padding(self) -> int:
        """How many pixels of the padding after the map the last window leaves over."""
        last = (self.result - 1) * self.window.stride - self.window.before + self.window.span
        return max(min(self.length + self.window.after - last, self.window.after), 0)

    @property
    def unread_count(self) -> int:
        return sum(stop - start for start, stop in self.unread)


@dataclass(frozen=True)
class StampSum:
    """One side of a map of `length` pixels, each of which stamps a kernel: (length - 1) * stride + span, less a cut."""

    length: int
    window: Window

    @property
    def result(self) -> int:
        return stamped_length(self.length, self.window)


AnySum = SizeSum | StampSum


def size_sums(network: Network, index: int) -> tuple[AnySum, AnySum] | None:
    """The sums of the height and of the width of layer `index`; None where it has none or is not computed."""
    layer = network.layers[index]
    if layer.muted or index + 1 >= len(network.shapes):
        return None
    return _sums(layer, network.shapes[index])


def _sums(layer: Layer, shape: Shape) -> tuple[AnySum, AnySum] | None:
    _, height, width = shape
    if isinstance(layer, Convolution | Pooling):
        down, across = windows(layer, height, width)
        return SizeSum(height, down), SizeSum(width, across)
    if isinstance(layer, TransposedConvolution):
        down, across = stamps(layer, height, width)
        return StampSum(height, down), StampSum(width, across)
    return None


def unread_runs(network: Network, index: int) -> Unread:
    """The rows and the columns of the input of layer `index`, if there is one, that it never reads."""
    sums = size_sums(network, index) if index < len(network.layers) else None
    if sums is None:
        return ALL_READ
    down, across = (one.unread if isinstance(one, SizeSum) else () for one in sums)
    return down, across


def read_pixels(length: int, window: Window) -> Array:
    """Which of `length` pixels a tap of any position of `window` stands on, (length,) bool."""
    starts = np.arange(max(output_length(length, window), 0)) * window.stride - window.before
    taps = (starts[:, None] + np.arange(window.size) * window.dilation).ravel()
    read = np.zeros(length, bool)
    read[taps[(taps >= 0) & (taps < length)]] = True
    return read


def _runs(marked: Array) -> Runs:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
    return tuple((int(start), int(stop)) for start, stop in edges.reshape(-1, 2))
