"""What crashed sessions left, as it is offered back: each with all that belongs together, and a picture of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from playground.inputs.emblem import emblem
from playground.inputs.reading import read
from playground.lessons import scene_setup
from playground.network.layers import Array
from playground.network.sentence import Sentence, SpokenError
from playground.network.setup import SetUp
from playground.session.language import language
from playground.storage.lessons.lesson_file import lesson_from_bytes
from playground.storage.recovery.recovery_folder import CrashedSession, RecoveryFolder
from playground.storage.setup_file import setup_from_bytes

if TYPE_CHECKING:
    from playground.network.lessons.lesson import Lesson  # its dataclasses are made only when a lesson is played

BESIDE, LESSON = "-beside", "-lesson"
"""End the names of the journals that hold what stood beside a session, and the lesson that was recorded in it."""
PICTURE = 128
Part = TypeVar("Part")


@dataclass(frozen=True)
class CrashedWork:
    """What one session left: its set-up, what stood beside it, and the lesson; at least one of them."""

    session: CrashedSession | None = None
    beside: CrashedSession | None = None
    lesson: CrashedSession | None = None

    @property
    def sessions(self) -> tuple[CrashedSession, ...]:
        return tuple(one for one in (self.session, self.beside, self.lesson) if one is not None)

    @property
    def main(self) -> CrashedSession:
        """What gives it its name and its file."""
        return self.sessions[0]


@dataclass(frozen=True)
class FoundWork:
    """All that can be offered back, the latest first, and a sentence for each recovery file that cannot."""

    works: tuple[CrashedWork, ...]
    damaged: tuple[Sentence, ...]


@dataclass(frozen=True, eq=False)
class Recovered:
    """What a crashed session left, read back; None for what was not there or cannot be read."""

    work: CrashedWork
    setup: SetUp | None = None
    beside: SetUp | None = None
    lesson: Lesson | None = None


@dataclass(frozen=True, eq=False)
class Preview:
    """The title of a work's main part and its picture, uint8 RGB (PICTURE, PICTURE, 3)."""

    title: str
    picture: Array


def find_work(folder: RecoveryFolder) -> FoundWork:
    """Look what is in the folder; a damaged file is put aside and told of once."""
    crashed = folder.list_crashed()
    parts: dict[str, dict[str, CrashedSession]] = {}
    for session in crashed.sessions:
        kind = next((end for end in (BESIDE, LESSON) if session.session_id.endswith(end)), "")
        parts.setdefault(session.session_id.removesuffix(kind), {})[kind] = session
    return FoundWork(tuple(map(_work, parts.values())), crashed.damaged)


def _work(parts: dict[str, CrashedSession]) -> CrashedWork:
    """What stood beside a session that was saved is a session of its own."""
    session, beside, lesson = parts.get(""), parts.get(BESIDE), parts.get(LESSON)
    return CrashedWork(beside, None, lesson) if session is None else CrashedWork(session, beside, lesson)


def read_back(folder: RecoveryFolder, work: CrashedWork) -> Recovered:
    """What was left, decoded once so that what cannot be shown is refused before it replaces anything. Raises
    SpokenError where the main part cannot be read; another one that cannot is left out, and stays where it is.
    """

    def part(session: CrashedSession | None, of: Callable[[RecoveryFolder, CrashedSession], Part]) -> Part | None:
        try:
            return None if session is None else of(folder, session)
        except SpokenError:
            if session is work.main:
                raise
            return None

    setup, beside = part(work.session, _shown_setup), part(work.beside, _shown_setup)
    return Recovered(work, setup, beside, part(work.lesson, _lesson))


def preview(folder: RecoveryFolder, work: CrashedWork) -> Preview:
    """Raises SpokenError where it cannot be read or shown."""
    if work.session is not None:
        setup = _setup(folder, work.session)
        return Preview(setup.title, emblem(setup.input, PICTURE))
    lesson = _lesson(folder, work.main)
    picture = emblem(scene_setup(lesson, lesson.scenes[0]).input, PICTURE)
    return Preview(lesson.title.of(language()), picture)


def _shown_setup(folder: RecoveryFolder, session: CrashedSession) -> SetUp:
    setup = _setup(folder, session)
    read(setup.input)
    return setup


def _setup(folder: RecoveryFolder, session: CrashedSession) -> SetUp:
    return setup_from_bytes(folder.read(session), _name(session))


def _lesson(folder: RecoveryFolder, session: CrashedSession) -> Lesson:
    return lesson_from_bytes(folder.read(session), _name(session))


def _name(session: CrashedSession) -> str:
    """What a refusal calls it."""
    return session.saved_path.name if session.saved_path is not None else f"{session.session_id}.journal"
