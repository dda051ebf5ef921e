"""Where the work is done: in processes of this machine, or on a dask cluster. Both are an Executor."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from playground.engine.top_nine.stopping import begin_worker
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

PATIENCE = 10.0
"""Seconds to wait for a scheduler to answer."""


class SearchError(SpokenError):
    """A search that cannot begin or go on: told in words."""


@dataclass(frozen=True, eq=False)
class Workers:
    """Something that takes tasks, and how many it does at a time."""

    executor: Executor
    count: int


@contextmanager
def local_processes(count: int, niceness: int = 0) -> Iterator[Workers]:
    """So many processes, ended when the block is left: what they are at then is called off within a layer.

    `niceness` is Unix's: with a higher one they give way to a window on the same machine.

    They are spawned, not forked: a fork would copy a program whose other threads hold locks.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # they inherit it; more threads than cores is slower
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    executor = ProcessPoolExecutor(count, mp_context=context, initializer=begin_worker, initargs=(stop, niceness))
    try:
        yield Workers(executor, count)
    finally:
        stop.set()
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The workers of a dask.distributed scheduler, which need this program installed and the same paths to pictures.

    Raises SearchError when dask is not installed, nothing answers at `address`, or it has no workers.
    """
    try:
        from distributed import Client  # late: an extra, and slow to import
    except ImportError:
        raise SearchError(
            QT_TRANSLATE_NOOP("Sentence", "A cluster needs dask.distributed: pip install 'cnn-playground[cluster]'.")
        ) from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise SearchError(
            QT_TRANSLATE_NOOP("Sentence", "No dask scheduler answers at {address}: {reason}."),
            address=address,
            reason=str(error).splitlines()[0] if str(error) else type(error).__name__,
        ) from None
    with client:
        count = sum(client.nthreads().values())
        if not count:
            raise SearchError(
                QT_TRANSLATE_NOOP("Sentence", "The cluster at {address} has no workers."), address=address
            )
        yield Workers(client.get_executor(), count)
