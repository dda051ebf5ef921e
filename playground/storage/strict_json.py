"""Reads JSON that may be damaged or hostile: bounded before it is parsed, and nothing in it is silently dropped.

Python's own reader takes NaN, 1e999, duplicate keys and lone surrogates, and raises RecursionError on deep nesting.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from playground import limits
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.storage.faults import Fault, FaultsFound, one_fault

_STRUCTURE = re.compile(r'[\[\]{}"]|\\.', re.DOTALL)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_MAY_ESCAPE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_MARKS = b'[{,"\\'
_MOST_FAULTS = 100
"""A damaged file may have a million; no more are counted, so that memory stays bounded."""


@dataclass(frozen=True)
class _Wrong:
    """Stands in the parsed tree where something cannot be taken, until its place is known."""

    sentence: Sentence


_UNTOLD = _Wrong(Sentence(QT_TRANSLATE_NOOP("Sentence", "The value cannot be taken.")))


def parse(data: bytes, keys: int = limits.JSON_KEYS) -> Any:
    """The value that the JSON text `data` (UTF-8, with or without a byte order mark) stands for.

    Raises FaultsFound with the line and column of a syntax error, or with the path of every number, key or text that
    cannot be taken. Sizes and depth are checked first: limits.JSON_FILE_BYTES, JSON_MARKS, JSON_DEPTH.
    """
    _check_size(data)
    text = _decoded(data)
    _check_depth(text)
    wrong: list[_Wrong] = []
    value = _parsed(text, keys, wrong)
    if wrong or _MAY_ESCAPE_SURROGATE.search(text):
        faults = list(islice(_faults(value, ""), _MOST_FAULTS))
        if faults:
            raise FaultsFound(faults)
    return value


def marks(data: bytes) -> int:
    """Opening brackets, commas, quotes and backslashes in `data`: no fewer than the values it holds."""
    return sum(data.count(mark) for mark in _MARKS)


def step(place: str, part: str | int) -> str:
    """The path of the entry `part` inside what is at `place`."""
    if isinstance(part, int):
        return f"{place}[{part}]"
    if not part.isidentifier() or len(part) > limits.NAME_LENGTH:
        return f"{place}[{shown(part)}]"
    return f"{place}.{part}" if place else part


def shown(value: Any) -> str:
    """A value of the file as a sentence quotes it: short, whatever it is."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, str):
        short = value[:40] + "…" if len(value) > 40 else value
        return json.dumps(_LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", short), ensure_ascii=False)
    return json.dumps(value)


def _check_size(data: bytes) -> None:
    if len(data) > limits.JSON_FILE_BYTES:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It is longer than the {limit:,} bytes that JSON may have."),
            limit=limits.JSON_FILE_BYTES,
        )
    if (count := marks(data)) > limits.JSON_MARKS:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It holds about {count:,} values; JSON may hold {limit:,}."),
            count=count,
            limit=limits.JSON_MARKS,
        )


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It is not UTF-8 text: byte {position:,} is {value}."),
            position=error.start + 1,
            value=f"0x{data[error.start]:02X}",
        ) from None


def _check_depth(text: str) -> None:
    depth, inside_text = 0, False
    for found in _STRUCTURE.finditer(text):
        mark = found.group()
        if mark == '"':
            inside_text = not inside_text
        elif not inside_text and mark in ("[", "{"):
            depth += 1
            if depth > limits.JSON_DEPTH:
                raise one_fault(
                    QT_TRANSLATE_NOOP("Sentence", "Line {line}: brackets are nested deeper than {limit}."),
                    line=text.count("\n", 0, found.start()) + 1,
                    limit=limits.JSON_DEPTH,
                )
        elif not inside_text and mark in ("]", "}"):
            depth -= 1


def _parsed(text: str, keys: int, wrong: list[_Wrong]) -> Any:
    def mark(template: str, **values: Any) -> _Wrong:
        if len(wrong) < _MOST_FAULTS:
            wrong.append(_Wrong(Sentence(template, values)))
            return wrong[-1]
        return _UNTOLD

    def number(token: str) -> float | int | _Wrong:
        if len(token) > limits.JSON_NUMBER_LENGTH:
            return mark(
                QT_TRANSLATE_NOOP("Sentence", "The number has {length} digits; {limit} are possible."),
                length=len(token),
                limit=limits.JSON_NUMBER_LENGTH,
            )
        value = int(token) if token.lstrip("-").isdigit() else float(token)
        if not math.isfinite(value):
            return mark(QT_TRANSLATE_NOOP("Sentence", "The number {number} is too large."), number=token)
        return value

    def constant(token: str) -> _Wrong:
        return mark(QT_TRANSLATE_NOOP("Sentence", "{number} is not a number here."), number=token)

    def entries(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Wrong:
        if len(pairs) > keys:
            return mark(
                QT_TRANSLATE_NOOP("Sentence", "There are {count} entries; {limit} are possible."),
                count=len(pairs),
                limit=keys,
            )
        result = dict(pairs)
        if len(result) < len(pairs):
            seen: set[str] = set()
            twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
            return mark(QT_TRANSLATE_NOOP("Sentence", "The entry {key} stands there twice."), key=shown(twice))
        return result

    try:
        return json.loads(
            text, parse_float=number, parse_int=number, parse_constant=constant, object_pairs_hook=entries
        )
    except json.JSONDecodeError as error:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It is not valid JSON at line {line}, column {column}."),
            line=error.lineno,
            column=error.colno,
        ) from None


def _faults(value: Any, place: str) -> Iterator[Fault]:
    if isinstance(value, _Wrong):
        yield Fault(place, value.sentence)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _faults(item, step(place, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _faults(key, step(place, key))
            yield from _faults(item, step(place, key))
    elif isinstance(value, str) and _LONE_SURROGATE.search(value):
        yield Fault(place, Sentence(QT_TRANSLATE_NOOP("Sentence", "The text holds half a character (a surrogate).")))
