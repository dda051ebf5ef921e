"""What typed letters find, and in which order."""

from __future__ import annotations

import pytest

from playground.ui.palette.fuzzy import match

TEXTS = ("Save", "Save as…", "Samples", "Reset the layout", "Remove", "Max pooling", "反向投影")


def best(query: str) -> list[str]:
    found = [(one.score, text) for text in TEXTS if (one := match(query, text)) is not None]
    return [text for _, text in sorted(found)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("save", "Save"),
        ("SA", "Save"),
        ("lay", "Reset the layout"),
        ("layout reset", "Reset the layout"),
        ("mxp", "Max pooling"),
        ("反投", "反向投影"),
        ("投影", "反向投影"),
    ],
)
def test_the_best_comes_first(query: str, first: str) -> None:
    assert best(query)[0] == first


def test_every_word_must_be_there() -> None:
    assert match("save zebra", "Save as…") is None
    assert match("xyz", "Save") is None


def test_letters_too_far_apart_are_no_match() -> None:
    assert match("rt", "Reset all kernels") is not None
    assert match("rk", "Reset all kernels") is None


def test_it_tells_which_letters_were_typed() -> None:
    found = match("re lay", "Reset the layout")
    assert found is not None
    assert sorted(found.places) == [0, 1, 10, 11, 12]


def test_nothing_typed_fits_everything() -> None:
    found = match("  ", "Save")
    assert found is not None
    assert not found.places
