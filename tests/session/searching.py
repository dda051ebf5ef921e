"""A search whose work a thread of this process does: the same search, without the second a process takes to start.

Who does the work never changes the result (tests/engine/top_nine/test_search.py); some tests use processes anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from playground.engine.top_nine.workers import Workers


@contextmanager
def one_thread(count: int = 1, niceness: int = 0) -> Iterator[Workers]:
    """In the place of `local_processes`."""
    with ThreadPoolExecutor(1) as executor:
        yield Workers(executor, 1)


class _Busy(Executor):
    """Takes tasks and never comes to them."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return Future()


@contextmanager
def nobody(count: int = 1, niceness: int = 0) -> Iterator[Workers]:
    """In the place of `local_processes`: the search goes on until it is called off, and finds nothing."""
    yield Workers(_Busy(), 1)
