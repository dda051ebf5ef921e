"""What the unit that is looked at sees of everything before it: where its fields lie, and what weighs in them."""

from __future__ import annotations

from playground.engine.explain.effective_field import FieldWeights
from playground.engine.explain.terms import Unit
from playground.network.network import Network
from playground.network.receptive_field import ReceptiveField, fields_behind
from playground.session.frame import Frame
from playground.session.selection import INPUT, Place

Box = tuple[int, int, int, int]
"""Top, left, height, width."""


class FieldBoxes:
    """Works the fields of a layer out once, however often the mouse moves over its maps."""

    def __init__(self) -> None:
        self._fields: tuple[Network | None, int, tuple[ReceptiveField, ...]] = (None, INPUT, ())

    def of(self, network: Network, place: Place | None) -> tuple[Box, ...]:
        """The part of each layer's input that the unit at `place` sees, the network's input first; it may reach over
        any edge. None for a unit of the input or of a layer that cannot be computed.
        """
        if place is None or not 0 <= place.layer < len(network.shapes) - 1:
            return ()
        if self._fields[0] is not network or self._fields[1] != place.layer:
            self._fields = (network, place.layer, fields_behind(network, place.layer))
        return tuple(field.box(place.row, place.column) for field in self._fields[2])


def weights_of(frame: Frame | None, place: Place | None) -> tuple[FieldWeights, ...]:
    """What weighs in those parts, where the frame has it of this very unit."""
    field = None if frame is None else frame.field
    if field is None or place is None:
        return ()
    is_same = (field.layer_index, field.unit) == (place.layer, Unit(place.map, place.row, place.column))
    return field.fields if is_same else ()
