"""World B from elsewhere: a file of any kind that can be opened, or a sample. The session stays as it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.default_session import Opened, sentence_over, sound_over
from playground.inputs.arrays.array_file import ArrayChoice
from playground.inputs.pictures.samples import sample_picture
from playground.inputs.video.video_file import VideoFile
from playground.network.sentence import SpokenError
from playground.network.setup import Input, Picture, PictureInput, SetUp
from playground.network.source.array_input import ArrayInput
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import Sound
from playground.network.source.word_vectors import WordVectors
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.tasks import Tasks
from playground.session.worlds.other_world import Origin, OtherWorld, kept
from playground.session.worlds.saved_state import SavedState
from playground.storage.file_stamp import stamp_of
from playground.storage.networks.network_file import ImportedNetwork
from playground.storage.networks.weights_file import WeightsFile
from playground.ui.files.file_actions import FileActions, read_content

translate = QCoreApplication.translate


class WorldFiles(QObject):
    """Reads beside the window; a failure leaves world B as it was."""

    chosen = Signal(object)
    """The OtherWorld that was read."""
    failed = Signal(str)

    def __init__(self, document: Document, files: FileActions, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._files, self._tasks = document, files, tasks

    def ask(self) -> None:
        """Choose a file in a dialog."""
        path = self._files.ask_for_file(
            translate("Worlds", "Take a picture, another input, a set-up or a network as world B")
        )
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take what a file holds, told apart by content."""
        self._tasks.run(partial(read_content, path), partial(self._on_read, path), self._on_failed)

    def take_sample(self, key: str) -> None:
        """Take a sample picture under the session's network."""
        self._tasks.run(partial(sample_picture, key), self._on_picture, self._on_failed)

    def _on_read(self, path: Path, content: Opened) -> None:
        name = path.name
        if isinstance(content, ImportedNetwork):
            self._files.networks.ask(content, partial(self._on_setup, name, None))
        elif isinstance(content, SetUp):
            self._on_setup(name, path, content)
        elif isinstance(content, ArrayChoice):
            self._files.arrays.ask(content, self._on_array)
        elif isinstance(content, WeightsFile):
            words = translate("Worlds", "{name} holds weights alone; world B is a picture, another input or a set-up.")
            self.failed.emit(words.format(name=name))
        elif isinstance(content, VideoFile):
            words = translate("Worlds", "{name} is a video; world B is a picture, another input or a set-up.")
            self.failed.emit(words.format(name=name))
        elif isinstance(content, Picture):
            self._on_picture(content)
        else:
            self._take_input(self._input_of(content), name)

    def _input_of(self, content: ArrayInput | Sound | SentenceInput | WordVectors) -> Input:
        """What is no picture, in the place of the session's input."""
        own = self._document.setup.input
        if isinstance(content, Sound):
            return sound_over(own, content)
        return content if isinstance(content, ArrayInput) else sentence_over(own, content)

    def _on_setup(self, name: str, path: Path | None, setup: SetUp) -> None:
        """`path` is where it will be saved; a trained network's file holds no set-up."""
        file = SavedState(path, setup, stamp=None if path is None else stamp_of(path))
        self.chosen.emit(kept(setup, Origin.FILE, file, name))

    def _on_array(self, array: ArrayInput) -> None:
        self._take_input(array, array.name)

    def _on_picture(self, picture: Picture) -> None:
        self._take_input(PictureInput(picture), picture.name)

    def _take_input(self, source: Input, name: str) -> None:
        self.chosen.emit(OtherWorld(Origin.PICTURE, source, title=name))

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))
