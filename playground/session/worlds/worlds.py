"""The worlds there are at one moment: where the session is kept, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playground.session.worlds.other_world import OtherWorld
from playground.session.worlds.saved_state import SavedState


@dataclass(frozen=True, eq=False)
class Worlds:
    """`file` is the session's. In a swap each world takes its own along."""

    file: SavedState
    other: OtherWorld | None = None

    def files(self) -> Iterator[SavedState]:
        """Where each of the worlds is kept."""
        yield self.file
        if self.other is not None and self.other.file is not None:
            yield self.other.file

    def changing_to(self, after: Worlds) -> tuple[Worlds, Worlds]:
        """These and those `after` a step, without a world that stays beside: a step holds no more than it changes."""
        if after.other is self.other:
            return Worlds(self.file), Worlds(after.file)
        return self, after

    def turned(self, before: Worlds, after: Worlds) -> Worlds:
        """These once a step leads from `before` to `after`; a world that was put there since stays."""
        return Worlds(after.file, after.other if self.other is before.other else self.other)
