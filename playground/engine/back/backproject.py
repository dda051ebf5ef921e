"""Back-projection: one map of one layer, all else zero, run backwards to the picture (Zeiler & Fergus, 1311.2901).

Every stage on the way is kept, so that the strip can show what un-pooling, un-ReLU and transposed convolution did.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine import way_back
from playground.engine.back.empty_reason import empty_reason
from playground.engine.back.live_maps import LiveMaps
from playground.engine.back.seeding import seed_maps, seeded_layer
from playground.engine.back.shown import overlay_pixels as overlay_pixels
from playground.engine.back.shown import shown_pixels as shown_pixels
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.forward import Pass
from playground.engine.layer_table import LAYER_TABLE
from playground.engine.pooling.forgotten_switches import unpool_blindly
from playground.engine.step import Step
from playground.network.layers import AdaptivePooling, Array, GlobalPooling, MaxPooling
from playground.network.sentence import Sentence
from playground.network.setup import Rule, Seed, Unpooling


@dataclass(frozen=True, eq=False)
class Stage:
    """The input of layer `layer_index` as reconstructed by `operation`; the "seed" is the output of its layer instead.

    `maps.channels` and `maps.values` are the channels that can be other than zero; `array` is all of them, (C, H, W).
    `removed` counts the values that the rule set to zero.
    """

    layer_index: int
    operation: str
    maps: LiveMaps
    removed: int
    notes: tuple[Sentence, ...]

    @property
    def array(self) -> Array:
        return self.maps.array


@dataclass(frozen=True, eq=False)
class BackProjection:
    """Which map was sent back, how, the stages in the order they were made, and the signed picture (C, H, W).

    `unit` is where a strongest-unit or one-unit seed sits, (row, column). `empty_reason` says why nothing is left.
    """

    layer_index: int
    map: int
    seed: Seed
    unit: tuple[int, int] | None
    rule: Rule
    stages: tuple[Stage, ...]
    picture: Array
    empty_reason: Sentence | None
    unpooling: Unpooling = Unpooling.SWITCHES


@np.errstate(all="ignore")  # NaN and infinity are shown in the maps, not warned of
def back_project(
    pass_: Pass,
    layer_index: int,
    channel: int,
    seed: Seed,
    rule: Rule,
    check_cancelled: CheckCancelled = nothing,
    image: int = 0,
    unpooling: Unpooling = Unpooling.SWITCHES,
) -> BackProjection:
    """Send map `channel` of layer `layer_index` back to the picture; -1 is the input itself.

    Raises NetworkError when there is no such layer, map or unit in the pass; Cancelled when `check_cancelled` does.
    With another `unpooling` than by switches the values of max pooling go to other places of their windows.
    A softmax cannot be seeded: the seed goes to the logits before it, and a note says so.
    """
    start, notes = seeded_layer(pass_, layer_index)
    unit, maps = seed_maps(pass_, start, channel, seed, image)
    stages = [Stage(start, "seed", maps, 0, notes)]
    for index in range(start, -1, -1):
        check_cancelled()
        stages.append(_stage(pass_.steps[index], index, stages[-1].maps, rule, unpooling, image, check_cancelled))
    picture = stages[-1].array
    reason = None if picture.any() else empty_reason(pass_, stages, channel, unit, seed, rule)
    return BackProjection(layer_index, channel, seed, unit, rule, tuple(stages), picture, reason, unpooling)


def _stage(
    step: Step,
    index: int,
    given: LiveMaps,
    rule: Rule,
    unpooling: Unpooling,
    image: int,
    check_cancelled: CheckCancelled,
) -> Stage:
    if step.layer.muted:
        return Stage(index, "identity", given, 0, ())
    functions = LAYER_TABLE[type(step.layer)]
    operation, notes = functions.describe(step.layer, rule)
    if operation == "unpool" and unpooling is not Unpooling.SWITCHES:
        return Stage(index, operation, _unpooled_blindly(step, given, unpooling, image), 0, way_back.blindly(unpooling))
    maps = _back_through(step, given, rule, image, check_cancelled)
    removed = 0
    if operation == "unrelu":
        removed = _live_units(given.values) - _live_units(maps.values)
    return Stage(index, operation, maps, removed, notes)


def _unpooled_blindly(step: Step, given: LiveMaps, unpooling: Unpooling, image: int) -> LiveMaps:
    assert isinstance(step.layer, MaxPooling | AdaptivePooling | GlobalPooling)
    trace = step.trace.image(image)
    part = trace if given.channels is None else trace.channels(given.channels)
    back = unpool_blindly(step.layer, given.values[None], part, unpooling)
    return LiveMaps(given.channels, back[0], trace.input_shape[1])


def _live_units(values: Array) -> int:
    return int(np.count_nonzero(values != 0))  # counting the booleans is much faster than counting the numbers


def _back_through(step: Step, given: LiveMaps, rule: Rule, image: int, check_cancelled: CheckCancelled) -> LiveMaps:
    """One layer back, with only the channels that are not zero where the layer allows it."""
    functions = LAYER_TABLE[type(step.layer)]
    trace = step.trace.image(image)
    total = trace.input_shape[1]
    if functions.channelwise:
        layer, part = step.layer, trace
        if given.channels is not None:
            layer, part = functions.only(layer, given.channels), trace.channels(given.channels)
        back = functions.project(layer, given.values[None], part, rule, check_cancelled)
        return LiveMaps(given.channels, back[0], total)
    if functions.project_some is not None and given.channels is not None:
        back = functions.project_some(step.layer, given.values[None], given.channels, trace, rule, check_cancelled)
    else:
        back = functions.project(step.layer, given.array[None], trace, rule, check_cancelled)
    return LiveMaps(None, back[0], total)
