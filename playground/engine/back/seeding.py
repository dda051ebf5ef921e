"""The seed: what is put at the selected layer before going back, everything else being zero."""

from __future__ import annotations

import numpy as np

from playground.engine.back.live_maps import LiveMaps
from playground.engine.forward import Pass
from playground.network.layers import Array, LogSoftmax, Softmax
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence
from playground.network.setup import Seed, SeedKind


def seeded_layer(pass_: Pass, layer_index: int) -> tuple[int, tuple[Sentence, ...]]:
    """The layer whose output takes the seed: the selected one; for a softmax the logits before it, and a note.

    Raises NetworkError when the pass did not get as far as the layer.
    """
    if not -1 <= layer_index < len(pass_.steps):
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "Layer {number} was not computed: the maps end at layer {last}."),
            number=layer_index + 1,
            last=len(pass_.steps),
        )
    start = index = layer_index
    notes: tuple[Sentence, ...] = ()
    while index >= 0:
        layer = pass_.steps[index].layer
        if isinstance(layer, Softmax | LogSoftmax) and not layer.muted:
            start = index - 1
            note = QT_TRANSLATE_NOOP("Sentence", "{name} is a softmax: the seed is put at the logits before it.")
            notes = (Sentence(note, {"name": layer.name}),)
        elif not layer.muted:
            break
        index -= 1
    return start, notes


def seed_maps(pass_: Pass, index: int, channel: int, seed: Seed, image: int) -> tuple[tuple[int, int] | None, LiveMaps]:
    """Where a one-unit seed sits, and the seed. Raises NetworkError when there is no such map or unit."""
    output = pass_.output(index)[image]
    if not 0 <= channel < len(output):
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "There is no map {map}: the layer has the maps 0 to {last}."),
            map=channel,
            last=len(output) - 1,
        )
    values = output[channel]
    unit = _unit(values, seed)
    if unit is None:
        kept = values.copy() if seed.own_value else np.ones_like(values)
    else:
        kept = np.zeros_like(values)
        kept[unit] = values[unit] if seed.own_value else 1
    return unit, LiveMaps(np.array([channel]), kept[None], len(output))


def _unit(values: Array, seed: Seed) -> tuple[int, int] | None:
    if seed.kind is SeedKind.MAP:
        return None
    if seed.kind is SeedKind.STRONGEST:
        finite = np.where(np.isfinite(values), values, -np.inf)
        best = int(finite.argmax())
        return best // values.shape[1], best % values.shape[1]
    row, column = seed.unit
    height, width = values.shape
    if not (0 <= row < height and 0 <= column < width):
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "There is no unit ({row}, {column}) in a map of {height}x{width}."),
            row=row,
            column=column,
            height=height,
            width=width,
        )
    return row, column
