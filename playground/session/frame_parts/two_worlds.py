"""Two worlds in one frame: the other world's maps beside the session's, layer by layer how far they are apart, and of
one layer both and their difference as pixels. Made in the worker thread; knows no Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from playground.engine import pixels
from playground.engine.forward import Pass, run
from playground.engine.maps import Maps
from playground.engine.measures.map_distance import MapDistance, map_distance, renewed
from playground.engine.memory import check_memory_of_two
from playground.inputs.reading import Reading, read
from playground.network.editing.edits import set_input_shape
from playground.network.layers import Array, Shape
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence, SpokenError
from playground.network.setup import Input, Scale
from playground.session.frame_parts.columns import (
    Column,
    Look,
    dead_maps,
    painted_column,
    repainted,
    same_colours,
    thumbnail_size,
)
from playground.session.worlds.other_world import Beside


@dataclass(frozen=True, eq=False)
class LayerPair:
    """A layer of both worlds by its name (None: the input), where each has it (-1: the input; None: it has none, or it
    is not computed), and how far its maps are apart: MapDistance.share, None where they cannot be subtracted.
    """

    name: str | None
    first: int | None
    second: int | None
    share: float | None


@dataclass(frozen=True, eq=False)
class TwoWorlds:
    """World B beside the session's pass A. `first`, `second` and `difference` are the thumbnails of the layer asked
    for, all on one scale; None where there is nothing to show. `error` says why there is no B at all.
    """

    beside: Beside
    passed: Pass | None = None
    picture: Array | None = None  # (H, W, 3) uint8, what goes into B
    pairs: tuple[LayerPair, ...] = ()
    first: Column | None = None
    second: Column | None = None
    difference: Column | None = None
    error: Sentence | None = None

    @property
    def pair(self) -> LayerPair | None:
        """The layer asked for."""
        return next((pair for pair in self.pairs if pair.name == self.beside.layer), None)


@dataclass(frozen=True, eq=False)
class _Measured:
    """Thumbnails (C, h, w), own ranges and bad counts (C,) of one set of maps, or of one less another."""

    sources: tuple[Maps, ...]
    thumbs: Array
    own: Array
    bad: Array


@dataclass(frozen=True, eq=False)
class _Painted:
    """A column, and in which colours it was painted."""

    column: Column
    look: Look


class TwoWorldsMaker:
    """Makes one after the other, each from what the one before can lend."""

    def __init__(self) -> None:
        self._read: tuple[Input, Reading] | None = None
        self._fitted: tuple[Network, Network] | None = None
        self._pass: Pass | None = None
        self._distances: dict[str | None, MapDistance] = {}
        self._measured: dict[str, _Measured] = {}
        self._painted: dict[str, _Painted] = {}

    def make(self, beside: Beside, own: Pass, look: Look, check_cancelled: Callable[[], None]) -> TwoWorlds:
        """Both worlds, the session's being `own`. A SpokenError of the core becomes the `error`."""
        try:
            reading = self._reading_of(beside.input)
            other = self._run(beside, own, reading, check_cancelled)
        except SpokenError as refused:
            return TwoWorlds(beside, error=refused.sentence)
        pairs = self._pairs(own, other)
        pair = next((pair for pair in pairs if pair.name == beside.layer), None)
        columns = (None, None, None) if pair is None else self._columns(pair, own, other, look, beside)
        return TwoWorlds(beside, other, reading.picture, pairs, *columns)

    def _reading_of(self, source: Input) -> Reading:
        if self._read is None or self._read[0] is not source:
            self._read = source, read(source)
        return self._read[1]

    def _run(self, beside: Beside, own: Pass, reading: Reading, check_cancelled: Callable[[], None]) -> Pass:
        network = self._network_for(own.network, reading.x.shape) if beside.network is None else beside.network
        check_memory_of_two(own.network, network)
        previous = self._pass
        if own.network is network and own.x is reading.x and own.is_exact:
            self._pass = own
        elif previous is None or previous.network is not network or previous.x is not reading.x:
            self._pass = run(network, reading.x, previous, check_cancelled)
        elif not previous.is_exact:
            self._pass = run(network, reading.x, None, check_cancelled)
        assert self._pass is not None
        return self._pass

    def _network_for(self, network: Network, shape: Shape) -> Network:
        """The session's network over another input, e.g. a longer sentence: the same value for the same two. Raises
        NetworkError where the channels are not its own.
        """
        if shape == network.input_shape:
            return network
        if shape[0] != network.input_shape[0]:
            raise NetworkError(
                QT_TRANSLATE_NOOP("Sentence", "The other input is {shape}; the network takes {wanted}."),
                shape=" × ".join(map(str, shape)),
                wanted=" × ".join(map(str, network.input_shape)),
            )
        if self._fitted is None or self._fitted[0] is not network or self._fitted[1].input_shape != shape:
            self._fitted = network, set_input_shape(network, shape)
        return self._fitted[1]

    def _pairs(self, own: Pass, other: Pass) -> tuple[LayerPair, ...]:
        """The input, the layers of A in their order, then those that only B has."""
        first, second = _places(own), _places(other)
        known, self._distances = self._distances, {}
        pairs = []
        for name in [*first, *(name for name in second if name not in first)]:
            share = None
            if name in first and name in second:
                maps = own.maps(first[name]), other.maps(second[name])
                if maps[0].shape == maps[1].shape:
                    self._distances[name] = map_distance(*maps, known.get(name))
                    share = self._distances[name].share
            pairs.append(LayerPair(name, first.get(name), second.get(name), share))
        return tuple(pairs)

    def _columns(
        self, pair: LayerPair, own: Pass, other: Pass, look: Look, beside: Beside
    ) -> tuple[Column | None, Column | None, Column | None]:
        """Thumbnails of A, B and their difference, with one range for each map of all three."""
        sources: dict[str, tuple[Maps, ...]] = {}
        if pair.first is not None:
            sources["first"] = (own.maps(pair.first),)
        if pair.second is not None:
            sources["second"] = (other.maps(pair.second),)
        if pair.share is not None:
            sources["difference"] = (*sources["first"], *sources["second"])
        known, painted = self._measured, self._painted
        self._measured = {key: _measured(maps, look.thumbnail, known.get(key)) for key, maps in sources.items()}
        one = _common_range([measured.own for measured in self._measured.values()], look, own, other)
        self._painted = {}
        for key, measured in self._measured.items():
            is_alone = key == "difference" and beside.own_difference
            ranges = (measured.own if is_alone else one)[: len(measured.own)]
            before = (painted[key], known[key]) if key in painted else None
            self._painted[key] = _Painted(_column(measured, ranges, look, before), look)
        columns = {key: painted.column for key, painted in self._painted.items()}
        return columns.get("first"), columns.get("second"), columns.get("difference")


def _places(passed: Pass) -> dict[str | None, int]:
    """Name -> index of what was computed; the input is (None, -1)."""
    places: dict[str | None, int] = {None: -1}
    places.update({step.layer.name: index for index, step in enumerate(passed.steps)})
    return places


def _measured(sources: tuple[Maps, ...], longest: int, known: _Measured | None) -> _Measured:
    """Of the maps, or of the first less the second; only what was replaced since `known` is measured anew."""
    _, count, *_ = sources[0].shape
    height, width = thumbnail_size(sources[0].shape[1:], longest)
    if known is not None and known.thumbs.shape == (count, height, width) and len(known.sources) == len(sources):
        some = renewed(sources, known.sources)
        if not len(some):
            return replace(known, sources=sources)
        thumbs, own, bad = known.thumbs.copy(), known.own.copy(), known.bad.copy()
    else:
        thumbs, own = np.empty((count, height, width), np.float32), np.empty(count, np.float32)
        bad, some = np.empty(count, np.intp), np.arange(count)
    part = difference(*(maps.channels(some)[0] for maps in sources))
    thumbs[some] = pixels.strongest(part, height, width)
    own[some], bad[some] = pixels.map_ranges(part), pixels.count_bad(part)
    return _Measured(sources, thumbs, own, bad)


def difference(first: Array, second: Array | None = None) -> Array:
    """`first` less `second`, if there is one."""
    with np.errstate(invalid="ignore"):
        return first if second is None else np.asarray(first - second)


def _common_range(ranges: list[Array], look: Look, own: Pass, other: Pass) -> Array:
    """The value in the strongest colour for each map that any of the worlds has."""
    common = np.zeros(max(map(len, ranges)), np.float32)
    for one in ranges:
        common[: len(one)] = np.maximum(common[: len(one)], one)
    if look.scale is Scale.LAYER:
        common[:] = common.max()
    if look.scale is Scale.NETWORK:
        common[:] = max(common.max(), _largest(own), _largest(other))
    return common


def _largest(passed: Pass) -> float:
    """The largest finite magnitude of all maps and the input."""
    every = (passed.maps(index).magnitudes for index in range(-1, len(passed.steps)))
    return max(float(np.where(np.isfinite(one), one, 0).max()) for one in every)


def _column(measured: _Measured, ranges: Array, look: Look, before: tuple[_Painted, _Measured] | None) -> Column:
    """Coloured over `ranges` (C,); of the one painted `before` what is still the same is kept."""
    shape = measured.sources[0].shape[1:]
    dead = dead_maps(shape, measured.own, measured.bad) if len(measured.sources) == 1 else ()
    first = difference(*(maps.units(0, 0)[0] for maps in measured.sources))
    if before is not None and same_colours(look, before[0].look) and before[1].thumbs.shape == measured.thumbs.shape:
        old = before[0].column
        if old.shape == shape:
            again = repainted(old, before[1].thumbs, measured.thumbs, ranges, measured.bad, first, look, dead)
            if again is not None:
                return again
    return painted_column(shape, first, measured.thumbs, ranges, measured.bad, look, True, dead)
