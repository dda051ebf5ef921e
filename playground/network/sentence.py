"""Sentences for the user: a template with its values, so that a window can translate it and a terminal can print it.

The core knows no Qt. It marks each template with `QT_TRANSLATE_NOOP`, the name Qt's `lupdate` looks for; the window
translates the template in the context "Sentence" and fills in the values afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_QUOTED = 60
"""So many characters of what others wrote are in a sentence."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark `text` for translation in `context` and return it unchanged."""
    return text


@dataclass(frozen=True)
class Sentence:
    """An English template in `str.format` syntax and the values that fill it."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


def quoted(words: str) -> str:
    """A name or the words of a file as a sentence may hold them: short, and on one line."""
    kept = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in words[: _QUOTED + 1])
    return kept if len(kept) <= _QUOTED else kept[:_QUOTED] + "…"


class SpokenError(Exception):
    """An error whose message is a `Sentence`; each border of the program has its own subclass."""

    def __init__(self, template: str, **values: Any) -> None:
        self.sentence = Sentence(template, values)
        super().__init__(str(self.sentence))

    def __reduce__(self) -> tuple[Any, ...]:
        """It comes back from a worker process with its template and values."""
        return _raised_again, (type(self), self.sentence)


def _raised_again(kind: type[SpokenError], sentence: Sentence) -> SpokenError:
    return kind(sentence.template, **sentence.values)


class NetworkError(SpokenError):
    """A network or an edit of it that cannot be: refused in words."""
