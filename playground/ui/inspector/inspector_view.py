"""The right panel: what the network says, then the inspected layer's kernel, parameters, costs, curve and values.

Edits go to the document.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from playground.engine.dead_map import dead_map
from playground.engine.measures.map_figures import map_figures
from playground.network.costs import network_costs
from playground.network.kernel.kernel_place import kernel_place
from playground.network.layers import Convolution, Layer, PerChannelLayer
from playground.network.partners import fitting_poolings
from playground.network.size_sums import size_sums
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.selection import INPUT, MANY, Selection
from playground.ui.inspector.cost_panel import CostPanel
from playground.ui.inspector.curve_view import ACTIVATIONS, CurveView
from playground.ui.inspector.dead_map_note import DeadMapNote
from playground.ui.inspector.histogram_view import HistogramView
from playground.ui.inspector.kernel_editor import KernelEditor, colours_of
from playground.ui.inspector.layer_form import LayerForm
from playground.ui.inspector.layer_parameters import LayerEdit, parameter_words
from playground.ui.inspector.map_figures_panel import MapFiguresPanel
from playground.ui.inspector.scores_view import ScoresView
from playground.ui.inspector.size_panel import SizePanel
from playground.ui.kit.controls import HeadLabel, TranslatedWidget, label
from playground.ui.kit.layer_words import kind_name, kind_purposes, shape_text
from playground.ui.kit.theme import SPACE_2, SPACE_3

translate = QCoreApplication.translate


class InspectorView(TranslatedWidget):
    """Shows the layer named by the selection, or the input."""

    design_requested = Signal()

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self.scores = ScoresView(document, selection, service)
        self.kernel_editor = KernelEditor(document)
        self.head = HeadLabel()
        self.purpose, self.problem = label("caption"), label("problem")
        for text in (self.purpose, self.problem):
            text.setWordWrap(True)
        self.form = LayerForm()
        self.curve = CurveView()
        self.size_panel = SizePanel()
        self.cost_head, self.costs = HeadLabel(), CostPanel()
        self.values_head, self.histogram = HeadLabel(), HistogramView()
        self.dead = DeadMapNote(document)
        self.figures = MapFiguresPanel()
        self._counted: tuple[Frame, int, int, bool] | None = None
        self._restyled = QTimer(self, singleShot=True, interval=0)
        self._restyled.timeout.connect(self._take_width)
        self._lay_out()
        self._wire()
        self._retranslate()

    def _lay_out(self) -> None:
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_2)
        for part, space in (
            (self.kernel_editor, SPACE_2),
            (self.head, 0),
            (self.purpose, 0),
            (self.problem, 0),
            (self.curve, 0),
            (self.form, SPACE_2),
            (self.size_panel, SPACE_2),
            (self.cost_head, 0),
            (self.costs, SPACE_2),
            (self.values_head, 0),
            (self.dead, 0),
            (self.histogram, SPACE_2),
            (self.figures, 0),
        ):
            column.addWidget(part)
            if space:
                column.addSpacing(space)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.scores)
        layout.addWidget(self._scroll, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._restyled.start()  # what stands in it has its new size only when all have been told

    def _take_width(self) -> None:
        """Wide enough for what stands in it; not before it is shown: the style sheet is there by then."""
        if self.isVisible():
            self.setMinimumWidth(self._content.minimumSizeHint().width())

    def _wire(self) -> None:
        self._document.changed.connect(self._render)
        self._selection.changed.connect(self._render)
        self._selection.inspected_changed.connect(self._on_inspected_changed)
        self._selection.slice_changed.connect(self._render)
        self._service.frame_ready.connect(self._on_frame)
        self.kernel_editor.kernel_chosen.connect(self._on_kernel_chosen)
        self.kernel_editor.design_requested.connect(self.design_requested)
        self.kernel_editor.slice_chosen.connect(self._selection.choose_slice)
        self.figures.unit_chosen.connect(self._on_unit_chosen)
        self.form.edited.connect(self._on_edited)
        self.form.channel_chosen.connect(self._on_kernel_chosen)
        self.form.gesture_begun.connect(self._document.gestures.begin)
        self.form.gesture_ended.connect(self._document.gestures.end)

    def _index(self) -> int:
        name = self._selection.view.inspected
        try:
            return INPUT if name is None else self._document.network.index_of(name)
        except KeyError:
            return INPUT

    def _retranslate(self) -> None:
        self.cost_head.setText(translate("InspectorView", "Cost"))
        self._counted = None
        self._render()

    def _render(self) -> None:
        network, index = self._document.network, self._index()
        layer = None if index == INPUT else network.layers[index]
        view = self._selection.view
        colours = colours_of(self._document.setup.input)
        place = kernel_place(network, view.inspected, view.kernel, self._selection.slice, colours)
        self.kernel_editor.setVisible(place is not None)
        if place is not None:
            self.kernel_editor.show_kernel(place)
        for part in (self.form, self.cost_head, self.costs):
            part.setVisible(layer is not None)
        self.size_panel.show_sums(size_sums(network, index) if layer is not None else None)
        self.curve.setVisible(isinstance(layer, ACTIVATIONS))
        self._render_words(index, layer)
        if layer is not None:
            maps = network.shapes[index + 1][0] if index + 1 < len(network.shapes) else None
            poolings = fitting_poolings(network.layers, index, network.shapes)
            self.form.show_layer(layer, self._selection.view.kernel, maps, poolings)
            rows = network_costs(network)
            self.costs.show_costs(rows[index] if index < len(rows) else None)
        if isinstance(layer, ACTIVATIONS):
            last = layer.channels - 1 if isinstance(layer, PerChannelLayer) else MANY
            self.curve.show_layer(layer, min(self._selection.view.kernel, last))
        if self._service.frame is not None:
            self._on_frame(self._service.frame)

    def _render_words(self, index: int, layer: Layer | None) -> None:
        network = self._document.network
        self.problem.setVisible(network.problem is not None and index == network.problem.index)
        if network.problem is not None:
            self.problem.setText(spoken(network.problem.sentence))
        if layer is None:
            self.head.setText(translate("InspectorView", "Input"))
            self.purpose.setText(
                translate("InspectorView", "{shape}: click a layer to see its kernels and parameters.").format(
                    shape=shape_text(network.input_shape)
                )
            )
        elif isinstance(layer, Convolution):
            self.head.setText(translate("InspectorView", "Layer"))
            self.purpose.setText("")
        else:
            self.head.setText(
                translate("InspectorView", "{name} · {kind}").format(name=layer.name, kind=kind_name(layer))
            )
            self.purpose.setText(kind_purposes()[layer.kind])
        self.purpose.setVisible(bool(self.purpose.text()))

    def _on_inspected_changed(self) -> None:
        self._render()
        self._take_width()
        self._scroll.verticalScrollBar().setValue(0)

    def _on_frame(self, frame: Frame) -> None:
        """The values of the inspected map; nothing is counted while the panel is folded away."""
        index, number = self._index(), self._selection.view.kernel
        what = frame, index, number, self.isVisible()
        if what == self._counted:  # a frame is counted once, not again with every edit before the next one
            return
        self._counted = what
        values = None
        if self.isVisible() and frame.passed is not None and index < len(frame.passed.steps):
            maps = frame.passed.maps(index)
            number = min(number, maps.shape[1] - 1)
            values = maps.array[0] if maps.shape[2:] == (1, 1) else maps.channel(number)[0]
        self.values_head.setVisible(values is not None)
        self.histogram.setVisible(values is not None)
        if values is not None:
            whole = values.ndim == 3
            self.values_head.setText(
                translate("InspectorView", "Values")
                if whole
                else translate("InspectorView", "Values of map {number}").format(number=number)
            )
            self.histogram.show_values(values)
        dead = None
        if values is not None and frame.passed is not None and index != INPUT and not values.any() and values.ndim == 2:
            dead = dead_map(frame.passed, index, number)
        self.dead.show_dead(dead)
        is_vector = values is not None and values.ndim == 3
        figures = None if values is None else map_figures(values.reshape(-1) if is_vector else values)
        self.figures.show_figures(figures, is_vector=is_vector, can_pin=index != INPUT)

    def _on_kernel_chosen(self, number: int) -> None:
        self._selection.inspect(self._selection.view.inspected, number)

    def _on_unit_chosen(self, row: int, column: int) -> None:
        """Pin one of the strongest units of the map whose values are shown."""
        frame, index = self._service.frame, self._index()
        if frame is None or frame.passed is None or not 0 <= index < len(frame.passed.steps):
            return
        shape = frame.passed.maps(index).shape
        if shape[2:] == (1, 1):
            self._selection.pin_unit(index, row, (0, 0))
        else:
            self._selection.pin_unit(index, min(self._selection.view.kernel, shape[1] - 1), (row, column))

    def _on_edited(self, key: str, edit: LayerEdit, value: object) -> None:
        index = self._index()
        if index == INPUT:
            return
        name = self._document.network.layers[index].name
        text = translate("InspectorView", "{parameter} of {name}").format(
            parameter=parameter_words()[key][0], name=name
        )
        if not self._document.edit(text, edit, index, value, merge_key=(name, key, self._selection.view.kernel)):
            self._render()  # the control shows what was refused
