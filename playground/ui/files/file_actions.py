"""Opening from the window: dialogs, drops, the clipboard. Whatever takes the place of the session asks first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.default_session import Opened, default_setup, open_file
from playground.examples import example_setup
from playground.inputs.arrays.array_file import ArrayChoice
from playground.inputs.batch import is_batch_file
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.reading import read
from playground.inputs.sound.sound_file import ENDINGS as SOUND_ENDINGS
from playground.inputs.text.text_file import TEXT_ENDINGS, VECTOR_ENDINGS
from playground.inputs.video.video_file import ENDINGS as VIDEO_ENDINGS
from playground.inputs.video.video_file import VideoFile
from playground.network.layers import Array
from playground.network.progress import Progress, silent
from playground.network.sentence import SpokenError
from playground.network.setup import SetUp
from playground.network.source.array_input import ArrayInput
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import Sound
from playground.network.source.word_vectors import WordVectors
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.storage.file_stamp import FileStamp, stamp_of
from playground.storage.lessons.lesson_file import ENDING as LESSON_ENDING
from playground.storage.networks.network_file import ImportedNetwork
from playground.storage.networks.weights_file import WeightsFile
from playground.ui.files.array_import import ArrayImport
from playground.ui.files.network_export import NetworkExport
from playground.ui.files.network_import import NetworkImport
from playground.ui.files.opening import Opening
from playground.ui.files.saving import Saving
from playground.ui.files.weights_import import WeightsImport
from playground.ui.input.input_actions import InputActions
from playground.ui.kit.image_data import rgb_of

translate = QCoreApplication.translate
VIDEO_PATTERNS = " ".join(f"*{ending}" for ending in VIDEO_ENDINGS)
TEXT_PATTERNS = " ".join(f"*{ending}" for ending in (*TEXT_ENDINGS, *VECTOR_ENDINGS))
ARRAY_PATTERNS = "*.npy *.npz *.csv *.tsv"
PICTURE_PATTERNS = "*.jpg *.jpeg *.png *.webp *.avif *.bmp *.tif *.tiff *.gif"
SOUND_PATTERNS = " ".join(f"*{ending}" for ending in SOUND_ENDINGS)
SETUP_PATTERNS = "*.cnnplay *.json"
NETWORK_PATTERNS = "*.onnx model.json"
WEIGHTS_PATTERNS = "*.safetensors"
ALL_PATTERNS = (
    PICTURE_PATTERNS,
    VIDEO_PATTERNS,
    SETUP_PATTERNS,
    NETWORK_PATTERNS,
    WEIGHTS_PATTERNS,
    SOUND_PATTERNS,
    ARRAY_PATTERNS,
    TEXT_PATTERNS,
    f"*{LESSON_ENDING}",
)


class FileActions(QObject):
    """Files in; `saving` is the way out. Reading happens beside the window; a failure leaves the session as it was."""

    failed = Signal(str)
    """A sentence about what could not be opened."""
    said = Signal(str)
    """What just happened, for the status bar."""
    recent_changed = Signal()
    batch_wanted = Signal(object)
    """The paths of folders, or of several pictures."""
    lesson_wanted = Signal(object)
    """The Path of a lesson."""
    video_opened = Signal(object)
    """A VideoFile that can be played."""

    def __init__(
        self, document: Document, selection: Selection, settings: Settings, tasks: Tasks, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._selection, self._settings, self._tasks = document, selection, settings, tasks
        self._window = window
        self.saving = Saving(document, selection, settings, tasks, window)
        self.saving.said.connect(self.said)
        self.saving.recent_changed.connect(self.recent_changed)
        self.inputs = InputActions(document, tasks, self)
        self.inputs.failed.connect(self.failed)
        self.networks = NetworkImport(tasks, window)
        self.networks.failed.connect(self.failed)
        self.networks.said.connect(self.said)
        self.arrays = ArrayImport(tasks, window)
        self.arrays.failed.connect(self.failed)
        self.weights = WeightsImport(document, settings, tasks, window)
        self.weights.failed.connect(self.failed)
        self.weights.said.connect(self.said)
        self.exports = NetworkExport(document, settings, tasks, window)
        self.exports.failed.connect(self.failed)
        self.exports.said.connect(self.said)

    @property
    def tasks(self) -> Tasks:
        """Where files are read and written, one after the other."""
        return self._tasks

    # opening

    def new_session(self) -> None:
        """Start over with the article's example, after asking."""
        self._tasks.run(default_setup, self._open_unsaved, self._on_failed)

    def open_dialog(self) -> None:
        """Choose a picture or a set-up."""
        path = self.ask_for_file(translate("FileActions", "Open a picture, a set-up or a trained network"))
        if path is not None:
            self.open_path(path)

    def ask_for_file(self, title: str) -> Path | None:
        """The file of any kind that is chosen in a dialog, or None."""
        filters = ";;".join(
            (
                translate("FileActions", "All that can be opened") + f" ({' '.join(ALL_PATTERNS)})",
                translate("FileActions", "Pictures") + f" ({PICTURE_PATTERNS})",
                translate("FileActions", "Videos") + f" ({VIDEO_PATTERNS})",
                translate("FileActions", "Sounds") + f" ({SOUND_PATTERNS})",
                translate("FileActions", "Arrays") + f" ({ARRAY_PATTERNS})",
                translate("FileActions", "Texts and word vectors") + f" ({TEXT_PATTERNS})",
                translate("FileActions", "Set-ups") + f" ({SETUP_PATTERNS})",
                translate("FileActions", "Trained networks") + f" ({NETWORK_PATTERNS})",
                translate("FileActions", "Lessons") + f" (*{LESSON_ENDING})",
                translate("FileActions", "All files") + " (*)",
            )
        )
        return self._ask(title, filters)

    def open_video_dialog(self) -> None:
        """Choose a video."""
        words = translate("FileActions", "Videos") + f" ({VIDEO_PATTERNS})"
        path = self._ask(translate("FileActions", "Open a video"), words)
        if path is not None:
            self.open_path(path)

    def _ask(self, title: str, filters: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, self._settings.text("folder"), filters)
        if not chosen:
            return None
        self._settings.set("folder", str(Path(chosen).parent))
        return Path(chosen)

    def open_path(self, path: Path) -> None:
        """Open a picture or a set-up, told apart by content; a lesson by its ending, a folder as a batch."""
        if path.is_dir():
            self.batch_wanted.emit([path])
            return
        if path.suffix.lower() == LESSON_ENDING:
            self.lesson_wanted.emit(path)
            return
        opening = Opening(path.name, self._window)
        done, failed = partial(self._on_read, path), self._on_failed
        self._tasks.run(partial(read_content, path, opening.progress), _after(opening, done), _after(opening, failed))

    def _on_read(self, path: Path, content: Opened) -> None:
        if isinstance(content, SetUp):
            self.saving.ask_before_losing(partial(self._replace_session, content, path, stamp_of(path)))
        elif isinstance(content, ImportedNetwork):
            self.networks.ask(content, self._open_unsaved)
        elif isinstance(content, WeightsFile):
            self.weights.ask(content)
        elif isinstance(content, ArrayChoice):
            self.arrays.ask(content, self.inputs.use_array)
        elif isinstance(content, ArrayInput):
            self.inputs.use_array(content)
        elif isinstance(content, Sound):
            self.inputs.use_sound(content)
        elif isinstance(content, VideoFile):
            self.video_opened.emit(content)
        elif isinstance(content, SentenceInput | WordVectors):
            self.inputs.use_sentence(content, path.name)
        else:
            self.inputs.use_picture(content)
        self._settings.add_recent_file(path)
        self.recent_changed.emit()

    def _open_unsaved(self, setup: SetUp) -> None:
        """Open, after asking, what is no file of the user's."""
        self.saving.ask_before_losing(partial(self._replace_session, setup, path=None))

    def _replace_session(self, setup: SetUp, path: Path | None, stamp: FileStamp | None = None) -> None:
        self._document.open(setup, path, stamp=stamp)
        name = path.name if path is not None else translate("SetUpTitle", setup.title)
        self.said.emit(translate("FileActions", "Opened {name}").format(name=name))

    def open_example(self, key: str) -> None:
        """Open a set-up that comes with the program, after asking."""
        self._tasks.run(partial(example_setup, key), self._open_unsaved, self._on_failed)

    def paste(self) -> None:
        """Take a picture, a text or a file from the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if not self.take(data):
            self.failed.emit(translate("FileActions", "There is no picture and no text on the clipboard."))

    def take(self, data: QMimeData | None) -> bool:
        """Open what was dropped or pasted: several pictures or sounds as a batch, else the first file, else the picture
        or the text itself. False without any.
        """
        if data is None:
            return False
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if sum(is_batch_file(path.name) or path.is_dir() for path in files) > 1:
            self.batch_wanted.emit(files)
            return True
        if files:
            self.open_path(files[0])
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            name = translate("FileActions", "pasted picture")
            pixels = _pixels(image)
            self._tasks.run(partial(picture_from_pixels, name, pixels), self.inputs.use_picture, self._on_failed)
            return True
        if data.hasText() and data.text().strip() and not data.hasUrls():
            self.inputs.use_sentence(SentenceInput(data.text()), translate("FileActions", "pasted text"))
            return True
        return False

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))


def _after(opening: Opening, then: Callable[[Any], None]) -> Callable[[Any], None]:
    """`then`, once the progress of the opening is no longer shown."""

    def ended(result: Any) -> None:
        opening.end()
        then(result)

    return ended


def read_content(path: Path, progress: Progress = silent) -> Opened:
    """Read and decode once, so that what cannot be shown is refused before it replaces anything."""
    content = open_file(path, progress)
    if isinstance(content, ImportedNetwork | ArrayChoice | WordVectors | Sound | VideoFile | WeightsFile):
        return content
    if isinstance(content, SetUp | ArrayInput | SentenceInput):
        read(content.input if isinstance(content, SetUp) else content)
    else:
        decode(content)
    return content


def _pixels(image: QImage) -> Array:
    """(H, W, 3) uint8 of a QImage; transparent parts become white, as in files."""
    flat = QImage(image.size(), QImage.Format.Format_RGB888)
    flat.fill(0xFFFFFFFF)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return rgb_of(flat)
