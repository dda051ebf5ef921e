"""Reads a text of the user's own: a sentence, or the vectors of words."""

from __future__ import annotations

from pathlib import Path

from playground import limits
from playground.files.plain_file import FileRefused, content, opened
from playground.files.word_vectors import VectorsRefused, looks_like_vectors, word_vectors_from
from playground.inputs.input_error import not_opened
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.source.word_vectors import WordVectors

TEXT_ENDINGS = (".txt", ".md")
VECTOR_ENDINGS = (".vec", ".glove", ".w2v")
_START = 16_384
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def is_text_file(path: Path) -> bool:
    """Whether a file is called a text or word vectors and is no picture: it has no zero bytes, which all of them have.

    True for what cannot be read, False for other names.
    """
    start = _start_of(path)
    return path.suffix.lower() in (*TEXT_ENDINGS, *VECTOR_ENDINGS) and (start[:2] in _MARKS or b"\0" not in start)


def is_vectors_file(path: Path) -> bool:
    """Whether a text file holds word vectors, by its ending or its first line. False for what cannot be read."""
    return path.suffix.lower() in VECTOR_ENDINGS or (is_text_file(path) and looks_like_vectors(_start_of(path)))


def read_text(path: Path) -> str:
    """The text in a UTF-8 or UTF-16 file. Raises InputError."""
    name = path.name or str(path)
    try:
        data = content(path, 4 * limits.SENTENCE_LENGTH)
    except FileRefused as refused:
        raise not_opened(name, refused.sentence) from None
    try:
        text = data.decode(_MARKS.get(data[:2], "utf-8-sig"))
    except UnicodeError:
        raise not_opened(name, Sentence(QT_TRANSLATE_NOOP("Sentence", "It is no text in UTF-8 or UTF-16."))) from None
    return text[: limits.SENTENCE_LENGTH]


def read_vectors(path: Path) -> WordVectors:
    """The word vectors in a text file. Raises InputError."""
    name = path.name or str(path)
    try:
        with opened(path, limits.VECTOR_FILE_BYTES) as stream:
            return word_vectors_from(stream, name)
    except (FileRefused, VectorsRefused) as refused:
        raise not_opened(name, refused.sentence) from None


def _start_of(path: Path) -> bytes:
    try:
        with opened(path, limits.VECTOR_FILE_BYTES) as stream:
            return stream.read(_START)
    except FileRefused:
        return b""
