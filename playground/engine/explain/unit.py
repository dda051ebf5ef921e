"""How a unit of any layer came about: the one entrance for the views."""

from __future__ import annotations

import numpy as np

from playground.engine.explain.back import unpooled
from playground.engine.explain.normalised import damped, normalised
from playground.engine.explain.terms import Bent, ForwardTerms, Moved, Unit
from playground.engine.explain.vector import shared, weighted
from playground.engine.explain.window import pooled, pooled_share, pooled_whole, stamped, summed
from playground.engine.forward import Pass
from playground.engine.layer_table import LAYER_TABLE
from playground.network.layers import (
    AdaptivePooling,
    BatchNormalization,
    Convolution,
    Dropout,
    Flatten,
    FullyConnected,
    GlobalPooling,
    InstanceNormalization,
    LocalResponseNormalization,
    LogSoftmax,
    MaxUnpooling,
    Pooling,
    Softmax,
    TransposedConvolution,
)


@np.errstate(all="ignore")  # NaN and infinity are shown, not warned of
def explain(pass_: Pass, index: int, unit: Unit) -> ForwardTerms | None:
    """The terms of a unit of layer `index`; None where the pass has no such unit, or its layer mixes in a way that has
    no terms of its own.
    """
    if not 0 <= index < len(pass_.steps):
        return None
    step, maps = pass_.steps[index], pass_.maps(index - 1)
    _, channels, height, width = step.maps.shape
    if not (0 <= unit.map < channels and 0 <= unit.row < height and 0 <= unit.column < width):
        return None
    layer, value = step.layer, float(step.maps.channel(unit.map)[0, unit.row, unit.column])
    if layer.muted or isinstance(layer, Dropout):
        return Moved(unit, value)
    if isinstance(layer, Convolution):
        return summed(layer, maps, unit, value)
    if isinstance(layer, TransposedConvolution):
        return stamped(layer, maps, unit, value)
    if isinstance(layer, Pooling):
        return pooled(layer, maps, unit, value)
    if isinstance(layer, AdaptivePooling):
        return pooled_share(layer, maps, unit, value)
    if isinstance(layer, GlobalPooling):
        return pooled_whole(layer, maps, unit, value)
    if isinstance(layer, FullyConnected):
        return weighted(layer, maps, unit, value)
    if isinstance(layer, Softmax | LogSoftmax):
        return shared(maps, unit, value, is_log=isinstance(layer, LogSoftmax))
    if isinstance(layer, Flatten):
        place = np.unravel_index(unit.map, maps.shape[1:])
        return Moved(Unit(*(int(part) for part in place)), value)
    if isinstance(layer, BatchNormalization | InstanceNormalization):
        return normalised(layer, maps, unit, value)
    if isinstance(layer, MaxUnpooling):
        return unpooled(step, unit, value)
    if isinstance(layer, LocalResponseNormalization):
        return damped(layer, maps, unit, value)
    if LAYER_TABLE[type(layer)].channelwise:
        return Bent(float(maps.channel(unit.map)[0, unit.row, unit.column]), value, unit.map)
    return None
