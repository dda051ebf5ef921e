"""A text is cut by character or by word, and is an input as long as it has tokens."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.network.source.sentence_input import SentenceInput
from playground.network.source.tokens import tokens
from playground.network.source.word_vectors import word_vectors


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("It isn't state-of-the-art.", ["It", "isn't", "state-of-the-art", "."]),
        ("我喜欢这部电影。", list("我喜欢这部电影。")),
        ("用PyTorch写3个卷积", ["用", "PyTorch", "写", "3", "个", "卷", "积"]),
        ("日本語のカナ", list("日本語のカナ")),
        ("naïve Привет мир!?", ["naïve", "Привет", "мир", "!", "?"]),
        ("한국어 문장", ["한국어", "문장"]),
        ("𠮷野家 🐈", ["𠮷", "野", "家", "🐈"]),
        ("- a -b c- 'd' ", ["-", "a", "-", "b", "c", "-", "'", "d", "'"]),
        (" \n\t", []),
    ],
)
def test_tokens(text: str, cut: list[str]) -> None:
    assert list(tokens(text)) == cut


@given(st.text(max_size=60))
def test_tokens_stand_in_the_text_in_their_order_and_leave_nothing_visible_out(text: str) -> None:
    place = 0
    for token in tokens(text):
        start = text.index(token, place)
        assert set(text[place:start]) <= {one for one in text if one.isspace() or one == "_"}
        place = start + len(token)
    assert set(text[place:]) <= {one for one in text if one.isspace() or one == "_"}


def test_its_shape_is_dimensions_one_row_and_tokens() -> None:
    assert SentenceInput("a b c", 16).shape == (16, 1, 3)
    assert SentenceInput("", 16).shape == (16, 1, 1)
    vectors = word_vectors("v", {"a": (1, 2, 3)})
    assert SentenceInput("a b c", 16, vectors=vectors).shape == (3, 1, 3)


def test_half_characters_become_question_marks() -> None:
    assert SentenceInput("a\ud83db").text == "a?b"


def test_a_word_is_found_as_it_is_written_or_small() -> None:
    vectors = word_vectors("v", {"cat": (1,), "Cat": (2,), "dog": (3,)})
    assert [vectors.row_of(word) for word in ("Cat", "CAT", "Dog", "bird")] == [1, 0, 2, None]
    only = vectors.only(["Dog", "Cat", "bird"])
    assert dict(only.words) == {"dog": 0, "Cat": 1}
    np.testing.assert_array_equal(only.table, [[3], [2]])
    assert dict(vectors.only(["bird"]).words) == {"cat": 0}
