"""A sentence becomes a column of numbers for every token: drawn by the token alone, or somebody's own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.inputs.reading import read
from playground.inputs.text.token_vectors import drawn_vector
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.word_vectors import word_vectors


def test_equal_tokens_get_equal_columns_wherever_they_stand() -> None:
    reading = read(SentenceInput("The cat sees the Cat", 24, seed=3))
    x = reading.x
    assert (x.shape, x.dtype, x.flags.c_contiguous, x.flags.writeable) == ((24, 1, 5), np.float32, True, False)
    np.testing.assert_array_equal(x[:, 0, 0], x[:, 0, 3])
    np.testing.assert_array_equal(x[:, 0, 1], x[:, 0, 4])
    assert reading.picture.shape == (1, 5, 3)
    assert reading.note is None


def test_another_seed_and_another_word_are_other_directions() -> None:
    words = [f"word{number}" for number in range(200)]
    table = np.array([drawn_vector(word, 64, 0) for word in words])
    np.testing.assert_allclose(np.linalg.norm(table, axis=1), 1, atol=1e-6)
    angles = (table @ table.T)[~np.eye(200, dtype=bool)]
    assert abs(angles.mean()) < 0.01
    assert angles.std() == pytest.approx(1 / 8, rel=0.1)  # of 64 dimensions
    assert abs(drawn_vector("cat", 64, 0) @ drawn_vector("cat", 64, 1)) < 0.5


def test_the_drawn_numbers_never_change() -> None:
    """Kernels made for words are in set-ups: a word is the same direction in every version of the program."""
    np.testing.assert_allclose(drawn_vector("好", 4, 7), [-0.724765, -0.193465, -0.283935, -0.597216], atol=1e-6)


def test_a_text_without_tokens_is_one_column_of_zeros() -> None:
    np.testing.assert_array_equal(read(SentenceInput(" ", 5)).x, np.zeros((5, 1, 1)))


def test_words_without_a_vector_are_zeros_and_told() -> None:
    vectors = word_vectors("glove.txt", {"the": (1, 2), "cat": (-3, 0.5)})
    reading = read(SentenceInput("The cat purrs", vectors=vectors))
    np.testing.assert_array_equal(reading.x[:, 0], [[1, -3, 0], [2, 0.5, 0]])
    assert reading.picture[0, :, 0].tolist() == [165, 225, 0]  # sqrt(5), sqrt(9.25), nothing
    assert str(reading.note) == "1 words are not in glove.txt: zeros stand for them."
    assert read(SentenceInput("the CAT", vectors=vectors)).note is None


@given(st.text(max_size=40), st.integers(1, 20), st.integers(0, 2**31 - 1))
def test_any_text_is_finite_numbers_of_its_shape(text: str, dimensions: int, seed: int) -> None:
    source = SentenceInput(text, dimensions, seed)
    x = read(source).x
    assert x.shape == source.shape
    assert np.isfinite(x).all()
