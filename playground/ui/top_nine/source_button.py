"""Which pictures or sounds are searched, and by whom: generated scenes, a folder, a cluster."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QToolButton, QWidget

from playground.inputs.picture_sets import FolderPictures, PictureSet, ScenePictures, framing_of
from playground.inputs.sound.sound_sets import FolderSounds, sound_framing
from playground.network.setup import Input
from playground.network.source.sound_input import SoundInput
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.top_nine.top_nine_words import source_name

translate = QCoreApplication.translate
SCENES = (500, 2_000, 10_000)


class SourceButton(QToolButton):
    """A menu of picture sets; remembers the one that was chosen."""

    source_changed = Signal()

    def __init__(self, parent: TranslatedWidget) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.sounds: Path | None = None
        self._source: Input | None = None
        self.scenes = SCENES[0]
        self.address = ""
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._choices = QMenu(self)
        self._choices.setToolTipsVisible(True)
        self._choices.aboutToShow.connect(self._fill)
        self.setMenu(self._choices)

    def pictures(self, source: Input) -> PictureSet | None:
        """The chosen pictures or sounds, framed as the session's; None while no sounds are chosen."""
        if isinstance(source, SoundInput):
            return None if self.sounds is None else FolderSounds(self.sounds, sound_framing(source))
        framing = framing_of(source)
        return ScenePictures(self.scenes, framing) if self.folder is None else FolderPictures(self.folder, framing)

    def use_folder(self, folder: Path) -> None:
        self.folder = folder
        self.source_changed.emit()

    def use_sounds(self, folder: Path) -> None:
        self.sounds = folder
        self.source_changed.emit()

    def use_scenes(self, count: int) -> None:
        self.folder, self.scenes = None, count
        self.source_changed.emit()

    def use_address(self, address: str) -> None:
        """The scheduler whose workers search; "" for this machine."""
        self.address = address
        self.source_changed.emit()

    def retranslate(self, source: Input) -> None:
        self._source = source
        pictures = self.pictures(source)
        name = translate("SourceButton", "sounds…") if pictures is None else source_name(pictures)
        self.setText(name + ("" if not self.address else " @ " + self.address))
        if isinstance(source, SoundInput):
            tip = translate("SourceButton", "The sounds that are searched: {name}").format(name=self.sounds or "–")
            called = translate("SourceButton", "Sounds to search: {name}").format(name=name)
        else:
            tip = translate("SourceButton", "The pictures that are searched: {name}").format(name=self.folder or name)
            called = translate("SourceButton", "Pictures to search: {name}").format(name=name)
        self.setToolTip(tip)
        self.setAccessibleName(called)

    def _fill(self) -> None:
        menu = self._choices
        menu.clear()
        if isinstance(self._source, SoundInput):
            self._fill_sounds(menu)
        else:
            self._fill_pictures(menu)
        menu.addSeparator()
        menu.addAction(translate("SourceButton", "Use a cluster…"), self._choose_address)

    def _fill_sounds(self, menu: QMenu) -> None:
        folder = menu.addAction(translate("SourceButton", "Choose a folder of sounds…"), self.choose_sounds)
        folder.setToolTip(_classes_words())
        if self.sounds is not None:
            menu.addAction(self.sounds.name, partial(self.use_sounds, self.sounds))

    def _fill_pictures(self, menu: QMenu) -> None:
        folder = menu.addAction(translate("SourceButton", "Choose a folder of pictures…"), self._choose_folder)
        folder.setToolTip(_classes_words())
        if self.folder is not None:
            menu.addAction(self.folder.name, partial(self.use_folder, self.folder))
        menu.addSeparator()
        for count in SCENES:
            words = translate("SourceButton", "{count:,} generated scenes").format(count=count)
            menu.addAction(words, partial(self.use_scenes, count))

    def choose_sounds(self) -> None:
        """Ask for the folder of sounds."""
        chosen = QFileDialog.getExistingDirectory(
            self._window(), translate("SourceButton", "Choose a folder of sounds"), str(self.sounds or "")
        )
        if chosen:
            self.use_sounds(Path(chosen))

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


def _classes_words() -> str:
    return translate("SourceButton", "It is searched with its sub-folders; those are taken as classes.")
