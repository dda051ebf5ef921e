"""The search against brute force, whoever does the work and in whatever order."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.engine.cancel import Cancelled
from playground.engine.forward import run
from playground.engine.top_nine.job import Job, search_chunk
from playground.engine.top_nine.search import Found, reconstruct_places, search
from playground.engine.top_nine.strongest import NINE
from playground.engine.top_nine.workers import SearchError, Workers, cluster, local_processes
from playground.network.setup import Rule
from tests.engine.top_nine.sources import Noise, Repeated, small_network

RELU2 = 4
ROOT = Path(__file__).resolve().parents[3]

Listed = list[list[tuple[float, int, int, int]]]


class Backwards(Executor):
    """Does tasks in the reverse of the order they were submitted in, `held` at a time."""

    def __init__(self, held: int) -> None:
        self._held, self._tasks = held, []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._tasks.append((future, fn, args))
        if len(self._tasks) == self._held:
            self.flush()
        return future

    def flush(self) -> None:
        while self._tasks:
            future, function, arguments = self._tasks.pop()
            future.set_result(function(*arguments))


def brute_force(source: Any, count: int, layer: int) -> Listed:
    """Per map (value, picture, row, column) of the best nine, by sorting all pictures' maxima."""
    network = small_network()
    outputs = {
        key: run(network, source.array(key)).output(layer)[0]
        for key in range(count)
        if key not in getattr(source, "broken", ())
    }
    listed = []
    for channel in range(network.shapes[layer + 1][0]):
        best = []
        for picture, output in outputs.items():
            row, column = np.unravel_index(output[channel].argmax(), output[channel].shape)
            best.append((float(output[channel].max()), picture, int(row), int(column)))
        best.sort(key=lambda entry: (-entry[0], entry[1]))
        listed.append([entry for entry in best[:NINE] if entry[0] > 0])
    return listed


def as_listed(found: Found) -> Listed:
    maps = range(len(found.strongest.values))
    return [
        [(place.value, place.picture, place.row, place.column) for place in found.strongest.places(channel)]
        for channel in maps
    ]


def searched(source: Any, count: int, executor: Executor, layer: int = RELU2, **more: Any) -> Found:
    return search(Job.of(small_network(), layer, source), range(count), Workers(executor, 2), **more)


@pytest.fixture
def threads() -> Any:
    with ThreadPoolExecutor(2) as executor:
        yield executor


@pytest.mark.parametrize("layer", [0, 1, 2, RELU2, 6])
@pytest.mark.parametrize("count", [1, 8, 9, 40])
def test_finds_what_brute_force_finds(threads: Executor, layer: int, count: int) -> None:
    found = searched(Noise(), count, threads, layer, chunk=7)
    assert as_listed(found) == brute_force(Noise(), count, layer)
    assert found.count == count


def test_neither_order_nor_chunks_nor_executor_change_the_result(threads: Executor) -> None:
    expected = brute_force(Noise(), 60, RELU2)
    for chunk in (1, 7, 16, 64):
        assert as_listed(searched(Noise(), 60, threads, chunk=chunk)) == expected
    assert as_listed(searched(Noise(), 64, Backwards(4), chunk=4)) == brute_force(Noise(), 64, RELU2)
    with local_processes(2) as workers:
        job = Job.of(small_network(), RELU2, Noise())
        assert as_listed(search(job, range(60), workers, chunk=16)) == expected


def test_ties_are_broken_by_the_picture_and_then_by_the_unit(threads: Executor) -> None:
    found = searched(Repeated(), 20, threads, chunk=3)
    for places in as_listed(found):
        assert [picture for _, picture, _, _ in places] == list(range(len(places)))
    assert as_listed(searched(Repeated(), 20, Backwards(2), chunk=5)) == as_listed(found)


def test_pictures_that_cannot_be_read_are_listed_and_never_end_it(threads: Executor) -> None:
    source = Noise(broken=(0, 5, 6, 7, 8, 19))
    found = searched(source, 20, threads, chunk=4)
    assert as_listed(found) == brute_force(source, 20, RELU2)
    assert [number for number, _ in found.refused] == [0, 5, 6, 7, 8, 19]
    assert str(found.refused[1][1]) == "Picture 5 is damaged."
    assert found.count == 20


def test_a_set_of_which_no_picture_can_be_read_finds_nothing(threads: Executor) -> None:
    found = searched(Noise(broken=tuple(range(6))), 6, threads)
    assert as_listed(found) == [[]] * 5
    assert len(found.refused) == 6


def test_reports_as_results_come_and_counts_on(threads: Executor) -> None:
    counts: list[int] = []
    searched(Noise(), 30, threads, chunk=4, report=lambda found: counts.append(found.count))
    assert len(counts) == 8
    assert counts == sorted(counts)
    assert counts[-1] == 30


def test_a_paused_search_is_resumed_where_it_was_and_finds_the_same(threads: Executor) -> None:
    reports: list[Found] = []
    paused = searched(Noise(), 60, threads, chunk=5, report=reports.append, is_paused=lambda: len(reports) >= 3)
    assert 15 <= paused.count < 60
    again: list[Found] = []
    resumed = searched(Noise(), 60, threads, chunk=5, found=paused, report=again.append)
    assert as_listed(resumed) == brute_force(Noise(), 60, RELU2)
    assert len(again) == (60 - paused.count) // 5
    assert resumed.count == 60


def test_a_cancelled_search_ends_at_once_and_its_reports_can_be_resumed(threads: Executor) -> None:
    reports: list[Found] = []

    def check() -> None:
        if len(reports) >= 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        searched(Noise(), 400, threads, chunk=5, report=reports.append, check_cancelled=check)
    assert reports[-1].count < 60
    assert as_listed(searched(Noise(), 400, threads, found=reports[-1], chunk=5)) == brute_force(Noise(), 400, RELU2)


def test_few_tasks_are_handed_out_at_a_time() -> None:
    submitted: list[int] = []

    class Counting(Backwards):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            submitted.append(args[1])
            return super().submit(fn, *args)

    executor = Counting(held=4)
    at_report: list[int] = []
    searched(Noise(), 64, executor, chunk=4, report=lambda found: at_report.append(len(submitted)))
    assert at_report[0] == 4
    assert len(submitted) == 16


def test_worker_processes_load_no_qt_and_one_thread(tmp_path: Path) -> None:
    with local_processes(1) as workers:
        modules, threads = workers.executor.submit(_what_is_loaded).result()
    assert not modules & {"PySide6", "shiboken6", "pyqtgraph"}
    assert threads == "1"


def _what_is_loaded() -> tuple[set[str], str | None]:
    return {name.partition(".")[0] for name in sys.modules}, os.environ.get("OPENBLAS_NUM_THREADS")


@pytest.mark.skipif(not hasattr(os, "nice"), reason="niceness is Unix's")
def test_workers_give_way_where_they_are_asked_to() -> None:
    own = os.nice(0)
    with local_processes(1, niceness=3) as workers:
        assert workers.executor.submit(os.nice, 0).result() == min(own + 3, 19)


def test_leaving_ends_the_processes_amid_their_work() -> None:
    with local_processes(1) as workers:
        endless = workers.executor.submit(
            search_chunk, Job.of(small_network(), RELU2, Noise()).packed(), 0, range(10**6)
        )
        workers.executor.submit(_what_is_loaded)
        while not endless.running():
            pass
    with pytest.raises(Cancelled):
        endless.result()
    assert multiprocessing.active_children() == []


def test_workers_end_when_their_parent_is_killed() -> None:
    code = (
        "import os, signal\n"
        "from playground.engine.top_nine.workers import local_processes\n"
        "if __name__ == '__main__':\n"
        "    with local_processes(1) as workers:\n"
        "        print(workers.executor.submit(os.getpid).result(), flush=True)\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    program = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    child = int(program.stdout)
    for _ in range(100):
        if not _is_alive(child):
            return
        multiprocessing.Event().wait(0.1)
    raise AssertionError(f"worker {child} outlived its parent")


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_worker_that_dies_is_told_in_words() -> None:
    with local_processes(1) as workers, pytest.raises(SearchError, match="ended unexpectedly"):
        search(Job.of(small_network(), RELU2, Deadly()), range(3), workers)


class Deadly(Noise):
    """Ends the process that wants its picture."""

    def array(self, key: int) -> Any:
        os._exit(3)


def test_a_failure_that_nobody_foresaw_is_not_hidden(threads: Executor) -> None:
    with pytest.raises(ZeroDivisionError):
        searched(Unforeseen(), 3, threads)


class Unforeseen(Noise):
    def array(self, key: int) -> Any:
        raise ZeroDivisionError


def test_pictures_that_are_no_input_of_the_network_are_refused_in_words(threads: Executor) -> None:
    with pytest.raises(SearchError, match="they have 3 channels, the input 5"):
        Job.of(replace(small_network(), input_shape=(5, 12, 12)), 0, Noise())


def test_every_place_is_reconstructed_once(threads: Executor) -> None:
    found = searched(Noise(), 30, threads)
    places = [place for channel in range(5) for place in found.strongest.places(channel)]
    made: list[Any] = []
    job = Job.of(small_network(), RELU2, Noise())
    reconstruct_places(job, range(30), places, Rule.DECONVNET, Workers(threads, 2), made.append)
    assert sorted(one.place.key for one in made) == sorted(place.key for place in places)


def test_without_dask_a_cluster_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SearchError, match=r"cnn-playground\[cluster\]"), cluster("tcp://127.0.0.1:1"):
        pass


@pytest.mark.skipif(find_spec("distributed") is None, reason="dask.distributed is not installed")
def test_a_dask_cluster_finds_the_same() -> None:
    expected = [
        (channel, *entry[1:]) for channel, entries in enumerate(brute_force(Noise(), 60, RELU2)) for entry in entries
    ]
    assert on_a_cluster() == f"2\n{expected}\n"


@pytest.mark.skipif(find_spec("distributed") is None, reason="dask.distributed is not installed")
def test_a_scheduler_that_does_not_answer_is_told_in_words() -> None:
    assert on_a_cluster("tcp://127.0.0.1:1").startswith("No dask scheduler answers at tcp://127.0.0.1:1: ")


def on_a_cluster(*arguments: str) -> str:
    command = [sys.executable, "-m", "tests.engine.top_nine.on_a_cluster", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
