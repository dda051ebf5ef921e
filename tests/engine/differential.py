"""The engine against others over random networks: the naive loops, PyTorch, ONNX's reference evaluator.

`python -m tests.engine.differential --cases N --seed S` prints cases, failures and seconds. A library votes in a child
process where the interpreter given for it has it: `--torch-python PATH`, `--onnx-python PATH`. What each of them
abstains from, and why, is in `disagreements.md`.
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from playground.engine.backproject import back_project
from playground.engine.forward import Pass, run
from playground.engine.layer_table import LAYER_TABLE
from playground.network.layers import Convolution, Layer, Pooling
from playground.network.setup import Rule
from tests.engine import reference
from tests.engine.trials import Trial, trial

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDING = {"float64": 1e-11, "float32": 2e-5}
"""Of the largest magnitude of an array, or of 1: what sums in another order may differ by."""
CHUNK = 500
"""Trials a child votes on before its answer is read: bounds the answer's size."""
LOOPS = "the loops"


@dataclass
class Tally:
    """What one opponent came to: arrays compared, layers it abstained from, and what differed, in words."""

    arrays: int = 0
    abstained: int = 0
    failures: list[str] = field(default_factory=list)
    trials: set[int] = field(default_factory=set)

    def compare(self, one: Trial, what: str, found: np.ndarray, wanted: np.ndarray) -> None:
        self.arrays += 1
        fault = difference(found, wanted, ROUNDING[one.x.dtype.name])
        if fault:
            self.trials.add(one.number)
            self.failures.append(f"seed {one.number}: {what}: {fault}; {words(one)}")


def difference(found: np.ndarray, wanted: np.ndarray, rounding: float) -> str:
    """Why two arrays are not the same up to rounding, or nothing."""
    if found.shape != wanted.shape:
        return f"shape {found.shape} instead of {wanted.shape}"
    if not np.isfinite(wanted).all() or not np.isfinite(found).all():
        return "not finite"
    most = float(np.abs(found - wanted).max(initial=0))
    scale = max(float(np.abs(wanted).max(initial=0)), 1.0)
    return "" if most <= rounding * scale else f"differs by {most:.3g} of {scale:.3g}"


def check_by_the_loops(one: Trial, passed: Pass, tally: Tally) -> None:
    """Every layer over the engine's own maps, so that rounding does not add up, and every stage of the way back."""
    for index, step in enumerate(passed.steps):
        wanted = reference.forward(step.layer, passed.output(index - 1))
        tally.compare(one, f"{step.layer.name} forward", step.output, wanted)
    result = back_project(passed, len(passed.steps) - 1, one.channel, one.seed, one.rule)
    r = result.stages[0].array[None]
    for stage in result.stages[1:]:
        step = passed.steps[stage.layer_index]
        wanted = reference.project(step.layer, r, passed.output(stage.layer_index - 1)[:1], one.rule)
        r = stage.array[None]
        tally.compare(one, f"{step.layer.name} back by {one.rule.value}", r, wanted)


def gradient(passed: Pass, r: np.ndarray) -> np.ndarray:
    """r back from the last layer to the picture by the gradient rule, all channels and images at once."""
    for step in reversed(passed.steps):
        if not step.layer.muted:
            r = LAYER_TABLE[type(step.layer)].project(step.layer, r, step.trace, Rule.GRADIENT)
    return r


def check_by_vote(one: Trial, passed: Pass, answer: dict[str, np.ndarray], tally: Tally) -> None:
    """What a library answered: the maps of the layers up to the first it abstained from, and the gradient."""
    np.testing.assert_array_equal(answer["x"], one.x, "the child drew another trial")
    maps = [answer[f"map{index}"] for index in range(len(passed.steps)) if f"map{index}" in answer]
    tally.abstained += len(passed.steps) - len(maps)
    for step, wanted in zip(passed.steps, maps, strict=False):
        tally.compare(one, f"{step.layer.name} forward", step.output, wanted)
    if "back" in answer and one.x.dtype == np.float64:  # with single floats a unit near 0 may be on for one of them
        tally.compare(one, "gradient", gradient(passed, one.r), answer["back"])


def words(one: Trial) -> str:
    """The trial, short enough for a line."""
    layers = ", ".join(_layer_words(layer) for layer in one.network.layers)
    return f"{one.x.dtype} {one.x.shape}: {layers}"


def _layer_words(layer: Layer) -> str:
    muted = "muted " if layer.muted else ""
    if not isinstance(layer, Convolution | Pooling):
        return muted + layer.kind
    more = "kernel_size groups dilation flipped" if isinstance(layer, Convolution) else "size ceil"
    shown = {name: getattr(layer, name) for name in (*more.split(), "stride", "padding")}
    return f"{muted}{layer.kind} {' '.join(f'{name}={value}' for name, value in shown.items())}"


def check(one: Trial, tallies: dict[str, Tally], answers: dict[str, dict[str, np.ndarray]]) -> None:
    """One trial against the loops and against each library's answer."""
    try:
        passed = run(one.network, one.x)
    except Exception as error:  # whatever it is, it is what is looked for
        for tally in tallies.values():
            tally.trials.add(one.number)
        tallies[LOOPS].failures.append(f"seed {one.number}: {error!r}; {words(one)}")
        return
    check_by_the_loops(one, passed, tallies[LOOPS])
    for name, answer in answers.items():
        check_by_vote(one, passed, answer, tallies[name])


def compare(numbers: range, pythons: dict[str, str]) -> dict[str, Tally]:
    """All trials of `numbers`; `pythons` says which interpreter has which library."""
    tallies = {name: Tally() for name in (LOOPS, *pythons)}
    for first in range(numbers.start, numbers.stop, CHUNK):
        some = range(first, min(first + CHUNK, numbers.stop))
        votes = {name: ask(name, python, some) for name, python in pythons.items()}
        for number in some:
            check(trial(number), tallies, {name: votes[name][number] for name in pythons})
    return tallies


def ask(library: str, python: str, numbers: range) -> dict[int, dict[str, np.ndarray]]:
    """What a library says to the trials, from a child process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "votes.npz"
        command = [python, "-m", "tests.engine.differential", "--vote", library, "--answer", str(path)]
        span = ["--seed", str(numbers.start), "--cases", str(len(numbers))]
        subprocess.run([*command, *span], cwd=ROOT, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"}, check=True)
        answers: dict[int, dict[str, np.ndarray]] = {number: {} for number in numbers}
        with np.load(path) as found:
            for key in found.files:
                number, what = key.split()
                answers[int(number)][what] = found[key]
        return answers


def answer(library: str, numbers: range, path: str) -> None:
    """Write what `library` says to the trials. Runs in the child."""
    vote = importlib.import_module(f"tests.engine.vote_{library}").vote
    arrays: dict[str, np.ndarray] = {}
    for one in map(trial, numbers):
        maps, back = vote(one)
        arrays[f"{one.number} x"] = one.x
        arrays.update((f"{one.number} map{index}", values) for index, values in enumerate(maps))
        if back is not None:
            arrays[f"{one.number} back"] = back
    np.savez(path, **arrays)


def report(tallies: dict[str, Tally], cases: int, seconds: float) -> Iterator[str]:
    """Failures in full, then a line for each opponent, then the sum."""
    for name, tally in tallies.items():
        yield from (f"{name}: {failure}" for failure in tally.failures)
    for name, tally in tallies.items():
        left = f", {tally.abstained} layers abstained from" if tally.abstained else ""
        yield f"against {name}: {tally.arrays} arrays, {len(tally.trials)} cases differ{left}"
    failed = Counter(number for tally in tallies.values() for number in tally.trials)
    yield f"{cases} cases, {len(failed)} failures, {seconds:.1f} seconds"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0, help="of the first case; the others follow")
    parser.add_argument("--torch-python", metavar="PATH", help="an interpreter that has torch")
    parser.add_argument("--onnx-python", metavar="PATH", help="an interpreter that has onnx")
    parser.add_argument("--vote", help=argparse.SUPPRESS)
    parser.add_argument("--answer", help=argparse.SUPPRESS)
    options = parser.parse_args()
    numbers = range(options.seed, options.seed + options.cases)
    if options.vote:
        answer(options.vote, numbers, options.answer)
        return
    given = {"torch": options.torch_python, "onnx": options.onnx_python}
    start = time.perf_counter()
    tallies = compare(numbers, {name: path for name, path in given.items() if path})
    for line in report(tallies, len(numbers), time.perf_counter() - start):
        print(line)
    sys.exit(any(tally.trials for tally in tallies.values()))


if __name__ == "__main__":
    main()
