"""The four rules on one map and one seed: what each brings back, and at every ReLU where they part.

Deconvnet and guided recover parts of the picture and say little about the class (Nie et al. 2018, 1805.07039); with
random weights they hardly change (Adebayo et al. 2018, 1810.03292), which `correlation` measures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.engine.back.backproject import BackProjection, Stage, back_project
from playground.engine.back.shown import largest
from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.forward import Pass
from playground.network.layers import Array
from playground.network.setup import Rule, Seed, Unpooling


@dataclass(frozen=True, eq=False)
class Parting:
    """What the rules leave at the ReLU `layer_index`: how many values are not zero under each, and at how many units
    not all of them agree about that.
    """

    layer_index: int
    kept: Mapping[Rule, int]
    differing: int


@dataclass(frozen=True, eq=False)
class RuleComparison:
    """One back-projection per rule, the magnitude that serves all of them as scale, and the ReLUs on the way back."""

    results: Mapping[Rule, BackProjection]
    scale: float
    partings: tuple[Parting, ...]


def compare_rules(
    pass_: Pass,
    layer_index: int,
    channel: int,
    seed: Seed,
    unpooling: Unpooling = Unpooling.SWITCHES,
    check_cancelled: CheckCancelled = nothing,
) -> RuleComparison:
    """Send a map back by every rule. Raises NetworkError and Cancelled as `back_project` does."""
    results = {
        rule: back_project(pass_, layer_index, channel, seed, rule, check_cancelled, unpooling=unpooling)
        for rule in Rule
    }
    scale = max(largest(result.picture) for result in results.values())
    return RuleComparison(results, scale, _partings(pass_, results))


def correlation(picture: Array, other: Array) -> float:
    """Pearson's correlation of two signed pictures of one shape, NaN where one of them is the same everywhere."""
    first, second = (np.nan_to_num(array.astype(np.float64)).reshape(-1) for array in (picture, other))
    first, second = first - first.mean(), second - second.mean()
    size = float(np.sqrt((first * first).sum() * (second * second).sum()))
    return float((first * second).sum()) / size if size > 0 else float("nan")


def _partings(pass_: Pass, results: Mapping[Rule, BackProjection]) -> tuple[Parting, ...]:
    """In the order of the way back. Linear passes every ReLU on: its stages tell where the ReLUs are as well."""
    partings = []
    for place, stage in enumerate(results[Rule.DECONVNET].stages):
        if stage.operation == "unrelu":
            live = {rule: _live(result.stages[place]) for rule, result in results.items()}
            together = np.sum(list(live.values()), axis=0, dtype=np.uint8)
            differing = int(np.count_nonzero((together > 0) & (together < len(live))))
            kept = {rule: int(np.count_nonzero(where)) for rule, where in live.items()}
            partings.append(Parting(stage.layer_index, kept, differing))
    return tuple(partings)


def _live(stage: Stage) -> Array:
    """Which values are not zero, (C, H, W) bool; only the live channels where the seed left the others empty."""
    return np.asarray(stage.maps.values != 0)
