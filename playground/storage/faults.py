"""What is wrong with a file and where: the errors that storage raises, with every fault and its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError

_TOLD = 3
"""So many faults are in the message; all of them are in `SetUpError.faults`."""


class StorageError(SpokenError):
    """A file that cannot be read or written: refused in words."""


class UncheckedError(StorageError):
    """An imported network that cannot be compared with its file: nothing is wrong with it that is known."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file; `place` is its path there, as `layers[2].stride[0]`, or empty for the whole file."""

    place: str
    sentence: Sentence

    @property
    def told(self) -> Sentence:
        """The sentence with its place."""
        if not self.place:
            return self.sentence
        return Sentence(
            QT_TRANSLATE_NOOP("Sentence", "{place}: {sentence}"), {"place": self.place, "sentence": self.sentence}
        )

    def __str__(self) -> str:
        return str(self.told)


class FaultsFound(Exception):
    """Raised by the readers, which do not know the file's name; `setup_file` makes a SetUpError of it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


class SetUpError(StorageError):
    """A set-up that cannot be opened or saved; `faults` says what is wrong where."""

    def __init__(self, template: str, *, faults: Sequence[Fault] = (), **values: Any) -> None:
        super().__init__(template, **values)
        self.faults = tuple(faults)


def one_fault(template: str, place: str = "", **values: Any) -> FaultsFound:
    """The exception for a single fault; the template is marked for translation by the caller."""
    return FaultsFound([Fault(place, Sentence(template, values))])


def not_opened(name: str, faults: Sequence[Fault]) -> SetUpError:
    """The refusal of the file `name`: how many faults, and the first ones."""
    if len(faults) == 1:
        return SetUpError(
            QT_TRANSLATE_NOOP("Sentence", "{file} was not opened. {fault}"),
            faults=faults,
            file=name,
            fault=faults[0].told,
        )
    return SetUpError(
        QT_TRANSLATE_NOOP("Sentence", "{file} was not opened: {count} faults. {first}"),
        faults=faults,
        file=name,
        count=len(faults),
        first=_chain([fault.told for fault in faults[:_TOLD]]),
    )


def not_saved(name: str, faults: Sequence[Fault]) -> SetUpError:
    """The refusal to write the file `name`."""
    return SetUpError(
        QT_TRANSLATE_NOOP("Sentence", "{file} was not saved. {first}"),
        faults=faults,
        file=name,
        first=_chain([fault.told for fault in faults[:_TOLD]]),
    )


def _chain(sentences: Sequence[Sentence]) -> Sentence:
    if len(sentences) == 1:
        return sentences[0]
    rest = _chain(sentences[1:])
    return Sentence(QT_TRANSLATE_NOOP("Sentence", "{one} {other}"), {"one": sentences[0], "other": rest})
