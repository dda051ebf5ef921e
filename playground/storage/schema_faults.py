"""Says in words what pydantic found: each of its errors as a fault with its path in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from playground.network.layers import LAYER_KINDS
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, quoted
from playground.storage.faults import Fault
from playground.storage.strict_json import shown, step

_TEMPLATES: Mapping[str, str] = {
    "missing": QT_TRANSLATE_NOOP("Sentence", "The entry is missing."),
    "extra_forbidden": QT_TRANSLATE_NOOP("Sentence", "There is no such entry here."),
    "int_type": QT_TRANSLATE_NOOP("Sentence", "A whole number is needed, not {found}."),
    "float_type": QT_TRANSLATE_NOOP("Sentence", "A number is needed, not {found}."),
    "bool_type": QT_TRANSLATE_NOOP("Sentence", "true or false is needed, not {found}."),
    "string_type": QT_TRANSLATE_NOOP("Sentence", "A text in quotes is needed, not {found}."),
    "list_type": QT_TRANSLATE_NOOP("Sentence", "A list in [ ] is needed, not {found}."),
    "model_type": QT_TRANSLATE_NOOP("Sentence", "Entries in {{ }} are needed, not {found}."),
    "model_attributes_type": QT_TRANSLATE_NOOP("Sentence", "Entries in {{ }} are needed, not {found}."),
    "greater_than_equal": QT_TRANSLATE_NOOP("Sentence", "{found} is too small, {ge} is the least."),
    "less_than_equal": QT_TRANSLATE_NOOP("Sentence", "{found} is too large, {le} is the most."),
    "too_short": QT_TRANSLATE_NOOP("Sentence", "The list has {actual_length} values, {min_length} are the least."),
    "too_long": QT_TRANSLATE_NOOP("Sentence", "The list has {actual_length} values, {max_length} are the most."),
    "string_too_short": QT_TRANSLATE_NOOP("Sentence", "The text is empty."),
    "string_too_long": QT_TRANSLATE_NOOP("Sentence", "The text is longer than {max_length} characters."),
    "string_pattern_mismatch": QT_TRANSLATE_NOOP("Sentence", "{found} is not possible here."),
    "literal_error": QT_TRANSLATE_NOOP("Sentence", "{found} is not possible here; possible is {expected}."),
    "enum": QT_TRANSLATE_NOOP("Sentence", "{found} is not possible here; possible is {expected}."),
    "union_tag_not_found": QT_TRANSLATE_NOOP("Sentence", 'The entry "kind" is missing.'),
    "union_tag_invalid": QT_TRANSLATE_NOOP("Sentence", 'There is no layer of kind "{tag}"; there are {kinds}.'),
}
_OTHER = QT_TRANSLATE_NOOP("Sentence", "{found} is not possible here.")


def faults_of(error: ValidationError, document: Any) -> list[Fault]:
    """One fault per error, in the order of the file's description."""
    return [_fault(details, document) for details in error.errors(include_url=False)]


def _fault(details: ErrorDetails, document: Any) -> Fault:
    context = details.get("ctx", {})
    values = {
        **context,
        "expected": str(context.get("expected")).replace(" or ", ", "),  # in no language but English
        "found": shown(details["input"]),
        "tag": quoted(str(context.get("tag", ""))),
        "kinds": ", ".join(kind.kind for kind in LAYER_KINDS),
    }
    return Fault(_place(details["loc"], document), Sentence(_TEMPLATES.get(details["type"], _OTHER), values))


def _place(path: Sequence[str | int], document: Any) -> str:
    """pydantic's path without the names it gives to the alternatives of a union, which the file does not have."""
    place = ""
    value: Any = document
    for position, part in enumerate(path):
        is_missing = isinstance(value, dict) and position == len(path) - 1
        is_there = part in value if isinstance(value, dict) else isinstance(value, list) and isinstance(part, int)
        if is_there:
            value = value[part]
        elif not is_missing:
            continue
        place = step(place, part)
    return place
