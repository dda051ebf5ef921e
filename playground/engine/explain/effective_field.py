"""The effective receptive field of one unit: how much each position before it weighs in its value (Luo et al. 2016).

The theoretical field says what a unit can see; inside it the middle usually weighs most, and what a ReLU switched off
or a pooling passed over weighs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.back.backproject import BackProjection, back_project
from playground.engine.back.live_maps import LiveMaps
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.explain.terms import Unit
from playground.engine.forward import Pass
from playground.network.layers import Array
from playground.network.receptive_field import fields_behind
from playground.network.setup import Rule, Seed, SeedKind


@dataclass(frozen=True, eq=False)
class FieldWeights:
    """The part of a unit's theoretical field that lies in the maps before a layer, from `top` and `left` on.

    `weights` (h, w) are the magnitudes of the unit's gradient, summed over the channels, over the largest of them: 0 to
    1, and 0 everywhere where none is left or one is not finite.
    """

    top: int
    left: int
    weights: Array

    def fewest(self, share: float) -> int:
        """How few positions hold this share of the weight."""
        strongest_first = np.sort(self.weights, axis=None)[::-1].astype(np.float64)
        held = np.cumsum(strongest_first)
        return int(np.searchsorted(held, share * held[-1])) + 1 if len(held) and held[-1] > 0 else 0


@dataclass(frozen=True, eq=False)
class EffectiveField:
    """What weighs in the value of `unit` of layer `layer_index`.

    `fields` are those in the input of each layer up to it: first the network's input.
    """

    layer_index: int
    unit: Unit
    fields: tuple[FieldWeights, ...]


def effective_field(
    pass_: Pass, layer_index: int, unit: Unit, check_cancelled: CheckCancelled = nothing
) -> EffectiveField:
    """The gradient of the unit's value to everything before it, by magnitude. That of a softmax is its logit's.

    Raises NetworkError when there is no such layer, map or unit in the pass; Cancelled when `check_cancelled` does.
    What lies outside of the theoretical field, as the rest of a map by whose mean it is normalised, is left out.
    """
    seed = Seed(SeedKind.UNIT, (unit.row, unit.column), own_value=False)
    projection = back_project(pass_, layer_index, unit.map, seed, Rule.GRADIENT, check_cancelled)
    fields = fields_behind(pass_.network, layer_index)
    boxes = [field.box(unit.row, unit.column) for field in fields]
    maps = _gradients(projection, layer_index)
    return EffectiveField(layer_index, unit, tuple(map(_weights, maps, boxes)))


def _gradients(projection: BackProjection, layer_index: int) -> list[LiveMaps]:
    """What came back to the input of each layer up to `layer_index`; the seed where it was put before that."""
    seed, *later = projection.stages
    before = [stage.maps for stage in reversed(later)]
    return before + [seed.maps] * (layer_index + 1 - len(before))


@np.errstate(all="ignore")  # NaN and infinity weigh nothing
def _weights(maps: LiveMaps, box: tuple[int, int, int, int]) -> FieldWeights:
    top, left, height, width = box
    first, start = max(top, 0), max(left, 0)
    inside = maps.values[:, first : max(top + height, first), start : max(left + width, start)]
    summed = np.abs(inside).sum(axis=0)
    largest = summed.max(initial=0)
    weights = summed / largest if 0 < largest < np.inf else np.zeros_like(summed)
    return FieldWeights(first, start, weights.astype(np.float32))
