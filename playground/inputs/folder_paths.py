"""The files of some kind under a folder, in an order that is always the same, and what their folders say of them."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from playground.inputs.input_error import InputError
from playground.network.sentence import QT_TRANSLATE_NOOP


def paths_below(folder: Path, endings: Collection[str], limit: int, none: str, too_many: str) -> tuple[str, ...]:
    """The same as `files_below`; raises InputError in the words `none` too, where there are no such files."""
    paths = files_below(folder, endings, limit, too_many)
    if not paths:
        raise InputError(none, folder=str(folder))
    return paths


def files_below(folder: Path, endings: Collection[str], limit: int, too_many: str) -> tuple[str, ...]:
    """Paths in `folder` with `/`, sorted. Links to folders are not followed, hidden folders not entered.

    Raises InputError when it is no folder, or has more than `limit` such files (in the words `too_many`).
    """
    if not folder.is_dir():
        raise InputError(QT_TRANSLATE_NOOP("Sentence", "There is no folder {folder}."), folder=str(folder))
    paths: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = Path(place).relative_to(folder)
        paths += [(inside / name).as_posix() for name in files if is_called(name, endings)]
        if len(paths) > limit:
            raise InputError(too_many, folder=str(folder), limit=limit)
    return tuple(sorted(paths))


def is_called(name: str, endings: Collection[str]) -> bool:
    """Whether a file's name has one of the endings, and does not hide it."""
    return os.path.splitext(name)[1].lower() in endings and not name.startswith(".")


def folder_label(path: str) -> str | None:
    """The sub-folder that a file lies in, which is the class in most sets."""
    parent = PurePosixPath(path).parent
    return None if parent == PurePosixPath(".") else str(parent)
