"""How a unit is computed: what it reads, the numbers, and their sum, for the unit under the mouse or the chosen one.

Live: every frame shows the numbers of that frame. The unit is moved by keys, slider, playing, or on the pictures.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.explain.terms import ForwardTerms, Summed, Unit
from playground.engine.explain.unit import explain
from playground.network.layers import Shape
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.selection import Place, Selection
from playground.ui.computed.channel_chooser import ChannelChooser
from playground.ui.computed.computed_words import line, product_line
from playground.ui.computed.step_bar import StepBar
from playground.ui.computed.terms_view import TermsView, channel_names
from playground.ui.computed.unit_choice import Chosen, beside, is_vector, nearest, place_of, unit_at, unit_reading
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.empty_message import EmptyMessage
from playground.ui.kit.theme import SIZE_TITLE, SPACE_2, SPACE_4, theme_of

translate = QCoreApplication.translate
STRONGEST = -1
MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, eq=False)
class Found:
    """The unit that is shown, in the frame it is shown of."""

    frame: Frame
    index: int
    unit: Unit
    terms: ForwardTerms
    shape: Shape


class ComputedView(TranslatedWidget):
    """Shows the terms of one unit. Which one is the view's own: the pinned map's to begin with."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self._chosen: Chosen | None = None
        self._hovered: Chosen | None = None
        self._pinned = self._pin()
        self._channel = STRONGEST
        self.terms, self.message = TermsView(), EmptyMessage(document, selection, service)
        self.line = ElidedLabel("ink", size=SIZE_TITLE)
        self.channels, self.steps = ChannelChooser(), StepBar()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.channels.chosen.connect(self._on_channel_chosen)
        self.steps.place_chosen.connect(self._on_place_chosen)
        self.terms.source_chosen.connect(self._on_source_chosen)
        self.terms.result_chosen.connect(self._on_result_chosen)
        service.frame_ready.connect(self._on_frame_ready)
        selection.changed.connect(self._on_selection_changed)
        selection.hovered.connect(self._on_hovered)
        self._retranslate()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(SPACE_4)
        below.addWidget(self.line, 1)
        below.addWidget(self.channels)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
        column.setSpacing(SPACE_2)
        column.addWidget(self.terms, 1)
        column.addLayout(below)
        column.addWidget(self.steps)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content, 1)
        layout.addWidget(self.message, 1)

    # which unit

    def show_unit(self, layer: str, unit: Unit) -> None:
        """Show this unit until another map is pinned or another unit is chosen."""
        self._chosen, self._hovered = Chosen(layer, unit), None
        self._render()

    @property
    def shown(self) -> Chosen | None:
        """The unit that is shown or to be shown."""
        return self._hovered or self._chosen or self._pinned

    def _pin(self) -> Chosen | None:
        view = self._selection.view
        return None if view.layer is None else Chosen(view.layer, Unit(view.map, *view.seed.unit))

    def _find(self) -> Found | str:
        """The unit to show with its terms; or why there is nothing to show."""
        frame, wanted = self._service.frame, self.shown
        if wanted is None:
            return translate("Computed", "Click any feature map above: this shows how its numbers are made.")
        if frame is None or frame.passed is None:
            return spoken(frame.error) if frame and frame.error else translate("Computed", "Being computed …")
        names = [step.layer.name for step in frame.passed.steps]
        if wanted.layer not in names:
            problem = self._document.network.problem
            return spoken(problem.sentence) if problem else translate("Computed", "Being computed …")
        index = names.index(wanted.layer)
        _, channels, height, width = frame.passed.maps(index).shape
        shape = (channels, height, width)
        unit = nearest(self._strongest(frame, wanted) or wanted.unit, shape)
        terms = explain(frame.passed, index, unit)
        if terms is None:
            words = translate("Computed", "{name} mixes whole maps: its units have no terms of their own.")
            return words.format(name=wanted.layer)
        return Found(frame, index, unit, terms, shape)

    def _strongest(self, frame: Frame, wanted: Chosen) -> Unit | None:
        """The unit that is kept of the pinned map where that is its strongest, and no other is asked for."""
        projection = frame.projection
        if projection is None or projection.result.unit is None or wanted is not self._pinned:
            return None
        return Unit(wanted.unit.map, *projection.result.unit)

    # drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render()

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Computed", "How it is computed"))
        self.setAccessibleDescription(
            translate("Computed", "Arrow keys go to the next unit, page keys to the next map, Space plays.")
        )
        self.line.setAccessibleName(translate("Computed", "The arithmetic of the unit"))
        self._render()

    def _render(self) -> None:
        if not self.isVisible():
            return
        found = self._find()
        self._content.setVisible(not isinstance(found, str))
        self.message.setVisible(isinstance(found, str))
        if isinstance(found, str):
            self.steps.stop()
            self.message.set_text(found)
            return
        channel = self._channel_of(found.terms)
        self.terms.show_terms(found.frame, found.index, found.unit, found.terms, channel)
        self._render_line(found, channel)
        self._render_steps(found)

    def _render_line(self, found: Found, channel: int) -> None:
        terms, passed = found.terms, found.frame.passed
        assert passed is not None
        layer = passed.steps[found.index].layer
        words = line(layer, terms, channel_names(passed, found.index))
        self.line.set_text(words, product_line(terms, channel) if isinstance(terms, Summed) else "")
        self.channels.setVisible(isinstance(terms, Summed) and len(terms.channels) > 1)
        if isinstance(terms, Summed):
            first, last = int(terms.channels[0]), int(terms.channels[-1])
            self.channels.show_channel(first + channel, first, last, self._channel == STRONGEST)

    def _render_steps(self, found: Found) -> None:
        unit = found.unit
        words = f"({unit.row}, {unit.column})"
        if is_vector(found.shape):
            words = translate("Computed", "unit {unit}").format(unit=unit.map)
        self.steps.show_place(*place_of(unit, found.shape), words)

    def _channel_of(self, terms: ForwardTerms) -> int:
        """Which input channel of a sum is looked at, among those of its group."""
        if not isinstance(terms, Summed):
            return 0
        if self._channel == STRONGEST:
            return int(np.argmax(np.abs(np.nan_to_num(terms.sums, nan=np.inf))))
        return min(max(self._channel - int(terms.channels[0]), 0), len(terms.channels) - 1)

    # what happens

    def _on_frame_ready(self, frame: Frame) -> None:
        self._render()

    def _on_selection_changed(self) -> None:
        pinned = self._pin()
        if pinned != self._pinned:
            self._pinned, self._chosen, self._hovered = pinned, None, None
            self._render()

    def _on_hovered(self, place: Place | None) -> None:
        """The unit under the mouse is shown while it is there."""
        layers, hovered = self._document.network.layers, None
        if place is not None and 0 <= place.layer < len(layers) and not self.steps.is_playing:
            hovered = Chosen(layers[place.layer].name, Unit(place.map, place.row, place.column))
        if hovered != self._hovered:
            self._hovered = hovered
            self._render()

    def _on_channel_chosen(self, channel: int) -> None:
        self._channel = channel
        self._render()

    def _on_place_chosen(self, place: int) -> None:
        found = self._find()
        if isinstance(found, Found):
            self._choose(found, unit_at(place, found.unit, found.shape))

    def _on_result_chosen(self, row: int, column: int) -> None:
        found = self._find()
        if isinstance(found, Found):
            self._choose(found, Unit(found.unit.map, row, column))

    def _on_source_chosen(self, row: int, column: int) -> None:
        found = self._find()
        if isinstance(found, Found):
            unit = unit_reading(found.terms, found.unit, row, column, found.shape)
            self._choose(found, unit or found.unit)

    def _choose(self, found: Found, unit: Unit) -> None:
        assert found.frame.passed is not None
        self.show_unit(found.frame.passed.steps[found.index].layer.name, nearest(unit, found.shape))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found, key = self._find(), Qt.Key(event.key())
        if isinstance(found, str):
            super().keyPressEvent(event)
        elif key in MOVES:
            self._choose(found, beside(found.unit, *MOVES[key], found.shape))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            by = 1 if key == Qt.Key.Key_PageDown else -1
            self._choose(found, Unit(found.unit.map + by, found.unit.row, found.unit.column))
        elif key == Qt.Key.Key_Home:
            self._on_place_chosen(0)
        elif key == Qt.Key.Key_Space:
            self.steps.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).color("panel"))
        if self.hasFocus():
            painter.setPen(theme_of(self).color("accent"))
            painter.drawRect(self.rect().adjusted(0, 1, -1, -1))
