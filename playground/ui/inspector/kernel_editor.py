"""The kernel editor: which kernel and slice, its bias, its cells, its tools. The heart of the loop begins here."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QStackedLayout, QVBoxLayout, QWidget

from playground.network.editing import kernel_edits
from playground.network.kernel.kernel_place import KernelPlace
from playground.network.layers import Array
from playground.network.sentence import SpokenError
from playground.network.setup import Channels, Input, PictureInput
from playground.session.document import Document
from playground.ui.inspector.kernel_clipboard import copy_kernel, paste_kernel
from playground.ui.inspector.kernel_grid import LARGEST, KernelGrid
from playground.ui.inspector.kernel_picture import KernelPicture
from playground.ui.inspector.kernel_tools import KernelFunction, KernelTools
from playground.ui.kit.controls import (
    HeadLabel,
    NumberField,
    SegmentedControl,
    TranslatedWidget,
    icon_button,
    label,
    row,
)
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_3, fix_width, theme_of

translate = QCoreApplication.translate
ALL = "all"
SLIDER_STEPS = 100
SMALLEST_SPAN = 2.0
"""The slider reaches at least this far to both sides of 0."""


class KernelEditor(TranslatedWidget):
    """Edits the kernel of one output channel of a convolution, one slice at a time or all together."""

    kernel_chosen = Signal(int)
    slice_chosen = Signal(object)
    """A slice, or None: all."""
    design_requested = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._place: KernelPlace | None = None
        self.head = HeadLabel()
        self.previous, self.next, self.design = icon_button(), icon_button(), icon_button()
        self.picture = KernelPicture()
        self.slices = SegmentedControl(["0", ALL])
        self.slice_field = NumberField(0, 0)
        fix_width(self.slice_field, 56)
        self.bias = NumberField(-LARGEST, LARGEST, step=0.05, decimals=2)
        fix_width(self.bias, 72)
        self._slice_name, self._bias_name = label("caption"), label("caption")
        self.grid = KernelGrid()
        self.cell_name = label("caption")
        self.cell = NumberField(-LARGEST, LARGEST, step=0.1, decimals=3)
        fix_width(self.cell, 72)
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
        for button in (self.design, self.previous, self.next):
            top.addWidget(button)
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
        beside.setHorizontalSpacing(SPACE_3)
        beside.setVerticalSpacing(SPACE_1)
        beside.addWidget(self.picture, 0, 0, 2, 1)
        beside.setColumnStretch(1, 1)
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
        self.design.clicked.connect(self.design_requested)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.slices.chosen.connect(self._on_slice_chosen)
        self.slice_field.edited.connect(self._on_slice_typed)
        self.bias.edited.connect(self._on_bias_edited)
        self.grid.cell_edited.connect(self._on_cell_edited)
        self.grid.cell_chosen.connect(self._on_cell_chosen)
        self.grid.copy_requested.connect(self._on_copy)
        self.grid.paste_requested.connect(self._on_paste)
        self.cell.edited.connect(self._on_cell_typed)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.slider.sliderPressed.connect(self._document.gestures.begin)
        self.slider.sliderReleased.connect(self._on_slider_released)
        self.tools.wanted.connect(self._on_tool)
        for part in (self.grid, self.bias, self.cell, self.slice_field):
            part.gesture_begun.connect(self._document.gestures.begin)
            part.gesture_ended.connect(self._document.gestures.end)

    # what is shown

    def show_kernel(self, place: KernelPlace) -> None:
        """Show a kernel and the slice of it that is chosen."""
        self._place = place
        self._render()

    def _shown(self) -> Array:
        """The (I, J) array in the grid: one slice, or the mean of all."""
        assert self._place is not None
        chosen = self._place.chosen
        return np.asarray(chosen.mean(axis=0) if self._place.slice is None else chosen)

    def _render(self) -> None:
        if self._place is None:
            return
        place, layer, shown = self._place, self._place.layer, self._shown()
        self._render_words()
        self.picture.set_slices(place.pictured)
        self.previous.setEnabled(place.number > 0)
        self.next.setEnabled(place.number < layer.output_channels - 1)
        self._choosers.setCurrentIndex(0 if place.used <= 3 else 1)
        self.slices.setVisible(place.used > 1)  # of one there is nothing to choose
        self.slice_field.high = place.used - 1
        self.slice_field.set_value(place.slice or 0)
        self.bias.setEnabled(layer.bias is not None)
        self.bias.set_value(0.0 if layer.bias is None else float(layer.bias[place.number]))
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
        place = self._place
        if place is None:
            return
        self.head.setText(
            translate("KernelEditor", "{name} · kernel {number} of 0–{last}").format(
                name=place.layer.name, number=place.number, last=place.layer.output_channels - 1
            )
        )
        self._slice_name.setText(translate("KernelEditor", "Slice of 0–{last}").format(last=place.used - 1))
        if place.used <= 3:
            keys = [str(number) for number in range(place.used)]
            self.slices.set_keys([*keys, ALL] if place.used > 1 else keys)
            self.slices.set_words(self._slice_words(place, keys))
            self.slices.set_current(ALL if place.slice is None else str(place.slice))

    def _slice_words(self, place: KernelPlace, keys: list[str]) -> dict[str, tuple[str, str]]:
        tip = translate("KernelEditor", "The slice for input channel {number}")
        words = {key: (slice_name(place, int(key)), tip.format(number=key)) for key in keys}
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
        self.design.setToolTip(
            translate("KernelEditor", "Its frequencies, its factors, formulas, a drawing pad, patches of the picture")
        )
        self.design.setAccessibleName(translate("KernelEditor", "Design this kernel"))
        for button, words in (
            (self.previous, translate("KernelEditor", "Previous kernel")),
            (self.next, translate("KernelEditor", "Next kernel")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._render_words()
        if self._place is not None:
            self._render_cell()

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.design.setIcon(icon("design", theme.muted))
        self.previous.setIcon(icon("arrow_left", theme.muted, theme.line))
        self.next.setIcon(icon("arrow_right", theme.muted, theme.line))

    # edits

    def _on_cell_edited(self, row_number: int, column: int, value: float) -> None:
        place = self._place
        if place is None:
            return
        name, cell = place.layer.name, () if self._document.gestures.is_on else (row_number, column)
        self._document.edit(
            translate("KernelEditor", "Edit a kernel of {name}").format(name=name),
            kernel_edits.set_kernel_cell,
            place.index,
            place.number,
            place.slice,
            row_number,
            column,
            value,
            merge_key=(name, place.number, place.slice, "cell", *cell),
        )

    def _on_cell_typed(self, value: float) -> None:
        self._on_cell_edited(*self.grid.current(), value)

    def _on_slider_moved(self, position: int) -> None:
        self._on_cell_edited(*self.grid.current(), round(position / SLIDER_STEPS * self._span, 3))

    def _on_slider_released(self) -> None:
        self._document.gestures.end()
        self._render_cell()

    def _on_cell_chosen(self, _row: int, _column: int) -> None:
        self._render_cell()

    def _on_bias_edited(self, value: float) -> None:
        place = self._place
        if place is not None:
            self._document.edit(
                translate("KernelEditor", "Bias of {name}").format(name=place.layer.name),
                kernel_edits.set_bias,
                place.index,
                place.number,
                value,
                merge_key=(place.layer.name, place.number, "bias"),
            )

    def _on_tool(self, text: str, function: KernelFunction) -> None:
        place = self._place
        if place is None:
            return
        try:
            wanted = function(place.chosen)
        except SpokenError as error:
            self._document.refuse(error.sentence)
            return
        self._document.edit(text, kernel_edits.set_kernel, place.index, place.number, place.slice, wanted)

    def _on_copy(self) -> None:
        if self._place is not None:
            copy_kernel(self._place)

    def _on_paste(self) -> None:
        if self._place is not None:
            paste_kernel(self._document, self._place)

    # choices

    def _on_slice_chosen(self, key: str) -> None:
        self.slice_chosen.emit(None if key == ALL else int(key))

    def _on_slice_typed(self, value: float) -> None:
        self.slice_chosen.emit(int(value))

    def _on_previous(self) -> None:
        if self._place is not None:
            self.kernel_chosen.emit(self._place.number - 1)

    def _on_next(self) -> None:
        if self._place is not None:
            self.kernel_chosen.emit(self._place.number + 1)


def slice_name(place: KernelPlace, number: int) -> str:
    """A slice in as few letters as there are: a picture's colours by name."""
    names = {
        "R": translate("KernelEditor", "R"),
        "G": translate("KernelEditor", "G"),
        "B": translate("KernelEditor", "B"),
    }
    return names[place.colours[number]] if place.colours else str(number)


def colours_of(source: Input) -> str:
    """The letters of an input's channels in their order; empty where they are no colours."""
    is_coloured = isinstance(source, PictureInput) and source.channels is not Channels.GREY
    return source.channels.value.upper() if isinstance(source, PictureInput) and is_coloured else ""
