"""What every reader of pictures and arrays raises when it refuses."""

from __future__ import annotations

from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError


class InputError(SpokenError):
    """A file or a value that cannot become the network's input: refused in words."""


def not_opened(name: str, reason: Sentence) -> InputError:
    """The refusal of what is called `name`, with the sentence that says why."""
    return InputError(QT_TRANSLATE_NOOP("Sentence", "{file} was not opened. {fault}"), file=name, fault=reason)
