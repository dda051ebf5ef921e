"""The embedded samples: six to ten, all to be decoded, every photograph credited."""

from __future__ import annotations

import re

import numpy as np
import pytest

from playground.default_session import SAMPLE
from playground.inputs.input_error import InputError
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.samples import SAMPLES, sample_picture, thumbnail
from playground.resources import resource

KEYS = [sample.key for sample in SAMPLES]
PHOTOGRAPHS = [sample for sample in SAMPLES if sample.kind == "photograph"]


def credits() -> dict[str, list[str]]:
    """The rows of the table in CREDITS.md, by file."""
    text = resource("pictures", "CREDITS.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return {row[0].strip("`"): row for row in rows if row[0].endswith("`")}


def test_there_are_six_to_ten_with_names_of_their_own() -> None:
    assert 6 <= len(SAMPLES) <= 10
    assert len(set(KEYS)) == len({sample.title for sample in SAMPLES}) == len(SAMPLES)
    assert {sample.kind for sample in SAMPLES} == {"photograph", "pattern"}
    assert SAMPLE in KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_sample_can_be_seen(key: str) -> None:
    picture = sample_picture(key)
    assert picture.sample == key
    assert sample_picture(key) is picture
    shown = decode(picture)
    assert shown.note is None
    assert min(shown.pixels.shape[:2]) >= 200  # about the working size: nothing is blown up
    assert shown.pixels.std() > 4
    small = thumbnail(key, 48)
    assert (small.shape, small.dtype) == ((48, 48, 3), np.uint8)
    assert abs(float(small.mean()) - float(shown.pixels.mean())) < 40


def test_an_unknown_sample_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="dog; there are: cat, coffee"):
        sample_picture("dog")


def test_every_photograph_is_credited_and_nothing_else_lies_there() -> None:
    files = {path.name for path in resource("pictures").iterdir()} - {"CREDITS.md"}
    assert set(credits()) == files == {f"{sample.key}.jpg" for sample in PHOTOGRAPHS}


@pytest.mark.parametrize("sample", PHOTOGRAPHS, ids=lambda sample: sample.key)
def test_a_credit_names_author_source_and_a_free_licence(sample: object) -> None:
    key, credit = sample.key, sample.credit  # type: ignore[attr-defined]
    _, shows, author, source, licence, changed = credits()[f"{key}.jpg"]
    assert all((shows, author, source, licence, changed))
    assert re.search("CC0|public domain", licence)
    name, _, free = credit.rpartition(", ")
    assert name in author
    assert re.search(free, licence)


def test_the_patterns_are_named_as_drawn_here() -> None:
    text = resource("pictures", "CREDITS.md").read_text(encoding="utf-8")
    drawn = text[text.index("The test patterns") :]
    for sample in SAMPLES:
        assert sample.kind == "photograph" or sample.title.lower() in drawn
