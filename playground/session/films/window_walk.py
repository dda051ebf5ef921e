"""The window of the pinned map's layer led over its input, block by block, and the map that comes about."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.engine.explain.terms import Pooled, Summed, Unit
from playground.engine.explain.unit import explain
from playground.engine.forward import run
from playground.inputs.reading import read
from playground.network.layers import Array, Layer
from playground.network.progress import Progress, silent
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError
from playground.network.setup import SetUp
from playground.session.films.pinned import pinned_map


@dataclass(frozen=True, eq=False)
class WalkStep:
    """One unit of the walk: how it came about, and which units were reached by then, (H, W) bool."""

    unit: Unit
    terms: Summed | Pooled
    reached: Array


@dataclass(frozen=True, eq=False)
class Walk:
    """The steps, what they go over and what they make. `under` is the picture, (H, W, 3) uint8, or one map of the
    layer's input, (H, W), number `channel`; `map` is the whole map they lead to.
    """

    layer: Layer
    number: int
    under: Array
    channel: int | None
    map: Array
    steps: tuple[WalkStep, ...]


def window_walk(setup: SetUp, count: int, progress: Progress = silent) -> Walk:
    """About `count` steps, row by row; every unit where there are no more. `progress` may raise to stop.

    Raises SpokenError where nothing is pinned, or its layer has no window that moves.
    """
    index, number = pinned_map(setup)
    reading = read(setup.input)
    passed = run(setup.network, reading.x, check_cancelled=lambda: progress(0, count))
    whole = passed.maps(index).channel(number)[0]
    blocks = _blocks(whole.shape[0], whole.shape[1], count)
    reached, steps = np.zeros(whole.shape, bool), []
    for place, (rows, columns) in enumerate(blocks):
        progress(place, len(blocks))
        unit = Unit(number, (rows.start + rows.stop - 1) // 2, (columns.start + columns.stop - 1) // 2)
        terms = explain(passed, index, unit)
        if not isinstance(terms, Summed | Pooled):
            raise SpokenError(
                QT_TRANSLATE_NOOP(
                    "Sentence", "{name} has no window that moves: pin a map of a convolution or a pooling."
                ),
                name=setup.network.layers[index].name,
            )
        reached = reached.copy()
        reached[rows, columns] = True
        steps.append(WalkStep(unit, terms, reached))
    progress(len(blocks), len(blocks))
    if index == 0:
        return Walk(setup.network.layers[index], number, reading.picture, None, whole, tuple(steps))
    channel = _channel(steps[0].terms)
    under = passed.maps(index - 1).channel(channel)[0]
    return Walk(setup.network.layers[index], number, under, channel, whole, tuple(steps))


def _blocks(rows: int, columns: int, count: int) -> list[tuple[slice, slice]]:
    """The map cut into about `count` blocks, row by row."""
    down = min(rows, max(1, round(math.sqrt(count * rows / columns))))
    across = min(columns, max(1, count // down))
    return [
        (
            slice(top * rows // down, (top + 1) * rows // down),
            slice(left * columns // across, (left + 1) * columns // across),
        )
        for top in range(down)
        for left in range(across)
    ]


def _channel(terms: Summed | Pooled) -> int:
    """The input map that is shown: the pooled one, or the one whose slice of the kernel is the strongest."""
    if isinstance(terms, Pooled):
        return terms.channel
    return int(terms.channels[np.abs(terms.kernels).sum(axis=(1, 2)).argmax()])
