"""The kernel editor: which kernel and slice, its bias, its cells, its tools. The heart of the loop begins here."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QStackedLayout, QVBoxLayout, QWidget

from playground.network import kernel_edits
from playground.network.layers import Array, KernelLayer
from playground.network.network import Network
from playground.network.sentence import SpokenError
from playground.session.document import Document
from playground.ui.controls import HeadLabel, NumberField, SegmentedControl, TranslatedWidget, icon_button, label, row
from playground.ui.icons import icon
from playground.ui.kernel_grid import LARGEST, KernelGrid
from playground.ui.kernel_picture import KernelPicture
from playground.ui.kernel_tools import KernelFunction, KernelTools
from playground.ui.theme import SPACE_1, SPACE_2, theme_of

translate = QCoreApplication.translate
ALL = "all"
SLIDER_STEPS = 100
SMALLEST_SPAN = 2.0
"""The slider reaches at least this far to both sides of 0."""


class KernelEditor(TranslatedWidget):
    """Edits the kernel of one output channel of a convolution, one slice at a time or all together."""

    kernel_chosen = Signal(int)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._index, self._number = 0, 0
        self._layer: KernelLayer | None = None
        self._used = 1
        self._slice: int | None = 0
        self.head = HeadLabel()
        self.previous, self.next = icon_button(), icon_button()
        self.picture = KernelPicture()
        self.slices = SegmentedControl(["0", ALL])
        self.slice_field = NumberField(0, 0)
        self.slice_field.setFixedWidth(56)
        self.bias = NumberField(-LARGEST, LARGEST, step=0.05, decimals=2)
        self.bias.setFixedWidth(72)
        self._slice_name, self._bias_name = label("caption"), label("caption")
        self.grid = KernelGrid()
        self.cell_name = label("caption")
        self.cell = NumberField(-LARGEST, LARGEST, step=0.1, decimals=3)
        self.cell.setFixedWidth(72)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-SLIDER_STEPS, SLIDER_STEPS)
        self._span = SMALLEST_SPAN
        self.tools = KernelTools()
        self._lay_out()
        self._wire()
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.head, 1)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        by_number = row(self._slice_name, self.slice_field)
        by_name = QWidget()
        names = QHBoxLayout(by_name)
        names.setContentsMargins(0, 0, 0, 0)
        names.addWidget(self.slices)
        names.addStretch(1)
        self._choosers = QStackedLayout()
        for chooser in (by_name, by_number):
            self._choosers.addWidget(chooser)
        beside = QGridLayout()
        beside.setSpacing(SPACE_1)
        beside.addWidget(self.picture, 0, 0, 2, 1)
        beside.setColumnMinimumWidth(0, self.picture.width() + SPACE_2)
        beside.addLayout(self._choosers, 0, 1)
        beside.addWidget(row(self._bias_name, self.bias), 1, 1)
        under = QHBoxLayout()
        under.setSpacing(SPACE_2)
        under.addWidget(self.cell_name)
        under.addWidget(self.slider, 1)
        under.addWidget(self.cell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addLayout(top)
        layout.addLayout(beside)
        layout.addWidget(self.grid)
        layout.addLayout(under)
        layout.addWidget(self.tools)

    def _wire(self) -> None:
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.slices.chosen.connect(self._on_slice_chosen)
        self.slice_field.edited.connect(self._on_slice_typed)
        self.bias.edited.connect(self._on_bias_edited)
        self.grid.cell_edited.connect(self._on_cell_edited)
        self.grid.cell_chosen.connect(self._on_cell_chosen)
        self.cell.edited.connect(self._on_cell_typed)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.slider.sliderPressed.connect(self._document.begin_gesture)
        self.slider.sliderReleased.connect(self._on_slider_released)
        self.tools.wanted.connect(self._on_tool)
        for part in (self.grid, self.bias, self.cell, self.slice_field):
            part.gesture_begun.connect(self._document.begin_gesture)
            part.gesture_ended.connect(self._document.end_gesture)

    # what is shown

    def show_kernel(self, network: Network, index: int, number: int) -> None:
        """Show the kernel of output channel `number` of the convolution at `index`."""
        layer = network.layers[index]
        assert isinstance(layer, KernelLayer)
        new_layer = self._layer is None or layer.name != self._layer.name
        self._layer, self._index = layer, index
        self._number = min(number, layer.output_channels - 1)
        computable = index < len(network.shapes) and network.shapes[index][0] % layer.groups == 0
        self._used = network.shapes[index][0] // layer.groups if computable else layer.kernels.shape[1]
        self._used = max(1, min(self._used, layer.kernels.shape[1]))
        if new_layer and self._slice is None:
            self._slice = 0
        if self._slice is not None:
            self._slice = min(self._slice, self._used - 1)
        self._render()

    def _shown(self) -> Array:
        """The (I, J) array in the grid: one slice, or the mean of all."""
        assert self._layer is not None
        slices = self._layer.kernels[self._number, : self._used]
        return np.asarray(slices.mean(axis=0) if self._slice is None else slices[self._slice])

    def _render(self) -> None:
        if self._layer is None:
            return
        layer, shown = self._layer, self._shown()
        self._render_words()
        self.picture.set_slices(layer.kernels[self._number, : self._used])
        self.previous.setEnabled(self._number > 0)
        self.next.setEnabled(self._number < layer.output_channels - 1)
        self._choosers.setCurrentIndex(0 if self._used <= 3 else 1)
        self.slices.set_current(ALL if self._slice is None else str(self._slice))
        self.slice_field.high = self._used - 1
        self.slice_field.set_value(self._slice or 0)
        self.bias.setEnabled(layer.bias is not None)
        self.bias.set_value(0.0 if layer.bias is None else float(layer.bias[self._number]))
        self.grid.set_kernel(shown)
        self._render_cell()

    def _render_cell(self) -> None:
        cell = self.grid.current()
        value = self.grid.value(cell)
        self.cell_name.setText(
            translate("KernelEditor", "Row {row}, column {column}").format(row=cell[0], column=cell[1])
        )
        self.cell.set_value(value)
        if not self.slider.isSliderDown():
            self._span = max(SMALLEST_SPAN, float(np.abs(self._shown()).max()))
            self.slider.blockSignals(True)
            self.slider.setValue(round(value / self._span * SLIDER_STEPS))
            self.slider.blockSignals(False)

    def _render_words(self) -> None:
        """The words that depend on the kernel."""
        if self._layer is None:
            return
        self.head.setText(
            translate("KernelEditor", "{name} · kernel {number} of {count}").format(
                name=self._layer.name, number=self._number, count=self._layer.output_channels
            )
        )
        self._slice_name.setText(translate("KernelEditor", "Slice of {count}").format(count=self._used))
        if self._used <= 3:
            keys = [str(number) for number in range(self._used)]
            self.slices.set_keys([*keys, ALL] if self._used > 1 else keys)
            self.slices.set_words(self._slice_words(keys))
            self.slices.set_current(ALL if self._slice is None else str(self._slice))

    def _slice_words(self, keys: list[str]) -> dict[str, tuple[str, str]]:
        tip = translate("KernelEditor", "The slice for input channel {number}")
        words = {key: (key, tip.format(number=key)) for key in keys}
        if self._used == 3 and self._index == 0:
            names = (
                translate("KernelEditor", "R"),
                translate("KernelEditor", "G"),
                translate("KernelEditor", "B"),
            )
            words = {key: (name, tip.format(number=key)) for key, name in zip(keys, names, strict=True)}
        if len(keys) > 1:
            words[ALL] = (
                translate("KernelEditor", "all"),
                translate("KernelEditor", "All slices: shows their mean, an edit goes into each"),
            )
        return words

    def _retranslate(self) -> None:
        self._bias_name.setText(translate("KernelEditor", "Bias"))
        self.bias.setAccessibleName(translate("KernelEditor", "Bias"))
        self.bias.setToolTip(translate("KernelEditor", "Added to every unit of this map"))
        self.slice_field.setAccessibleName(translate("KernelEditor", "Slice"))
        self.slice_field.setToolTip(translate("KernelEditor", "The slice for one input channel"))
        self.cell.setAccessibleName(translate("KernelEditor", "Value of the chosen cell"))
        self.cell.setToolTip(translate("KernelEditor", "The chosen cell: type, turn the wheel, or drag with Ctrl held"))
        self.slider.setAccessibleName(self.cell.accessibleName())
        self.slider.setToolTip(translate("KernelEditor", "Drag to change the chosen cell and watch the maps"))
        for button, words in (
            (self.previous, translate("KernelEditor", "Previous kernel")),
            (self.next, translate("KernelEditor", "Next kernel")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._render_words()
        if self._layer is not None:
            self._render_cell()

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.previous.setIcon(icon("arrow_left", theme.muted, theme.line))
        self.next.setIcon(icon("arrow_right", theme.muted, theme.line))

    # edits

    def _on_cell_edited(self, row_number: int, column: int, value: float) -> None:
        if self._layer is None:
            return
        name, key = self._layer.name, (self._layer.name, self._number, self._slice, "cell")
        if not self._document.is_in_gesture:
            key = (*key, row_number, column)
        self._document.edit(
            translate("KernelEditor", "Edit a kernel of {name}").format(name=name),
            kernel_edits.set_kernel_cell,
            self._index,
            self._number,
            self._slice,
            row_number,
            column,
            value,
            merge_key=key,
        )

    def _on_cell_typed(self, value: float) -> None:
        self._on_cell_edited(*self.grid.current(), value)

    def _on_slider_moved(self, position: int) -> None:
        self._on_cell_edited(*self.grid.current(), round(position / SLIDER_STEPS * self._span, 3))

    def _on_slider_released(self) -> None:
        self._document.end_gesture()
        self._render_cell()

    def _on_cell_chosen(self, _row: int, _column: int) -> None:
        self._render_cell()

    def _on_bias_edited(self, value: float) -> None:
        if self._layer is not None:
            self._document.edit(
                translate("KernelEditor", "Bias of {name}").format(name=self._layer.name),
                kernel_edits.set_bias,
                self._index,
                self._number,
                value,
                merge_key=(self._layer.name, self._number, "bias"),
            )

    def _on_tool(self, text: str, function: KernelFunction) -> None:
        if self._layer is None:
            return
        slices = self._layer.kernels[self._number, : self._used]
        try:
            wanted = function(slices if self._slice is None else slices[self._slice])
        except SpokenError as error:
            self._document.refuse(error.sentence)
            return
        self._document.edit(text, kernel_edits.set_kernel, self._index, self._number, self._slice, wanted)

    # choices

    def _on_slice_chosen(self, key: str) -> None:
        self._slice = None if key == ALL else int(key)
        self._render()

    def _on_slice_typed(self, value: float) -> None:
        self._slice = int(value)
        self._render()

    def _on_previous(self) -> None:
        self.kernel_chosen.emit(self._number - 1)

    def _on_next(self) -> None:
        self.kernel_chosen.emit(self._number + 1)
