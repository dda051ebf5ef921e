"""`python -m tests.benchmarks.networks [NAME ...]`: how long the classics take to open, and how much memory.

Each is exported by PyTorch with random weights, opened in fresh processes in turn with `onnx.load`, and compared with
ONNX Runtime on a random input. The programs are loaded before: what is measured is the file. Needs the extra `bench`;
on Linux, where /proc tells the memory.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from playground.engine.forward import run
from playground.storage.networks.network_file import read_network
from tests.benchmarks.memory import MEGABYTE

ROOT = Path(__file__).resolve().parents[2]
WANTED_TIME, WANTED_MEMORY, WANTED_DIFFERENCE = 3.0, 2.2, 1e-4
OPEN, LOAD = "open", "load"


@dataclass(frozen=True)
class Cost:
    """Of one opening in a process of its own: seconds, and bytes above what the process had before."""

    seconds: float
    memory: int


def main() -> None:
    from tests.storage.networks.onnx.torch_networks import NETWORKS  # late: the measured processes have no PyTorch

    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.networks", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *NETWORKS], help=f"of {', '.join(NETWORKS)}")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    print(f"{'':10}{'MB':>8}{'open ms':>10}{'onnx.load ms':>13}{'ratio':>8}{'memory / file':>15}{'difference':>12}")
    for name in options.names or NETWORKS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"{name}.onnx")
            subprocess.run(_command("--write", name, path), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            print(row(name, path, options.rounds), flush=True)


def row(name: str, path: Path, rounds: int) -> str:
    """One line of the table; what is over what is wanted is marked."""
    size = sum(file.stat().st_size for file in path.parent.iterdir())
    costs: dict[str, list[Cost]] = {OPEN: [], LOAD: []}
    for _ in range(rounds):
        for what, found in costs.items():
            found.append(measured(what, path))
    ours, theirs = (statistics.median(cost.seconds for cost in costs[what]) for what in (OPEN, LOAD))
    memory = statistics.median(cost.memory for cost in costs[OPEN]) / size
    off = difference(path)
    cells = [
        f"{size / MEGABYTE:8.1f}{1e3 * ours:10.2f}{1e3 * theirs:13.2f}",
        f"{ours / theirs:8.2f}{_mark(ours / theirs, WANTED_TIME)}",
        f"{memory:13.2f}{_mark(memory, WANTED_MEMORY)}",
        f"{off:12.1e}{_mark(off, WANTED_DIFFERENCE)}",
    ]
    return f"{name:10}{' '.join(cells)}"


def measured(what: str, path: Path) -> Cost:
    """What a fresh process needs to open the file."""
    done = subprocess.run(_command(f"--{what}", path), cwd=ROOT, check=True, capture_output=True)
    return Cost(**json.loads(done.stdout))


def difference(path: Path) -> float:
    """The largest one between the outputs here and ONNX Runtime's, as a part of the largest output (at least 1)."""
    import onnxruntime  # late: the measured processes do without

    network = read_network(path).network
    x = np.random.default_rng(1).standard_normal((1, *network.input_shape), np.float32)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (expected,) = session.run(None, {session.get_inputs()[0].name: x})
    got = run(network, x).output(len(network.layers) - 1).reshape(expected.shape)
    return float(np.abs(got - expected).max() / max(1, np.abs(expected).max()))


def _mark(value: float, wanted: float) -> str:
    return " MISSED" if value > wanted else ""


def _command(*words: object) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.networks", *map(str, words)]


def _cost(work: Callable[[], object]) -> Cost:
    gc.collect()  # what the imports left is not the file's
    before, start = _memory("VmRSS"), time.perf_counter()
    kept = work()
    seconds = time.perf_counter() - start
    peak = _memory("VmHWM")
    del kept
    return Cost(seconds, peak - before)


def _memory(key: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(key))


def _in_child(what: str, words: list[str]) -> None:
    """What the processes do that `main` starts."""
    if what == "--write":
        from tests.storage.networks.onnx.torch_networks import write

        write(words[0], Path(words[1]))
        return
    path = Path(words[0])
    if what == f"--{LOAD}":
        import onnx

        cost = _cost(lambda: onnx.load(path))
    else:
        from playground.storage.networks.onnx import onnx_arithmetic, onnx_graph, onnx_layers  # noqa: F401 - as onnx is

        cost = _cost(lambda: read_network(path))
    print(json.dumps(cost.__dict__))


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] in ("--write", f"--{OPEN}", f"--{LOAD}"):
        _in_child(sys.argv[1], sys.argv[2:])
    else:
        main()
