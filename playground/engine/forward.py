"""The forward pass: every layer's maps, computed anew only where the network or the input changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from playground.engine.cancel import Cancelled as Cancelled
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.difference import NONE_CHANGED, changed_outputs
from playground.engine.layer_table import LAYER_TABLE
from playground.engine.trace import Trace
from playground.network.costs import check_memory
from playground.network.layers import Array, Layer
from playground.network.network import Network


@dataclass(frozen=True, eq=False)
class Step:
    """What one layer made of its input. `changed` are the output channels that may differ from the previous pass's
    (None: all, empty: none)."""

    layer: Layer
    output: Array
    trace: Any
    changed: Array | None


@dataclass(frozen=True, eq=False)
class Pass:
    """One forward run, never written again. `steps` ends before the network's problem, if it has one."""

    network: Network
    x: Array
    steps: tuple[Step, ...]

    def output(self, index: int) -> Array:
        """The output of layer `index`, (N, C, H, W); that of -1 is the input."""
        return self.steps[index].output if index >= 0 else as_batch(self.x)


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
    current, changed = batch, None
    if previous is not None and previous.x is x:
        current, changed = previous.output(-1), NONE_CHANGED
    steps: list[Step] = []
    for index, layer in enumerate(layers):
        check_cancelled()
        old = before[index] if index < len(before) else None
        steps.append(_step(layer, current, changed, old, check_cancelled))
        current, changed = steps[-1].output, steps[-1].changed
        if progress is not None:
            progress(index + 1, len(layers))
    return Pass(network, x, tuple(steps))


def _step(layer: Layer, x: Array, changed: Array | None, old: Step | None, check_cancelled: CheckCancelled) -> Step:
    """One layer over x, of which the channels `changed` differ from what the step `old` saw (None: all)."""
    differing = None if old is None or changed is None else changed_outputs(old.layer, layer)
    if layer.muted:
        return Step(layer, x, Trace(x, x), changed if differing is not None else None)
    if old is None or changed is None or differing is None:
        return _fresh(layer, x, check_cancelled)
    if not len(changed) and not len(differing):
        return replace(old, layer=layer, changed=NONE_CHANGED)
    functions = LAYER_TABLE[type(layer)]
    if functions.channelwise:
        part, _ = functions.forward(layer, np.ascontiguousarray(x[:, changed]), check_cancelled)
        return _patched(layer, x, old, changed, part)
    if functions.forward_some is not None and not len(changed) and len(differing) < old.output.shape[1]:
        part = functions.forward_some(layer, x, differing, check_cancelled)
        return _patched(layer, x, old, differing, part)
    return _fresh(layer, x, check_cancelled)


def _fresh(layer: Layer, x: Array, check_cancelled: CheckCancelled) -> Step:
    output, trace = LAYER_TABLE[type(layer)].forward(layer, x, check_cancelled)
    return Step(layer, output, trace, None)


def _patched(layer: Layer, x: Array, old: Step, channels: Array, part: Array) -> Step:
    """The old step with some channels replaced, in a copy: the old maps may be on the screen."""
    output = old.output.copy()
    output[:, channels] = part
    return Step(layer, output, Trace(x, output), channels)
