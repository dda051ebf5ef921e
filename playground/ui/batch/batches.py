"""Opening a folder or several pictures as a batch, and all that belongs to it; made when the first one is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from playground import limits
from playground.engine.batch_map import check_batch
from playground.network.sentence import NetworkError, Sentence
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.ui.files.file_actions import PICTURE_PATTERNS, SOUND_PATTERNS
from playground.ui.input.input_view import InputView
from playground.ui.kit.theme import refit
from playground.ui.window_actions import IN_BATCH, WindowActions

if TYPE_CHECKING:
    from playground.session.batch.batch_maps import BatchMapService
    from playground.session.batch.batch_thumbnails import BatchThumbnails
    from playground.session.batch.batch_walk import BatchWalk
    from playground.ui.batch.batch_strip import BatchStrip

translate = QCoreApplication.translate


class Batches(QObject):
    """Stands between a batch and window, files and settings. The folder and the batch size are remembered."""

    said = Signal(str)
    failed = Signal(str)
    strip_made = Signal(object)
    """The BatchStrip, to be put into the window."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        selection: Selection,
        compute: ComputeService,
        settings: Settings,
        tasks: Tasks,
        actions: WindowActions,
        input_view: InputView,
    ) -> None:
        super().__init__(window)
        self._form = input_view.form
        self._window, self._document, self._selection, self._compute = window, document, selection, compute
        self._settings, self._actions = settings, actions
        self.walk: BatchWalk | None = None
        self.thumbnails: BatchThumbnails | None = None
        self.maps: BatchMapService | None = None
        self.strip: BatchStrip | None = None
        self._is_new = False
        self._size = min(max(settings.number("batch/size", 1), 1), limits.BATCH_SIZE)
        self._form.set_batch_size(self._size)
        self._form.batch_size_wanted.connect(self._on_size_wanted)
        input_view.folder_requested.connect(self.ask_for_folder)
        tasks.stopped.connect(self.stop)
        actions.connect_all(
            {
                "open_folder": self.ask_for_folder,
                "open_pictures": self.ask_for_pictures,
                "batch_previous": self._on_previous,
                "batch_next": self._on_next,
                "batch_map": self._on_map,
                "batch_close": self._on_close,
            }
        )

    def ask_for_folder(self) -> None:
        """Choose a folder; the one of the last time is where it begins."""
        start = self._settings.text("batch/folder") or self._settings.text("folder")
        chosen = QFileDialog.getExistingDirectory(
            self._window, translate("Batches", "Open a folder of pictures or sounds as a batch"), start
        )
        if chosen:
            self.open([Path(chosen)])

    def ask_for_pictures(self) -> None:
        """Choose several pictures."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window,
            translate("Batches", "Open several pictures as a batch"),
            self._settings.text("folder"),
            translate("Batches", "Pictures")
            + f" ({PICTURE_PATTERNS});;"
            + translate("Batches", "Sounds")
            + f" ({SOUND_PATTERNS})",
        )
        if chosen:
            self.open([Path(one) for one in chosen])

    def open(self, paths: Sequence[Path]) -> None:
        """Make the pictures among `paths` the batch."""
        if self.walk is None:
            self._make()
        assert self.walk is not None
        self.walk.open(paths)

    def stop(self) -> None:
        """End the threads and wait for them."""
        for part in (self.walk, self.thumbnails, self.maps):
            if part is not None:
                part.stop()

    def _make(self) -> None:
        from playground.session.batch.batch_maps import BatchMapService  # late: only with the first batch
        from playground.session.batch.batch_thumbnails import BatchThumbnails
        from playground.session.batch.batch_walk import BatchWalk
        from playground.ui.batch.batch_strip import BatchStrip

        document, selection, compute = self._document, self._selection, self._compute
        self.walk = walk = BatchWalk(document, self._words, self)
        self.thumbnails = BatchThumbnails(parent=self)
        self.maps = maps = BatchMapService(document, selection, compute, self)
        maps.remember_size(self._size)
        self.strip = strip = BatchStrip(document, selection, compute, walk, self.thumbnails, maps)
        refit(strip.findChildren(QWidget))  # icons as large as those that were there before
        strip.hide()
        strip.size_chosen.connect(self._on_size_chosen)
        walk.opened.connect(self._on_opened)
        walk.moved.connect(self._on_moved)
        walk.failed.connect(self._on_failed)
        maps.changed.connect(self._render)
        self.strip_made.emit(strip)

    def _words(self) -> str:
        return translate("Batches", "Go through the batch")

    def _render(self) -> None:
        is_open = self.walk is not None and self.walk.batch is not None
        for key in IN_BATCH:
            self._actions[key].setEnabled(is_open)
        self._actions["batch_map"].setChecked(is_open and self.maps is not None and self.maps.is_on)

    def _on_opened(self) -> None:
        assert self.walk is not None
        batch = self.walk.batch
        if batch is not None and batch.folder is not None:
            self._settings.set("batch/folder", str(batch.folder))
            self._settings.add_recent_file(batch.folder)
        self._is_new = batch is not None
        self._render()

    def _on_moved(self) -> None:
        """Say how to go on once the first picture is there: an edit ends what was said before."""
        assert self.walk is not None
        if self._is_new and self.walk.batch is not None and self.walk.current is not None:
            self._is_new = False
            words = translate("Batches", "A batch of {count:,}: [ and ] go through it")
            self.said.emit(words.format(count=len(self.walk.batch)))

    def _on_failed(self, sentence: Sentence) -> None:
        self.failed.emit(spoken(sentence))

    def _on_size_wanted(self, size: int) -> None:
        """As typed in the input panel: for all layers."""
        network = self._document.network
        try:
            check_batch(network, len(network.shapes) - 2, size, 0 if self.maps is None else self.maps.kept)
        except NetworkError as error:
            self._document.refuse(error.sentence)
            return
        if self.maps is not None:
            self.maps.set_size(size)
        self._on_size_chosen(size)

    def _on_size_chosen(self, size: int) -> None:
        self._size = size
        self._form.set_batch_size(size)
        self._settings.set("batch/size", size)

    def _on_previous(self) -> None:
        if self.strip is not None:
            self.strip.step(-1)

    def _on_next(self) -> None:
        if self.strip is not None:
            self.strip.step(1)

    def _on_map(self) -> None:
        if self.maps is not None:
            self.maps.switch(self._actions["batch_map"].isChecked())

    def _on_close(self) -> None:
        if self.walk is not None:
            self.walk.close()
