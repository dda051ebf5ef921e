"""The rows of the input panel: how the picture is framed, its working size, its channels, what is subtracted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout

from playground.network.costs import MemoryPlan, memory_plan
from playground.network.network import Network
from playground.network.setup import Channels, Framing, PictureInput
from playground.ui.controls import NumberField, SegmentedControl, TranslatedWidget, label, pill, row
from playground.ui.layer_words import bytes_text, value_text
from playground.ui.size_row import SizeRow
from playground.ui.theme import SPACE_1, SPACE_2

translate = QCoreApplication.translate
BATCH = 1
"""Pictures that go through the network together; the window shows one."""
MEAN_WIDTH = 58


class InputForm(TranslatedWidget):
    """Shows a PictureInput; `edited` carries the one the user wants instead and what of it was changed."""

    edited = Signal(object, str)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._input: PictureInput | None = None
        self._network: Network | None = None
        self._plan: MemoryPlan | None = None
        self.framings = {framing: pill(checkable=True) for framing in Framing}
        self._group = QButtonGroup(self)
        for button in self.framings.values():
            self._group.addButton(button)
        self.size_row = SizeRow()
        self.channels = SegmentedControl([channels.value for channels in Channels])
        self.mean = NumberField(0, 1, step=0.01, decimals=2)
        self.mean.setFixedWidth(MEAN_WIDTH)
        self.batch = label()
        self._channels_name, self._mean_name, self._batch_name = label(), label(), label()
        self._lay_out()
        self._group.buttonClicked.connect(self._on_framing_clicked)
        self.size_row.edited.connect(self._on_size_edited)
        self.channels.chosen.connect(self._on_channels_chosen)
        self.mean.edited.connect(self._on_mean_edited)
        for part in (self.size_row, self.mean):
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
        layout.addWidget(row(self._channels_name, self.channels))
        layout.addWidget(row(self._mean_name, self.mean))
        layout.addWidget(row(self._batch_name, self.batch))

    def show_input(self, picture_input: PictureInput, network: Network) -> None:
        """Show the values of `picture_input`, and the memory `network` takes over it."""
        self._input = picture_input
        self.framings[picture_input.framing].setChecked(True)
        self.size_row.set_size(picture_input.width, picture_input.height)
        self.channels.set_current(picture_input.channels.value)
        self.mean.set_value(picture_input.mean)
        if network is not self._network:
            self._network, self._plan = network, memory_plan(network, BATCH)
        self._render_words()

    def _render_words(self) -> None:
        """The words that hold numbers."""
        if self._input is None or self._plan is None:
            return
        low, high = value_text(-self._input.mean), value_text(1 - self._input.mean)
        tip = translate(
            "InputForm", "Pixels are brought to 0–1, then this is subtracted: black becomes {low}, white {high}."
        ).format(low=low, high=high)
        self.mean.setToolTip(tip)
        self._mean_name.setToolTip(tip)
        self.batch.setText(f"{BATCH} · {bytes_text(self._plan.total)}")
        tip = translate(
            "InputForm",
            "Memory for {batch} picture at a time:\nall maps {maps}\nsigns and switches for the way back {traces}\n"
            "buffers {buffers}\nback-projection {back}",
        ).format(
            batch=BATCH,
            maps=bytes_text(self._plan.maps),
            traces=bytes_text(self._plan.traces),
            buffers=bytes_text(self._plan.buffers),
            back=bytes_text(self._plan.back_projection),
        )
        self.batch.setToolTip(tip)
        self._batch_name.setToolTip(tip)

    def _retranslate(self) -> None:
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
                Channels.GREY.value: (
                    translate("InputForm", "Grey"),
                    translate("InputForm", "One input channel: the picture's brightness"),
                ),
            }
        )
        _name(self._channels_name, self.channels, translate("InputForm", "Channels"))
        _name(self._mean_name, self.mean, translate("InputForm", "Subtract mean"))
        _name(self._batch_name, self.batch, translate("InputForm", "Batch"))
        self._render_words()

    def _emit(self, text: str, **values: object) -> None:
        if self._input is not None:
            self.edited.emit(replace(self._input, **values), text)  # type: ignore[arg-type]

    def _on_framing_clicked(self) -> None:
        chosen = next(framing for framing, button in self.framings.items() if button.isChecked())
        self._emit("framing", framing=chosen)

    def _on_size_edited(self, width: int, height: int) -> None:
        self._emit("size", width=width, height=height)

    def _on_channels_chosen(self, key: str) -> None:
        self._emit("channels", channels=Channels(key))

    def _on_mean_edited(self, value: float) -> None:
        self._emit("mean", mean=value)


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


def _name(name: QLabel, control: SegmentedControl | NumberField | QLabel, words: str) -> None:
    name.setText(words)
    name.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    if not isinstance(control, QLabel):
        control.setAccessibleName(words)
