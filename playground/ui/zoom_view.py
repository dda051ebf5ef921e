"""Look closer at one map: enlarged, with its values, live while the network is being edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from playground.network.layers import Array
from playground.network.network import Network
from playground.network.setup import Scale
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.selection import INPUT, Place, Selection
from playground.ui.controls import TranslatedWidget, label
from playground.ui.layer_words import number_text, value_text
from playground.ui.map_chooser import MapChooser
from playground.ui.scale_bar import ScaleBar
from playground.ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, theme_of
from playground.ui.zoom_source import Handed, Shown, handed_over, renewed, shown_array, shown_map

if TYPE_CHECKING:
    from playground.ui.map_canvas import MapCanvas

translate = QCoreApplication.translate
SIDE_WIDTH = 248


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
        self._place: tuple[int, int] | None = None
        self.canvas: MapCanvas | None = None
        self.chooser = MapChooser()
        self.value, self.hint, self.bad = label("title"), label("caption"), label("problem")
        self.scale_bar = ScaleBar()
        self.message = label("caption")
        self._lay_out()
        self.chooser.chosen.connect(self._on_chosen)
        self.chooser.follow_wanted.connect(self._on_follow_wanted)
        document.changed.connect(self._on_document_changed)
        selection.changed.connect(self._render)
        service.frame_ready.connect(self._on_frame_ready)
        self._retranslate()

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_3, SPACE_2)
        column.setSpacing(SPACE_1)
        column.addWidget(self.chooser)
        column.addStretch(1)
        for part in (self.bad, self.value, self.hint):
            part.setWordWrap(True)
            column.addWidget(part)
        column.addWidget(self.scale_bar)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setMargin(SPACE_4)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.message)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(body, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.canvas is None:
            self._make_canvas()
        self._render()

    def _make_canvas(self) -> None:
        # pyqtgraph takes longer to import than the rest of the start
        from playground.ui.map_canvas import MapCanvas

        self.canvas = MapCanvas()
        self.canvas.pixel_hovered.connect(self._on_pixel_hovered)
        self.canvas.page_turned.connect(self.chooser.step)
        self._body.addWidget(self.canvas)
        self._retranslate()

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
        if self.canvas is not None:
            self.canvas.setAccessibleName(translate("ZoomView", "The map, enlarged"))
            self.canvas.setToolTip("")
        self._render()

    def _restyle(self) -> None:
        if self.canvas is not None:
            self.canvas.restyle()

    def _render(self) -> None:
        if not self.isVisible() or self.canvas is None:
            return
        found = self._find()
        if isinstance(found, Shown):
            self._shown = found
            self.message.clear()
            self._body.setCurrentWidget(self.canvas)
            self.canvas.show_array(found.array, found.range, found.mask())
        elif found is not None:
            self._shown = None
            self.message.setText(found)
            self._body.setCurrentWidget(self.message)
        self._render_chooser()
        self._render_figures()

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

    def _render_figures(self) -> None:
        shown = self._shown
        self.scale_bar.setVisible(shown is not None)
        self.bad.setVisible(shown is not None and shown.bad > 0)
        if shown is None:
            self.value.clear()
            self.hint.clear()
            return
        words = {
            Scale.MAP: translate("ZoomView", "own"),
            Scale.LAYER: translate("ZoomView", "layer"),
            Scale.NETWORK: translate("ZoomView", "network"),
        }
        scale = Scale.MAP if shown.layer is None else self._selection.view.scale
        self.scale_bar.set_range(words[scale], shown.range)
        self.bad.setText(
            translate("ZoomView", "{count} values are NaN or infinite").format(count=number_text(shown.bad))
        )
        self._render_value(shown)

    def _render_value(self, shown: Shown) -> None:
        height, width = shown.array.shape
        if self._place is None or self._place[0] >= height or self._place[1] >= width:
            self.value.clear()
            self.hint.setText(translate("ZoomView", "Wheel zooms, drag moves, F shows all."))
            return
        row, column = self._place
        value = value_text(float(shown.array[row, column]))
        if shown.units:
            unit = shown.unit(row, column)[0]
            self.value.setText(translate("ZoomView", "unit {unit} = {value}").format(unit=unit, value=value))
            self.hint.setText(translate("ZoomView", "of {count}").format(count=number_text(shown.units)))
            return
        self.value.setText(
            translate("ZoomView", "({row}, {column}) = {value}").format(row=row, column=column, value=value)
        )
        self.hint.setText(
            translate("ZoomView", "row and column of {height} × {width}").format(height=height, width=width)
        )

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
        self._place = None if row < 0 else (row, column)
        shown = self._shown
        if shown is None:
            return
        self._render_value(shown)
        if shown.layer is None or self._place is None:
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
