"""The columns of the forward maps, one pass after the other: measured and painted anew only where maps changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from playground.engine import pixels
from playground.engine.forward import Pass
from playground.engine.maps import Maps
from playground.engine.measures.saturation import saturated_maps
from playground.network.layers import Array, Layer
from playground.session.frame_parts.columns import (
    Column,
    Look,
    dead_maps,
    make_column,
    repainted,
    same_colours,
    shown_ranges,
    thumbnail_size,
)


@dataclass(frozen=True, eq=False)
class _Measured:
    """The maps (1, C, H, W) of a layer, their thumbnails (C, h, w), own ranges and bad counts (C,)."""

    maps: Maps
    thumbs: Array
    own: Array
    bad: Array

    @property
    def shape(self) -> tuple[int, ...]:
        return self.maps.shape[1:]

    @property
    def units(self) -> Array:
        """The first unit of each map, (C,)."""
        units: Array = self.maps.units(0, 0)[0]
        return units

    def column(self, look: Look, network_range: float) -> Column:
        return make_column(self.shape, self.units, self.thumbs, self.own, self.bad, look, network_range)


class ColumnMaker:
    """Makes them one after the other, each from what the ones before can lend."""

    def __init__(self) -> None:
        self._measured: dict[int, _Measured] = {}  # by layer index, -1: the input
        self._saturated: dict[int, tuple[Maps, Layer, tuple[int, ...]]] = {}
        self._shown: tuple[Look, tuple[Column, ...]] | None = None

    def make(self, passed: Pass, previous: Pass | None, look: Look) -> tuple[Column, ...]:
        """The input's column and one for each layer; `previous` is the pass that the engine made `passed` from."""
        before, places = self._measured, range(-1, len(passed.steps))
        self._measured = {index: self._measure(passed, previous, index, look) for index in places}
        network_range = max((float(one.own.max()) for one in self._measured.values()), default=0.0)
        columns = []
        for index, now in self._measured.items():
            column = self._recoloured(index, before.get(index), look, network_range)
            if column is None:
                column = now.column(look, network_range)
            saturated = self._saturated_maps(passed, index, now.maps)
            columns.append(column if column.saturated == saturated else replace(column, saturated=saturated))
        self._saturated = {index: known for index, known in self._saturated.items() if index < len(passed.steps)}
        self._shown = look, tuple(columns)
        return tuple(columns)

    def _recoloured(self, index: int, known: _Measured | None, look: Look, network_range: float) -> Column | None:
        """The column shown last with only those tiles coloured anew that differ; None where most of them do.

        `known` is what the last column was made of.
        """
        if known is None or self._shown is None or not same_colours(look, self._shown[0]):
            return None
        if index + 1 >= len(self._shown[1]):
            return None
        old, now = self._shown[1][index + 1], self._measured[index]
        if now.thumbs.shape != known.thumbs.shape or now.shape != old.shape:
            return None
        ranges = shown_ranges(now.thumbs, now.own, look, network_range)
        if now is known and np.array_equal(ranges, old.ranges):
            return old
        dead = dead_maps(now.shape, now.own, now.bad)
        return repainted(old, known.thumbs, now.thumbs, ranges, now.bad, now.units, look, dead)

    def _saturated_maps(self, passed: Pass, index: int, maps: Maps) -> tuple[int, ...]:
        """The saturated maps of a layer; counted once for the same maps."""
        if index < 0:
            return ()
        layer, known = passed.steps[index].layer, self._saturated.get(index)
        if known is None or known[0] is not maps or known[1] is not layer:
            known = self._saturated[index] = maps, layer, saturated_maps(layer, maps)
        return known[2]

    def _measure(self, passed: Pass, previous: Pass | None, index: int, look: Look) -> _Measured:
        """What a layer's maps come to; renewed only for the maps that changed."""
        maps = passed.maps(index)
        height, width = thumbnail_size(maps.shape[1:], look.thumbnail)
        known = self._measured.get(index)
        if known is None or known.thumbs.shape != (maps.shape[1], height, width):
            return _measured(maps, height, width)
        if known.maps is maps:
            return known
        changed = passed.steps[index].changed if index >= 0 else None
        if changed is None or not _lent(previous, index, known.maps):
            return _measured(maps, height, width)
        thumbs, own, bad = known.thumbs.copy(), known.own.copy(), known.bad.copy()
        if len(changed):
            part = maps.channels(changed)[0]
            thumbs[changed] = pixels.strongest(part, height, width)
            own[changed] = pixels.map_ranges(part)
            bad[changed] = pixels.count_bad(part)
        return _Measured(maps, thumbs, own, bad)


def _measured(maps: Maps, height: int, width: int) -> _Measured:
    array = maps.array[0]
    thumbs = pixels.strongest(array, height, width)
    return _Measured(maps, thumbs, pixels.map_ranges(array), pixels.count_bad(array))


def _lent(previous: Pass | None, index: int, maps: Maps) -> bool:
    """Whether `maps` are the very ones the engine was given as the previous ones of this layer."""
    return previous is not None and index < len(previous.steps) and previous.maps(index) is maps
