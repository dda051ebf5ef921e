"""ONNX's own cases through the engine: the node tests the package makes, and the models it stores.

`python -m tests.engine.onnx_cases` prints per operator how many ran and how many failed, what was left out for which
property, and the sum. A case is left out for what its graph or its numbers are, never by its name.
"""

from __future__ import annotations

import contextlib
import io
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from onnx import ModelProto, numpy_helper
from onnx.backend.test.case.node import collect_testcases
from onnx.backend.test.loader import DATA_DIR

from tests.engine.onnx_layers import GLUE, OPERATORS, NotClaimed, walk

STORED = ("simple", "pytorch-converted", "pytorch-operator")
ROUNDING = 1e-5
"""Of the largest magnitude of an output, or of 1."""
WRITTEN = 1e-4
"""Some outputs were written down by hand with four decimals: nothing closer can be asked there."""


@dataclass(frozen=True)
class Case:
    """A graph, what goes in by name, what has to come out in order."""

    name: str
    model: ModelProto
    inputs: dict[str, np.ndarray]
    wanted: list[np.ndarray]

    @property
    def operators(self) -> list[str]:
        return [node.op_type for node in self.model.graph.node]


@dataclass
class Tally:
    """`executed` counts cases by operator, a model by each of its operators once; `left_out` counts by property."""

    cases: int = 0
    executed: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def node_cases() -> Iterator[Case]:
    """The node tests whose one operator is claimed."""
    state = np.random.get_state()
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        collected = collect_testcases(None)
    np.random.set_state(state)
    for case in collected:
        if case.model is not None and [node.op_type for node in case.model.graph.node][1:] == []:
            names = [one.name for one in case.model.graph.input]
            for inputs, outputs in case.data_sets or []:
                yield Case(case.name, case.model, dict(zip(names, inputs, strict=True)), list(outputs))


def stored_cases() -> Iterator[Case]:
    """The models stored in the package that have a claimed operator."""
    for folder in (one for kind in STORED for one in sorted((Path(DATA_DIR) / kind).iterdir())):
        model = onnx.load(folder / "model.onnx")
        kept = {one.name for one in model.graph.initializer}
        names = [one.name for one in model.graph.input if one.name not in kept]
        for data in sorted(folder.glob("test_data_set_*")):
            given = [_tensor(data / f"input_{number}.pb") for number in range(len(names))]
            wanted = [_tensor(data / f"output_{number}.pb") for number in range(len(model.graph.output))]
            yield Case(folder.name, model, dict(zip(names, given, strict=True)), wanted)


def _tensor(path: Path) -> np.ndarray:
    return numpy_helper.to_array(onnx.load_tensor(path))


def is_claimed(case: Case) -> bool:
    """Whether every node is an operator claimed, or one that only moves numbers, and one at least is claimed."""
    operators = set(case.operators)
    return operators <= OPERATORS.keys() | GLUE.keys() and bool(operators & OPERATORS.keys())


def check(case: Case, tally: Tally) -> None:
    """Run one case and compare what comes out."""
    values = {one.name: numpy_helper.to_array(one) for one in case.model.graph.initializer} | case.inputs
    opset = next(one.version for one in case.model.opset_import if one.domain == "")
    try:
        ran = {operator for operator, _ in walk(case.model.graph.node, values, opset)}
    except NotClaimed as reason:
        tally.left_out[f"{'+'.join(sorted(set(case.operators)))}: {reason}"] += 1
        return
    tally.cases += 1
    tally.executed.update(ran & OPERATORS.keys())
    for output, wanted in zip(case.model.graph.output, case.wanted, strict=True):
        fault = difference(values[output.name], wanted)
        if fault:
            tally.failures.append(f"{case.name} ({', '.join(case.operators)}): {output.name} {fault}")


def difference(found: np.ndarray, wanted: np.ndarray) -> str:
    """Why two arrays are not the same up to rounding, or nothing."""
    if found.shape != wanted.shape or found.dtype != wanted.dtype:
        return f"is {found.dtype} {found.shape} instead of {wanted.dtype} {wanted.shape}"
    scale = max(float(np.abs(wanted[np.isfinite(wanted)]).max(initial=0)), 1.0)
    room = ROUNDING * scale + (WRITTEN / 2 if _by_hand(wanted) else 0)
    same = np.isclose(found, wanted, rtol=0, atol=room, equal_nan=True)
    return "" if same.all() else f"differs at {np.count_nonzero(~same)} of {same.size} places"


def _by_hand(wanted: np.ndarray) -> bool:
    """Whether these are numbers of four decimals, and not whole ones, which are exact."""
    cut = wanted.astype(np.float64) / WRITTEN
    return bool((np.abs(cut - np.rint(cut)) < 1e-3).all() and (wanted != np.rint(wanted)).any())


def run_all(cases: Iterator[Case]) -> Tally:
    tally = Tally()
    for case in cases:
        if is_claimed(case):
            check(case, tally)
    return tally


def report(what: str, tally: Tally) -> Iterator[str]:
    """The counts of one collection in lines."""
    yield from tally.failures
    yield f"{what}: " + ", ".join(f"{name} {count}" for name, count in sorted(tally.executed.items()))
    for reason, count in sorted(tally.left_out.items()):
        yield f"  left out {count}: {reason}"
    yield f"{what}: {tally.cases} cases, {len(tally.failures)} failures, {sum(tally.left_out.values())} left out"


def main() -> None:
    start, failed = time.perf_counter(), 0
    for what, cases in (("node tests", node_cases()), ("stored models", stored_cases())):
        tally = run_all(cases)
        failed += len(tally.failures)
        print("\n".join(report(what, tally)))
    print(f"onnx {onnx.__version__}, {failed} failures, {time.perf_counter() - start:.1f} seconds")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
