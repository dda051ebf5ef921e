"""A sentence as input: its text, the tokens it is cut into, and where their vectors come from."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QVBoxLayout

from playground import limits
from playground.inputs.text.token_vectors import missing_words, token_vectors, unknown_tokens
from playground.network.source.sentence_input import SentenceInput
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.ui.input.token_strip import TokenStrip
from playground.ui.kit.controls import NumberField, TranslatedWidget, icon_button, label, row
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.icons import icon
from playground.ui.kit.layer_words import number_text, shape_text
from playground.ui.kit.text_field import TextField
from playground.ui.kit.theme import SPACE_1, SPACE_2, fix_height, fix_width, theme_of

translate = QCoreApplication.translate
TEXT_HEIGHT, FIELD_WIDTH = 82, 58
SEEDS = 9_999
Box = tuple[int, int, int, int]


class SentencePanel(TranslatedWidget):
    """Shows a SentenceInput; `edited` carries the one the user wants instead, the undo step's words and its key."""

    edited = Signal(object, str, str)
    vectors_wanted = Signal()
    """A file of word vectors is to be chosen."""
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._source: SentenceInput | None = None
        self.text = TextField()
        self.strip = TokenStrip()
        self.sizes = ElidedLabel("muted")
        self.note, self.about = label("note"), label("caption")
        self.vectors = QToolButton()
        self.vectors.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.vectors.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.dimensions = NumberField(1, limits.WORD_DIMENSIONS)
        self.seed = NumberField(0, SEEDS)
        self.dice = icon_button()
        self._dimensions_name, self._seed_name = label(), label()
        self._lay_out()
        self.text.edited.connect(self._on_text_edited)
        self.dimensions.edited.connect(self._on_dimensions_edited)
        self.seed.edited.connect(self._on_seed_edited)
        self.dice.clicked.connect(self._on_dice)
        for field in (self.dimensions, self.seed):
            field.gesture_begun.connect(self.gesture_begun)
            field.gesture_ended.connect(self.gesture_ended)
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        fix_height(self.text, TEXT_HEIGHT)
        self.note.setWordWrap(True)
        self.about.setWordWrap(True)
        for field in (self.dimensions, self.seed):
            fix_width(field, FIELD_WIDTH)
        self._dimensions_row = row(self._dimensions_name, self.dimensions)
        self._seed_row = row(self._seed_name, self.seed, self.dice, spacing=SPACE_1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2 - 2)
        for upper in (self.text, self.strip, self.sizes, self.note):
            column.addWidget(upper)
        column.addSpacing(2)
        for lower in (self.vectors, self._dimensions_row, self._seed_row, self.about):
            column.addWidget(lower)

    def show_input(self, source: SentenceInput, _frame: Frame | None) -> None:
        """Show `source`; all of it is known without a frame."""
        self._source = source
        self.text.show_text(source.text)
        self.strip.show_tokens(source.tokens, token_vectors(source)[:, 0], unknown_tokens(source))
        self.dimensions.set_value(source.dimensions)
        self.seed.set_value(source.seed)
        self._dimensions_row.setVisible(source.vectors is None)
        self._seed_row.setVisible(source.vectors is None)
        self._render_words()

    def set_seen(self, box: Box | None) -> None:
        """Mark the tokens in (top, left, height, width) of the input."""
        self.strip.set_seen(None if box is None else range(max(box[1], 0), max(box[1] + box[3], 0)))

    def _render_words(self) -> None:
        source = self._source
        if source is None:
            return
        count = number_text(len(source.tokens))
        words = translate("SentencePanel", "{count} tokens → {shape}").format(
            count=count, shape=shape_text(source.shape)
        )
        tip = translate(
            "SentencePanel",
            "Chinese is cut by character, other scripts by word. The numbers of a vector are channels, the tokens "
            "stand side by side in one row: channels × 1 × tokens.",
        )
        self.sizes.set_text(words, tip)
        note = missing_words(source)
        self.note.setText("" if note is None else spoken(note))
        self.note.setVisible(note is not None)
        self.vectors.setText(
            translate("SentencePanel", "Random vectors") if source.vectors is None else source.vectors.name
        )
        self.about.setText(self._about(source))

    def _about(self, source: SentenceInput) -> str:
        if source.vectors is None:
            return translate(
                "SentencePanel",
                "Random vectors carry no meaning: the same word is the same vector, any two others are nearly at right "
                "angles.",
            )
        return translate("SentencePanel", "{words} words of {count} numbers each.").format(
            words=number_text(len(source.vectors.words)), count=number_text(source.vectors.dimensions)
        )

    def _retranslate(self) -> None:
        words = translate("SentencePanel", "The sentence: type or paste any text")
        self.text.setAccessibleName(words)
        self.text.setPlaceholderText(translate("SentencePanel", "Type or paste a sentence"))
        self.strip.setAccessibleName(translate("SentencePanel", "The tokens of the sentence"))
        words = translate("SentencePanel", "Where the vectors of the words come from")
        self.vectors.setToolTip(words)
        self.vectors.setAccessibleName(words)
        self._dimensions_name.setText(translate("SentencePanel", "Numbers a word"))
        words = translate("SentencePanel", "Numbers of each word's vector: the channels of the input")
        self.dimensions.setAccessibleName(words)
        self.dimensions.setToolTip(words)
        self._seed_name.setText(translate("SentencePanel", "Seed"))
        words = translate("SentencePanel", "Seed of the vectors: another one draws all of them anew")
        self.seed.setAccessibleName(words)
        self.seed.setToolTip(words)
        words = translate("SentencePanel", "Draw other vectors")
        self.dice.setToolTip(words)
        self.dice.setAccessibleName(words)
        self._fill_menu()
        self._render_words()

    def _fill_menu(self) -> None:
        menu = QMenu(self.vectors)
        menu.addAction(translate("SentencePanel", "Random vectors"), self._on_random)
        menu.addAction(translate("SentencePanel", "Word vectors from a file…"), self._on_file)
        old = self.vectors.menu()
        self.vectors.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _restyle(self) -> None:
        self.dice.setIcon(icon("dice", theme_of(self).muted))

    def _emit(self, words: str, key: str, **values: Any) -> None:
        if self._source is not None:
            self.edited.emit(replace(self._source, **values), words, key)

    def _on_text_edited(self, text: str) -> None:
        if len(text) > limits.SENTENCE_LENGTH:
            text = text[: limits.SENTENCE_LENGTH]
            with QSignalBlocker(self.text):
                self.text.show_text(text)
        self._emit(translate("SentencePanel", "Edit sentence"), "text", text=text)

    def _on_dimensions_edited(self, value: float) -> None:
        self._emit(translate("SentencePanel", "Change numbers a word"), "dimensions", dimensions=int(value))

    def _on_seed_edited(self, value: float) -> None:
        self._emit(translate("SentencePanel", "Change seed of the vectors"), "seed", seed=int(value))

    def _on_dice(self) -> None:
        self._on_seed_edited(secrets.randbelow(SEEDS + 1))

    def _on_random(self) -> None:
        self._emit(translate("SentencePanel", "Draw random vectors"), "", vectors=None)

    def _on_file(self) -> None:
        self.vectors_wanted.emit()
