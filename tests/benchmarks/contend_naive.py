"""Maps to pixels as one writes it first: map by map, in whole-array NumPy expressions."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.workloads import Workload

COLOURS = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)


class Job:
    """Every map normalised by its largest magnitude, coloured through a table of RGB triples, put in one array."""

    def __init__(self, workload: Workload) -> None:
        self.maps = workload.x[0]

    def repeat(self) -> None:
        tiles = []
        for values in self.maps:
            full = np.abs(values).max()
            levels = np.rint(values / full * 127) + 128
            tiles.append(COLOURS[levels.astype(int)])
        self.tiles = np.stack(tiles)

    def answer(self) -> list[np.ndarray]:
        """As 0xffRRGGBB."""
        red, green, blue = (self.tiles[..., index].astype(np.uint32) for index in range(3))
        return [0xFF000000 | red << 16 | green << 8 | blue]


def prepare(workload: Workload, threads: int) -> Job:
    """Numpy itself has no threads for this."""
    return Job(workload)
