"""A knob turned over a range: what goes in, the pinned map and what it comes to, at every value. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from playground.engine import pixels
from playground.engine.back.backproject import back_project, shown_pixels
from playground.engine.forward import Pass, run
from playground.inputs.pictured import visible_channels
from playground.inputs.reading import Reading, read
from playground.network.knob import Knob, turned
from playground.network.layers import Array
from playground.network.progress import Progress, silent
from playground.network.setup import Input, SetUp
from playground.session.films.pinned import pinned_map

SIDE = 360
"""Most pixels along the longer side of a map that is kept for a picture."""


@dataclass(frozen=True, eq=False)
class SweepStep:
    """One value of the knob, and what there is then."""

    value: float
    setup: SetUp
    picture: Array  # (H, W, 3) uint8, what goes in
    map: Array  # (h, w) float32, at most SIDE: each pixel the strongest value it covers
    size: tuple[int, int]  # rows and columns of the map
    range: float  # its largest magnitude
    projection: Array  # (H, W, 3) uint8, 0 is mid-grey
    scale: float  # what is white there, and black below zero


def sweep_steps(setup: SetUp, knob: Knob, values: Sequence[float], progress: Progress = silent) -> list[SweepStep]:
    """The steps of all `values`, the pinned map of `setup` on each. `progress` is also asked within a step, and may
    raise to stop. Raises SpokenError where nothing is pinned or a value cannot be computed.
    """
    steps: list[SweepStep] = []
    read_before: tuple[Input, Reading] | None = None
    passed: Pass | None = None
    for number, value in enumerate(values):
        progress(number, len(values))
        now = turned(setup, knob, value)
        if read_before is None or read_before[0] is not now.input:
            read_before = now.input, read(now.input)
        place = pinned_map(now)
        check = partial(progress, number, len(values))
        passed = run(now.network, read_before[1].x, passed, check)
        steps.append(_step(now, value, passed, place, read_before[1]))
    progress(len(values), len(values))
    return steps


def _step(setup: SetUp, value: float, passed: Pass, place: tuple[int, int], reading: Reading) -> SweepStep:
    view, whole = setup.view, passed.maps(place[0]).channel(place[1])[:1]
    rows, columns = whole.shape[1:]
    shrink = max(1.0, max(rows, columns) / SIDE)
    size = max(1, round(rows / shrink)), max(1, round(columns / shrink))
    strongest = pixels.strongest(np.ascontiguousarray(whole, np.float32), *size)
    result = back_project(passed, *place, view.seed, view.rule, unpooling=view.unpooling)
    image, scale = shown_pixels(visible_channels(setup.input.as_colours(result.picture)))
    projection = np.ascontiguousarray(np.repeat(image, 3, axis=2) if image.shape[2] == 1 else image)
    reach = float(pixels.map_ranges(strongest)[0])
    return SweepStep(value, setup, reading.picture, strongest[0], (rows, columns), reach, projection, scale)
