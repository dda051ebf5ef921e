"""Keeps a picture of the network's input up to date with the unit that is looked at: what it sees, and what weighs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from playground.engine.explain.effective_field import FieldWeights
from playground.session.compute import ComputeService
from playground.session.field_boxes import Box, FieldBoxes, weights_of
from playground.session.selection import Selection

Show = Callable[[Box | None, FieldWeights | None], None]


class FieldFollower(QObject):
    """Calls `show` with the unit's field in the input and its weights, each None where there is none, whenever they
    can be others.
    """

    def __init__(self, selection: Selection, service: ComputeService, show: Show, parent: QObject) -> None:
        super().__init__(parent)
        self._selection, self._service, self._show = selection, service, show
        self._fields = FieldBoxes()
        selection.hovered.connect(self.tell)
        selection.changed.connect(self.tell)
        service.frame_ready.connect(self.tell)
        service.field_ready.connect(self.tell)

    def tell(self) -> None:
        """Call `show` now."""
        frame, place = self._service.frame, self._selection.looked_at
        if frame is None:
            return
        boxes = self._fields.of(frame.request.network, place) if frame.passed is not None else ()
        self._show(next(iter(boxes), None), next(iter(weights_of(frame, place)), None))
