"""The maps of a layer as a value: an array, and the channels replaced since it was made.

An edit that changes one map of 96 would otherwise copy the other 95, since the old ones may be on the screen.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from playground.engine import opencv
from playground.network.layers import Array

SMALL_BYTES = 256 * 1024
"""Maps up to this size are copied whole: that is faster than remembering."""
LARGE_MAP = 8192
"""Numbers from which on a call for each map costs less than reading all of them once more."""


@dataclass(frozen=True, eq=False)
class Maps:
    """(N, C, H, W): `base`, but for the channels in `replaced`, each (N, H, W). Never written again."""

    base: Array
    replaced: Mapping[int, Array] = field(default_factory=dict, repr=False)

    @property
    def shape(self) -> tuple[int, ...]:
        return self.base.shape

    @property
    def nbytes(self) -> int:
        """Bytes of the maps, each counted once."""
        return int(self.base.nbytes)

    @property
    def is_vector(self) -> bool:
        """Whether every map is a single unit: there may be thousands, which are no maps to be handled one by one."""
        return self.shape[2:] == (1, 1)

    @property
    def array(self) -> Array:
        """All maps in one array: a copy, made once, where channels were replaced."""
        return self._whole if self.replaced else self.base

    @cached_property
    def _whole(self) -> Array:
        whole: Array = self.base.copy()
        for channel, values in self.replaced.items():
            whole[:, channel] = values
        return whole

    @property
    def above_zero(self) -> Array:
        """Which units are above zero, (N, C, H, W) booleans: without a copy of all maps first."""
        above: Array = self.base > 0
        for channel, values in self.replaced.items():
            np.greater(values, 0, out=above[:, channel])
        return above

    @cached_property
    def magnitudes(self) -> Array:
        """The largest magnitude of each map over the batch, (C,); NaN or infinity where a map holds one."""
        return magnitudes(self.array)

    @cached_property
    def norm(self) -> float:
        """The root of the sum of all squares; NaN or infinity where there is one, or where they are too large."""
        flat = self.array.reshape(-1)
        return math.sqrt(np.vdot(flat, flat))

    def channel(self, index: int) -> Array:
        """One map, (N, H, W): a view."""
        values = self.replaced.get(index)
        view: Array = self.base[:, index]
        return view if values is None else values

    def channels(self, indices: Array) -> Array:
        """Some maps, (N, len(indices), H, W), C-contiguous; a view where that is possible."""
        if len(indices) == 1:
            return np.ascontiguousarray(self.channel(int(indices[0]))[:, None])
        if len(indices) == self.shape[1] and not self.replaced:
            return np.ascontiguousarray(self.base)
        some = np.ascontiguousarray(self.base[:, indices])
        for place, index in enumerate(indices.tolist() if self.replaced else ()):
            if index in self.replaced:
                some[:, place] = self.replaced[index]
        return some

    def units(self, row: int, column: int) -> Array:
        """One unit of every map, (N, C)."""
        values: Array = self.base[:, :, row, column].copy()
        for channel, replaced in self.replaced.items():
            values[:, channel] = replaced[:, row, column]
        return values

    def renewed_since(self, before: Maps) -> Array:
        """The channels that are not the very arrays of `before`, ascending: by identity, so none that differs is
        missed.
        """
        if before.base is not self.base:
            return np.arange(self.shape[1])
        keys = sorted({*self.replaced, *before.replaced})
        return np.array([key for key in keys if self.replaced.get(key) is not before.replaced.get(key)], np.intp)

    def image(self, index: int) -> Maps:
        """The maps of one image of the batch, still with four axes."""
        return self if len(self.base) == 1 else Maps(self.array[index : index + 1])

    def with_channels(self, indices: Array, values: Array, largest: Array | None = None) -> Maps:
        """The maps with those at `indices`, in ascending order, replaced by `values` (N, len(indices), H, W).

        `largest` are the magnitudes of these, where they are known.
        """
        new = self._patched(indices, values)
        if "magnitudes" in self.__dict__:
            known = self.magnitudes.copy()
            known[indices] = magnitudes(values) if largest is None else largest
            new.__dict__["magnitudes"] = known
        return new

    def _patched(self, indices: Array, values: Array) -> Maps:
        if len(indices) == self.shape[1]:
            return Maps(values)
        if self.base.nbytes <= SMALL_BYTES or self.is_vector or 2 * len(indices) > self.shape[1]:
            copy: Array = self.array.copy()
            copy[:, indices] = values
            return Maps(copy)
        whole = self.__dict__.get("_whole")  # made by somebody who needed it
        base, replaced = (self.base, dict(self.replaced)) if whole is None else (whole, {})
        replaced.update((index, values[:, place]) for place, index in enumerate(indices.tolist()))
        if 2 * len(replaced) > self.shape[1]:
            return Maps(Maps(base, replaced).array)
        return Maps(base, replaced)


def magnitudes(maps: Array, finite: bool = False) -> Array:
    """The largest magnitude of each map of (N, C, H, W) over the batch: (C,); NaN or infinity where there is one.

    Where all are known to be finite, OpenCV reads a large map once and not twice (16 maps of 112x112: 0.018 ms of
    0.025); it would lose a NaN.
    """
    flat = maps.swapaxes(0, 1).reshape(maps.shape[1], -1)  # a view, when it is of one image
    if finite and flat.shape[1] >= LARGE_MAP and flat.dtype.char in opencv.FLOATS:
        norm, infinite = opencv.cv2.norm, opencv.cv2.NORM_INF
        return np.array([norm(one, infinite) for one in flat], flat.dtype)
    largest: Array = np.maximum(np.maximum.reduce(flat, axis=1), -np.minimum.reduce(flat, axis=1))
    return largest
