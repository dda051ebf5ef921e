"""The numbers of a sentence: for every token its vector, somebody's own or one drawn by the token alone."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.source.sentence_input import SentenceInput

_BRIGHTEST = 225
_MIDDLE = 32767.5
"""Of the numbers 0 to 65535."""


def token_vectors(source: SentenceInput) -> Array:
    """float32 (D, 1, T), C-contiguous, read-only: a column for each token; zeros for one that has no vector."""
    x = np.zeros(source.shape, np.float32)
    for place, token in enumerate(source.tokens):
        x[:, 0, place] = _vector(source, token)
    x.flags.writeable = False
    return x


def token_picture(x: Array) -> Array:
    """How long each token's vector (D, 1, T) is, the longest one brightest: uint8 RGB (1, T, 3), read-only."""
    lengths = np.sqrt(np.square(x, dtype=np.float64).sum(axis=0))
    levels = np.rint(lengths / (lengths.max() or 1.0) * _BRIGHTEST).astype(np.uint8)
    picture = np.repeat(levels[..., None], 3, axis=2)
    picture.flags.writeable = False
    return picture


def drawn_vector(token: str, dimensions: int, seed: int) -> Array:
    """A vector of length 1 in a direction that token (its case apart) and seed decide: float32 (dimensions,).

    It means nothing. In many dimensions any two are nearly at right angles. Drawn with SHAKE-256, so that it is
    the same on every machine and for every version of numpy.
    """
    import hashlib  # late: only a sentence needs it

    digest = hashlib.shake_256(f"{seed} {token.lower()}".encode()).digest(2 * dimensions)
    drawn = np.frombuffer(digest, "<u2").astype(np.float64) - _MIDDLE
    vector: Array = (drawn / np.linalg.norm(drawn)).astype(np.float32)
    return vector


def unknown_tokens(source: SentenceInput) -> frozenset[str]:
    """The tokens that the word vectors do not have; none when they are drawn."""
    vectors = source.vectors
    if vectors is None:
        return frozenset()
    return frozenset(token for token in source.tokens if vectors.row_of(token) is None)


def missing_words(source: SentenceInput) -> Sentence | None:
    """What is to be said of tokens without a vector."""
    unknown = unknown_tokens(source)
    if source.vectors is None or not unknown:
        return None
    template = QT_TRANSLATE_NOOP("Sentence", "{count} words are not in {file}: zeros stand for them.")
    return Sentence(template, {"count": len(unknown), "file": source.vectors.name})


def _vector(source: SentenceInput, token: str) -> Array | float:
    if source.vectors is None:
        return drawn_vector(token, source.dimensions, source.seed)
    row = source.vectors.row_of(token)
    return 0.0 if row is None else source.vectors.table[row]
