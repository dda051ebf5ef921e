"""The search itself: hands out pictures in chunks, puts together what comes back, in whatever order it comes.

What has been found is a value at any moment, so a search is resumed from where it was stopped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.top_nine.job import CHUNK, ChunkFound, Job, reconstruct_picture, search_chunk
from playground.engine.top_nine.reconstruction import Reconstruction
from playground.engine.top_nine.strongest import Place, Strongest, merged
from playground.engine.top_nine.workers import SearchError, Workers
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import Rule

AHEAD = 2
"""Tasks handed out per worker, so that none waits for the next; few, so that memory does not grow with the pictures."""

POLL = 0.1
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True, eq=False)
class Found:
    """What a search has found so far: in which chunks, of how many pictures, and which of them could not be read."""

    strongest: Strongest
    count: int = 0
    refused: tuple[tuple[int, Sentence], ...] = ()
    chunks: frozenset[int] = frozenset()

    @classmethod
    def nothing(cls, job: Job) -> Found:
        return cls(Strongest.none(job.maps, job.width))

    def plus(self, number: int, found: ChunkFound) -> Found:
        """With chunk `number`."""
        return Found(
            merged(self.strongest, found.strongest),
            self.count + found.count,
            tuple(sorted([*self.refused, *found.refused], key=_number)) if found.refused else self.refused,
            self.chunks | {number},
        )


def search(
    job: Job,
    keys: Sequence[Hashable],
    workers: Workers,
    found: Found | None = None,
    report: Callable[[Found], None] = lambda found: None,
    is_paused: Callable[[], bool] = lambda: False,
    check_cancelled: CheckCancelled = nothing,
    chunk: int = CHUNK,
) -> Found:
    """Search what `found` has not searched yet; it is done when its `count` is that of `keys`.

    `report` is called as results come. When `is_paused` is true, what has been begun is finished, and no more begun.
    Raises Cancelled when `check_cancelled` does and SearchError when a worker died; both lose what is under way only.
    """
    packed = job.packed()
    found = Found.nothing(job) if found is None else found
    left = (number for number in range(-(-len(keys) // chunk)) if number not in found.chunks)

    def begin(number: int) -> Future[ChunkFound]:
        first = number * chunk
        return workers.executor.submit(search_chunk, packed, first, tuple(keys[first : first + chunk]))

    for number, result in _in_any_order(begin, left, workers, is_paused, check_cancelled):
        found = found.plus(number, result)
        report(found)
    return found


def reconstruct_places(
    job: Job,
    keys: Sequence[Hashable],
    places: Iterable[Place],
    rule: Rule,
    workers: Workers,
    report: Callable[[Reconstruction], None],
    check_cancelled: CheckCancelled = nothing,
) -> None:
    """Run every place backwards alone, each picture's together; `report` is called as they come."""
    packed = job.packed()
    of_picture: Mapping[int, list[Place]] = defaultdict(list)
    for place in places:
        of_picture[place.picture].append(place)

    def begin(number: int) -> Future[tuple[Reconstruction, ...]]:
        return workers.executor.submit(reconstruct_picture, packed, keys[number], of_picture[number], rule)

    for _, results in _in_any_order(begin, iter(of_picture), workers, lambda: False, check_cancelled):
        for result in results:
            report(result)


def _in_any_order(
    begin: Callable[[int], Future[Any]],
    numbers: Iterator[int],
    workers: Workers,
    is_paused: Callable[[], bool],
    check_cancelled: CheckCancelled,
) -> Iterator[tuple[int, Any]]:
    """Begin task after task, a few at a time, and give each one's number and result when it is done."""
    running: dict[Future[Any], int] = {}
    try:
        with _spoken_failures():
            while True:
                check_cancelled()
                if not is_paused():
                    for number in islice(numbers, AHEAD * workers.count - len(running)):
                        running[begin(number)] = number
                if not running:
                    return
                done, _ = wait(running, timeout=POLL, return_when=FIRST_COMPLETED)
                for future in done:
                    yield running.pop(future), future.result()
    finally:
        for future in running:
            future.cancel()


@contextmanager
def _spoken_failures() -> Iterator[None]:
    try:
        yield
    except BrokenExecutor:
        raise SearchError(
            QT_TRANSLATE_NOOP("Sentence", "A worker of the search ended unexpectedly: there may not be memory enough.")
        ) from None


def _number(refused: tuple[int, Sentence]) -> int:
    return refused[0]
