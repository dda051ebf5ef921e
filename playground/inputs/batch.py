"""A batch: the pictures or the sounds of a folder, or those that were selected. Each is opened only when looked at."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from playground import limits
from playground.inputs.folder_paths import files_below, is_called
from playground.inputs.input_error import InputError
from playground.inputs.picture_sets import PICTURE_ENDINGS
from playground.inputs.pictures.decode import decode, decode_small
from playground.inputs.pictures.picture_file import read_picture
from playground.inputs.reading import read
from playground.inputs.sound.sound_file import ENDINGS as SOUND_ENDINGS
from playground.inputs.sound.sound_file import read_sound
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import Input, Picture, PictureInput
from playground.network.source.sound_input import Sound, SoundInput
from playground.opencv import cv2


@dataclass(frozen=True, eq=False)
class Batch:
    """`files` in the order in which they are walked through; `folder` is the one they were found in, if it is one."""

    files: tuple[Path, ...]
    folder: Path | None = None

    def __len__(self) -> int:
        return len(self.files)

    @property
    def is_of_sounds(self) -> bool:
        """Sounds are shown as their spectrograms; all others are pictures."""
        return bool(self.files) and is_called(self.files[0].name, SOUND_ENDINGS)

    def name(self, index: int) -> str:
        """What a picture is called: its path in the folder, else its file's name."""
        file = self.files[index]
        return file.name if self.folder is None else file.relative_to(self.folder).as_posix()

    def fits(self, source: Input) -> bool:
        """Whether its pictures can be prepared as `source` is."""
        return isinstance(source, SoundInput if self.is_of_sounds else PictureInput)

    def item(self, index: int) -> Picture | Sound:
        """What is in a file, decoded once. Raises InputError when it is gone or refused."""
        if self.is_of_sounds:
            return read_sound(self.files[index])
        picture = read_picture(self.files[index])
        decode(picture)
        return picture

    def array(self, index: int, like: Input) -> Array:
        """The picture as it goes in, prepared as `like` is: float32 (C, H, W). Raises InputError when refused."""
        return read(in_place(like, self.item(index))).x

    def thumbnail(self, index: int, side: int) -> Array:
        """The whole picture, uint8 RGB (h, w, 3) of at most `side` pixels a side. Raises InputError when refused."""
        if self.is_of_sounds:
            pixels = read(SoundInput(read_sound(self.files[index]))).picture
        else:
            pixels = decode_small(read_picture(self.files[index]), side)
        factor = side / max(pixels.shape[:2])
        if factor >= 1:
            return pixels
        height, width = (max(1, round(length * factor)) for length in pixels.shape[:2])
        small: Array = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
        return small


def in_place(old: Input, item: Picture | Sound) -> Input:
    """A picture or sound in the place of that of `old`, prepared in the same way, crop, part and transform too; as a
    first one where `old` is of another kind.
    """
    if isinstance(item, Sound):
        return replace(old, sound=item) if isinstance(old, SoundInput) else SoundInput(item)
    return replace(old, picture=item) if isinstance(old, PictureInput) else PictureInput(item)


def gathered(paths: Sequence[Path]) -> Batch:
    """The pictures among `paths`, each once: files by their endings, and all below the folders; 9 comes before 10. The
    sounds where there are no pictures.

    Raises InputError when there are none, or more than can be walked through.
    """
    paths = [path.absolute() for path in paths]
    folder = paths[0] if len(paths) == 1 and not is_batch_file(paths[0].name) else None
    for endings in (PICTURE_ENDINGS, SOUND_ENDINGS):
        files = [file for path in paths for file in _files(path, endings, is_folder=path is folder)]
        if files:
            return Batch(_checked(tuple(dict.fromkeys(files))), folder)
    if folder is not None:
        template = QT_TRANSLATE_NOOP("Sentence", "There are no pictures and no sounds in {folder}.")
        raise InputError(template, folder=str(folder))
    raise InputError(QT_TRANSLATE_NOOP("Sentence", "There are no pictures and no sounds among these files."))


def is_batch_file(name: str) -> bool:
    """Whether a file of that name can be in a batch."""
    return is_called(name, PICTURE_ENDINGS) or is_called(name, SOUND_ENDINGS)


def _files(path: Path, endings: Collection[str], *, is_folder: bool) -> list[Path]:
    if not is_folder and not path.is_dir():
        return [path] if is_called(path.name, endings) else []
    too_many = QT_TRANSLATE_NOOP("Sentence", "There are more than {limit:,} files for one batch in {folder}.")
    return [path / key for key in sorted(files_below(path, endings, limits.BATCH_PICTURES, too_many), key=_natural)]


def _checked(files: tuple[Path, ...]) -> tuple[Path, ...]:
    if len(files) > limits.BATCH_PICTURES:
        raise InputError(
            QT_TRANSLATE_NOOP("Sentence", "{count:,} files are too many for one batch: up to {limit:,} can be."),
            count=len(files),
            limit=limits.BATCH_PICTURES,
        )
    return files


def _natural(key: str) -> list[str | int]:
    """Numbers in names count as numbers."""
    return [int(part) if part.isdecimal() else part.casefold() for part in re.split(r"(\d+)", key)]
