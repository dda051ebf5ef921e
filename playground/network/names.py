"""Names of layers: what they may be, and a free one for a new layer. They become parts of file names and array keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from playground import limits
from playground.network.layers import Layer
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

FORBIDDEN = '/\\:*?"<>|'
"""What no file name may hold on one system or another."""
_FORBIDDEN = frozenset(FORBIDDEN)


def check_name(name: str) -> None:
    """Raises NetworkError when `name` is empty, too long, or has a character that files cannot have."""
    if not name.strip():
        raise NetworkError(QT_TRANSLATE_NOOP("Sentence", "A layer needs a name."))
    if len(name) > limits.NAME_LENGTH:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "The name has {length} characters; {limit} are possible."),
            length=len(name),
            limit=limits.NAME_LENGTH,
        )
    if name.isprintable() and _FORBIDDEN.isdisjoint(name):
        return  # as nearly all are; what follows finds the character that is wrong, and lets unusual spaces pass
    for character in name:
        if character in _FORBIDDEN:
            raise NetworkError(
                QT_TRANSLATE_NOOP("Sentence", "The name {name} cannot be used: {character} is not possible in files."),
                name=name,
                character=character,
            )
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            raise NetworkError(
                QT_TRANSLATE_NOOP("Sentence", "The name holds an invisible character, U+{code}: that is not possible."),
                code=f"{ord(character):04X}",
            )


def check_unique(layers: Iterable[Layer]) -> None:
    """Raises NetworkError when two layers have one name."""
    seen = set()
    for layer in layers:
        if layer.name in seen:
            raise NetworkError(
                QT_TRANSLATE_NOOP("Sentence", "There is already a layer called {name}: each needs its own name."),
                name=layer.name,
            )
        seen.add(layer.name)


def free_name(stem: str, layers: Iterable[Layer]) -> str:
    """`stem` with the smallest number from 1 that no layer has yet, cut where it would get too long."""
    taken = {layer.name for layer in layers}
    number = 1
    while (name := f"{stem[: limits.NAME_LENGTH - len(str(number))]}{number}") in taken:
        number += 1
    return name
