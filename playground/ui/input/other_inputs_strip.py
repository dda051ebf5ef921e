"""Inputs that are no pictures, one click each: a sentence, and the sounds that come with the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.inputs.emblem import emblem, sound_emblem
from playground.inputs.sound.sounds import SOUNDS
from playground.network.layers import Array
from playground.network.source.sentence_input import SentenceInput
from playground.ui.kit.small_pictures import THUMBNAIL, SmallPictures

translate = QCoreApplication.translate
SENTENCE = "sentence"
_EMBLEM = SentenceInput("a b c d e f g h", 8)
"""Small enough for its numbers to be seen in a tile."""


class OtherInputsStrip(SmallPictures):
    """`chosen` carries SENTENCE or the key of a sound."""

    def __init__(self) -> None:
        super().__init__((SENTENCE, *(sound.key for sound in SOUNDS)))

    def picture_of(self, key: str) -> Array:
        return emblem(_EMBLEM, THUMBNAIL) if key == SENTENCE else sound_emblem(key, THUMBNAIL)

    def words_of(self, key: str) -> tuple[str, str]:
        if key == SENTENCE:
            name = translate("OtherInputsStrip", "Sentence")
            return name, name + "\n" + translate("OtherInputsStrip", "Text to edit, each of its words a vector")
        (sound,) = (sound for sound in SOUNDS if sound.key == key)
        title = QCoreApplication.translate("Sound", sound.title)
        tip = title + "\n" + QCoreApplication.translate("Sound", sound.about)
        return translate("OtherInputsStrip", "Sound: {title}").format(title=title), tip
