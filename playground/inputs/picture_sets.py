"""Many pictures to search: those of a folder and its sub-folders, generated scenes, or the spectrograms of sounds. Each
has a key to be made from.

A set is small and can be sent to another process; its pictures are read there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from playground import limits
from playground.inputs.folder_paths import folder_label, paths_below
from playground.inputs.input_error import InputError
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import read_picture
from playground.inputs.pictures.preparation import prepare, shown
from playground.inputs.scenes.scene import SCENE_CLASSES, scene, scene_label, scene_picture
from playground.inputs.sound.sound_sets import FolderSounds
from playground.network.layers import Array, Shape
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import Channels, Input, Picture, PictureInput
from playground.network.source.transform import IDENTITY

PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".gif"})

_NO_PICTURE = Picture("", b"")


def framing_of(source: Input) -> PictureInput:
    """How the pictures of a set become input: as the session's, each from its middle and not transformed. Holds no
    picture itself.
    """
    if not isinstance(source, PictureInput):
        channels, height, width = source.shape
        return PictureInput(_NO_PICTURE, width, height, channels=Channels.GREY if channels == 1 else Channels.RGB)
    return replace(source, picture=_NO_PICTURE, center=(0.5, 0.5), zoom=1.0, transform=IDENTITY)


@dataclass(frozen=True)
class FolderPictures:
    """The pictures under a folder; a key is a path in it, with `/`."""

    folder: Path
    framing: PictureInput

    def find(self) -> tuple[str, ...]:
        """All of them in the order of their paths. Links to folders are not followed, hidden folders not entered.

        Raises InputError when it is no folder, has no pictures, or more than can be searched.
        """
        return picture_paths(self.folder)

    def picture(self, key: str) -> Picture:
        return read_picture(self.folder / key)

    @property
    def shape(self) -> Shape:
        return self.framing.shape

    def array(self, key: str) -> Array:
        return prepare(self.framing, decode(self.picture(key)).pixels)

    def pixels(self, key: str) -> Array:
        return shown(self.framing, decode(self.picture(key)).pixels)

    def as_colours(self, array: Array) -> Array:
        return self.framing.as_colours(array)

    def name(self, key: str) -> str:
        return key

    def label(self, key: str) -> str | None:
        return folder_label(key)


@dataclass(frozen=True)
class ScenePictures:
    """The first `count` scenes of a seed; a key is a scene's number."""

    count: int
    framing: PictureInput
    seed: int = 0

    @property
    def side(self) -> int:
        return max(self.framing.width, self.framing.height)

    def find(self) -> range:
        """Raises InputError when there are none, or more than can be searched."""
        if not 1 <= self.count <= limits.SEARCHED_PICTURES:
            raise InputError(
                QT_TRANSLATE_NOOP("Sentence", "{count:,} scenes cannot be searched: from 1 to {limit:,} can."),
                count=self.count,
                limit=limits.SEARCHED_PICTURES,
            )
        return range(self.count)

    def picture(self, key: int) -> Picture:
        return scene_picture(self.seed, key, self.side)

    @property
    def shape(self) -> Shape:
        return self.framing.shape

    def array(self, key: int) -> Array:
        return prepare(self.framing, scene(self.seed, key, self.side)[0])

    def pixels(self, key: int) -> Array:
        return shown(self.framing, scene(self.seed, key, self.side)[0])

    def as_colours(self, array: Array) -> Array:
        return self.framing.as_colours(array)

    def name(self, key: int) -> str:
        return f"scene {self.seed}-{key}"

    def label(self, key: int) -> str | None:
        return SCENE_CLASSES[scene_label(self.seed, key)].key


PictureSet = FolderPictures | ScenePictures | FolderSounds


def picture_paths(folder: Path) -> tuple[str, ...]:
    """The pictures under a folder, as `paths_below` finds files. Raises InputError."""
    none = QT_TRANSLATE_NOOP("Sentence", "There are no pictures in {folder}.")
    too_many = QT_TRANSLATE_NOOP("Sentence", "There are more than {limit:,} pictures in {folder}.")
    return paths_below(folder, PICTURE_ENDINGS, limits.SEARCHED_PICTURES, none, too_many)
