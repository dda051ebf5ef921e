"""One layer of a pass: only the maps that can differ from the previous one's, by the identity of layers and maps."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from playground.engine.bound import UNKNOWN
from playground.engine.cancel import CheckCancelled
from playground.engine.change import MOST_ROUNDING, Change
from playground.engine.difference import NONE_CHANGED, changed_outputs
from playground.engine.layer_table import LAYER_TABLE, LayerFunctions
from playground.engine.maps import Maps
from playground.engine.step import Step
from playground.engine.trace import Partner, Trace
from playground.network.layers import Array, Layer

FEW = 0.5
"""Up to this share of a layer's maps it is looked at which of them are still the same: that may end all the work."""


def next_step(
    layer: Layer,
    x: Maps,
    changed: Array | None,
    old: Step | None,
    check_cancelled: CheckCancelled,
    partner: Partner | None = None,
    bound: float = UNKNOWN,
) -> Step:
    """One layer over x, of which the channels `changed` differ from what the step `old` saw (None: all).

    No magnitude of x is above `bound`.
    """
    step = _next_step(layer, x, changed, old, check_cancelled, partner, bound)
    return step if partner is None else replace(step, trace=replace(step.trace, partner=partner))


def _next_step(
    layer: Layer,
    x: Maps,
    changed: Array | None,
    old: Step | None,
    check_cancelled: CheckCancelled,
    partner: Partner | None,
    bound: float,
) -> Step:
    differing = None if old is None or changed is None else changed_outputs(old.layer, layer)
    if layer.muted:
        return Step(layer, x, Trace(x, x), changed if differing is not None else None, bound=bound)
    if old is None or changed is None or differing is None:
        return _whole(layer, x, bound, check_cancelled, partner)
    functions = LAYER_TABLE[type(layer)]
    if functions.channelwise:
        return _map_by_map(functions, layer, x, changed, differing, old, check_cancelled, partner, bound)
    if not len(changed) and not len(differing):
        return _unchanged(old, layer)
    if functions.change is not None:
        change = functions.change(layer, old.layer, x, old.trace, changed, differing, check_cancelled, bound)
        step = None if change is None else _added(layer, x, changed, old, change)
        if step is not None:
            return step
    if functions.forward_some is not None and not len(changed) and len(differing) < old.maps.shape[1]:
        part = functions.forward_some(layer, x.array, differing, check_cancelled)
        return _patched(layer, x, changed, old, Change(differing, part, bound=functions.bound(layer, bound)))
    spread = None if functions.spread is None else functions.spread(x.shape, changed)
    return _whole(layer, x, bound, check_cancelled, changed=spread)


def _map_by_map(
    functions: LayerFunctions,
    layer: Layer,
    x: Maps,
    changed: Array,
    differing: Array,
    old: Step,
    check_cancelled: CheckCancelled,
    partner: Partner | None,
    bound: float,
) -> Step:
    """A layer that treats every map alone: those that came in changed, and those it has other numbers for."""
    channels = changed
    if len(differing):
        differing = differing[differing < x.shape[1]]  # it may hold numbers for more channels than there are
        channels = np.union1d(changed, differing)
    if not len(channels):
        return _unchanged(old, layer)
    forward = functions.forward_finite if bound < UNKNOWN else None
    other = () if partner is None else (partner.channels(channels),)
    part = (forward or functions.forward)(
        functions.only(layer, channels), x.channels(channels), check_cancelled, *other
    )
    return _patched(layer, x, changed, old, Change(channels, part, bound=functions.bound(layer, bound)))


def _unchanged(old: Step, layer: Layer) -> Step:
    return replace(old, layer=layer, changed=NONE_CHANGED)


def _whole(
    layer: Layer,
    x: Maps,
    bound: float,
    check_cancelled: CheckCancelled,
    partner: Partner | None = None,
    changed: Array | None = None,
) -> Step:
    functions, other = LAYER_TABLE[type(layer)], () if partner is None else (partner,)
    forward = functions.forward_finite if bound < UNKNOWN else None
    start = time.perf_counter()
    maps = Maps((forward or functions.forward)(layer, x.array, check_cancelled, *other))
    seconds = time.perf_counter() - start
    return Step(layer, maps, Trace(x, maps), changed, None, seconds, functions.bound(layer, bound))


def _patched(layer: Layer, x: Maps, changed: Array, old: Step, change: Change) -> Step:
    """The old step with the maps of `change`; where they are few, only those that differ count as changed.

    `changed` are the channels of x that differ from what the old step saw.
    """
    rounding = _rounding(old, change)
    if len(change.channels) <= FEW * old.maps.shape[1]:
        differs = _differing(change, old.maps)
        if not all(differs):
            change = change.part(differs)
    if not len(change.channels):
        trace = old.trace.after(x, old.maps, changed)
        return replace(old, layer=layer, changed=NONE_CHANGED, trace=trace, rounding=rounding)
    largest = None if change.rounding is None else change.magnitudes
    maps = old.maps.with_channels(change.channels, change.values, largest)
    trace = old.trace.after(x, maps, changed)
    return Step(layer, maps, trace, change.channels, rounding, old.seconds, max(old.bound, change.bound))


def _added(layer: Layer, x: Maps, changed: Array, old: Step, change: Change) -> Step | None:
    """The same, or None where adding changes has rounded a map by more than MOST_ROUNDING."""
    step = _patched(layer, x, changed, old, change)
    if step.rounding is None:
        return step
    if step.maps.is_vector:  # its units are one map
        exact = step.rounding <= MOST_ROUNDING * step.maps.magnitudes.max()
    else:
        exact = step.rounding[change.channels] <= MOST_ROUNDING * step.maps.magnitudes[change.channels]
    return step if np.logical_and.reduce(exact) else None


def _rounding(old: Step, change: Change) -> Array | None:
    """By how much each map may be off after the change, (C,)."""
    if change.rounding is None and old.rounding is None:
        return None
    total = np.zeros(old.maps.shape[1]) if old.rounding is None else old.rounding.copy()
    total[change.channels] = 0 if change.rounding is None else total[change.channels] + change.rounding
    return total


def _differing(change: Change, old: Maps) -> list[bool]:
    """Which of its maps differ from the old ones."""
    if old.is_vector:
        units: list[bool] = (change.values != old.channels(change.channels)).any(axis=(0, 2, 3)).tolist()
        return units
    places = enumerate(change.channels.tolist())
    return [_differs(change.values[:, place], old.channel(channel)) for place, channel in places]


def _differs(new: Array, old: Array) -> bool:
    """Whether two maps (N, H, W) differ; their middle lines tell it of most that do."""
    middle = new.shape[1] // 2
    return new[:, middle].tobytes() != old[:, middle].tobytes() or bool((new != old).any())
