"""Damage to what a JSON text says, which leaves it JSON: other values, entries gone, doubled or exchanged."""

from __future__ import annotations

import json
import random
from typing import Any

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2, 3, 7, 64, 255, 4097, 2**31, 2**63, -(2**63), 10**30, 1e-300, 0.5, -0.0, 1e300),
    *("", "a", "..", "../x", "/etc/passwd", "same", "relu", "Conv2D", "float32", "a" * 300, "\0", "字", "\u202e"),
    *([], [0], [1, 1], [-1, 2], [[]], [[[1]]], [1] * 70, {}, {"a": 1}, {"class_name": "Conv2D", "config": {}}),
)
RAW = ("NaN", "Infinity", "1e999", "9" * 400, '"\\ud800"', "[" * 40, "{}}", "", "01", "'a'", "\\")
"""Put into the text itself: no value of Python's becomes them."""


def damaged(chance: random.Random, data: bytes) -> bytes:
    """The text of `data`, a JSON object, after one to five changes."""
    value = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        value = _changed(chance, value)
    text = json.dumps(value, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.2:
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice(RAW) + text[place + chance.randrange(3) :]
    return text.encode("utf-8", "surrogatepass")


def _changed(chance: random.Random, value: Any) -> Any:
    """The value with a change somewhere in it."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        return _with_other_entry(chance, value, key)
    if isinstance(value, list) and value and chance.random() < 0.9:
        return _with_other_item(chance, value, chance.randrange(len(value)))
    if isinstance(value, int | float) and chance.random() < 0.5:
        return value * chance.choice((-1, 2, 1000)) + chance.choice((0, 1, 0.5))
    return chance.choice(VALUES)


def _with_other_entry(chance: random.Random, value: dict[str, Any], key: str) -> dict[str, Any]:
    kind = chance.randrange(12)
    if kind == 0:
        return {one: value[one] for one in value if one != key}
    if kind == 1:
        return {**value, chance.choice(("a", "name", "kind", key + "x", "", "class_name")): value[key]}
    if kind == 2:
        return {**value, key: value[chance.choice(list(value))]}
    return {**value, key: _changed(chance, value[key])}


def _with_other_item(chance: random.Random, value: list[Any], place: int) -> list[Any]:
    kind = chance.randrange(12)
    if kind == 0:
        return value[:place] + value[place + 1 :]
    if kind == 1:
        return value[:place] + [value[place]] * chance.choice((1, 1, 300)) + value[place:]
    if kind == 2:
        other = chance.randrange(len(value))
        return [value[other] if one == place else item for one, item in enumerate(value)]
    return [*value[:place], _changed(chance, value[place]), *value[place + 1 :]]
