"""Planned against taken memory: random stacks, each forward and back in a child process with little address space.

`python -m tests.engine.memory_plan --cases N` prints cases, failures and seconds; a case fails when the measured peak
over the planned bytes leaves 0.7 to 1.3, or the child runs out of memory. `--workloads W4 W5` prints the peaks of
those of the benchmarks. Linux only: the peak is read from /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from playground import limits
from playground.engine.back.backproject import back_project
from playground.engine.forward import run
from playground.engine.memory import MemoryPlan, memory_plan
from playground.engine.threads import LEAST_PRODUCTS, THREADS
from playground.network.editing.new_layer import new_layer
from playground.network.layers import (
    GELU,
    LAYER_KINDS,
    SAME,
    AdaptivePooling,
    AveragePooling,
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    Layer,
    LogSoftmax,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    Padding,
    ReLU,
    Shape,
    Softmax,
    SumPooling,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.partners import fitting_poolings
from playground.network.setup import Rule, Seed
from tests.benchmarks.workloads import workload

STATUS = Path("/proc/self/status")
SMALLEST, LARGEST = 24 * limits.MEGABYTE, 160 * limits.MEGABYTE
"""Planned bytes of a case: enough that the interpreter's own few hundred kilobytes do not count."""
SPARE_BYTES = 32 * limits.MEGABYTE
MOST_WEIGHTS = 2_000_000
TRIES = 1000


@dataclass(frozen=True)
class Outcome:
    """What one case came to, in bytes. `peak` is None where the child ended without an answer, `fault` says how."""

    seed: int
    layers: str
    batch: int
    plan: MemoryPlan
    peak: int | None
    fault: str = ""

    @property
    def ratio(self) -> float:
        """Measured over planned; infinite where nothing was measured."""
        return float("inf") if self.peak is None else self.peak / self.plan.total

    def is_within(self, low: float, high: float) -> bool:
        return low <= self.ratio <= high


def random_stack(seed: int) -> tuple[Network, int]:
    """A network as a user would stack it, and a batch size, planned between SMALLEST and LARGEST."""
    random = np.random.default_rng(seed)
    for _ in range(TRIES):
        network, batch = _any_stack(random), int(random.choice([1, 1, 1, 2, 4]))
        if network.problem is None and SMALLEST <= memory_plan(network, batch).total <= LARGEST:
            return network, batch
    raise RuntimeError(f"no stack of a fitting size for seed {seed}")


def _any_stack(random: np.random.Generator) -> Network:
    side = int(random.choice([32, 64, 96, 128, 224, 300, 448]))
    network = Network((int(random.choice([1, 3])), side, int(side * random.uniform(0.7, 1.4))))
    for number in range(int(random.integers(1, 6))):
        for layer in _block(random, number, network):
            network = _with(network, layer)
        poolings = fitting_poolings(network.layers, len(network.layers), network.shapes)
        if poolings and network.problem is None and random.random() < 0.3:
            network = _with(network, MaxUnpooling(name=f"unpool{number}", pooling=poolings[-1]))
    return _ended(random, network)


def _block(random: np.random.Generator, number: int, network: Network) -> Iterator[Layer]:
    """A convolution and what may follow one."""
    convolution = _convolution(random, f"conv{number}", network.shapes[-1])
    yield convolution
    behind = _with(network, convolution)
    if random.random() < 0.8:
        kind = ReLU if random.random() < 0.3 else PLAIN[int(random.integers(len(PLAIN)))]
        made = new_layer(kind, behind, len(behind.layers))
        yield replace(made, name=f"act{number}", **({"form": "tanh"} if kind is GELU and number % 2 else {}))
    if random.random() < 0.4:
        kind = random.choice([MaxPooling, MaxPooling, AveragePooling, SumPooling, LpPooling])
        size = int(random.choice([2, 3]))
        yield kind(name=f"pool{number}", size=(size, size), ceil=bool(random.random() < 0.5))
    if random.random() < 0.15:
        yield _transposed(random, f"up{number}", behind.shapes[-1])


def _ended(random: np.random.Generator, network: Network) -> Network:
    """As it is, with whole maps pooled, or with class scores."""
    end, inputs = random.random(), int(np.prod(network.shapes[-1]))
    if end < 0.1:
        mode = random.choice(["max", "average"])
        return _with(network, AdaptivePooling(name="adaptive", size=(24, 24), mode=mode))
    if end < 0.2:
        return _with(network, GlobalPooling(name="global", mode=random.choice(["max", "average", "sum", "lp"])))
    if end < 0.5 and inputs * 10 <= MOST_WEIGHTS:
        scores = FullyConnected(name="fc", weights=random.normal(size=(10, inputs)))
        last = random.choice([Softmax, LogSoftmax])(name="scores")
        return _with(_with(_with(network, Flatten(name="flat")), scores), last)
    return network


def _with(network: Network, layer: Layer) -> Network:
    return Network(network.input_shape, (*network.layers, layer))


def _keeps_shape(kind: type[Layer]) -> bool:
    bare = Network((4, 9, 9))
    whole = _with(bare, new_layer(kind, bare, 0))
    return whole.problem is None and whole.shapes[-1] == bare.input_shape


PLAIN = tuple(kind for kind in LAYER_KINDS if _keeps_shape(kind))
"""Activations and all else that leaves a map's size alone, whichever there are."""


def _convolution(random: np.random.Generator, name: str, shape: Shape) -> Convolution:
    size = int(random.choice([1, 3, 3, 3, 5, 7, 11]))
    outputs = int(random.choice([4, 8, 16, 32, 64]))
    groups = shape[0] if shape[0] in (4, 8, 16) and outputs % shape[0] == 0 and random.random() < 0.15 else 1
    stride = int(random.choice([1, 1, 1, 2]))
    kernels = random.normal(size=(outputs, shape[0] // groups, size, size)) / size
    return Convolution(
        name=name,
        kernels=kernels,
        bias=random.normal(size=outputs),
        stride=(stride, stride),
        padding=SAME if random.random() < 0.7 else Padding(),
        groups=groups,
    )


def _transposed(random: np.random.Generator, name: str, shape: Shape) -> TransposedConvolution:
    kernels = random.normal(size=(int(random.choice([3, 8, 16])), shape[0], 2, 2))
    return TransposedConvolution(name=name, kernels=kernels, stride=(2, 2))


def measure(network: Network, batch: int, rule: Rule | None) -> int:
    """The bytes that the peak of a pass, and of a back-projection unless there is no rule, lies above what the process
    had before. Linux only.

    The process may take no more address space than one and a half of the plan from then on, so it is to be one of its
    own. Raises MemoryError there.
    """
    _load_libraries()
    _begin_threads()
    planned = memory_plan(network, batch).total
    _limit_address_space(planned * 3 // 2 + SPARE_BYTES)
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
    before = _status("VmRSS")
    x = np.random.default_rng(0).standard_normal((batch, *network.input_shape), dtype=np.float32)
    _forward_and_back(network, x, rule)
    return _status("VmHWM") - before


def _forward_and_back(network: Network, x: np.ndarray, rule: Rule | None) -> None:
    """As the window does it: every map kept, and every stage of a projection of the last layer's first map."""
    passed = run(network, x)
    if rule is not None:
        result = back_project(passed, len(network.layers) - 1, 0, Seed(), rule)
        assert all(stage.maps.values.size for stage in result.stages)


def _load_libraries() -> None:
    """Have the libraries' own pages read: the first call alone of one of OpenCV's functions can take 7 MB."""
    layers = (
        Convolution(name="conv", kernels=np.ones((8, 3, 3, 3))),
        ReLU(name="relu"),
        MaxPooling(name="pool"),
        Convolution(name="one", kernels=np.ones((1, 8, 3, 3))),
    )
    for rule in Rule:
        _forward_and_back(Network((3, 64, 64), layers), np.ones((1, 3, 64, 64), np.float32), rule)


def _begin_threads() -> None:
    """Have every thread make what it has for ever: the C library's arena of its own, the buffer of OpenBLAS."""
    together = threading.Barrier(THREADS.count)

    def multiply(numbers: Iterator[int]) -> None:
        for _ in numbers:
            together.wait()
            np.ones((300, 300), np.float32) @ np.ones((300, 300), np.float32)

    THREADS.share(range(THREADS.count), multiply, LEAST_PRODUCTS)


def _limit_address_space(more: int) -> None:
    import resource  # not on every system

    most = _status("VmSize") + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _status(name: str) -> int:
    """A figure of this process's, in bytes."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(name + ":"))
    return int(line.split()[1]) * 1024


def outcome(seed: int) -> Outcome:
    """One random stack, measured in a child."""
    network, batch = random_stack(seed)
    names = " ".join(_word(layer) for layer in network.layers)
    words = f"{'x'.join(map(str, network.input_shape))} {names}"
    peak, fault = _in_child(str(seed), list(Rule)[seed % len(Rule)].value)
    return Outcome(seed, words, batch, memory_plan(network, batch), peak, fault)


def _in_child(case: str, rule: str) -> tuple[int | None, str]:
    """What `measure` says of a case, a seed or a workload's name, under a rule or "none"; or how the child ended."""
    command = [sys.executable, "-m", "tests.engine.memory_plan", "--threads", str(THREADS.count)]
    command += ["--measure", case, rule]
    one_thread = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    child = subprocess.run(command, env=one_thread, capture_output=True, text=True, check=False, timeout=300)
    if child.returncode:
        return None, (child.stderr.strip().splitlines() or ["killed"])[-1]
    return int(json.loads(child.stdout)), ""


def _case(name: str) -> tuple[Network, int]:
    if name.isdecimal():
        return random_stack(int(name))
    one = workload(name)
    return one.network, one.batch


def workload_row(name: str) -> str:
    """The peak of a workload's pass against the sum of its maps, and with a back-projection against the plan."""
    network, batch = _case(name)
    plan = memory_plan(network, batch)
    (forward, fault), (both, other) = _in_child(name, "none"), _in_child(name, Rule.GUIDED.value)
    if forward is None or both is None:
        return f"{name}: {fault or other}"
    maps, total = plan.maps / limits.MEGABYTE, plan.total / limits.MEGABYTE
    return (
        f"{name}, {workload(name).what}: maps {maps:.1f} MB, peak of a pass {forward / limits.MEGABYTE:.1f} MB = "
        f"{forward / plan.maps:.2f}; with a back-projection {both / limits.MEGABYTE:.1f} MB = {both / plan.total:.2f} "
        f"of {total:.1f} MB planned"
    )


def _word(layer: Layer) -> str:
    if not isinstance(layer, Convolution):
        return layer.kind
    groups = f"/{layer.groups}" if layer.groups > 1 else ""
    return f"{layer.kernel_size[0]}x{layer.kernel_size[1]}x{layer.output_channels}{groups}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="of the first case; the others follow")
    parser.add_argument("--low", type=float, default=0.7)
    parser.add_argument("--high", type=float, default=1.3)
    parser.add_argument("--verbose", action="store_true", help="every case, not only the failures")
    parser.add_argument("--workloads", nargs="+", metavar="NAME", help="these of the benchmarks instead, as W4 W5")
    parser.add_argument("--measure", nargs=2, metavar=("CASE", "RULE"), help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, default=1, help="of the engine")
    options = parser.parse_args()
    THREADS.use(options.threads)
    if options.measure:
        case, rule = options.measure
        print(json.dumps(measure(*_case(case), None if rule == "none" else Rule(rule))))
        return
    if options.workloads:
        print("\n".join(map(workload_row, options.workloads)))
        return
    start = time.perf_counter()
    found = []
    for seed in range(options.seed, options.seed + options.cases):
        found.append(outcome(seed))
        if options.verbose or not found[-1].is_within(options.low, options.high):
            print(row(found[-1]), flush=True)
    failures = sum(not one.is_within(options.low, options.high) for one in found)
    ratios = np.percentile([one.ratio for one in found], [0, 5, 50, 95, 100], method="nearest")
    print(f"measured / planned: least, 5 %, median, 95 %, most: {', '.join(f'{value:.2f}' for value in ratios)}")
    seconds = time.perf_counter() - start
    print(f"{len(found)} cases, {failures} failures ({options.low:g} to {options.high:g}), {seconds:.1f} seconds")


def row(one: Outcome) -> str:
    """A case in words: what was planned for which part, what was measured."""
    parts = ", ".join(f"{name} {value / limits.MEGABYTE:.1f}" for name, value in asdict(one.plan).items())
    peak = one.fault if one.peak is None else f"{one.peak / limits.MEGABYTE:.1f} MB = {one.ratio:.2f}"
    return (
        f"seed {one.seed}: {one.layers}, batch {one.batch}: {peak} of {one.plan.total / limits.MEGABYTE:.1f} ({parts})"
    )


if __name__ == "__main__":
    main()
