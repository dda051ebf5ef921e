"""What the top nine ask of the window: a picture as the session's, the sheet as a file, the folder kept in mind."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.engine.top_nine.strongest import Place
from playground.inputs.pictures.samples import SAMPLES
from playground.network.sentence import SpokenError
from playground.network.setup import SeedKind
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.session.top_nine import Order, TopNineService
from playground.storage.atomic import write_atomically
from playground.ui.files.file_actions import FileActions
from playground.ui.files.new_file import ask_for_new_file
from playground.ui.kit.image_data import png_of
from playground.ui.kit.theme import theme_of
from playground.ui.top_nine.sheet_picture import sheet_image
from playground.ui.top_nine.top_nine_view import TopNineView, pin

translate = QCoreApplication.translate


class TopNineActions(QObject):
    """Stands between the view and files, selection and settings."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        searches: TopNineService,
        settings: Settings,
        tasks: Tasks,
        files: FileActions,
        view: TopNineView,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._selection, self._searches = document, selection, searches
        self._settings, self._tasks, self._files, self._view, self._window = settings, tasks, files, view, window
        folder = settings.text("top_nine/folder")
        if folder and Path(folder).is_dir():
            view.bar.source.use_folder(Path(folder))
        sounds = settings.text("top_nine/sounds")
        if sounds and Path(sounds).is_dir():
            view.bar.source.use_sounds(Path(sounds))
        view.unit_opened.connect(self._on_unit_opened)
        view.sheet_wanted.connect(self.save_sheet)
        view.picture_wanted.connect(self._on_picture_wanted)
        view.bar.source.source_changed.connect(self._on_source_changed)

    def _on_picture_wanted(self) -> None:
        self._files.inputs.open_sample(SAMPLES[0].key)

    def save_sheet(self) -> None:
        """Choose a file for what is shown now."""
        progress, maps = self._searches.progress, self._searches.maps
        if progress.order is None or not maps:
            return
        words, kinds = translate("TopNineActions", "Save the sheet"), {".png": translate("TopNineActions", "Picture")}
        path = ask_for_new_file(self._window, self._settings, words, f"top9-{progress.order.layer}.png", kinds)
        if path is None:
            return
        title = translate("SetUpTitle", self._document.setup.title)
        data = png_of(sheet_image(progress, maps, title, theme_of(self._window)))
        self._tasks.run(partial(write_atomically, path, data), partial(self._on_saved, path), self._on_failed)

    def _on_saved(self, path: Path, _result: object) -> None:
        self.said.emit(translate("TopNineActions", "Saved {name}").format(name=path.name))

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))

    def _on_unit_opened(self, order: Order, place: Place) -> None:
        key = self._searches.progress.keys[place.picture]
        self._files.inputs.open_made(partial(order.pictures.picture, key), partial(self._pin, order.layer, place))

    def _pin(self, layer: str, place: Place) -> None:
        pin(self._document, self._selection, layer, place.map, (place.row, place.column))
        self._selection.set_seed_kind(SeedKind.UNIT)

    def _on_source_changed(self) -> None:
        source = self._view.bar.source
        for key, folder in (("top_nine/folder", source.folder), ("top_nine/sounds", source.sounds)):
            self._settings.set(key, "" if folder is None else str(folder))
