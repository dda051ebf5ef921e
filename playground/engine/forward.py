"""The forward pass: every layer's maps, computed anew only where the network or the input changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.engine.bound import of_input
from playground.engine.cancel import Cancelled as Cancelled
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.difference import NONE_CHANGED
from playground.engine.increment import next_step
from playground.engine.maps import Maps
from playground.engine.memory import check_memory
from playground.engine.step import Step
from playground.engine.trace import Partner
from playground.network.layers import Array, MaxPooling, MaxUnpooling
from playground.network.network import Network
from playground.network.partners import partner_index


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
    current, bound = given, of_input(given)
    steps: list[Step] = []
    moved: list[Array | None] = []  # of the input of each layer, the channels that differ
    for index, layer in enumerate(layers):
        check_cancelled()
        old = before[index] if index < len(before) else None
        moved.append(changed)
        partner = _partner(network, index, steps) if isinstance(layer, MaxUnpooling) else None
        if partner is not None:
            changed = _with_switches(changed, moved[partner.index], steps[partner.index], partner, old)
        step = next_step(layer, current, changed, old, check_cancelled, partner, bound)
        steps.append(step)
        current, changed, bound = step.maps, step.changed, step.bound
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
