"""The rows of the input panel: how the picture is framed, its working size, and how its pixels become numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from playground import limits
from playground.engine.memory import MemoryPlan, memory_plan
from playground.network.network import Network
from playground.network.preprocessing import PREPROCESSINGS, Preprocessing
from playground.network.setup import Channels, Framing, PerChannel, PictureInput, ValueRange
from playground.ui.input.channel_numbers import ChannelNumbers
from playground.ui.input.size_row import SizeRow
from playground.ui.kit.controls import NumberField, SegmentedControl, TranslatedWidget, label, pill, row
from playground.ui.kit.input_words import channel_words, range_words
from playground.ui.kit.layer_words import bytes_text, value_text
from playground.ui.kit.theme import SPACE_1, SPACE_2, fix_width

translate = QCoreApplication.translate
SIZE_WIDTH = 40


class InputForm(TranslatedWidget):
    """Shows a PictureInput; `edited` carries the one the user wants instead and what of it was changed."""

    edited = Signal(object, str)
    batch_size_wanted = Signal(int)
    """So many pictures are to go through the network together; the window itself shows one."""
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._input: PictureInput | None = None
        self._network: Network | None = None
        self._plan: MemoryPlan | None = None
        self._batch_size = 1
        self.framings = {framing: pill(checkable=True) for framing in Framing}
        self._group = QButtonGroup(self)
        for button in self.framings.values():
            self._group.addButton(button)
        self.size_row = SizeRow()
        self.channels = SegmentedControl([channels.value for channels in Channels])
        self.preset = QToolButton()
        self.preset.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.preset.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.values = SegmentedControl([values.value for values in ValueRange])
        self.means = ChannelNumbers(-limits.PIXEL_VALUE, limits.PIXEL_VALUE)
        self.deviations = ChannelNumbers(1 / limits.PIXEL_VALUE, limits.PIXEL_VALUE)
        self.mean = self.means.alone
        self.batch_size = NumberField(1, limits.BATCH_SIZE)
        self.batch = label("caption")
        fix_width(self.batch_size, SIZE_WIDTH)
        self._channels_name, self._values_name = label(), label()
        self._mean_name, self._deviation_name, self._batch_name = label(), label(), label()
        self._lay_out()
        self._group.buttonClicked.connect(self._on_framing_clicked)
        self.batch_size.edited.connect(self._on_batch_size_edited)
        self.size_row.edited.connect(self._on_size_edited)
        self.channels.chosen.connect(self._on_channels_chosen)
        self.values.chosen.connect(self._on_values_chosen)
        self.means.edited.connect(self._on_mean_edited)
        self.deviations.edited.connect(self._on_deviation_edited)
        for part in (self.size_row, self.means, self.deviations):
            part.gesture_begun.connect(self.gesture_begun)
            part.gesture_ended.connect(self.gesture_ended)
        self._retranslate()

    def _lay_out(self) -> None:
        pills = QHBoxLayout()
        pills.setContentsMargins(0, 0, 0, 0)
        pills.setSpacing(SPACE_1)
        for button in self.framings.values():
            pills.addWidget(button)
        pills.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2 - 2)
        layout.addLayout(pills)
        layout.addSpacing(2)
        layout.addWidget(self.size_row)
        layout.addWidget(self.preset)
        layout.addWidget(row(self._channels_name, self.channels))
        layout.addWidget(row(self._values_name, self.values))
        layout.addWidget(row(self._mean_name, self.means))
        layout.addWidget(row(self._deviation_name, self.deviations))
        layout.addWidget(row(self._batch_name, self.batch, self.batch_size))

    def show_input(self, picture_input: PictureInput, network: Network) -> None:
        """Show the values of `picture_input`, and the memory `network` takes over it."""
        self._input = picture_input
        self.framings[picture_input.framing].setChecked(True)
        self.size_row.set_size(picture_input.width, picture_input.height)
        self.channels.set_current(picture_input.channels.value)
        self.values.set_current(picture_input.values.value)
        self.means.set_value(picture_input.mean)
        self.deviations.set_value(picture_input.deviation)
        self._network = network
        self._render_words()

    def set_batch_size(self, size: int) -> None:
        """Show the batch size, and the memory that the network takes with it."""
        self._batch_size = size
        self.batch_size.set_value(size)
        self._render_words()

    def _render_words(self) -> None:
        """The words that hold numbers."""
        if self._input is None or self._network is None:
            return
        self._render_pixels(self._input)
        plan = memory_plan(self._network, self._batch_size)
        if plan is self._plan:
            return
        self._plan = plan
        self.batch.setText(bytes_text(plan.total))
        tip = translate(
            "InputForm",
            "Memory for a batch of {batch}:\nall maps {maps}\nswitches for the way back {traces}\n"
            "buffers {buffers}\nback-projection {back}",
        ).format(
            batch=self._batch_size,
            maps=bytes_text(plan.maps),
            traces=bytes_text(plan.traces),
            buffers=bytes_text(plan.buffers),
            back=bytes_text(plan.back_projection),
        )
        for part in (self._batch_name, self.batch, self.batch_size):
            part.setToolTip(tip)

    def _render_pixels(self, shown: PictureInput) -> None:
        """What black and white become, by the channels, and which of the usual ways that is."""
        mean, deviation, (black, white) = shown.means, shown.deviations, shown.values.ends
        low, high = (
            ", ".join(value_text((end - one) / by) for one, by in zip(mean, deviation, strict=True))
            for end in (black, white)
        )
        tip = translate(
            "InputForm", "Pixels are brought to {range}, then this is subtracted: black becomes {low}, white {high}."
        ).format(range=range_words()[shown.values][0], low=low, high=high)
        channels = channel_words(shown.channels)
        self.means.set_words(translate("InputForm", "Subtract mean"), tip, channels)
        self._mean_name.setToolTip(tip)
        tip = translate("InputForm", "What is left is divided by this: black becomes {low}, white {high}.").format(
            low=low, high=high
        )
        self.deviations.set_words(translate("InputForm", "Divide by"), tip, channels)
        self._deviation_name.setToolTip(tip)
        used = next((one for one in PREPROCESSINGS if one.is_in(shown)), None)
        title = translate("InputForm", "Own preprocessing") if used is None else preprocessing_title(used)
        self.preset.setText(title)

    def _fill_presets(self) -> None:
        menu = QMenu(self.preset)
        for one in PREPROCESSINGS:
            menu.addAction(preprocessing_title(one), partial(self._on_preset_chosen, one))
        old = self.preset.menu()
        self.preset.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _retranslate(self) -> None:
        self._fill_presets()
        words = translate("InputForm", "How pixels become numbers: a trained network needs what its training did")
        self.preset.setToolTip(words)
        self.preset.setAccessibleName(words)
        for framing, (text, tip) in framing_words().items():
            button = self.framings[framing]
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.channels.set_words(
            {
                Channels.RGB.value: (
                    translate("InputForm", "RGB"),
                    translate("InputForm", "Three input channels: red, green, blue"),
                ),
                Channels.BGR.value: (
                    translate("InputForm", "BGR"),
                    translate("InputForm", "Three input channels, blue first: networks from Caffe want it so"),
                ),
                Channels.GREY.value: (
                    translate("InputForm", "Grey"),
                    translate("InputForm", "One input channel: the picture's brightness"),
                ),
            }
        )
        _name(self._channels_name, self.channels, translate("InputForm", "Channels"))
        self.values.set_words({values.value: words for values, words in range_words().items()})
        _name(self._values_name, self.values, translate("InputForm", "Values"))
        _name(self._mean_name, self.means, translate("InputForm", "Mean"))
        _name(self._deviation_name, self.deviations, translate("InputForm", "Divide by"))
        _name(self._batch_name, self.batch_size, translate("InputForm", "Batch size"))
        self._plan = None  # its words are of another language
        self._render_words()

    def _emit(self, text: str, **values: Any) -> None:
        if self._input is not None:
            self.edited.emit(replace(self._input, **values), text)

    def _on_framing_clicked(self) -> None:
        chosen = next(framing for framing, button in self.framings.items() if button.isChecked())
        self._emit("framing", framing=chosen)

    def _on_size_edited(self, width: int, height: int) -> None:
        self._emit("size", width=width, height=height)

    def _on_channels_chosen(self, key: str) -> None:
        self._emit("channels", channels=Channels(key))

    def _on_preset_chosen(self, preprocessing: Preprocessing) -> None:
        if self._input is not None:
            self.edited.emit(preprocessing.applied(self._input), "preprocessing")

    def _on_values_chosen(self, key: str) -> None:
        self._emit("values", values=ValueRange(key))

    def _on_mean_edited(self, value: PerChannel) -> None:
        self._emit("mean", mean=value)

    def _on_batch_size_edited(self, value: float) -> None:
        self.batch_size_wanted.emit(round(value))
        self.batch_size.set_value(self._batch_size)  # as before where it was refused

    def _on_deviation_edited(self, value: PerChannel) -> None:
        self._emit("deviation", deviation=value)


def preprocessing_title(one: Preprocessing) -> str:
    """Its name in the language that is on."""
    return QCoreApplication.translate("Preprocessing", one.title)


def framing_words() -> dict[Framing, tuple[str, str]]:
    """Framing -> its name and what it does."""
    return {
        Framing.CROP: (
            translate("InputForm", "Crop"),
            translate("InputForm", "Cut out a part: drag it, turn the wheel to zoom"),
        ),
        Framing.FIT: (
            translate("InputForm", "Fit"),
            translate("InputForm", "Show the whole picture with neutral bars"),
        ),
        Framing.STRETCH: (
            translate("InputForm", "Stretch"),
            translate("InputForm", "Show the whole picture, its proportions changed"),
        ),
    }


def _name(name: QLabel, control: QWidget, words: str) -> None:
    name.setText(words)
    name.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    if not isinstance(control, QLabel):
        control.setAccessibleName(words)
