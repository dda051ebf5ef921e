"""What long work tells of itself while it goes on."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much is done, and how much there is; it may raise to stop."""


def silent(_done: int, _count: int) -> None:
    """The progress of what nobody watches."""
