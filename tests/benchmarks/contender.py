"""One contender in a process of its own: prepares a workload, then answers "verify FILE" and "burst SECONDS".

Started by `bursts`, as `python -m tests.benchmarks.contender NAME WORKLOAD THREADS`; one line in, one line out.
"""

from __future__ import annotations

import importlib
import sys
import time
from statistics import median

import numpy as np

from tests.benchmarks.workloads import workload


def answer(contender: str, name: str, threads: str) -> None:
    """Serve the parent until it closes the pipe."""
    job = importlib.import_module(f"tests.benchmarks.contend_{contender}").prepare(workload(name), int(threads))
    job.repeat()
    print("ready", flush=True)
    for line in sys.stdin:
        command, value = line.split(maxsplit=1)
        if command == "verify":
            np.savez(value.strip(), *[np.asarray(array) for array in job.answer()])
            print("written", flush=True)
        else:
            print(repr(_burst(job.repeat, float(value))), flush=True)


def _burst(repeat, seconds: float) -> float:  # type: ignore[no-untyped-def]
    """The median seconds of one repetition, over at least `seconds` and three repetitions; one more before them."""
    repeat()
    times: list[float] = []
    while sum(times) < seconds or len(times) < 3:
        start = time.perf_counter()
        repeat()
        times.append(time.perf_counter() - start)
    return median(times)


if __name__ == "__main__":
    answer(*sys.argv[1:])
