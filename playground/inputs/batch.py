"""A batch: the pictures of a folder, or those that were selected. Each is opened only when it is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from playground import limits
from playground.inputs.decode import decode, decode_small
from playground.inputs.input_error import InputError
from playground.inputs.picture_file import read_picture
from playground.inputs.picture_sets import is_picture, picture_paths
from playground.inputs.preparation import prepare
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import Picture, PictureInput
from playground.opencv import cv2


@dataclass(frozen=True, eq=False)
class Batch:
    """`files` in the order in which they are walked through; `folder` is the one they were found in, if it is one."""

    files: tuple[Path, ...]
    folder: Path | None = None

    def __len__(self) -> int:
        return len(self.files)

    def name(self, index: int) -> str:
        """What a picture is called: its path in the folder, else its file's name."""
        file = self.files[index]
        return file.name if self.folder is None else file.relative_to(self.folder).as_posix()

    def picture(self, index: int) -> Picture:
        """Raises InputError when the file is gone or refused; it is not decoded yet."""
        return read_picture(self.files[index])

    def array(self, index: int, framing: PictureInput) -> Array:
        """The picture as it goes in, prepared as `framing` is: float32 (C, H, W). Raises InputError when refused."""
        picture = self.picture(index)
        return prepare(replace(framing, picture=picture), decode(picture).pixels)

    def thumbnail(self, index: int, side: int) -> Array:
        """The whole picture, uint8 RGB (h, w, 3) of at most `side` pixels a side. Raises InputError when refused."""
        pixels = decode_small(self.picture(index), side)
        factor = side / max(pixels.shape[:2])
        if factor >= 1:
            return pixels
        height, width = (max(1, round(length * factor)) for length in pixels.shape[:2])
        small: Array = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
        return small


def gathered(paths: Sequence[Path]) -> Batch:
    """The pictures among `paths`, each once: files by their endings, and all below the folders; 9 comes before 10.

    Raises InputError when there are none, or more than can be walked through.
    """
    if len(paths) == 1 and not is_picture(paths[0].name):
        return Batch(_in_folder(paths[0]), paths[0])
    files: list[Path] = []
    for path in paths:
        files += _in_folder(path) if path.is_dir() else [path] if is_picture(path.name) else []
    files = list(dict.fromkeys(files))
    if not files:
        raise InputError(QT_TRANSLATE_NOOP("Sentence", "There are no pictures among these files."))
    if len(files) > limits.BATCH_PICTURES:
        raise InputError(
            QT_TRANSLATE_NOOP("Sentence", "{count:,} pictures are too many for one batch: up to {limit:,} can be."),
            count=len(files),
            limit=limits.BATCH_PICTURES,
        )
    return Batch(tuple(files))


def _in_folder(folder: Path) -> tuple[Path, ...]:
    return tuple(folder / key for key in sorted(picture_paths(folder, limits.BATCH_PICTURES), key=_natural))


def _natural(key: str) -> list[str | int]:
    """Numbers in names count as numbers."""
    return [int(part) if part.isdecimal() else part.casefold() for part in re.split(r"(\d+)", key)]
