"""What may stand beside the session in two worlds: a set-up that was kept, or another input under the same network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from playground.network.editing.edits import set_input_shape
from playground.network.network import Network
from playground.network.setup import Input, PictureInput, SetUp
from playground.network.source.transform import IDENTITY
from playground.session.worlds.saved_state import SavedState


class Origin(str, Enum):
    """Where the other world comes from."""

    KEPT = "kept"  # the session as it was
    SAVED = "saved"  # as it was opened or saved last
    FILE = "file"  # a set-up file
    PICTURE = "picture"  # another input; the network is the session's own, whatever is edited
    PLAIN = "plain"  # the session's own picture without its transform, whatever becomes of both
    SWAPPED = "swapped"  # what the session was before it changed places with the other world


@dataclass(frozen=True, eq=False)
class OtherWorld:
    """World B: an input under the session's network, or a `whole` set-up, kept in `file`. `title` names what it is."""

    origin: Origin
    input: Input
    whole: SetUp | None = None
    file: SavedState | None = None
    title: str = ""

    @property
    def network(self) -> Network | None:
        """Its own network; None where it has the session's."""
        return None if self.whole is None else self.whole.network

    @property
    def is_unsaved(self) -> bool:
        """Whether it was the session, or was kept of it, and no file has it as it is now."""
        is_own = self.origin in (Origin.SWAPPED, Origin.KEPT)
        return is_own and self.file is not None and self.file.setup is not self.whole

    def input_beside(self, own: Input) -> Input:
        """The input as it goes in beside the session's `own`: under one network pictures are brought in alike."""
        mine = self.input
        if self.network is not None or not isinstance(mine, PictureInput) or not isinstance(own, PictureInput):
            return mine
        if self.origin is Origin.PLAIN:
            return replace(own, transform=IDENTITY)
        return replace(own, picture=mine.picture, center=mine.center, zoom=mine.zoom, transform=mine.transform)

    def as_session(self, setup: SetUp) -> SetUp:
        """The whole world, or `setup` with this world's input. Raises NetworkError where the network cannot take it."""
        if self.whole is not None:
            return self.whole
        source = self.input_beside(setup.input)
        return replace(setup, input=source, network=set_input_shape(setup.network, source.shape))


def kept(setup: SetUp, origin: Origin, file: SavedState, title: str = "") -> OtherWorld:
    """A set-up as it is now, whatever becomes of the session."""
    return OtherWorld(origin, setup.input, setup, file, title)


@dataclass(frozen=True, eq=False)
class Beside:
    """What a frame is asked of the other world: the maps of its layer called `layer` (None: its input), and all its
    layers' distance from the session's. With `own_difference` the difference is coloured over a range of its own.
    """

    input: Input
    network: Network | None
    layer: str | None
    own_difference: bool = False
