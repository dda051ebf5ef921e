"""What a hand-out shows: a session value and the frame of it, made anew in light colours whatever is on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from playground.network.network import Network
from playground.network.setup import SetUp, View
from playground.session.frame import Frame, Request
from playground.session.frame_maker import FrameMaker
from playground.session.frame_parts.columns import Look
from playground.ui.kit.colours import bad_color, signed_table
from playground.ui.kit.theme import LIGHT

THUMBNAIL = 112
"""Pixels of a map's longest side."""


@dataclass(frozen=True, eq=False)
class HandOut:
    """A set-up and its frame. `pinned` is the (layer index, map) whose way back is shown, if there is one."""

    setup: SetUp
    frame: Frame
    pinned: tuple[int, int] | None

    @property
    def network(self) -> Network:
        return self.setup.network

    @property
    def view(self) -> View:
        return self.setup.view


def hand_out(setup: SetUp) -> HandOut:
    """Computes it: beside the window's thread. A network that cannot be computed whole is shown as far as it can be."""
    pinned = pinned_place(setup.network, setup.view)
    view = setup.view
    look = Look(THUMBNAIL, signed_table(LIGHT.name), bad_color(LIGHT), view.scale)
    request = Request(0, setup.input, setup.network, look, pinned, view.seed, view.rule, view.unpooling)
    return HandOut(setup, FrameMaker().make(request, _never_cancelled), pinned)


def pinned_place(network: Network, view: View) -> tuple[int, int] | None:
    """(layer index, map) of what is pinned, where the network has such a map."""
    if view.layer is None or all(layer.name != view.layer for layer in network.layers):
        return None
    index = network.index_of(view.layer)
    there = index + 1 < len(network.shapes) and view.map < network.shapes[index + 1][0]
    return (index, view.map) if there else None


def _never_cancelled() -> None:
    pass
