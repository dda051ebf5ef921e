"""How the picture becomes numbers, step by step, each with what it made; two of the steps can be switched on here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from playground import limits
from playground.engine import pixels
from playground.inputs.pictures.framing import crop_box
from playground.inputs.pictures.pixel_steps import StepKind
from playground.network.layers import Array
from playground.network.setup import Framing, PictureInput
from playground.session.frame import Frame
from playground.ui.kit.colours import bad_color, signed_table
from playground.ui.kit.controls import NumberField, TranslatedWidget, label
from playground.ui.kit.input_words import channel_words, range_words
from playground.ui.kit.layer_words import value_text
from playground.ui.kit.theme import SPACE_1, SPACE_2, theme_of
from playground.ui.steps.step_row import SIDE, StepRow
from playground.ui.transform.transform_words import transform_text

translate = QCoreApplication.translate
FIRST_THRESHOLDS = (100.0, 200.0)
FIELD_WIDTH = 48
CHANNELS = 3


class StepsPanel(TranslatedWidget):
    """Shows the steps of a frame; `edited` carries the PictureInput that is wanted and what of it was changed."""

    edited = Signal(object, str)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PictureInput, Frame] | None = None
        self.picture = StepRow()
        self.equalise, self.edges = QCheckBox(), QCheckBox()
        switches = {StepKind.EQUALISED: self.equalise, StepKind.EDGES: self.edges}
        self.steps = {kind: StepRow(switches.get(kind)) for kind in StepKind}
        self.channels = [StepRow() for _ in range(CHANNELS)]
        self.numbers = label("caption")
        self.numbers.setWordWrap(True)
        self.low, self.high = (NumberField(0, limits.EDGE_THRESHOLD, step=10) for _ in range(2))
        self._thresholds, self._thresholds_name = QWidget(), label("caption")
        self._lay_out()
        self.equalise.clicked.connect(self._on_equalise)
        self.edges.clicked.connect(self._on_edges)
        for field in (self.low, self.high):
            field.edited.connect(self._on_threshold_edited)
            field.gesture_begun.connect(self.gesture_begun)
            field.gesture_ended.connect(self.gesture_ended)
        self._retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._thresholds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self._thresholds_name, 1)
        for field in (self.low, self.high):
            field.setFixedWidth(FIELD_WIDTH)
            row.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for part in (self.picture, *self.steps.values(), self._thresholds, self.numbers, *self.channels):
            column.addWidget(part)

    def show_frame(self, source: PictureInput, frame: Frame) -> None:
        """Show how `source` was prepared, as far as the frame has it."""
        self._shown = source, frame
        self._render()

    def _retranslate(self) -> None:
        for kind, (name, tip) in step_words().items():
            self.steps[kind].set_words(name, tip)
        self.picture.set_words(translate("Steps", "Picture"), translate("Steps", "As the file holds it, upright"))
        self._thresholds_name.setText(translate("Steps", "thresholds"))
        for field, words in (
            (self.low, translate("Steps", "Edges go on where brightness changes more than this")),
            (self.high, translate("Steps", "Edges begin where brightness changes more than this")),
        ):
            field.setToolTip(words)
            field.setAccessibleName(words)
        self._render()

    def _restyle(self) -> None:
        self._render()

    def _render(self) -> None:
        if self._shown is None:
            return
        source, frame = self._shown
        made = {step.kind: step.picture for step in frame.steps or ()}
        size = "" if frame.source is None else f"{frame.source.shape[1]} × {frame.source.shape[0]}"
        self.picture.show_step(frame.source, size)
        captions = self._captions(source, frame)
        for kind, row in self.steps.items():
            row.setVisible(kind in made or isinstance(row.name, QCheckBox))
            row.show_step(made.get(kind), captions[kind])
        self.equalise.setChecked(source.equalised)
        self.edges.setChecked(source.edges is not None)
        self._thresholds.setVisible(source.edges is not None)
        low, high = source.edges or FIRST_THRESHOLDS
        self.low.set_value(low)
        self.high.set_value(high)
        self._render_numbers(source, frame)

    def _captions(self, source: PictureInput, frame: Frame) -> dict[StepKind, str]:
        off = translate("Steps", "left out")
        return {
            StepKind.FRAMED: self._framing_words(source, frame),
            StepKind.GREY: "0.299 R + 0.587 G + 0.114 B",
            StepKind.TRANSFORMED: transform_text(source.transform),
            StepKind.EQUALISED: translate("Steps", "every brightness about equally often") if source.equalised else off,
            StepKind.EDGES: translate("Steps", "where brightness changes most") if source.edges else off,
        }

    def _framing_words(self, source: PictureInput, frame: Frame) -> str:
        size = f"{source.width} × {source.height}"
        if source.framing is Framing.CROP and frame.source is not None:
            _, _, width, height = crop_box(source, *frame.source.shape[:2])
            cut = f"{round(width)} × {round(height)}"
            return translate("Steps", "cut out {cut}, resized to {size}").format(cut=cut, size=size)
        if source.framing is Framing.FIT:
            return translate("Steps", "fitted into {size} with bars").format(size=size)
        return translate("Steps", "stretched to {size}").format(size=size)

    def _render_numbers(self, source: PictureInput, frame: Frame) -> None:
        """The channels as the network gets them, each in signed colours over the range of all."""
        self.numbers.setText(
            translate(
                "Steps", "As numbers {range}, less the mean, by the deviation: what the network really sees."
            ).format(range=range_words()[source.values][0])
        )
        x = frame.passed.input.array[0] if frame.passed is not None else None
        names = channel_words(source.channels) or (translate("Steps", "brightness"),)
        mean, deviation = source.means, source.deviations
        for number, row in enumerate(self.channels):
            row.setVisible(x is not None and number < min(len(x), len(names)))
            if x is not None and number < min(len(x), len(names)):
                row.set_words(names[number], translate("Steps", "Channel {number}").format(number=number))
                low, high = value_text(float(x[number].min())), value_text(float(x[number].max()))
                words = translate("Steps", "{low} to {high}\nless {mean}, by {deviation}")
                row.show_step(
                    self._coloured(x, number),
                    words.format(low=low, high=high, mean=f"{mean[number]:g}", deviation=f"{deviation[number]:g}"),
                )

    def _coloured(self, x: Array, number: int) -> Array:
        """Channel `number` of x (C, H, W) as a small picture (h, w) uint32."""
        theme, ratio = theme_of(self), self.devicePixelRatioF()
        height, width = x.shape[1:]
        factor = min(SIDE * ratio / max(height, width), 1.0)
        small = pixels.strongest(x[number : number + 1], max(round(height * factor), 1), max(round(width * factor), 1))
        extreme = np.array([pixels.map_ranges(x).max()], np.float32)
        colours: Array = pixels.coloured(small, extreme, signed_table(theme.name), bad_color(theme))[0]
        return colours

    def _emit(self, what: str, **values: Any) -> None:
        if self._shown is not None:
            self.edited.emit(replace(self._shown[0], **values), what)

    def _on_equalise(self) -> None:
        self._emit("equalised", equalised=self.equalise.isChecked())

    def _on_edges(self) -> None:
        self._emit("edges", edges=FIRST_THRESHOLDS if self.edges.isChecked() else None)

    def _on_threshold_edited(self, _value: float) -> None:
        low, high = self.low.value(), self.high.value()
        self._emit("thresholds", edges=(min(low, high), max(low, high)))


def step_words() -> dict[StepKind, tuple[str, str]]:
    """Step -> its name and what it does."""
    return {
        StepKind.FRAMED: (
            translate("Steps", "Framed"),
            translate("Steps", "Cut out and brought to the input's size"),
        ),
        StepKind.GREY: (translate("Steps", "Grey"), translate("Steps", "One brightness for three colours")),
        StepKind.TRANSFORMED: (translate("Steps", "Transformed"), translate("Steps", "Moved or changed by hand")),
        StepKind.EQUALISED: (
            translate("Steps", "Equalise"),
            translate("Steps", "Spread brightness over the whole range: a dim picture shows as much as a bright one"),
        ),
        StepKind.EDGES: (
            translate("Steps", "Edges only"),
            translate("Steps", "Canny's edges: white lines one pixel wide, all else black"),
        ),
    }
