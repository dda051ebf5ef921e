"""Contenders against each other: processes of their own, compared before they are timed, bursts in turn, ratios.

A shared machine is slower at one minute than at the next, so only the ratios of neighbouring bursts mean anything.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
TOLERANCE = 2e-4
"""Of the largest magnitude of an array: what float32 sums in another order may differ by."""
LEVELS = 1
"""Of 255: what a pixel may differ by."""


class Failed(Exception):
    """A contender did not start, or came to something else."""


class Contender:
    """A process with a workload prepared."""

    def __init__(self, name: str, workload: str, threads: int) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.contender", name, workload, str(threads)],
            cwd=ROOT,
            env=os.environ | ONE_THREAD,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._read()

    def arrays(self) -> list[np.ndarray]:
        """What the workload came to."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "answer.npz"
            self._ask(f"verify {path}")
            with np.load(path) as found:
                return [found[key] for key in found.files]

    def burst(self, seconds: float) -> float:
        """The median seconds of a repetition."""
        return float(self._ask(f"burst {seconds}"))

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Failed(f"{self.name} ended with {self._process.wait()}")
        return line.strip()


@dataclass(frozen=True)
class Result:
    """One row: seconds of a repetition, and for each opponent the quartiles (25, 50, 75 %) of the ratio to it."""

    workload: str
    seconds: float
    ratios: dict[str, tuple[float, float, float]]
    opponents: dict[str, float]


def compete(workload: str, opponents: tuple[str, ...], rounds: int, seconds: float, threads: int = 1) -> Result:
    """The engine against `opponents`, on `threads` each. Raises Failed when one of them comes to something else."""
    contenders = []
    try:
        for name in ("engine", *opponents):
            contenders.append(Contender(name, workload, threads))
        check_equal(contenders)
        times: dict[str, list[float]] = {one.name: [] for one in contenders}
        for number in range(rounds):
            turn = number % len(contenders)
            for one in contenders[turn:] + contenders[:turn]:
                times[one.name].append(one.burst(seconds))
    finally:
        for one in contenders:
            one.close()
    ratios = {
        name: [own / other for own, other in zip(times["engine"], times[name], strict=True)] for name in opponents
    }
    return Result(
        workload,
        median(times["engine"]),
        {name: _quartiles(values) for name, values in ratios.items()},
        {name: median(times[name]) for name in opponents},
    )


def check_equal(contenders: list[Contender]) -> None:
    """Raises Failed where an array differs from the first contender's."""
    wanted = contenders[0].arrays()
    for one in contenders[1:]:
        found = one.arrays()
        if len(found) != len(wanted):
            raise Failed(f"{one.name} gives {len(found)} arrays, {contenders[0].name} {len(wanted)}")
        for number, (left, right) in enumerate(zip(wanted, found, strict=True)):
            if not _same(left, right):
                raise Failed(f"{one.name} and {contenders[0].name} differ in array {number} of {left.shape}")


def _same(left: np.ndarray, right: np.ndarray) -> bool:
    if left.size != right.size:
        return False
    left, right = left.ravel(), right.ravel()
    if left.dtype.kind == "f":
        return float(np.abs(left - right).max(initial=0)) <= TOLERANCE * float(np.abs(left).max(initial=0))
    levels = [np.ascontiguousarray(one).view(np.uint8).astype(int) for one in (left, right)]
    return int(np.abs(levels[0] - levels[1]).max(initial=0)) <= LEVELS


def _quartiles(values: list[float]) -> tuple[float, float, float]:
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return low, middle, high
