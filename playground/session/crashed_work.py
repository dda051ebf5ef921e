"""What crashed sessions left, as it is offered back: each with what stood beside it, and a picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playground.inputs.emblem import emblem
from playground.inputs.reading import read
from playground.network.layers import Array
from playground.network.sentence import Sentence, SpokenError
from playground.network.setup import SetUp
from playground.storage.recovery import CrashedSession, RecoveryFolder
from playground.storage.setup_file import setup_from_bytes

BESIDE = "-beside"
"""Ends the name of the journal that holds what stood beside a session."""
PICTURE = 96


@dataclass(frozen=True)
class CrashedWork:
    """What one session left. Where only `session` is there, it may be what stood beside one that was saved."""

    session: CrashedSession
    beside: CrashedSession | None = None

    @property
    def path(self) -> Path | None:
        """The file it belongs to, if any."""
        return self.session.saved_path

    @property
    def sessions(self) -> tuple[CrashedSession, ...]:
        return (self.session,) if self.beside is None else (self.session, self.beside)


@dataclass(frozen=True)
class FoundWork:
    """All that can be offered back, the latest first, and a sentence for each recovery file that cannot."""

    works: tuple[CrashedWork, ...]
    damaged: tuple[Sentence, ...]


@dataclass(frozen=True, eq=False)
class Recovered:
    """The set-up a crashed session left, and that beside it, if it can be read."""

    work: CrashedWork
    setup: SetUp
    beside: SetUp | None = None


@dataclass(frozen=True, eq=False)
class Preview:
    """The set-up's title and its picture, uint8 RGB (PICTURE, PICTURE, 3)."""

    title: str
    picture: Array


def find_work(folder: RecoveryFolder) -> FoundWork:
    """Look what is in the folder; a damaged file is put aside and told of once."""
    crashed = folder.list_crashed()
    by_name = {session.session_id: session for session in crashed.sessions}
    beside = {name: by_name[name + BESIDE] for name in by_name if name + BESIDE in by_name}
    taken = {session.session_id for session in beside.values()}
    works = (CrashedWork(session, beside.get(name)) for name, session in by_name.items() if name not in taken)
    return FoundWork(tuple(works), crashed.damaged)


def read_back(folder: RecoveryFolder, work: CrashedWork) -> Recovered:
    """What was left, decoded once so that what cannot be shown is refused before it replaces anything. Raises
    SpokenError; what stood beside it is left out then.
    """
    setup = _read(folder, work.session)
    try:
        return Recovered(work, setup, None if work.beside is None else _read(folder, work.beside))
    except SpokenError:
        return Recovered(work, setup)


def preview(folder: RecoveryFolder, work: CrashedWork) -> Preview:
    """Raises SpokenError where it cannot be read or shown."""
    setup = _setup(folder, work.session)
    return Preview(setup.title, emblem(setup.input, PICTURE))


def _read(folder: RecoveryFolder, session: CrashedSession) -> SetUp:
    setup = _setup(folder, session)
    read(setup.input)
    return setup


def _setup(folder: RecoveryFolder, session: CrashedSession) -> SetUp:
    name = session.saved_path.name if session.saved_path is not None else f"{session.session_id}.journal"
    return setup_from_bytes(folder.read(session), name)
