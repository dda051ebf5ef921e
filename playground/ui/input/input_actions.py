"""Puts another input under the network: a sample, a pattern, a scene, a sound, a sentence, or what a file held."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from playground.default_session import picture_over, sentence_over, sound_over
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.samples import sample_picture
from playground.inputs.scenes.scene import scene_picture
from playground.inputs.sound.sound_file import decode_sound
from playground.inputs.sound.sounds import sample_sound
from playground.network.editing import edits
from playground.network.sentence import SpokenError
from playground.network.setup import Input, Picture, PictureInput
from playground.network.source.array_input import ArrayInput
from playground.network.source.pattern import Pattern, PatternKind, first_pattern
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import Sound
from playground.network.source.word_vectors import WordVectors
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.tasks import Tasks
from playground.ui.pattern.pattern_words import kind_words

translate = QCoreApplication.translate


class InputActions(QObject):
    """What has to be decoded is decoded beside the window; every input is one step of undo."""

    failed = Signal(str)
    """A sentence about what could not be made."""

    def __init__(self, document: Document, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._tasks = document, tasks

    def open_sample(self, key: str) -> None:
        """Put an embedded sample under the network."""
        self._tasks.run(partial(sample_picture, key), self.use_picture, self._on_failed)

    def open_scene(self, seed: int, number: int) -> None:
        """Put a generated scene of the input's size under the network."""
        shape = self._document.setup.input.shape
        self._tasks.run(partial(scene_picture, seed, number, max(shape[1:])), self.use_picture, self._on_failed)

    def open_pattern(self, key: str) -> None:
        """Put a test pattern of that kind under the network."""
        kind, source = PatternKind(key), self._document.setup.input
        _, height, width = source.shape
        side = min(height, width) if isinstance(source, PictureInput) else max(height, width)
        self.use_picture(first_pattern(kind, side), kind_words()[kind][0])

    def open_sound(self, key: str) -> None:
        """Put an embedded sound under the network."""
        self._tasks.run(partial(_decoded_sound, key), self.use_sound, self._on_failed)

    def open_sentence(self) -> None:
        """Put a sentence under the network."""
        example = SentenceInput(translate("FileActions", "This film is not very good."))
        self.use_sentence(example, translate("FileActions", "a sentence"))

    def open_made(self, make: Callable[[], Picture | Sound], then: Callable[[], None]) -> None:
        """Put the picture or sound that `make` gives under the network, then do `then`."""
        self._tasks.run(partial(_made, make), partial(self._on_made, then), self._on_failed)

    def use_picture(self, picture: Picture | Pattern, name: str = "") -> None:
        """Under the network as the picture before was, or as a first picture is. `name` is told instead of its own."""
        self._use(picture_over(self._document.setup.input, picture), name or picture.name)

    def use_array(self, source: ArrayInput) -> None:
        """Under the network as it is."""
        self._use(source, source.name)

    def use_sound(self, sound: Sound) -> None:
        """Under the network as the sound before was cut, or as a first one is."""
        self._use(sound_over(self._document.setup.input, sound), sound.name)

    def use_sentence(self, content: SentenceInput | WordVectors, name: str) -> None:
        """A text under the network, or other vectors under its words."""
        self._use(sentence_over(self._document.setup.input, content), name)

    def _use(self, source: Input, name: str) -> None:
        text = translate("FileActions", "Open {name}").format(name=name)
        self._document.edit_input(text, source, edits.set_input_shape)

    def _on_made(self, then: Callable[[], None], made: Picture | Sound) -> None:
        if isinstance(made, Sound):
            self.use_sound(made)
        else:
            self.use_picture(made)
        then()

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))


def _decoded_sound(key: str) -> Sound:
    """Decoded here, beside the window."""
    sound = sample_sound(key)
    decode_sound(sound)
    return sound


def _made(make: Callable[[], Picture | Sound]) -> Picture | Sound:
    made = make()
    if isinstance(made, Picture):
        decode(made)
    return made
