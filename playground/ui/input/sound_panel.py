"""A sound as input: its waveform with the part that goes in, the spectrogram made of it, and how that is made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout

from playground import limits
from playground.inputs.sound.sound_file import DecodedSound, decode_sound
from playground.inputs.sound.sounds import SOUNDS
from playground.network.sentence import SpokenError
from playground.network.source.sound_input import FrequencyScale, SoundInput
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.ui.input.spectrogram_view import SpectrogramView
from playground.ui.input.wave_view import WaveView
from playground.ui.kit.controls import NumberField, SegmentedControl, TranslatedWidget, label, row
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.layer_words import number_text
from playground.ui.kit.theme import SPACE_1, SPACE_2, fix_width

translate = QCoreApplication.translate
FIELD_WIDTH = 62
Box = tuple[int, int, int, int]


class SoundPanel(TranslatedWidget):
    """Shows a SoundInput; `edited` carries the one the user wants instead, the undo step's words and what changed."""

    edited = Signal(object, str, str)
    place_hovered = Signal(int, int)
    """Row and column of the input under the mouse, -1 for none."""
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._source: SoundInput | None = None
        self._sound: DecodedSound | None = None
        self.wave, self.picture = WaveView(), SpectrogramView()
        self.source_name, self.sizes = ElidedLabel(), ElidedLabel("muted")
        self.note = label("note")
        self.note.setWordWrap(True)
        self.scale = SegmentedControl([scale.value for scale in FrequencyScale])
        self.fields = {
            "length": NumberField(0.01, limits.PART_MILLISECONDS / 1000, step=0.1, decimals=2),
            "window": NumberField(1, limits.PART_MILLISECONDS),
            "hop": NumberField(1, limits.PART_MILLISECONDS),
            "bands": NumberField(1, limits.WORKING_SIDE),
            "top": NumberField(100, limits.FREQUENCY, step=500),
            "floor": NumberField(1, limits.LOUDNESS_RANGE),
        }
        self._scale_name = label()
        self._names = {key: label() for key in self.fields}
        self._lay_out()
        self.wave.moved.connect(self._on_moved)
        self.picture.pixel_hovered.connect(self.place_hovered)
        self.scale.chosen.connect(self._on_scale_chosen)
        parts: list[WaveView | NumberField] = [self.wave, *self.fields.values()]
        for part in parts:
            part.gesture_begun.connect(self.gesture_begun)
            part.gesture_ended.connect(self.gesture_ended)
        self.fields["length"].edited.connect(self._on_length_edited)
        self.fields["window"].edited.connect(self._on_window_edited)
        self.fields["hop"].edited.connect(self._on_hop_edited)
        self.fields["bands"].edited.connect(self._on_bands_edited)
        self.fields["top"].edited.connect(self._on_top_edited)
        self.fields["floor"].edited.connect(self._on_floor_edited)
        self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        for part in (self.wave, self.picture, self.source_name, self.sizes, self.note):
            column.addWidget(part)
        column.addSpacing(SPACE_1)
        form = QVBoxLayout()
        form.setSpacing(SPACE_2 - 2)
        form.addWidget(row(self._scale_name, self.scale))
        for key, field in self.fields.items():
            fix_width(field, FIELD_WIDTH)
            form.addWidget(row(self._names[key], field))
        column.addLayout(form)

    def show_input(self, source: SoundInput, frame: Frame | None) -> None:
        """Show `source`, and the picture its frame made of it; until that is there the last one stays."""
        is_other = self._source is None or self._source.sound is not source.sound
        self._source = source
        hint = ""
        try:
            self._sound = decode_sound(source.sound)  # known since it was opened
        except SpokenError as refused:
            self._sound, hint = None, spoken(refused.sentence)
        self.wave.show_sound(source, self._sound, hint)
        if frame is not None or is_other:
            self.picture.show_picture(source, None if frame is None else frame.picture)
        self.scale.set_current(source.scale.value)
        for key, field in self.fields.items():
            field.set_value(source.length / 1000 if key == "length" else getattr(source, key))
        self._render_words()

    def set_seen(self, box: Box | None) -> None:
        """Mark (top, left, height, width) of the input in the spectrogram, and its time in the waveform."""
        self.picture.set_seen(box)
        if box is None or self._source is None:
            self.wave.set_seen(None)
        else:
            self.wave.set_seen((self._source.seconds(box[1]), self._source.seconds(box[1] + box[3])))

    def _render_words(self) -> None:
        source, sound = self._source, self._sound
        if source is None:
            return
        self.source_name.set_text(sound_title(source))
        note = None if sound is None else sound.note
        self.note.setText("" if note is None else spoken(note))
        self.note.setVisible(note is not None)
        if sound is None:
            self.sizes.set_text("")
            return
        seconds = len(sound.samples) / sound.rate
        words = translate("SoundPanel", "{seconds:.2f} s → {columns} × {bands}").format(
            seconds=seconds, columns=source.columns, bands=source.bands
        )
        tip = translate(
            "SoundPanel",
            "{seconds:.2f} s of {channels} channels, {rate} samples a second: their mean goes in.\nThe network gets "
            "{columns} windows of {bands} bands.",
        ).format(
            seconds=seconds,
            channels=sound.channels,
            rate=number_text(sound.rate),
            columns=source.columns,
            bands=source.bands,
        )
        self.sizes.set_text(words, tip)

    def _retranslate(self) -> None:
        self.wave.setAccessibleName(translate("SoundPanel", "The sound and the part of it that goes in"))
        self.wave.setToolTip(
            translate("SoundPanel", "Drag to choose the part that goes in.\nKeys: arrows, Home and End.")
        )
        self.picture.setAccessibleName(translate("SoundPanel", "The spectrogram: time to the right, frequency upwards"))
        self.picture.setToolTip(
            translate(
                "SoundPanel", "Point at a place, or go there with the arrow keys, to read its time and frequency."
            )
        )
        self._scale_name.setText(translate("SoundPanel", "Scale"))
        self.scale.setAccessibleName(translate("SoundPanel", "Scale of the frequencies"))
        self.scale.set_words(
            {
                FrequencyScale.MEL.value: (
                    translate("SoundPanel", "Mel"),
                    translate("SoundPanel", "Bands as wide as they are heard: narrow below, wide above"),
                ),
                FrequencyScale.LINEAR.value: (
                    translate("SoundPanel", "Linear"),
                    translate("SoundPanel", "All bands as wide"),
                ),
            }
        )
        for key, (name, tip) in field_words().items():
            self._names[key].setText(name)
            self.fields[key].setToolTip(tip)
            self.fields[key].setAccessibleName(tip)
        self._render_words()

    def _emit(self, words: str, what: str, **values: Any) -> None:
        if self._source is not None:
            self.edited.emit(replace(self._source, **values), words, what)

    def _on_moved(self, start: int) -> None:
        self._emit(translate("SoundPanel", "Move the part of the sound"), "start", start=start)

    def _on_scale_chosen(self, key: str) -> None:
        self._emit(translate("SoundPanel", "Change scale of the frequencies"), "", scale=FrequencyScale(key))

    def _on_length_edited(self, value: float) -> None:
        self._emit(translate("SoundPanel", "Change length of the part"), "length", length=max(round(1000 * value), 1))

    def _on_window_edited(self, value: float) -> None:
        self._emit(translate("SoundPanel", "Change window"), "window", window=int(value))

    def _on_hop_edited(self, value: float) -> None:
        self._emit(translate("SoundPanel", "Change step of the windows"), "hop", hop=int(value))

    def _on_bands_edited(self, value: float) -> None:
        self._emit(translate("SoundPanel", "Change number of bands"), "bands", bands=int(value))

    def _on_top_edited(self, value: float) -> None:
        self._emit(translate("SoundPanel", "Change highest frequency"), "top", top=int(value))

    def _on_floor_edited(self, value: float) -> None:
        self._emit(translate("SoundPanel", "Change range of loudness"), "floor", floor=int(value))


def field_words() -> dict[str, tuple[str, str]]:
    """Field -> its name and what it does."""
    return {
        "length": (
            translate("SoundPanel", "Length, s"),
            translate("SoundPanel", "Seconds of the sound that go in; beyond its end it is silent"),
        ),
        "window": (
            translate("SoundPanel", "Window, ms"),
            translate("SoundPanel", "Milliseconds each column looks at: longer tells tones apart, shorter moments"),
        ),
        "hop": (
            translate("SoundPanel", "Step, ms"),
            translate("SoundPanel", "Milliseconds from one column to the next"),
        ),
        "bands": (
            translate("SoundPanel", "Bands"),
            translate("SoundPanel", "How many bands of frequencies: the rows of the input"),
        ),
        "top": (
            translate("SoundPanel", "Up to, Hz"),
            translate("SoundPanel", "The highest frequency in Hz"),
        ),
        "floor": (
            translate("SoundPanel", "Range, dB"),
            translate("SoundPanel", "So many decibels below a full-scale tone count as silence, which is 0"),
        ),
    }


def sound_title(source: SoundInput) -> str:
    """The sound's name; a sample's title in the language that is on."""
    for sound in SOUNDS:
        if sound.key == source.sound.sample:
            return QCoreApplication.translate("Sound", sound.title)
    return source.sound.name
