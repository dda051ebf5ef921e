"""Which algorithm computes a convolution: the one place where that is chosen, the more special ones first.

Each is a module that states its regime; `columns` takes whatever is left.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from playground.engine.cancel import CheckCancelled
from playground.engine.convolution import columns, fourier, lines, one_map, winograd
from playground.network.geometry import Window
from playground.network.layers import Array

Ways = tuple[Window, Window]


class Algorithm(Protocol):
    """Sums x (N, C, H, W) under kernels (L, C, I, J) into out (N, L, H', W'); `size` is (H', W'), `lengths` (H, W)."""

    def fits(self, kernels: tuple[int, ...], windows: Ways, size: tuple[int, ...]) -> bool:
        """Whether these shapes are of its regime."""

    def takes(self, x: Array, kernels: Array) -> bool:
        """Whether it is as good as exact for these numbers."""

    def kept_bytes(self, kernels: tuple[int, ...], windows: Ways, size: tuple[int, ...]) -> int:
        """What it keeps of the kernels for the next pass."""

    def buffer_bytes(
        self, kernels: tuple[int, ...], windows: Ways, lengths: tuple[int, int], size: tuple[int, int]
    ) -> int:
        """What it takes beside that while it sums."""

    def convolve(
        self, x: Array, kernels: Array, bias: Array | None, windows: Ways, out: Array, check_cancelled: CheckCancelled
    ) -> None:
        """Write the sums, plus bias (L,), into `out`."""


ALGORITHMS: tuple[Algorithm, ...] = (one_map, winograd, fourier, lines, columns)


def chosen(x: Array, kernels: Array, windows: Ways, out: Array) -> Algorithm:
    """The fastest algorithm that is exact enough for these very numbers."""
    return next(one for one in _fitting(kernels.shape, windows, out.shape[2:]) if one.takes(x, kernels))


def planned(kernels: tuple[int, ...], windows: Ways, size: tuple[int, ...]) -> Algorithm:
    """The same by shapes alone, for numbers that are nothing special."""
    return _fitting(kernels, windows, size)[0]


def is_indifferent_to_size(kernels: tuple[int, ...], windows: Ways, size: tuple[int, ...]) -> bool:
    """Whether the sums take no longer for the many products they are of: by transforms."""
    return planned(kernels, windows, size) in (winograd, fourier)


@lru_cache(maxsize=256)  # asked for in every pass
def _fitting(kernels: tuple[int, ...], windows: Ways, size: tuple[int, ...]) -> tuple[Algorithm, ...]:
    return tuple(one for one in ALGORITHMS if one.fits(kernels, windows, size))
