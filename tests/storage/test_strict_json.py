"""JSON as Python's own reader takes it, or refused with the line or the path of what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground import limits
from playground.storage.faults import FaultsFound
from playground.storage.strict_json import parse, shown, step

texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


def refusal(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(FaultsFound) as caught:
        parse(data)
    return [(fault.place, str(fault.sentence)) for fault in caught.value.faults]


@given(values, st.booleans())
def test_whatever_can_be_written_is_read(value: Any, ascii_only: bool) -> None:
    again = parse(json.dumps(value, ensure_ascii=ascii_only).encode())
    assert repr(again) == repr(value)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('{"a": [1, NaN]}', "a[1]", "NaN is not a number"),
        ('{"a": -Infinity}', "a", "-Infinity is not a number"),
        ('{"a": {"b": 1e999}}', "a.b", "1e999 is too large"),
        ('{"a": [[-1e400]]}', "a[0][0]", "-1e400 is too large"),
        ('{"a": ' + "9" * 400 + "}", "a", "400 digits; 40 are possible"),
        ('{"a": 0.' + "1" * 400 + "}", "a", "402 digits"),
        ('{"a": ' + "9" * 5000 + "}", "a", "5000 digits"),
        ('{"a": {"b": 1, "c": 2, "b": 3}}', "a", 'The entry "b" stands there twice'),
        ('{"b": 1, "b": 1}', "", 'The entry "b" stands there twice'),
        (r'{"a": ["\ud800"]}', "a[0]", "surrogate"),
        (r'{"a": "\udc00\ud800"}', "a", "surrogate"),
        (r'{"x\ud83d": 1}', '["x\N{REPLACEMENT CHARACTER}"]', "surrogate"),
        ('{"a b": NaN}', '["a b"]', "NaN"),
        ("{" + ",".join(f'"{number}":0' for number in range(65)) + "}", "", "65 entries; 64 are possible"),
    ],
)
def test_refused_with_its_path(text: str, place: str, words: str) -> None:
    [(found, sentence)] = refusal(text.encode())
    assert found == place
    assert words in sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1, column 1"),
        (b'{"a": 1,\n "b" 2}', "line 2, column 6"),
        (b'{"a": 1', "line 1, column 8"),
        (b'{"a": 1} {"a": 2}', "line 1, column 10"),
        (b'{"a": "\x00"}', "line 1, column 8"),
        (b'{"a": 01}', "line 1, column 8"),
        (b"{'a': 1}", "line 1, column 2"),
        (b'{"a": "caf\xe9"}', "not UTF-8 text: byte 11 is 0xE9"),
        (b'{"a": "\xed\xa0\x80"}', "not UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "byte 1 is 0xFF"),
        ('{"a": 1}'.encode("utf-16-be"), "line 1, column 1"),
        (b"[\n" * 33 + b"]" * 33, "Line 33: brackets are nested deeper than 32"),
        (b"[" * 100_000, "nested deeper than 32"),
        (b'{"a":' * 100_000, "nested deeper than 32"),
        (b"[0," + b"0," * limits.JSON_MARKS + b"0]", "It holds about 500,002 values; JSON may hold 500,000"),
        (b'"' + b"x" * limits.JSON_FILE_BYTES + b'"', "longer than the 16,777,216 bytes"),
    ],
)
def test_refused_as_a_whole(data: bytes, words: str) -> None:
    [(place, sentence)] = refusal(data)
    assert place == ""
    assert words in sentence


def test_every_fault_is_told_with_its_place() -> None:
    assert [place for place, _ in refusal(b'{"a": [NaN, 1, 1e999], "b": {"c": Infinity}}')] == ["a[0]", "a[2]", "b.c"]


def test_of_a_million_faults_a_hundred_are_told() -> None:
    assert len(refusal(b"[" + b"NaN," * 300_000 + b"0]")) == 100


@pytest.mark.parametrize("text", ['"[[["', r'"\"[[["', r'"\\"', '"]"', '"{{\\"{{"'])
def test_brackets_in_texts_are_no_depth(text: str) -> None:
    nested = "[" * limits.JSON_DEPTH + text + "]" * limits.JSON_DEPTH
    value = parse(nested.encode())
    for _ in range(limits.JSON_DEPTH):
        [value] = value
    assert value == json.loads(text)


@pytest.mark.parametrize("text", ['{"a": "\\ud83d\\udc08"}', '{"a": "🐈"}', '\ufeff{"a": "🐈"}'])
def test_whole_characters_are_taken(text: str) -> None:
    assert parse(text.encode()) == {"a": "🐈"}


def test_places_and_values_are_told_briefly() -> None:
    assert step(step(step("", "layers"), 2), "stride") == "layers[2].stride"
    assert step("a", "x\n" * 1000) == 'a["' + "x\\n" * 20 + '…"]'
    assert [shown(value) for value in ({"a": 1}, [1], None, True, 1.5, "é")] == [
        "{…}",
        "[…]",
        "null",
        "true",
        "1.5",
        '"é"',
    ]
