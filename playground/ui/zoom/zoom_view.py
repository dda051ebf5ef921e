"""Look closer at one map: enlarged, with its values, live while the network is being edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from playground.network.layers import Array
from playground.network.network import Network
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.selection import INPUT, Place, Selection
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.empty_message import EmptyMessage
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, fix_width, theme_of
from playground.ui.zoom.map_chooser import MapChooser
from playground.ui.zoom.zoom_figures import ZoomFigures
from playground.ui.zoom.zoom_source import Handed, Shown, handed_over, renewed, shown_array, shown_map

if TYPE_CHECKING:
    from playground.ui.zoom.zoom_pane import ZoomPane

translate = QCoreApplication.translate
SIDE_WIDTH = 256


@dataclass(frozen=True)
class Choice:
    """A map of a layer by name; None for the input."""

    layer: str | None
    map: int


class ZoomView(TranslatedWidget):
    """Shows the pinned map, the one chosen here, or an array handed over. Made in full when it is first seen."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self._network = document.network
        self._choice: Choice | None = None
        self._handed: Handed | None = None
        self._shown: Shown | None = None
        self.pane: ZoomPane | None = None
        self.chooser = MapChooser()
        self.figures = ZoomFigures()
        self.message = EmptyMessage(document, selection, service)
        self._lay_out()
        self.chooser.chosen.connect(self._on_chosen)
        self.chooser.follow_wanted.connect(self._on_follow_wanted)
        document.changed.connect(self._on_document_changed)
        selection.changed.connect(self._render)
        service.frame_ready.connect(self._on_frame_ready)
        self._retranslate()

    def _lay_out(self) -> None:
        side = QWidget()
        fix_width(side, SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_3, SPACE_2)
        column.setSpacing(SPACE_1)
        column.addWidget(self.chooser)
        column.addStretch(1)
        column.addWidget(self.figures)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.message)
        self.message.note.balance(SIDE_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(body, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pane is None:
            self._make_pane()
        self._render()

    def _make_pane(self) -> None:
        # pyqtgraph takes longer to import than the rest of the start
        from playground.ui.zoom.zoom_pane import ZoomPane

        self.pane = ZoomPane()
        self.pane.pixel_hovered.connect(self._on_pixel_hovered)
        self.pane.page_turned.connect(self.chooser.step)
        self._body.addWidget(self.pane)

    # what is asked for

    def show_map(self, index: int, number: int) -> None:
        """Show map `number` of layer `index` (-1: the input) until another is chosen; the pinned one is followed."""
        name = None if index == INPUT else self._document.network.layers[index].name
        choice = Choice(name, number)
        self._choice = None if choice == self._pinned() else choice
        self._handed = None
        self._render()

    def show_array(self, array: Array, title: str) -> None:
        """Show an array (H, W), e.g. of a stage of the back-projection, which is then kept up to date."""
        self._handed = handed_over(array, title, self._service.frame)
        self._render()

    def _pinned(self) -> Choice | None:
        view = self._selection.view
        return None if view.layer is None else Choice(view.layer, view.map)

    def _find(self) -> Shown | str | None:
        """What is to be shown, or why there is nothing; None where the next frame will tell."""
        frame, choice = self._service.frame, self._choice or self._pinned()
        if self._handed is not None:
            return shown_array(self._handed.array)
        if choice is None:
            return translate("ZoomView", "Click any feature map above, or choose a layer at the left.")
        if frame is None:
            return translate("ZoomView", "Being computed …")
        index = _index_of(frame.request.network, choice.layer)
        if frame.passed is not None and index is not None and index < len(frame.passed.steps):
            return shown_map(frame, index, choice.map)
        if frame.error is not None:
            return spoken(frame.error)
        problem = self._document.network.problem
        return spoken(problem.sentence) if problem is not None else None

    # words and states

    def _retranslate(self) -> None:
        self._render()

    def _render(self) -> None:
        if not self.isVisible() or self.pane is None:
            return
        found = self._find()
        if isinstance(found, Shown):
            self._shown = found
            self.message.set_text("")
            self._body.setCurrentWidget(self.pane)
            self.pane.show_array(found.array, found.range, found.mask(), found.unread)
        elif found is not None:
            self._shown = None
            self.message.set_text(found)
            self._body.setCurrentWidget(self.message)
        self._render_chooser()
        self.figures.show_figures(self._shown, self._selection.view.scale)

    def _render_chooser(self) -> None:
        network, choice = self._document.network, self._choice or self._pinned()
        names = [translate("ZoomView", "input"), *(layer.name for layer in network.layers)]
        index = None if choice is None else _index_of(network, choice.layer)
        self.chooser.show_following(self._choice is None and self._handed is None, self._pinned() is not None)
        if self._handed is not None or choice is None or index is None:
            self.chooser.show_title(self._handed.title if self._handed else "")
            self.chooser.show_choice(names, -1, 0, 0)
            return
        is_vector = self._shown is not None and self._shown.units > 0
        count = network.shapes[index + 1][0] if index + 1 < len(network.shapes) and not is_vector else 0
        self.chooser.show_choice(names, index + 1, min(choice.map, max(count - 1, 0)), count)

    # what happens

    def _on_frame_ready(self, frame: Frame) -> None:
        if self._handed is not None:
            self._handed = renewed(self._handed, frame)
        self._render()

    def _on_document_changed(self) -> None:
        """Keep a choice on its layer when that got another name; without the layer the pinned map is followed again."""
        old, self._network = self._network, self._document.network
        if self._choice is not None and _index_of(self._network, self._choice.layer) is None:
            index = _index_of(old, self._choice.layer)
            is_renamed = index is not None and len(old.layers) == len(self._network.layers)
            name = self._network.layers[index].name if index is not None and is_renamed else None
            self._choice = Choice(name, self._choice.map) if name is not None else None
        if self.isVisible():
            self._render_chooser()

    def _on_chosen(self, index: int, number: int) -> None:
        self.show_map(index, number)

    def _on_follow_wanted(self) -> None:
        self._choice = self._handed = None
        self._render()

    def _on_pixel_hovered(self, row: int, column: int) -> None:
        shown = self._shown
        self.figures.show_pixel(None if row < 0 else (row, column))
        if shown is None or shown.layer is None or row < 0:
            self._selection.hover(None)
        else:
            self._selection.hover(Place(shown.layer, *shown.unit(row, column)))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_of(self).color("panel"))


def _index_of(network: Network, name: str | None) -> int | None:
    """The index of a layer by name, -1 for the input (None); None when there is no such layer."""
    if name is None:
        return INPUT
    try:
        return network.index_of(name)
    except KeyError:
        return None
