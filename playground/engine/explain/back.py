"""How a pixel of a stage of the way back came about: which values of the stage before pile up in it."""

from __future__ import annotations

import numpy as np

from playground.engine.back.backproject import BackProjection
from playground.engine.back.live_maps import LiveMaps
from playground.engine.explain.place import sources, stamped_place, window_place
from playground.engine.explain.terms import Moved, Place, Returned, Ruled, Scaled, Summed, Terms, Unit, Weighted
from playground.engine.explain.vector import MOST_TERMS
from playground.engine.forward import Pass
from playground.engine.layer_table import LAYER_TABLE
from playground.engine.pooling.forgotten_switches import unpool_blindly
from playground.engine.step import Step
from playground.engine.trace import Trace
from playground.network.geometry import bins, stamps, windows
from playground.network.layers import (
    AdaptivePooling,
    Array,
    Convolution,
    Flatten,
    FullyConnected,
    InstanceNormalization,
    KernelLayer,
    LocalResponseNormalization,
    MaxPooling,
    MaxUnpooling,
    Pooling,
    TransposedConvolution,
)
from playground.network.setup import Rule, Unpooling

Windowed = Pooling | AdaptivePooling


@np.errstate(all="ignore")  # NaN and infinity are shown, not warned of
def explain_back(pass_: Pass, projection: BackProjection, number: int, unit: Unit) -> Terms | None:
    """The terms of a unit of stage `number`, counted from the seed, which has none; None where there is nothing to
    tell: no such unit, or a layer whose way back mixes whole maps.
    """
    stages = projection.stages
    if not 1 <= number < len(stages):
        return None
    stage, before = stages[number], stages[number - 1].maps
    if not _is_in(unit, stage.maps):
        return None
    step, value = pass_.steps[stage.layer_index], value_at(stage.maps, unit)
    layer = step.layer
    if layer.muted:
        return Moved(unit, value)
    if isinstance(layer, KernelLayer):
        return _convolved(layer, before, step, unit, value)
    if isinstance(layer, FullyConnected):
        return _weighted(layer, before, step, unit, value)
    if isinstance(layer, Flatten):
        place = np.ravel_multi_index((unit.map, unit.row, unit.column), step.trace.input_shape[1:])
        return Moved(Unit(int(place), 0, 0), value)
    if isinstance(layer, Windowed):
        return _returned(layer, before, step, unit, projection.unpooling, value)
    if isinstance(layer, MaxUnpooling):
        return _found(step, unit, value)
    if isinstance(layer, LocalResponseNormalization):
        return _undamped(layer, before, step, unit, projection.rule, value)
    if LAYER_TABLE[type(layer)].channelwise and before.values.shape[1:] == stage.maps.values.shape[1:]:
        return _passed_on(before, step, unit, projection.rule, value)
    return None


def value_at(maps: LiveMaps, unit: Unit) -> float:
    """One value of maps of which only some may be there."""
    channel = channel_of(maps, unit.map)
    return 0.0 if channel is None else float(channel[unit.row, unit.column])


def channel_of(maps: LiveMaps, number: int) -> Array | None:
    """One map (H, W); None where it is all zero and not kept."""
    if maps.channels is None:
        return np.asarray(maps.values[number])
    found = np.flatnonzero(maps.channels == number)
    return np.asarray(maps.values[found[0]]) if len(found) else None


def _is_in(unit: Unit, maps: LiveMaps) -> bool:
    height, width = maps.values.shape[1:]
    return 0 <= unit.map < maps.total and 0 <= unit.row < height and 0 <= unit.column < width


def _passed_on(before: LiveMaps, step: Step, unit: Unit, rule: Rule, value: float) -> Terms | None:
    """By a layer that takes every value for itself: as its way back is called. None where it takes the whole map."""
    operation, _ = LAYER_TABLE[type(step.layer)].describe(step.layer, rule)
    if operation == "derivative" and isinstance(step.layer, InstanceNormalization):
        return None
    if operation == "identity":
        return Moved(unit, value)
    back = value_at(before, unit)
    if operation == "unrelu":
        return Ruled(back, float(step.trace.inputs.channel(unit.map)[0, unit.row, unit.column]), rule, value)
    return Scaled(back, _factor(step, unit, rule), value)


def _undamped(
    layer: LocalResponseNormalization, before: LiveMaps, step: Step, unit: Unit, rule: Rule, value: float
) -> Terms:
    """What every map that has this one for a neighbour sends back to it: asked of the way back itself."""
    if rule in (Rule.LINEAR, Rule.DECONVNET):
        return Moved(unit, value)
    trace = step.trace.image(0)
    x = trace.inputs.units(unit.row, unit.column).astype(np.float64)[:, :, None, None]
    alone = np.zeros((before.total, before.total, 1, 1))
    alone[np.arange(before.total), np.arange(before.total)] = 1
    x = np.broadcast_to(x, alone.shape)
    weights = LAYER_TABLE[type(layer)].project(layer, alone, Trace.of(x, x), rule)[:, unit.map, 0, 0]
    r = np.array([value_at(before, Unit(number, unit.row, unit.column)) for number in range(before.total)])
    near = np.flatnonzero(weights)
    sources = np.stack([near, np.full_like(near, unit.row), np.full_like(near, unit.column)], axis=1)
    return Weighted(sources, r[near], weights[near], r[near] * weights[near], len(near), 0.0, 0.0, value)


def _factor(step: Step, unit: Unit, rule: Rule) -> float:
    """What becomes of a 1 that is sent back from this unit alone: asked of the way back itself."""
    functions, channel = LAYER_TABLE[type(step.layer)], np.array([unit.map])
    trace = step.trace.image(0).channels(channel)
    alone = np.zeros((1, 1, *trace.output_shape[2:]))
    alone[0, 0, unit.row, unit.column] = 1
    back = functions.project(functions.only(step.layer, channel), alone, trace, rule)
    return float(back[0, 0, unit.row, unit.column])


def _convolved(layer: KernelLayer, before: LiveMaps, step: Step, unit: Unit, value: float) -> Summed:
    """A convolution backwards stamps, so that the kernel lies turned over what is read; a transposed one slides."""
    place, is_turned = _place_back(layer, step, before.values.shape[1:], unit)
    height, width = before.values.shape[1:]
    share = step.trace.input_shape[1] // layer.groups
    outputs = layer.output_channels // layer.groups
    group, slice_ = divmod(unit.map, share)
    every = np.arange(before.total) if before.channels is None else before.channels
    mine = np.flatnonzero((every >= group * outputs) & (every < (group + 1) * outputs))
    channels, taken, inside = every[mine], before.values[mine], place.inside
    there = np.ix_(np.clip(place.rows, 0, height - 1), np.clip(place.columns, 0, width - 1))
    seen = np.where(inside, np.asarray([one[there] for one in taken], np.float64).reshape(-1, *inside.shape), 0)
    kernels = layer.kernels[channels, slice_].astype(np.float64)
    kernels = kernels[:, ::-1, ::-1] if is_turned else kernels
    products = np.where(inside, seen * kernels, 0)
    return Summed(channels, place, seen, kernels, products, products.sum((1, 2)), 0.0, value, is_turned)


def _place_back(layer: KernelLayer, step: Step, size: tuple[int, ...], unit: Unit) -> tuple[Place, bool]:
    """What a pixel reads of the maps of `size` (H, W) that come back, and whether the kernel lies turned over it."""
    given = step.trace.input_shape[2:]
    if isinstance(layer, TransposedConvolution):
        return window_place(stamps(layer, *given), size, unit), False
    assert isinstance(layer, Convolution)
    return stamped_place(windows(layer, *given), size, unit), not layer.flipped


def _weighted(layer: FullyConnected, before: LiveMaps, step: Step, unit: Unit, value: float) -> Weighted:
    shape = step.trace.input_shape[1:]
    column = int(np.ravel_multi_index((unit.map, unit.row, unit.column), shape))
    units = np.arange(before.total) if before.channels is None else before.channels
    r = before.values.reshape(-1).astype(np.float64)
    weights = layer.weights[units, column].astype(np.float64)
    products = r * weights
    order = np.argsort(-np.where(np.isnan(products), np.inf, np.abs(products)), kind="stable")[:MOST_TERMS]
    sources = np.stack([units[order], np.zeros_like(order), np.zeros_like(order)], axis=1)
    rest = float(np.delete(products, order).sum())
    return Weighted(sources, r[order], weights[order], products[order], len(units), rest, 0.0, value)


def _returned(
    layer: Windowed, before: LiveMaps, step: Step, unit: Unit, unpooling: Unpooling, value: float
) -> Returned:
    """Which windows cover the pixel, and how much of each value lands on it: asked of the way back itself, by sending
    a 1 from each of them alone.
    """
    return _landed(layer, step.trace.image(0), channel_of(before, unit.map), unit, unpooling, value)


def unpooled(step: Step, unit: Unit, value: float) -> Returned:
    """The same of a unit that an un-pooling made on the way forward."""
    partner = step.trace.image(0).partner
    assert partner is not None
    channel = step.trace.inputs.channel(unit.map)[0]
    return _landed(partner.layer, partner.trace, channel, unit, Unpooling.SWITCHES, value)


def _found(step: Step, unit: Unit, value: float) -> Moved:
    """From where a value came through an un-pooling: from its window's switch."""
    partner = step.trace.image(0).partner
    assert partner is not None
    landed = _landing(partner.layer, partner.trace, Unpooling.SWITCHES, unit.map, unit.row, unit.column)
    row, column = np.unravel_index(int(landed.argmax()), landed.shape)
    return Moved(Unit(unit.map, int(row), int(column)), value)


def _landed(
    layer: Windowed, trace: Trace, channel: Array | None, unit: Unit, unpooling: Unpooling, value: float
) -> Returned:
    """What of the pooled map `channel` (None: zeros) lands on a pixel of the pooling's input."""
    rows, columns = _covering(layer, trace, unit)
    units = np.array([(row, column) for row in rows for column in columns], np.int64).reshape(-1, 2)
    values = np.zeros(len(units)) if channel is None else channel[units[:, 0], units[:, 1]].astype(np.float64)
    landings = [_landing(layer, trace, unpooling, unit.map, *place) for place in units.tolist()]
    shares = np.array([landed[unit.row, unit.column] for landed in landings], np.float64)
    return Returned(units, values, shares, value)


def _covering(layer: Windowed, trace: Trace, unit: Unit) -> tuple[list[int], list[int]]:
    """The rows and the columns of the windows that a pixel lies in."""
    sizes, counts = trace.input_shape[2:], trace.output_shape[2:]
    if isinstance(layer, AdaptivePooling):
        shared = (bins(length, count) for length, count in zip(sizes, counts, strict=True))
        rows, columns = (
            np.flatnonzero((ranges.starts <= position) & (position < ranges.stops)).tolist()
            for ranges, position in zip(shared, (unit.row, unit.column), strict=True)
        )
        return rows, columns
    rows, columns = (
        sorted({int(place) for place, there in zip(*sources(axis, position, count), strict=True) if there})
        for axis, position, count in zip(windows(layer, *sizes), (unit.row, unit.column), counts, strict=True)
    )
    return rows, columns


def landing(pass_: Pass, projection: BackProjection, number: int, unit: Unit) -> Array:
    """Where a 1 at a unit of the stage before `number`, made of a pooling, lands: the shares of its map, (H, W)."""
    step = pass_.steps[projection.stages[number].layer_index]
    assert isinstance(step.layer, Windowed)
    return _landing(step.layer, step.trace.image(0), projection.unpooling, unit.map, unit.row, unit.column)


def _landing(layer: Windowed, trace: Trace, unpooling: Unpooling, channel: int, row: int, column: int) -> Array:
    alone = np.zeros((1, 1, *trace.output_shape[2:]))
    alone[0, 0, row, column] = 1
    part = trace.channels(np.array([channel]))
    has_switches = isinstance(layer, MaxPooling) or (isinstance(layer, AdaptivePooling) and layer.mode == "max")
    if has_switches and unpooling is not Unpooling.SWITCHES:
        assert isinstance(layer, MaxPooling | AdaptivePooling)
        back = unpool_blindly(layer, alone, part, unpooling)
    else:
        back = LAYER_TABLE[type(layer)].project(layer, alone, part, Rule.LINEAR)
    return np.asarray(back[0, 0])
