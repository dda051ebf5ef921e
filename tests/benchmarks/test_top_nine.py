"""The benchmark of the search measures what it says: small runs of its parts, no times."""

from __future__ import annotations

import mmap
import multiprocessing
import sys
from importlib.util import find_spec

import numpy as np
import pytest

from playground.engine.top_nine.search import search
from playground.engine.top_nine.workers import Workers
from tests.benchmarks.memory import MEGABYTE, PeakMemory, memory_now
from tests.benchmarks.top_nine import SIDE, own_rate, scene_job, things
from tests.engine.top_nine.test_search import Backwards


def test_the_network_is_the_stack_of_things_and_alive_to_its_end() -> None:
    assert things().shapes[-1] == (96, SIDE // 8, SIDE // 8)
    _, found = own_rate(Workers(Backwards(1), 1), 3)
    assert (found.strongest.values[:, 0] > 0).mean() > 0.9


@pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed")
def test_torch_finds_the_same_values() -> None:
    from tests.benchmarks.top_nine_torch import Stack

    torch = pytest.importorskip("torch")
    job, keys = scene_job(12)
    x = torch.from_numpy(np.stack([job.source.array(key) for key in keys]))
    theirs = Stack(job).strongest(x).topk(9, dim=0).values.T.numpy()
    ours = search(job, keys, Workers(Backwards(1), 1)).strongest.values
    assert np.allclose(ours, theirs, rtol=1e-4, atol=1e-5)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the memory")
def test_memory_counts_children_and_remembers_the_peak() -> None:
    before = memory_now()
    with PeakMemory() as peak, mmap.mmap(-1, 64 * MEGABYTE) as held:  # an array might get memory that was given back
        np.frombuffer(held, np.uint8)[:] = 1
        assert peak.take() - before > 50 * MEGABYTE
    context = multiprocessing.get_context("spawn")
    release = context.Event()
    child = context.Process(target=_hold, args=(release, ready := context.Event()))
    child.start()
    ready.wait(30)
    after = memory_now()
    release.set()
    child.join()
    assert after - before > 50 * MEGABYTE


def _hold(release: object, ready: object) -> None:
    held = np.ones(64 * MEGABYTE, np.uint8)
    ready.set()  # type: ignore[attr-defined]
    release.wait(30)  # type: ignore[attr-defined]
    assert held[-1] == 1
