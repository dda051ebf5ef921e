"""Saves and opens lesson files. Imports little: the functions import what needs pydantic, as in `setup_file`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playground import limits
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage import strict_json
from playground.storage.atomic import write_atomically
from playground.storage.bounded_read import opened
from playground.storage.faults import FaultsFound, SetUpError, not_opened, not_saved
from playground.storage.json_text import json_text

if TYPE_CHECKING:
    from playground.network.lessons.lesson import Lesson  # its dataclasses are made only when a lesson is played

ENDING = ".cnnlesson"


def load_lesson(path: Path) -> Lesson:
    """The lesson in the file at `path`. Raises SetUpError with every fault; no path in it is ever opened."""
    name = path.name or str(path)
    try:
        with opened(path, limits.JSON_FILE_BYTES) as stream:
            data = stream.read(limits.JSON_FILE_BYTES + 1)
    except FaultsFound as found:
        raise not_opened(name, found.faults) from None
    return lesson_from_bytes(data, name)


def lesson_from_bytes(data: bytes, name: str) -> Lesson:
    """The lesson in `data`, as `load_lesson`; `name` is what the refusal calls it."""
    from playground.storage.lessons.from_lesson_document import lesson_of  # late: pydantic

    try:
        return lesson_of(strict_json.parse(data))
    except FaultsFound as found:
        raise not_opened(name, found.faults) from None


def save_lesson(lesson: Lesson, path: Path) -> None:
    """Write `lesson` to `path`. Raises StorageError; the file at `path` is as it was then."""
    write_atomically(path, lesson_bytes(lesson, path.name))


def lesson_bytes(lesson: Lesson, name: str) -> bytes:
    """The content of a lesson file, read again before it is given out: what cannot be opened is not saved."""
    from playground.storage.lessons.from_lesson_document import lesson_of  # late: pydantic
    from playground.storage.lessons.to_lesson_document import lesson_document

    try:
        data = (json_text(lesson_document(lesson)) + "\n").encode("utf-8")
        if strict_json.marks(data) > limits.JSON_MARKS or len(data) > limits.JSON_FILE_BYTES:
            raise SetUpError(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "{file} was not saved. A lesson may hold {values:,} values and {megabytes} MB: record fewer "
                    "scenes with large networks or own pictures.",
                ),
                file=name,
                values=limits.JSON_MARKS,
                megabytes=limits.JSON_FILE_BYTES // limits.MEGABYTE,
            )
        lesson_of(strict_json.parse(data))
    except FaultsFound as found:
        raise not_saved(name, found.faults) from None
    return data
