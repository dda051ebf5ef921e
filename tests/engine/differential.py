"""The engine against others over random networks: the naive loops, PyTorch, ONNX's reference evaluator, OpenCV.

`python -m tests.engine.differential --cases N --seed S` prints cases, failures and seconds. A library votes in a child
process, with limits, where this interpreter has it or the one given for it does: `--torch-python PATH`. A child that
crashes is a disagreement about the trial it was at; the next one goes on behind it. What each library abstains from,
and why, is in `disagreements.md`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from playground.engine.back.backproject import back_project
from playground.engine.forward import Pass, run
from playground.engine.layer_table import LAYER_TABLE
from playground.network.layers import Convolution, Layer, MaxPooling, Pooling
from playground.network.partners import partner_index
from playground.network.setup import Rule
from tests.engine import reference
from tests.engine.trials import Trial, trial

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDING = {"float64": 1e-11, "float32": 2e-5}
"""Of the largest magnitude of an array, or of 1: what sums in another order may differ by."""
CHUNK = 1000
"""Trials a child votes on before its answers are read: bounds what they take on the disk."""
LOOPS = "the loops"
LIBRARIES = ("torch", "onnx", "cv2")
SINGLE = ("cv2",)
"""Libraries that compute in single floats only."""
MOST_BYTES, MOST_SECONDS = 8 << 30, 600
"""What a child may take: address space, of which PyTorch reserves a lot, and processor time."""


Answer = dict[str, np.ndarray]
"""What a library said to a trial: its "x", "map0" ..., "back"; words in the place of maps where it abstains."""


@dataclass
class Tally:
    """What one opponent came to: arrays compared, layers it abstained from and why, and what differed, in words."""

    single: bool = False
    arrays: int = 0
    abstained: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    trials: set[int] = field(default_factory=set)

    def compare(self, one: Trial, what: str, found: np.ndarray, wanted: np.ndarray) -> None:
        self.arrays += 1
        fault = difference(found, wanted, ROUNDING["float32" if self.single else one.x.dtype.name])
        if fault:
            self.add(one, f"{what}: {fault}")

    def add(self, one: Trial, fault: str) -> None:
        self.trials.add(one.number)
        self.failures.append(f"seed {one.number}: {fault}; {words(one)}")


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
        tally.compare(one, f"{step.layer.name} forward", step.output, _by_the_loops(passed, index))
    result = back_project(passed, len(passed.steps) - 1, one.channel, one.seed, one.rule)
    r = result.stages[0].array[None]
    for stage in result.stages[1:]:
        step = passed.steps[stage.layer_index]
        wanted = _back_by_the_loops(passed, stage.layer_index, r, one.rule)
        r = stage.array[None]
        tally.compare(one, f"{step.layer.name} back by {one.rule.value}", r, wanted)


def _by_the_loops(passed: Pass, index: int) -> np.ndarray:
    layer, x = passed.steps[index].layer, passed.output(index - 1)
    place = None if layer.muted else partner_index(passed.network.layers, index)
    if place is None:
        return reference.forward(layer, x)
    pooling = passed.steps[place].layer
    assert isinstance(pooling, MaxPooling)
    return reference.unpooled(pooling, passed.output(place - 1), x)


def _back_by_the_loops(passed: Pass, index: int, r: np.ndarray, rule: Rule) -> np.ndarray:
    layer, x = passed.steps[index].layer, passed.output(index - 1)[:1]
    place = None if layer.muted else partner_index(passed.network.layers, index)
    if place is None:
        return reference.project(layer, r, x, rule)
    pooling = passed.steps[place].layer
    assert isinstance(pooling, MaxPooling)
    return reference.at_switches(pooling, passed.output(place - 1)[:1], r)


def gradient(passed: Pass, r: np.ndarray) -> np.ndarray:
    """r back from the last layer to the picture by the gradient rule, all channels and images at once."""
    for step in reversed(passed.steps):
        if not step.layer.muted:
            r = LAYER_TABLE[type(step.layer)].project(step.layer, r, step.trace, Rule.GRADIENT)
    return r


def check_by_vote(one: Trial, passed: Pass, answer: Answer, tally: Tally) -> None:
    """What a library answered: the maps of the layers that it does not abstain from, and the gradient."""
    if "crash" in answer:
        tally.add(one, f"the child ended: {answer['crash']}")
        return
    np.testing.assert_array_equal(answer["x"], one.x, "the child drew another trial")
    for index, step in enumerate(passed.steps):
        wanted = answer[f"map{index}"]
        if wanted.dtype.kind == "U":
            tally.abstained[str(wanted)] += 1
        else:
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


def checked(one: Trial, tally: Tally) -> Pass | None:
    """The engine's pass of one trial, checked against the loops."""
    try:
        passed = run(one.network, one.x)
    except Exception as error:  # whatever it is, it is what is looked for
        tally.add(one, repr(error))
        return None
    check_by_the_loops(one, passed, tally)
    return passed


Tallies = dict[str, Tally]


def compare(
    numbers: range, pythons: dict[str, str], tell: Callable[[int, Tallies], None] = lambda done, tallies: None
) -> Tallies:
    """All trials of `numbers`; `pythons` says which interpreter has which library; `tell` hears how far it is."""
    tallies = {name: Tally(name in SINGLE) for name in (LOOPS, *pythons)}
    chunks = [numbers[first : first + CHUNK] for first in range(0, len(numbers), CHUNK)]
    with ThreadPoolExecutor(max(len(pythons), 1)) as children:

        def asked(some: range) -> dict[str, Future[dict[int, Answer]]]:
            return {name: children.submit(ask, name, python, some) for name, python in pythons.items()}

        coming = asked(chunks[0])
        for some, following in zip(chunks, [*chunks[1:], range(0)], strict=True):
            votes = coming
            passes = [(one, checked(one, tallies[LOOPS])) for one in map(trial, some)]  # while they vote
            coming = asked(following) if following else {}
            for name, vote in votes.items():
                for one, passed in passes:
                    if passed is not None:
                        check_by_vote(one, passed, vote.result()[one.number], tallies[name])
            tell(some.stop - numbers.start, tallies)
    return tallies


def ask(library: str, python: str, numbers: range) -> dict[int, Answer]:
    """What a library says to the trials, from child processes: as many as crash, and one more."""
    answers: dict[int, Answer] = {}
    while len(answers) < len(numbers):
        rest = numbers[len(answers) :]
        with tempfile.TemporaryDirectory() as folder:
            fault = _ask_child(library, python, rest, folder)
            for number in rest:
                path = answer_path(folder, number)
                if not path.exists():
                    answers[number] = {"crash": np.array(fault)}
                    break
                answers[number] = pickle.loads(path.read_bytes())  # our own child's
    return answers


def _ask_child(library: str, python: str, numbers: range, folder: str) -> str:
    """Let a child answer into `folder`; in words how it ended."""
    command = [python, "-m", "tests.engine.differential", "--vote", library, "--answer", folder]
    span = ["--seed", str(numbers.start), "--cases", str(len(numbers))]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    try:
        child = subprocess.run(
            [*command, *span], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=2 * MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return "it took too long"
    if child.returncode < 0:
        return f"signal {-child.returncode}"
    return (child.stderr.strip().splitlines() or [f"status {child.returncode}"])[-1]


def answer_path(folder: str, number: int) -> Path:
    """Pickled: to read a .npz is to parse Python, which CPython 3.11 cannot do in several threads at once."""
    return Path(folder) / f"{number}.pickle"


def answer(library: str, numbers: range, folder: str) -> None:
    """Write what `library` says to each of the trials into a file of its own. Runs in the child."""
    vote = importlib.import_module(f"tests.engine.vote_{library}").vote
    _limit_itself()
    for one in map(trial, numbers):
        maps, back = vote(one)
        arrays = {"x": one.x, **{f"map{index}": np.asarray(said) for index, said in enumerate(maps)}}
        if back is not None:
            arrays["back"] = back
        answer_path(folder, one.number).write_bytes(pickle.dumps(arrays))


def _limit_itself() -> None:
    try:
        import resource
    except ImportError:  # not on every system
        return
    for what, most in (
        (resource.RLIMIT_AS, MOST_BYTES),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def here(library: str) -> str | None:
    """This interpreter, where it has the library."""
    return sys.executable if importlib.util.find_spec(library) else None


def report(tallies: dict[str, Tally], cases: int, seconds: float) -> Iterator[str]:
    """Failures in full, then a line for each opponent, then the sum."""
    for name, tally in tallies.items():
        yield from (f"{name}: {failure}" for failure in tally.failures)
    for name, tally in tallies.items():
        left = f", {tally.abstained.total()} layers abstained from" if tally.abstained else ""
        yield f"against {name}: {tally.arrays} arrays, {len(tally.trials)} cases differ{left}"
        yield from (f"  {count}: {reason}" for reason, count in tally.abstained.most_common())
    failed = Counter(number for tally in tallies.values() for number in tally.trials)
    yield f"{cases} cases, {len(failed)} failures, {seconds:.1f} seconds"


def tell(done: int, tallies: Tallies) -> None:
    failed = {name: len(tally.trials) for name, tally in tallies.items()}
    print(f"{done} cases so far: {failed}", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0, help="of the first case; the others follow")
    for name in LIBRARIES:
        parser.add_argument(f"--{name}-python", metavar="PATH", default=here(name), help=f"an interpreter with {name}")
    parser.add_argument("--vote", help=argparse.SUPPRESS)
    parser.add_argument("--answer", help=argparse.SUPPRESS)
    options = parser.parse_args()
    numbers = range(options.seed, options.seed + options.cases)
    if options.vote:
        answer(options.vote, numbers, options.answer)
        return
    given = {name: getattr(options, f"{name}_python") for name in LIBRARIES}
    start = time.perf_counter()
    tallies = compare(numbers, {name: path for name, path in given.items() if path}, tell)
    for line in report(tallies, len(numbers), time.perf_counter() - start):
        print(line)
    sys.exit(any(tally.trials for tally in tallies.values()))


if __name__ == "__main__":
    main()
