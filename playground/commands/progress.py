"""A progress bar, while there is somebody at a terminal to see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def layer_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Gives the function to call with (layers done, layers in all)."""
    with progress_bar(what, "layer") as show:
        yield show


@contextmanager
def progress_bar(what: str, unit: str) -> Iterator[Callable[[int, int], None]]:
    """Gives the function to call with (units done, units in all)."""
    from tqdm import tqdm  # late: only where something is computed

    tqdm.monitor_interval = 0  # no thread to watch the bar
    with tqdm(desc=what, unit=unit, leave=False, disable=None) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
