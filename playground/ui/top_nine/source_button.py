"""Which pictures are searched, and by whom: generated scenes, a folder, a cluster."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QToolButton, QWidget

from playground.inputs.picture_sets import FolderPictures, PictureSet, ScenePictures, framing_of
from playground.network.setup import Input
from playground.ui.controls import TranslatedWidget
from playground.ui.top_nine.top_nine_words import source_name

translate = QCoreApplication.translate
SCENES = (500, 2_000, 10_000)


class SourceButton(QToolButton):
    """A menu of picture sets; remembers the one that was chosen."""

    source_changed = Signal()

    def __init__(self, parent: TranslatedWidget) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.scenes = SCENES[0]
        self.address = ""
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._choices = QMenu(self)
        self._choices.setToolTipsVisible(True)
        self._choices.aboutToShow.connect(self._fill)
        self.setMenu(self._choices)

    def pictures(self, source: Input) -> PictureSet:
        """The chosen pictures, framed as the session's."""
        framing = framing_of(source)
        return ScenePictures(self.scenes, framing) if self.folder is None else FolderPictures(self.folder, framing)

    def use_folder(self, folder: Path) -> None:
        self.folder = folder
        self.source_changed.emit()

    def use_scenes(self, count: int) -> None:
        self.folder, self.scenes = None, count
        self.source_changed.emit()

    def use_address(self, address: str) -> None:
        """The scheduler whose workers search; "" for this machine."""
        self.address = address
        self.source_changed.emit()

    def retranslate(self, source: Input) -> None:
        name = source_name(self.pictures(source))
        where = "" if not self.address else " @ " + self.address
        self.setText(name + where)
        self.setToolTip(
            translate("SourceButton", "The pictures that are searched: {name}").format(name=self.folder or name)
        )
        self.setAccessibleName(translate("SourceButton", "Pictures to search: {name}").format(name=name))

    def _fill(self) -> None:
        menu = self._choices
        menu.clear()
        folder = menu.addAction(translate("SourceButton", "Choose a folder of pictures…"), self._choose_folder)
        folder.setToolTip(translate("SourceButton", "It is searched with its sub-folders; those are taken as classes."))
        if self.folder is not None:
            menu.addAction(self.folder.name, partial(self.use_folder, self.folder))
        menu.addSeparator()
        for count in SCENES:
            words = translate("SourceButton", "{count:,} generated scenes").format(count=count)
            menu.addAction(words, partial(self.use_scenes, count))
        menu.addSeparator()
        menu.addAction(translate("SourceButton", "Use a cluster…"), self._choose_address)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self._window(), translate("SourceButton", "Choose a folder of pictures"), str(self.folder or "")
        )
        if chosen:
            self.use_folder(Path(chosen))

    def _choose_address(self) -> None:
        address, is_meant = QInputDialog.getText(
            self._window(),
            translate("SourceButton", "Use a cluster"),
            translate("SourceButton", "Address of a dask scheduler (empty: this machine)"),
            text=self.address,
        )
        if is_meant:
            self.use_address(address.strip())

    def _window(self) -> QWidget:
        return self.window()
