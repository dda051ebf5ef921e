"""What every reader of pictures and arrays raises when it refuses."""

from __future__ import annotations

from playground.network.sentence import SpokenError


class InputError(SpokenError):
    """A file or a value that cannot become the network's input: refused in words."""
