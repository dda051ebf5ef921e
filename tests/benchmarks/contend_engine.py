"""The engine of this program as a contender."""

from __future__ import annotations

import numpy as np

from playground.allocator import keep_freed_memory
from playground.engine import pixels
from playground.engine.back.backproject import back_project, shown_pixels
from playground.engine.forward import Pass, run
from playground.engine.step import Step
from playground.engine.threads import THREADS
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.network import Network
from playground.network.setup import Rule, Seed
from tests.benchmarks.edits import CELL, cell_values
from tests.benchmarks.workloads import BACK, EDIT, EDIT_AND_BACK, FORWARD, LOOP, PIXELS, Workload

TABLE = np.arange(256, dtype=np.uint32) * 0x010101 | 0xFF000000


class Job:
    """A workload, done once per `repeat`; `answer` is what it came to, for the comparison."""

    def __init__(self, workload: Workload) -> None:
        self.workload, self.x = workload, workload.x
        self.network: Network = workload.network
        self.passed: Pass = run(self.network, self.x)
        self.values = cell_values()
        self.picture: np.ndarray | None = None
        self.shown: list[np.ndarray] = []
        self.repeat = {
            FORWARD: self.forward,
            EDIT: self.edit,
            BACK: self.back,
            EDIT_AND_BACK: self.edit_and_back,
            LOOP: self.loop,
            PIXELS: self.pixels,
        }[workload.job]

    def forward(self) -> None:
        self.passed = run(self.network, self.x)

    def edit(self) -> None:
        self.network = set_kernel_cell(self.network, 0, *CELL, next(self.values))
        self.passed = run(self.network, self.x, self.passed)

    def back(self) -> None:
        result = back_project(self.passed, *self.workload.pinned, Seed(), Rule.DECONVNET)
        self.picture = shown_pixels(result.picture)[0]

    def edit_and_back(self) -> None:
        self.edit()
        self.picture = back_project(self.passed, *self.workload.pinned, Seed(), Rule.GRADIENT).picture

    def loop(self) -> None:
        self.edit_and_back()
        assert self.picture is not None
        first, *others = self.shown or [self.coloured(self.x[0])]  # the picture stays the same
        self.shown = [first]
        for index, step in enumerate(self.passed.steps):
            self.shown.append(self.recoloured(step, others[index] if others else None))
        self.shown.append(shown_pixels(self.picture)[0])

    def recoloured(self, step: Step, image: np.ndarray | None) -> np.ndarray:
        """All maps of a layer, one below the other; `image` shows them before the edit. As `session/frame.py` does it:
        the tiles of the maps that changed are put into a copy, unless those are many."""
        count, changed = step.maps.shape[1], step.changed
        if image is None or changed is None or 4 * len(changed) > count:
            return self.coloured(step.output[0])
        tiles = pixels.coloured_alone(step.maps.channels(changed)[0], TABLE, 0)
        return pixels.with_tiles(image, changed, tiles, columns=1) if len(changed) else image

    def pixels(self) -> None:
        self.shown = [self.coloured(self.x[0])]

    def coloured(self, maps: np.ndarray) -> np.ndarray:
        return pixels.coloured_alone(maps, TABLE, 0).reshape(-1, maps.shape[2])

    def answer(self) -> list[np.ndarray]:
        """The maps of every layer for the same coefficient, the picture, the pixels."""
        if self.workload.job in (EDIT, EDIT_AND_BACK, LOOP):
            self.values = cell_values()
            self.repeat()
        if self.workload.job == PIXELS:
            return self.shown
        maps = [self.passed.output(index) for index in range(len(self.passed.steps))]
        return [*maps, *([] if self.picture is None else [self.picture]), *self.shown]


def prepare(workload: Workload, threads: int = 1) -> Job:
    THREADS.use(threads)
    keep_freed_memory()  # as `cli.main` does
    return Job(workload)
