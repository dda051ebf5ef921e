"""The search for the nine strongest units, in pictures a second, against PyTorch; and its memory over many pictures.

    python -m tests.benchmarks.top_nine                  against PyTorch (extra `bench`), as ratios: higher is faster
    python -m tests.benchmarks.top_nine --memory 50000   the memory of all its processes while it searches so many

The network has the stack of the shipped *Things* with random weights, over generated 64 x 64 scenes. PyTorch reads the
same scenes in two ways, each with the same number of workers: its DataLoader, whose workers make the pictures for one
process that runs the network on as many threads; and processes that do both, on one thread each.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np

from playground.engine.threads import core_count
from playground.engine.top_nine.job import Job
from playground.engine.top_nine.search import Found, search
from playground.engine.top_nine.workers import Workers, local_processes
from playground.inputs.picture_sets import ScenePictures, framing_of
from playground.network.layers import Array, Convolution, MaxPooling, Padding, ReLU
from playground.network.network import Network
from playground.network.setup import Picture, PictureInput
from tests.benchmarks.memory import MEGABYTE, PeakMemory

WIDTHS: tuple[int | None, ...] = (24, 24, None, 48, 48, None, 64, 64, None, 96)
"""Output channels of Things' convolutions; None is a pooling."""
SIDE = 64
WARM_UP = 64
OPPONENTS = ("loader", "processes")


def things(side: int = SIDE) -> Network:
    """The stack up to its last ReLU, with random weights that neither die out nor blow up."""
    random = np.random.default_rng(0)
    layers: list[Convolution | ReLU | MaxPooling] = []
    inputs = 3
    for number, width in enumerate(WIDTHS):
        if width is None:
            layers.append(MaxPooling(name=f"pool{number}"))
            continue
        kernels = random.normal(0, np.sqrt(2 / (9 * inputs)), (width, inputs, 3, 3)).astype(np.float32)
        around = Padding.all_sides(1, 1)
        bias = np.zeros(width, np.float32)
        layers += [Convolution(name=f"conv{number}", kernels=kernels, bias=bias, padding=around)]
        layers += [ReLU(name=f"relu{number}")]
        inputs = width
    return Network((3, side, side), tuple(layers))


def scene_job(count: int, side: int = SIDE) -> tuple[Job, range]:
    network = things(side)
    pictures = ScenePictures(count, framing_of(PictureInput(Picture("", b""), side, side)), seed=1)
    return Job.of(network, len(network.layers) - 1, pictures), pictures.find()


def own_rate(workers: Workers, count: int) -> tuple[float, Found]:
    """Pictures a second, and what was found."""
    job, keys = scene_job(count)
    start = time.perf_counter()
    found = search(job, keys, workers)
    return count / (time.perf_counter() - start), found


class Opponent:
    """PyTorch in a process of its own: one line in, its rate out; what it found goes into a file."""

    def __init__(self, way: str, workers: int, file: Path) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.top_nine_torch", way, str(workers), str(file)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def rate(self, count: int) -> float:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{count}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def differs(found: Found, file: Path) -> float:
    """The largest difference of any of the nine values, in shares of the largest."""
    theirs: Array = np.load(file)
    ours = found.strongest.values
    return float(np.abs(ours - theirs).max() / np.abs(ours).max())


def compete(count: int, rounds: int, workers: int, opponents: Sequence[str], folder: Path) -> None:
    print(f"{count:,} scenes of {SIDE} x {SIDE}, {workers} workers; pictures a second")
    for way in opponents:
        file = folder / f"{way}.npy"
        opponent = Opponent(way, workers, file)
        try:
            ratios, rates = [], []
            opponent.rate(WARM_UP)
            with local_processes(workers) as started:
                own_rate(started, WARM_UP)
                for _ in range(rounds):
                    theirs = opponent.rate(count)
                    ours, found = own_rate(started, count)
                    ratios.append(ours / theirs)
                    rates.append((ours, theirs))
        finally:
            opponent.close()
        ours, theirs = (median(side) for side in zip(*rates, strict=True))
        ratio = f"{median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f}, wanted 1.0)"
        off = f"values differ by {differs(found, file):.1e}"
        print(f"{way:10} ours {ours:6.0f}   torch {theirs:6.0f}   ours / torch {ratio}   {off}", flush=True)


def memory(count: int, side: int, workers: int) -> None:
    """Prints the peak of all processes' memory over each tenth of the pictures."""
    job, keys = scene_job(count, side)
    marks = [count * tenth // 10 for tenth in range(1, 11)]
    print(f"{count:,} scenes of {side} x {side}, {workers} workers: memory of all processes, MB")
    with local_processes(workers) as started, PeakMemory() as peak:
        start = time.perf_counter()

        def report(found: Found) -> None:
            while marks and found.count >= marks[0]:
                rate = found.count / (time.perf_counter() - start)
                print(f"{marks.pop(0):10,} pictures {peak.take() / MEGABYTE:8.1f} MB {rate:8.0f} / s", flush=True)

        search(job, keys, started, report=report)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.top_nine", description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=core_count())
    parser.add_argument("--against", choices=OPPONENTS, nargs="+", default=OPPONENTS)
    parser.add_argument("--memory", metavar="N", type=int, help="search N pictures and print the memory instead")
    parser.add_argument("--side", type=int, default=16, help="of the pictures searched for the memory")
    options = parser.parse_args()
    if options.memory is not None:
        memory(options.memory, options.side, options.workers)
        return
    with tempfile.TemporaryDirectory() as folder:
        compete(options.pictures, options.rounds, options.workers, options.against, Path(folder))


if __name__ == "__main__":
    main()
