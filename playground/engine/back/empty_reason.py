"""Why a back-projection is empty, in words: nothing empty is shown without its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from playground.engine.back.live_maps import LiveMaps
from playground.engine.dead_map import dead_map
from playground.engine.forward import Pass
from playground.engine.layer_table import LAYER_TABLE
from playground.network.layers import ReLU
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import Rule, Seed


class StageLike(Protocol):
    """What of a stage is needed here."""

    @property
    def layer_index(self) -> int: ...
    @property
    def operation(self) -> str: ...
    @property
    def maps(self) -> LiveMaps: ...


def empty_reason(
    pass_: Pass, stages: Sequence[StageLike], channel: int, unit: tuple[int, int] | None, seed: Seed, rule: Rule
) -> Sentence:
    """The first stage that is all zero decides."""
    first = next(place for place, stage in enumerate(stages) if not stage.maps.values.any())
    if first == 0:
        return _empty_seed(pass_, stages[0].layer_index, channel, unit)
    stage, given = stages[first], stages[first - 1].maps.values
    name = pass_.steps[stage.layer_index].layer.name
    if stage.operation == "unrelu" and rule in (Rule.DECONVNET, Rule.GUIDED) and not (given > 0).any():
        template = QT_TRANSLATE_NOOP(
            "Sentence",
            "Only negative values came back to {name}, and the rule keeps the positive ones: try the gradient rule.",
        )
    elif stage.operation == "unrelu":
        template = QT_TRANSLATE_NOOP("Sentence", "Every unit that was reached was <= 0 at {name}.")
    elif stage.operation in ("transposed_convolution", "convolution", "fully_connected_transposed"):
        template = QT_TRANSLATE_NOOP("Sentence", "The weights of {name} for what was sent back are all zero.")
    else:
        template = QT_TRANSLATE_NOOP("Sentence", "Nothing is left on the way back through {name}.")
    return Sentence(template, {"name": name})


def _empty_seed(pass_: Pass, index: int, channel: int, unit: tuple[int, int] | None) -> Sentence:
    rectifier = _rectifier_below(pass_, index)
    if rectifier is None:
        template = QT_TRANSLATE_NOOP("Sentence", "The seed is zero: every unit of map {map} that was kept is 0.")
        return Sentence(template, {"map": channel})
    if unit is None:
        dead = dead_map(pass_, index, channel)
        if dead is not None:
            return dead.sentence
        template = QT_TRANSLATE_NOOP("Sentence", "Every unit of map {map} was <= 0 at {name}.")
        return Sentence(template, {"map": channel, "name": rectifier})
    template = QT_TRANSLATE_NOOP("Sentence", "The unit ({row}, {column}) of map {map} was <= 0 at {name}.")
    return Sentence(template, {"map": channel, "name": rectifier, "row": unit[0], "column": unit[1]})


def _rectifier_below(pass_: Pass, index: int) -> str | None:
    """The nearest ReLU that made this very map, with nothing that mixes maps between."""
    while index >= 0:
        layer = pass_.steps[index].layer
        if not layer.muted and isinstance(layer, ReLU):
            return layer.name
        if not layer.muted and not LAYER_TABLE[type(layer)].channelwise:
            return None
        index -= 1
    return None
