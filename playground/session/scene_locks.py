"""What a scene of a lesson does not let be changed."""

from __future__ import annotations

from playground.network.lessons.scene_parts import Lock
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

_LOCKED = {
    Lock.NETWORK: QT_TRANSLATE_NOOP("Sentence", "This scene of the lesson has locked the network."),
    Lock.INPUT: QT_TRANSLATE_NOOP("Sentence", "This scene of the lesson has locked the input."),
}


def check_not_locked(lock: Lock, locks: frozenset[Lock]) -> None:
    """Raises SpokenError where `lock` is one of `locks`."""
    if lock in locks:
        raise SpokenError(_LOCKED[lock])
