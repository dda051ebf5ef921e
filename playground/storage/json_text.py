"""Writes a document as JSON that a person can read and edit: a kernel row a line, numbers as short as they can be."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import numpy as np

from playground.network.layers import Array

_LINE = 100
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_text(value: Any, indent: str = "") -> str:
    """`value`, made of dictionaries, lists, plain values and float32 arrays; finite numbers only.

    What holds no brackets and fits a line is on one line. An array's last axis always is.
    """
    if isinstance(value, np.ndarray):
        return _array_text(value, iter(number_texts(value)), indent)
    if not isinstance(value, dict | list):
        return _plain_text(value)
    if _is_flat(value, 2 if isinstance(value, dict) else 1):
        line = _plain_text(value)
        if len(line) <= _LINE:
            return line
    inner = indent + "  "
    if isinstance(value, list):
        return _block("[]", [json_text(item, inner) for item in value], indent)
    return _block("{}", [f"{_plain_text(key)}: {json_text(item, inner)}" for key, item in value.items()], indent)


def number_texts(array: Array) -> list[str]:
    """The shortest decimal of each float32, in order, from which reading makes the same 32 bits again.

    A reader goes through float64; where that rounding would change the value, float64's own decimal is written.
    """
    values = array.ravel()
    texts = values.astype(str)
    with np.errstate(over="ignore"):
        read_again = texts.astype(np.float64).astype(np.float32)
    changed = read_again.view(np.uint32) != values.view(np.uint32)
    result: list[str] = texts.tolist()
    for index in np.flatnonzero(changed):
        result[index] = repr(float(values[index]))
    return [text[:-2] if text.endswith(".0") and text != "-0.0" else text for text in result]


def _array_text(array: Array, numbers: Iterable[str], indent: str) -> str:
    if array.ndim == 1:
        return f"[{', '.join(next(iter(numbers)) for _ in array)}]"
    return _block("[]", [_array_text(part, numbers, indent + "  ") for part in array], indent)


def _is_flat(value: Any, depth: int) -> bool:
    """Whether brackets are nested in `value` no deeper than `depth`, and no array is in it."""
    if isinstance(value, dict):
        return depth > 0 and all(_is_flat(item, depth - 1) for item in value.values())
    if isinstance(value, list):
        return depth > 0 and all(_is_flat(item, depth - 1) for item in value)
    return not isinstance(value, np.ndarray)


def _block(brackets: str, items: list[str], indent: str) -> str:
    inner = ",\n".join(f"{indent}  {item}" for item in items)
    return f"{brackets[0]}\n{inner}\n{indent}{brackets[1]}"


def _plain_text(value: Any) -> str:
    return _ENCODER.encode(value)
