"""Reads the files beside a network's file that it names: by plain names alone, so that no file leads anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playground import limits
from playground.files.plain_file import FileRefused, own_content
from playground.network.names import FORBIDDEN
from playground.network.progress import Progress, silent
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.faults import one_fault

_MOST_FILES = 256


class Siblings:
    """The bytes of files beside the one at `path`, each read once; together at most limits.NETWORK_FILE_BYTES."""

    def __init__(self, path: Path, progress: Progress = silent) -> None:
        self._path, self._progress = path, progress
        self._read: dict[str, memoryview] = {}
        self._count, self._left = 0, limits.NETWORK_FILE_BYTES

    def __call__(self, name: str) -> memoryview:
        """The content of the file called `name`. Raises FaultsFound for a path, a link, and what cannot be read."""
        if name not in self._read:
            self._read[name] = self._content(name).toreadonly()  # two arrays may share bytes of it
        return self._read[name]

    def joined(self, names: Sequence[str]) -> memoryview:
        """The contents of several files one after the other; none of them is kept. Raises FaultsFound."""
        whole = bytearray()
        for name in names:
            whole += self._content(name)
        return memoryview(whole).toreadonly()

    def _content(self, name: str) -> memoryview:
        self._check(name)
        try:
            data = own_content(self._path.parent / name, self._left, self._progress)
        except FileRefused as refused:
            raise one_fault(
                QT_TRANSLATE_NOOP("Sentence", "The file {file} beside it was not read. {fault}"),
                file=name,
                fault=refused.sentence,
            ) from None
        self._left -= len(data)
        self._count += 1
        return data

    def _check(self, name: str) -> None:
        is_plain = bool(name) and not set(name) & set(FORBIDDEN) and name.isprintable() and name not in (".", "..")
        if not is_plain or len(name) > limits.TITLE_LENGTH or (self._path.parent / name).is_symlink():
            raise one_fault(
                QT_TRANSLATE_NOOP(
                    "Sentence", "It names {file}, which is no plain file beside it: nothing else is ever opened."
                ),
                file=ascii(name[:60]),
            )
        if self._count >= _MOST_FILES:
            raise one_fault(
                QT_TRANSLATE_NOOP("Sentence", "It names more than {limit} files beside it."), limit=_MOST_FILES
            )


def no_siblings(name: str) -> memoryview:
    """For bytes that lie in no folder."""
    raise one_fault(
        QT_TRANSLATE_NOOP("Sentence", "Its weights are in {file}, which is missing."), file=ascii(name[:60])
    )
