"""Word vectors come back to the bit from the forms they are written in; a text is told from them by its first line."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground import limits
from playground.files.word_vectors import VectorsRefused, word_vectors_from, word_vectors_text
from playground.inputs.input_error import InputError
from playground.inputs.text.text_file import is_vectors_file, read_text, read_vectors
from playground.network.source.word_vectors import WordVectors

GLOVE = "the 0.1 -2 3e-2 4\n. . . 1 2 3 4\n猫 5 6 7 8\nthe 9 9 9 9\n"


def vectors_in(text: str | bytes) -> WordVectors:
    return word_vectors_from(io.BytesIO(text.encode() if isinstance(text, str) else text), "v")


def refusal(text: str | bytes) -> str:
    with pytest.raises(VectorsRefused) as caught:
        vectors_in(text)
    return str(caught.value)


def test_glove_and_word2vec() -> None:
    for text in (GLOVE, "4 4\n" + GLOVE, GLOVE.replace(" 5 6", "\t5\t6").replace("\n", "\r\n")):
        vectors = vectors_in(text)
        assert dict(vectors.words) == {"the": 0, ". . .": 1, "猫": 2}
        expected = np.array([[0.1, -2, 0.03, 4], [1, 2, 3, 4], [5, 6, 7, 8]], np.float32)
        np.testing.assert_array_equal(vectors.table, expected)


WORDS = st.lists(st.from_regex(r"[^\s\x00-\x20]{1,5}( [^\s]+)?", fullmatch=True), min_size=1, max_size=4, unique=True)
FLOATS = st.floats(width=32, allow_nan=False, allow_infinity=False)


@given(st.data(), WORDS)
def test_they_come_back_to_the_bit(data: st.DataObject, words: list[str]) -> None:
    words = list(dict.fromkeys(word.encode("utf-8", "replace").decode().strip() or "x" for word in words))
    table = data.draw(hnp.arrays(np.float32, (len(words), 5), elements=FLOATS))
    vectors = WordVectors("v", {word: place for place, word in enumerate(words)}, table)
    again = vectors_in(word_vectors_text(vectors))
    assert dict(again.words) == dict(vectors.words)
    np.testing.assert_array_equal(again.table.view(np.uint32), table.view(np.uint32))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "It holds no word vectors."),
        ("2 3\n", "It holds no word vectors."),
        ("a 1 2\nb 1\n", "Line 2 is not a word and 2 numbers."),
        ("a 1 2\nb 1 x\n", "Line 2 is not a word and 2 numbers."),
        ("a 1 2\nb 1 inf\n", "Line 2 is not a word and 2 numbers."),
        ("a 1 2\nb 1 1e99\n", "Line 2 is not a word and 2 numbers."),
        ("2 2\n 1 2\n", "Line 2 is not a word and 2 numbers."),
        ("alone\n", "up to 1,024 numbers in each line are needed"),
        ("a" + " 1" * 1025, "up to 1,024 numbers in each line are needed"),
        ("a" * (limits.VECTOR_LINE + 1), "up to 1,024 numbers in each line are needed"),
    ],
    ids=range(10),
)
def test_what_is_wrong_is_told(text: str, said: str) -> None:
    assert said in refusal(text)


def test_only_the_first_words_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VECTOR_NUMBERS", 6)
    assert dict(vectors_in("a 1 2\nb 3 4\nc 5 6\nd 7 8\n not read").words) == {"a": 0, "b": 1, "c": 2}


def test_a_long_file_is_read_in_pieces_and_a_fault_far_in_is_named() -> None:
    lines = [f"w{number} {number} -{number}.5\n" for number in range(10_000)]
    vectors = vectors_in("".join(lines))
    assert len(vectors.words) == 10_000
    assert vectors.table[vectors.words["w9999"]].tolist() == [9999, -9999.5]
    lines[5000] = "a b 1 2\n"  # a word with a space among the others
    assert vectors_in("".join(lines)).row_of("a b") == 5000
    lines[9000] = "w 1\n"
    assert refusal("".join(lines)) == "Line 9001 is not a word and 2 numbers."


@given(st.binary(max_size=200) | st.text("a1 .-e\n\t猫", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(VectorsRefused):
        assert np.isfinite(vectors_in(data).table).all()


def test_a_text_is_told_from_vectors_by_its_first_line(tmp_path: Path) -> None:
    for name, text, is_vectors in (
        ("a.txt", GLOVE, True),
        ("b.txt", "400000 50\n" + GLOVE, True),
        ("c.txt", "In 1999 it was good.\n", False),
        ("d.txt", "", False),
        ("e.vec", "anything", True),
        ("f.md", "# Heading", False),
    ):
        (tmp_path / name).write_text(text, "utf-8")
        assert is_vectors_file(tmp_path / name) is is_vectors
    assert not is_vectors_file(tmp_path / "none.txt")


def test_a_text_is_read_whatever_windows_wrote(tmp_path: Path) -> None:
    path = tmp_path / "诗.txt"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_text("床前明月光\n疑是地上霜", encoding)
        assert read_text(path) == "床前明月光\n疑是地上霜"
    path.write_text("x" * (limits.SENTENCE_LENGTH + 9))
    assert len(read_text(path)) == limits.SENTENCE_LENGTH


def test_files_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"\xff\xd8\xff")
    for work, said in ((read_text, "It is no text in UTF-8 or UTF-16."), (read_vectors, "It is no text of word vec")):
        with pytest.raises(InputError) as caught:
            work(path)
        assert str(caught.value).startswith(f"x.txt was not opened. {said}")
    for work in (read_text, read_vectors):
        with pytest.raises(InputError) as caught:
            work(tmp_path)
        assert str(caught.value).endswith("was not opened. It is a folder.")
