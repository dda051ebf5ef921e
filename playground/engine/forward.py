"""The forward pass: every layer's maps, computed anew only where the network or the input changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from playground.engine.cancel import Cancelled as Cancelled
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.change import MOST_ROUNDING, Change
from playground.engine.difference import NONE_CHANGED, changed_outputs
from playground.engine.layer_table import LAYER_TABLE
from playground.engine.maps import Maps
from playground.engine.memory import check_memory
from playground.engine.trace import Partner, Trace
from playground.network.layers import Array, Layer, MaxPooling, MaxUnpooling
from playground.network.network import Network
from playground.network.partners import partner_index

FEW = 0.5
"""Up to this share of a layer's maps it is looked at which of them are still the same: that may end all the work."""


@dataclass(frozen=True, eq=False)
class Step:
    """What one layer made of its input. `changed` are the output channels that may differ from the previous pass's
    (None: all, empty: none). `rounding` bounds by how much each map, (C,), may be off because changes were added to it
    since it was computed whole; None: not at all. `seconds` is what computing all its maps took when that was
    last done; a muted layer takes none."""

    layer: Layer
    maps: Maps
    trace: Trace
    changed: Array | None
    rounding: Array | None = None
    seconds: float = 0.0

    @property
    def output(self) -> Array:
        """The maps as one array, (N, C, H, W); `maps` may be had for less."""
        return self.maps.array


@dataclass(frozen=True, eq=False)
class Pass:
    """One forward run, never written again. `steps` ends before the network's problem, if it has one."""

    network: Network
    x: Array
    steps: tuple[Step, ...]
    input: Maps

    def maps(self, index: int) -> Maps:
        """The maps of layer `index`; those of -1 are the input."""
        return self.steps[index].maps if index >= 0 else self.input

    def output(self, index: int) -> Array:
        """The same as one array, (N, C, H, W): a copy where an edit changed only some of them."""
        return self.maps(index).array

    @property
    def is_exact(self) -> bool:
        """Whether every map was computed whole; otherwise `run` without a previous pass takes the rounding off."""
        return not any(step.rounding is not None and step.rounding.any() for step in self.steps)


def as_batch(x: Array) -> Array:
    """(C, H, W) or (N, C, H, W) as (N, C, H, W)."""
    return x[None] if x.ndim == 3 else x


@np.errstate(all="ignore")  # NaN and infinity are shown in the maps, not warned of
def run(
    network: Network,
    x: Array,
    previous: Pass | None = None,
    check_cancelled: CheckCancelled = nothing,
    progress: Callable[[int, int], None] | None = None,
) -> Pass:
    """Run `network` over x, (C, H, W) or (N, C, H, W), and keep every map; x's float type is kept.

    With a `previous` pass only what differs from it is computed: a layer is taken over whole where it and its input are
    the same objects, and by output channels where an edit changed only some. `check_cancelled` is called between layers
    and within them; `progress(done, total)` after each layer. Raises NetworkError, before anything is allocated,
    when the maps would not fit in memory, and Cancelled when `check_cancelled` does.
    """
    batch = as_batch(x)
    if batch.shape[1:] != network.input_shape:
        raise ValueError(f"the network takes {network.input_shape}, not {batch.shape[1:]}")
    check_memory(network, len(batch))
    layers = network.layers[: len(network.shapes) - 1]
    before = previous.steps if previous is not None else ()
    given, changed = Maps(batch), None
    if previous is not None and previous.x is x:
        given, changed = previous.input, NONE_CHANGED
    current = given
    steps: list[Step] = []
    moved: list[Array | None] = []  # of the input of each layer, the channels that differ
    for index, layer in enumerate(layers):
        check_cancelled()
        old = before[index] if index < len(before) else None
        moved.append(changed)
        partner = _partner(network, index, steps) if isinstance(layer, MaxUnpooling) else None
        if partner is not None:
            changed = _with_switches(changed, moved[partner.index], steps[partner.index], partner, old)
        steps.append(next_step(layer, current, changed, old, check_cancelled, partner))
        current, changed = steps[-1].maps, steps[-1].changed
        if progress is not None:
            progress(index + 1, len(layers))
    return Pass(network, x, tuple(steps), given)


def _partner(network: Network, index: int, steps: list[Step]) -> Partner | None:
    """The layer whose switches the one at `index` uses, as it was computed just now."""
    place = None if network.layers[index].muted else partner_index(network.layers, index)
    if place is None:
        return None
    layer = steps[place].layer
    assert isinstance(layer, MaxPooling)
    return Partner(place, layer, steps[place].trace)


def _with_switches(
    changed: Array | None, moved: Array | None, pooled: Step, partner: Partner, old: Step | None
) -> Array | None:
    """The channels that can differ in their values or in their switches. These are of the pooling's input: a maximum
    may stay what it is and come from another place.
    """
    before = None if old is None else old.trace.partner
    if changed is None or moved is None or pooled.changed is None or before is None or before.index != partner.index:
        return None
    return np.union1d(changed, moved)


def next_step(
    layer: Layer,
    x: Maps,
    changed: Array | None,
    old: Step | None,
    check_cancelled: CheckCancelled,
    partner: Partner | None = None,
) -> Step:
    """One layer over x, of which the channels `changed` differ from what the step `old` saw (None: all)."""
    step = _next_step(layer, x, changed, old, check_cancelled, partner)
    return step if partner is None else replace(step, trace=replace(step.trace, partner=partner))


def _next_step(
    layer: Layer,
    x: Maps,
    changed: Array | None,
    old: Step | None,
    check_cancelled: CheckCancelled,
    partner: Partner | None,
) -> Step:
    differing = None if old is None or changed is None else changed_outputs(old.layer, layer)
    if layer.muted:
        return Step(layer, x, Trace(x, x), changed if differing is not None else None)
    if old is None or changed is None or differing is None:
        return _whole(layer, x, check_cancelled, partner)
    functions = LAYER_TABLE[type(layer)]
    if functions.channelwise and len(differing):
        differing = differing[differing < x.shape[1]]  # it may hold numbers for more channels than there are
    if not len(changed) and not len(differing):
        return replace(old, layer=layer, changed=NONE_CHANGED)
    if functions.channelwise:
        channels = np.union1d(changed, differing) if len(differing) else changed
        other = () if partner is None else (partner.channels(channels),)
        part, _ = functions.forward(functions.only(layer, channels), x.channels(channels), check_cancelled, *other)
        return _patched(layer, x, changed, old, Change(channels, part))
    if functions.change is not None:
        change = functions.change(layer, old.layer, x, old.trace, changed, differing, check_cancelled)
        step = None if change is None else _patched(layer, x, changed, old, change)
        if step is not None and _is_exact_enough(step):
            return step
    if functions.forward_some is not None and not len(changed) and len(differing) < old.maps.shape[1]:
        part = functions.forward_some(layer, x.array, differing, check_cancelled)
        return _patched(layer, x, changed, old, Change(differing, part))
    spread = None if functions.spread is None else functions.spread(x.shape, changed)
    return _whole(layer, x, check_cancelled, changed=spread)


def _whole(
    layer: Layer, x: Maps, check_cancelled: CheckCancelled, partner: Partner | None = None, changed: Array | None = None
) -> Step:
    other = () if partner is None else (partner,)
    start = time.perf_counter()
    _, trace = LAYER_TABLE[type(layer)].forward(layer, x.array, check_cancelled, *other)
    return Step(layer, trace.outputs, trace, changed, seconds=time.perf_counter() - start)


def _is_exact_enough(step: Step) -> bool:
    """Whether adding changes has rounded no map by more than MOST_ROUNDING; the units of a vector are one map."""
    if step.rounding is None:
        return True
    largest = step.maps.magnitudes.max() if step.maps.is_vector else step.maps.magnitudes
    return bool((step.rounding <= MOST_ROUNDING * largest).all())


def _patched(layer: Layer, x: Maps, changed: Array, old: Step, change: Change) -> Step:
    """The old step with the maps of `change`; where they are few, only those that differ count as changed.

    `changed` are the channels of x that differ from what the old step saw.
    """
    total = old.rounding
    if change.rounding is not None or total is not None:
        total = np.zeros(old.maps.shape[1]) if total is None else total.copy()
        total[change.channels] = 0 if change.rounding is None else total[change.channels] + change.rounding
    if len(change.channels) <= FEW * old.maps.shape[1]:
        differs = _differing(change, old.maps)
        if not all(differs):
            change = change.part(differs)
    if not len(change.channels):
        trace = old.trace.after(x, old.maps, changed)
        return replace(old, layer=layer, changed=NONE_CHANGED, trace=trace, rounding=total)
    maps = old.maps.with_channels(change.channels, change.values)
    return Step(layer, maps, old.trace.after(x, maps, changed), change.channels, total, old.seconds)


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
