"""How long work is stopped from outside: the engine calls a function between layers and tiles, and that may raise."""

from __future__ import annotations

from collections.abc import Callable

CheckCancelled = Callable[[], None]
"""Returns to go on, raises `Cancelled` to stop."""


class Cancelled(Exception):
    """The work was called off; nothing of it is kept."""


def nothing() -> None:
    """The check of work that cannot be called off."""
