"""Where one tap of a sliding window reads and which outputs it feeds: slices along one axis, without any padding made.

A tap that falls into the padding for some outputs simply does not list them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from playground.network.geometry import Window


@dataclass(frozen=True)
class Tap:
    """Output positions `outputs` read input positions `inputs`, one for one."""

    outputs: slice
    inputs: slice

    @property
    def count(self) -> int:
        return int(self.outputs.stop - self.outputs.start)

    def part(self, first: int, stop: int) -> Tap:
        """The tap of the outputs `first` to `stop` alone, which are counted from 0."""
        start, end = max(self.outputs.start, first), min(self.outputs.stop, stop)
        if end <= start:
            return NOWHERE
        step = self.inputs.step
        begin = self.inputs.start + (start - self.outputs.start) * step
        return Tap(slice(start - first, end - first), slice(begin, begin + (end - start - 1) * step + 1, step))


NOWHERE = Tap(slice(0, 0), slice(0, 0, 1))
"""A tap that reads nothing but padding."""


@lru_cache(maxsize=1024)
def taps(window: Window, length: int, outputs: int) -> tuple[Tap, ...]:
    """One Tap per position of the window over `length` input pixels, in order; `count` is 0 for one always outside."""
    return tuple(_tap(window, index, length, outputs) for index in range(window.size))


def _tap(window: Window, index: int, length: int, outputs: int) -> Tap:
    shift = index * window.dilation - window.before
    first = max(-(shift // window.stride), 0)
    stop = min((length - 1 - shift) // window.stride + 1, outputs)
    if stop <= first:
        return NOWHERE
    start = first * window.stride + shift
    return Tap(slice(first, stop), slice(start, start + (stop - first - 1) * window.stride + 1, window.stride))
