"""One frame: everything the window shows of one session value, computed together so that no view mixes two of them.

Made in the worker thread; knows no Qt. The maker keeps the last frame's parts and renews only what changed.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import takewhile

import numpy as np

from playground import limits
from playground.engine import pixels
from playground.engine.back.backproject import BackProjection, Stage, back_project, overlay_pixels, shown_pixels
from playground.engine.back.live_maps import LiveMaps
from playground.engine.back.rule_comparison import RuleComparison, compare_rules
from playground.engine.explain.effective_field import EffectiveField, effective_field
from playground.engine.explain.terms import Unit
from playground.engine.forward import Pass, run
from playground.engine.maps import Maps
from playground.engine.measures.saturation import saturated_maps
from playground.engine.memory import check_memory, planned_bytes
from playground.inputs.pictured import visible_channels
from playground.inputs.reading import Reading, StepPicture, read, step_pictures
from playground.network.layers import Array, Layer, Shape
from playground.network.network import Network
from playground.network.sentence import NetworkError, Sentence, SpokenError
from playground.network.setup import Input, Rule, Seed, Unpooling
from playground.session.columns import (
    Column,
    Look,
    dead_maps,
    make_column,
    repainted,
    same_colours,
    shown_ranges,
    thumbnail_size,
)
from playground.session.other_world import Beside
from playground.session.two_worlds import TwoWorlds, TwoWorldsMaker


@dataclass(frozen=True, eq=False)
class Request:
    """What is to be shown. A value: the worker never looks at the living session."""

    id: int
    input: Input
    network: Network
    look: Look
    pinned: tuple[int, int] | None = None  # layer index, map
    seed: Seed = field(default_factory=Seed)
    rule: Rule = Rule.DECONVNET
    unpooling: Unpooling = Unpooling.SWITCHES
    compares_rules: bool = False
    beside: Beside | None = None
    """What of another world is wanted."""
    shows_steps: bool = False
    weighed: tuple[int, Unit] | None = None
    """The unit, and its layer's index, of which is wanted what weighs in it."""
    created: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, eq=False)
class StagePicture:
    """One stage of a back-projection, ready to be shown: its strongest map, or all units of a vector, coloured."""

    layer_index: int
    operation: str
    maps: LiveMaps
    shown_map: int
    shown: Array  # (h, w), what `pixels` shows: that map, or the units of a vector row by row
    live_maps: int
    live_units: int
    pixels: Array  # (h, w) uint32
    range: float
    removed: int
    notes: tuple[Sentence, ...]

    @property
    def shape(self) -> Shape:
        """Of all its maps, (C, H, W)."""
        return self.maps.total, int(self.maps.values.shape[1]), int(self.maps.values.shape[2])

    @property
    def is_vector(self) -> bool:
        return self.maps.total > 1 and self.shape[1:] == (1, 1)

    @property
    def array(self) -> Array:
        """All its maps, (C, H, W); made on the first call where only some of them are not zero."""
        return self.maps.array


@dataclass(frozen=True, eq=False)
class Projection:
    """The pinned back-projection as pictures (uint8 RGB) and stages."""

    result: BackProjection
    pixels: Array
    scale: float
    overlay: Array
    stages: tuple[StagePicture, ...]


@dataclass(frozen=True, eq=False)
class Frame:
    """The answer to a request. `columns[0]` is the input, `columns[i + 1]` layer i; `error` says why there is less.

    `stopped_at` is the layer that does not fit into memory; those before it are there. A stale frame is an earlier
    answer, kept because the newest request could not be answered at all.
    """

    request: Request
    picture: Array | None  # (H, W, 3) uint8, what the network sees
    source: Array | None  # (H, W, 3) uint8, the whole picture
    passed: Pass | None
    columns: tuple[Column, ...]
    projection: Projection | None
    seconds: float
    error: Sentence | None = None
    note: Sentence | None = None
    stopped_at: int | None = None
    is_stale: bool = False
    rules: RuleComparison | None = None  # where the request asked for it
    worlds: TwoWorlds | None = None  # the same
    steps: tuple[StepPicture, ...] | None = None  # the same: how the picture was prepared
    field: EffectiveField | None = None  # the same: what weighs in a unit; of this pass, also where it came later


class FrameMaker:
    """Makes frames one after the other, each from what the one before can lend."""

    def __init__(self) -> None:
        self._read: tuple[Input, Reading] | None = None
        self._pass: Pass | None = None
        self._thumbs: dict[int, tuple[Maps, Array, Array, Array]] = {}  # maps, thumbs, own ranges, bad
        self._saturated: dict[int, tuple[Maps, Layer, tuple[int, ...]]] = {}
        self._fitting: tuple[Network, Network, Sentence | None] | None = None
        self._shown: tuple[Look, tuple[Column, ...]] | None = None
        self._steps: tuple[Input, tuple[StepPicture, ...]] | None = None
        self._worlds: TwoWorldsMaker | None = None  # while another world is looked at

    def make(
        self,
        request: Request,
        check_cancelled: Callable[[], None],
        progress: Callable[[int, int], None] | None = None,
    ) -> Frame:
        """Compute one frame. A SpokenError of the core becomes the frame's `error`, and what can be shown all the same
        is there; cancelling is passed on.
        """
        start = time.perf_counter()
        picture = source = note = steps = None
        try:
            reading = self._reading_of(request.input)
            picture, source, note = reading.picture, reading.source, reading.note
            steps = self._steps_of(request)
            network, error = self._fitting_part(request.network)
            passed = self._run(reading.x, network, check_cancelled, progress)
        except SpokenError as refused:
            return Frame(request, picture, source, None, (), None, time.perf_counter() - start, refused.sentence, note)
        projection = rules = field = None
        try:
            projection = self._project(request, passed, picture, check_cancelled)
            rules = self._compare_rules(request, passed, check_cancelled)
            field = field_of(passed, request.weighed, check_cancelled)
        except SpokenError as refused:
            error = error or refused.sentence
        columns = self._columns(request, passed, projection)
        self._pass = passed
        worlds = self._two_worlds(request, passed, check_cancelled)
        stopped_at = None if network is request.network else len(network.layers)
        seconds = time.perf_counter() - start
        return Frame(
            request,
            picture,
            source,
            passed,
            columns,
            projection,
            seconds,
            error,
            note,
            stopped_at,
            rules=rules,
            worlds=worlds,
            steps=steps,
            field=field,
        )

    def _fitting_part(self, network: Network) -> tuple[Network, Sentence | None]:
        """The layers that fit into memory together, and why those after them do not. The same value for the same
        network, so that the engine sees that nothing was edited.
        """
        if self._fitting is None or self._fitting[0] is not network:
            self._fitting = (network, *fitting_part(network))
        return self._fitting[1:]

    def _reading_of(self, source: Input) -> Reading:
        if self._read is None or self._read[0] is not source:
            self._read = source, read(source)
        return self._read[1]

    def _steps_of(self, request: Request) -> tuple[StepPicture, ...] | None:
        """How the picture was prepared; made once for each input."""
        if not request.shows_steps:
            self._steps = None
            return None
        if self._steps is None or self._steps[0] is not request.input:
            self._steps = request.input, step_pictures(request.input)
        return self._steps[1]

    def _run(
        self,
        x: Array,
        network: Network,
        check_cancelled: Callable[[], None],
        progress: Callable[[int, int], None] | None,
    ) -> Pass:
        previous = self._pass
        if previous is not None and previous.network is network and previous.x is x:
            previous = previous if previous.is_exact else None  # nothing was edited: take the rounding of edits off
        return run(network, x, previous, check_cancelled, progress)

    def _project(
        self, request: Request, passed: Pass, picture: Array, check_cancelled: Callable[[], None]
    ) -> Projection | None:
        if request.pinned is None or request.pinned[0] >= len(passed.steps):
            return None
        seed, rule = request.seed, request.rule
        result = back_project(passed, *request.pinned, seed, rule, check_cancelled, unpooling=request.unpooling)
        colours = request.input.as_colours(result.picture)
        image, scale = shown_pixels(visible_channels(colours))
        stages = tuple(_stage_picture(stage, request.look) for stage in result.stages)
        return Projection(result, _as_rgb(image), scale, overlay_pixels(picture, result.picture), stages)

    def _compare_rules(
        self, request: Request, passed: Pass, check_cancelled: Callable[[], None]
    ) -> RuleComparison | None:
        if not request.compares_rules or request.pinned is None or request.pinned[0] >= len(passed.steps):
            return None
        return compare_rules(passed, *request.pinned, request.seed, request.unpooling, check_cancelled)

    def _two_worlds(self, request: Request, passed: Pass, check_cancelled: Callable[[], None]) -> TwoWorlds | None:
        if request.beside is None:
            self._worlds = None
            return None
        self._worlds = self._worlds or TwoWorldsMaker()
        return self._worlds.make(request.beside, passed, request.look, check_cancelled)

    def _columns(self, request: Request, passed: Pass, projection: Projection | None) -> tuple[Column, ...]:
        if request.look.backwards:
            return _backward_columns(request, passed, projection)
        before, look = self._thumbs, request.look
        measured = [self._measured(passed, index, look) for index in range(-1, len(passed.steps))]
        self._thumbs = {index - 1: entry for index, entry in enumerate(measured)}
        network_range = max((float(own.max()) for _, _, own, _ in measured), default=0.0)
        columns = []
        for index, (maps, thumbs, own, bad) in self._thumbs.items():
            column = self._recoloured(index, before.get(index), look, network_range)
            if column is None:
                column = make_column(maps.shape[1:], maps.units(0, 0)[0], thumbs, own, bad, look, network_range)
            saturated = self._saturated_maps(passed, index, maps)
            columns.append(column if column.saturated == saturated else replace(column, saturated=saturated))
        self._saturated = {index: known for index, known in self._saturated.items() if index < len(passed.steps)}
        self._shown = look, tuple(columns)
        return tuple(columns)

    def _recoloured(
        self, index: int, known: tuple[Maps, Array, Array, Array] | None, look: Look, network_range: float
    ) -> Column | None:
        """The column shown last with only those tiles coloured anew that differ; None where most of them do.

        `known` is what the last column was made of.
        """
        if known is None or self._shown is None or not same_colours(look, self._shown[0]):
            return None
        if index + 1 >= len(self._shown[1]):
            return None
        old, (maps, thumbs, own, bad) = self._shown[1][index + 1], self._thumbs[index]
        if thumbs.shape != known[1].shape or maps.shape[1:] != old.shape:
            return None
        ranges = shown_ranges(thumbs, own, look, network_range)
        if maps is known[0] and thumbs is known[1] and np.array_equal(ranges, old.ranges):
            return old
        dead = dead_maps(maps.shape[1:], own, bad)
        return repainted(old, known[1], thumbs, ranges, bad, maps.units(0, 0)[0], look, dead)

    def _saturated_maps(self, passed: Pass, index: int, maps: Maps) -> tuple[int, ...]:
        """The saturated maps of a layer; counted once for the same maps."""
        if index < 0:
            return ()
        layer, known = passed.steps[index].layer, self._saturated.get(index)
        if known is None or known[0] is not maps or known[1] is not layer:
            known = self._saturated[index] = maps, layer, saturated_maps(layer, maps)
        return known[2]

    def _measured(self, passed: Pass, index: int, look: Look) -> tuple[Maps, Array, Array, Array]:
        """(maps, thumbnails, own ranges, bad counts) of a layer; renewed only for the maps that changed."""
        maps = passed.maps(index)
        height, width = thumbnail_size(maps.shape[1:], look.thumbnail)
        known = self._thumbs.get(index)
        fits = known is not None and known[1].shape == (maps.shape[1], height, width)
        if known is not None and fits and known[0] is maps:
            return known
        changed = passed.steps[index].changed if index >= 0 else None
        if known is not None and fits and changed is not None and self._lent(index, known[0]):
            thumbs, own, bad = known[1].copy(), known[2].copy(), known[3].copy()
            if len(changed):
                part = maps.channels(changed)[0]
                thumbs[changed] = pixels.strongest(part, height, width)
                own[changed] = pixels.map_ranges(part)
                bad[changed] = pixels.count_bad(part)
            return maps, thumbs, own, bad
        array = maps.array[0]
        return maps, pixels.strongest(array, height, width), pixels.map_ranges(array), pixels.count_bad(array)

    def _lent(self, index: int, maps: Maps) -> bool:
        """Whether `maps` are the very ones the engine was given as the previous ones of this layer."""
        return self._pass is not None and index < len(self._pass.steps) and self._pass.maps(index) is maps


def field_of(
    passed: Pass, weighed: tuple[int, Unit] | None, check_cancelled: Callable[[], None]
) -> EffectiveField | None:
    """What weighs in a unit; None where none is asked for, or the pass has it not."""
    if weighed is None or not 0 <= weighed[0] < len(passed.steps):
        return None
    index, unit = weighed
    _, channels, height, width = passed.maps(index).shape
    if unit.map >= channels or unit.row >= height or unit.column >= width:
        return None
    return effective_field(passed, index, unit, check_cancelled)


def fitting_part(network: Network) -> tuple[Network, Sentence | None]:
    """`network` itself, or as many of its first layers as fit into memory and the arithmetic why no more do."""
    try:
        check_memory(network)
    except NetworkError as error:
        shape, layers = network.input_shape, network.layers
        sizes = (planned_bytes(Network(shape, layers[:count])) for count in range(len(layers) + 1))
        count = max(sum(1 for _ in takewhile(lambda size: size <= limits.SESSION_BYTES, sizes)) - 1, 0)
        return Network(shape, layers[:count]), error.sentence
    return network, None


def _backward_columns(request: Request, passed: Pass, projection: Projection | None) -> tuple[Column, ...]:
    """The reverse pass in the same columns: at each layer what came back there; layers after the seed stay empty."""
    arrays: dict[int, Array] = {}
    if projection is not None:
        for stage in projection.result.stages:
            arrays[stage.layer_index if stage.operation == "seed" else stage.layer_index - 1] = stage.array
    network_range = max((float(pixels.map_ranges(array).max()) for array in arrays.values()), default=0.0)
    columns = []
    for index in range(-1, len(passed.steps)):
        array = arrays.get(index)
        shape = passed.maps(index).shape[1:]
        height, width = thumbnail_size(shape, request.look.thumbnail)
        if array is None:
            empty = np.zeros(shape[0], np.float32)
            thumbs = np.zeros((shape[0], height, width), np.float32)
            columns.append(make_column(shape, empty, thumbs, empty, empty, request.look, network_range, live=False))
        else:
            array = np.ascontiguousarray(array, dtype=np.float32)
            thumbs, own = pixels.strongest(array, height, width), pixels.map_ranges(array)
            bad = pixels.count_bad(array)
            columns.append(make_column(shape, array[:, 0, 0], thumbs, own, bad, request.look, network_range))
    return tuple(columns)


def _stage_picture(stage: Stage, look: Look) -> StagePicture:
    values = np.ascontiguousarray(stage.maps.values, dtype=np.float32)
    strength = pixels.map_ranges(values)
    best = int(strength.argmax())
    total, channels = stage.maps.total, stage.maps.channels
    shown = values[best]
    if total > 1 and shown.shape == (1, 1):
        shown = pixels.unit_field(stage.array[:, 0, 0], math.isqrt(total - 1) + 1)
    image = pixels.coloured(shown[None], strength[best : best + 1], look.table, look.bad_colour)[0]
    return StagePicture(
        stage.layer_index,
        stage.operation,
        stage.maps,
        best if channels is None else int(channels[best]),
        shown,
        int(np.count_nonzero(strength)),
        int(np.count_nonzero(values != 0)),
        image,
        float(strength[best]),
        stage.removed,
        stage.notes,
    )


def _as_rgb(image: Array) -> Array:
    """(H, W, 1) or (H, W, 3) uint8 as contiguous RGB."""
    return np.ascontiguousarray(np.repeat(image, 3, axis=2) if image.shape[2] == 1 else image)
