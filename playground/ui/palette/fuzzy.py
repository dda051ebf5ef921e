"""How well typed letters fit a text: whole words first, then parts of words, then letters in order."""

from __future__ import annotations

from dataclasses import dataclass

FARTHEST = 3
"""Letters that lie more than this many times their number apart are no match."""


@dataclass(frozen=True)
class Match:
    """`score`: the smaller the better. `places`: the letters of the text that were typed."""

    score: float
    places: frozenset[int]


def match(query: str, text: str) -> Match | None:
    """Every word of `query` somewhere in `text`, whatever the case; None when one is not. No words fit everything."""
    score, places, low = 0.0, set[int](), text.lower()
    for word in query.lower().split():
        found = _whole(word, low) or _scattered(word, low)
        if found is None:
            return None
        score += found.score
        places |= found.places
    return Match(score + len(text) / 1000, frozenset(places))


def _whole(word: str, text: str) -> Match | None:
    """The word as it is: best at the start of the text, then at the start of a word, then the first one anywhere."""
    starts = [place for place in range(len(text)) if text.startswith(word, place)]
    if not starts:
        return None
    place = next((place for place in starts if place == 0 or not text[place - 1].isalnum()), starts[0])
    rank = 0.0 if place == 0 else 1.0 if not text[place - 1].isalnum() else 2.0
    return Match(rank + place / 100, frozenset(range(place, place + len(word))))


def _scattered(word: str, text: str) -> Match | None:
    """The word's letters in order and near to one another: the closest of all ways."""
    ways = [way for start in range(len(text)) if text[start] == word[0] and (way := _from(word, text, start))]
    if not ways:
        return None
    best = min(ways, key=lambda way: way[-1] - way[0])
    span = best[-1] - best[0] + 1
    return Match(3 + span / len(word), frozenset(best)) if span <= FARTHEST * len(word) else None


def _from(word: str, text: str, start: int) -> list[int]:
    """Where the letters are, each the first one after the one before; [] when they are not."""
    places: list[int] = []
    for letter in word:
        place = text.find(letter, start)
        if place < 0:
            return []
        places.append(place)
        start = place + 1
    return places
