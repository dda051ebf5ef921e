"""The inputs that come with the program, each taken with one click: samples, test patterns, scenes, and other kinds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout

from playground.network.editing.drawing_edits import pattern_of
from playground.network.setup import Input, PictureInput
from playground.network.source.sound_input import SoundInput
from playground.ui.input.other_inputs_strip import SENTENCE, OtherInputsStrip
from playground.ui.input.samples_strip import SamplesStrip
from playground.ui.input.scene_row import SceneRow
from playground.ui.kit.controls import HeadLabel, TranslatedWidget
from playground.ui.kit.theme import SPACE_1, SPACE_3
from playground.ui.pattern.patterns_strip import PatternsStrip

translate = QCoreApplication.translate


class ReadyInputs(TranslatedWidget):
    """A strip under a head for each sort; the one that is open is marked."""

    sample_chosen = Signal(str)
    pattern_chosen = Signal(str)
    """The name of a PatternKind."""
    scene_chosen = Signal(int, int)
    """Seed and number of a generated scene."""
    sentence_wanted = Signal()
    sound_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.samples, self.patterns = SamplesStrip(), PatternsStrip()
        self.scenes, self.others = SceneRow(), OtherInputsStrip()
        self._heads = tuple(HeadLabel() for _ in range(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        for head, part in zip(self._heads, (self.samples, self.patterns, self.scenes, self.others), strict=True):
            column.addSpacing(SPACE_3)
            column.addWidget(head)
            column.addSpacing(SPACE_1)
            column.addWidget(part)
        self.samples.chosen.connect(self.sample_chosen)
        self.patterns.chosen.connect(self.pattern_chosen)
        self.scenes.chosen.connect(self.scene_chosen)
        self.others.chosen.connect(self._on_other_chosen)
        self._retranslate()

    def show_input(self, source: Input) -> None:
        """Mark what `source` is, if it is one of these."""
        pattern = pattern_of(source)
        self.patterns.set_current(None if pattern is None else pattern.kind.value)
        self.others.set_current(source.sound.sample if isinstance(source, SoundInput) else source.kind)
        self.samples.set_current(source.picture.sample if isinstance(source, PictureInput) else None)
        if isinstance(source, PictureInput):
            self.scenes.set_picture(source.picture.name)

    def fetch(self) -> None:
        """Have the tiles made that can be seen."""
        for strip in (self.samples, self.patterns, self.others):
            strip.fetch()

    def _retranslate(self) -> None:
        words = (
            translate("InputView", "Samples"),
            translate("InputView", "Test patterns"),
            translate("InputView", "Generated scenes"),
            translate("InputView", "Other inputs"),
        )
        for head, text in zip(self._heads, words, strict=True):
            head.setText(text)

    def _on_other_chosen(self, key: str) -> None:
        if key == SENTENCE:
            self.sentence_wanted.emit()
        else:
            self.sound_chosen.emit(key)
