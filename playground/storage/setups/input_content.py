"""What an input is made of, as bytes with a name: the picture's file, an array as `.npy`. A bundle's third member."""

from __future__ import annotations

import io
from typing import Any

import numpy as np

from playground.files.npy import NpyRefused, array_from
from playground.files.word_vectors import VectorsRefused, word_vectors_from, word_vectors_text
from playground.network.editing.drawing_edits import pattern_of, with_strokes
from playground.network.layer_limits import check_input_shape
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence
from playground.network.setup import Input, Picture, PictureInput
from playground.network.source.array_input import ArrayInput
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import Sound, SoundInput
from playground.storage.faults import Fault, FaultsFound

CONTENT_FIELDS = ("picture", "name", "array", "vectors", "sound")
"""Fields of inputs that stand in the content, not among the input's values."""


def content_name(source: Input) -> str:
    if isinstance(source, PictureInput):
        return source.picture.name
    if isinstance(source, SoundInput):
        return source.sound.name
    if isinstance(source, SentenceInput):
        return "" if source.vectors is None else source.vectors.name
    return source.name


def may_be_empty(source: Any) -> bool:
    """Whether an input, or the description of one, may need no content: all of a sentence but its vectors is among its
    values, and all of a test pattern.
    """
    return source.kind == SentenceInput.kind or is_drawn(source)


def is_drawn(source: Any) -> bool:
    """Whether an input, or the description of one, is a test pattern."""
    if isinstance(source, PictureInput):
        return pattern_of(source) is not None
    return getattr(source, "pattern", None) is not None


def content_sample(source: Input) -> str | None:
    """The key of the embedded sample that the content is, if it is one."""
    if isinstance(source, SoundInput):
        return source.sound.sample
    return source.picture.sample if isinstance(source, PictureInput) else None


def content_bytes(source: Input) -> bytes:
    """The content as a file would hold it; empty for a sample whose bytes are not there, and when there is none."""
    if isinstance(source, PictureInput):
        return source.picture.data
    if isinstance(source, SoundInput):
        return source.sound.data
    if isinstance(source, SentenceInput):
        return b"" if source.vectors is None else word_vectors_text(source.vectors.only(source.tokens))
    content = io.BytesIO()
    np.lib.format.write_array(content, source.array, version=(1, 0), allow_pickle=False)
    return content.getvalue()


def input_of(kind: str, values: dict[str, Any], name: str, data: bytes, sample: str | None) -> Input:
    """The input of a `kind` with these `values` over its content. Raises FaultsFound when that is none of the kind."""
    if kind == PictureInput.kind:
        return _picture_input(values, name, data, sample)
    try:
        source = _other_input(kind, values, name, data, sample)
        check_input_shape(source.shape)
    except (NpyRefused, VectorsRefused, NetworkError) as refused:
        raise FaultsFound([Fault("picture", refused.sentence)]) from None
    return source


def _picture_input(values: dict[str, Any], name: str, data: bytes, sample: str | None) -> PictureInput:
    pattern, strokes = values.pop("pattern"), values.pop("strokes")
    if pattern is not None and (data or sample is not None):
        template = QT_TRANSLATE_NOOP("Sentence", "A test pattern is drawn: it needs no picture.")
        raise FaultsFound([Fault("picture", Sentence(template))])
    under = Picture(name, data, sample) if pattern is None else pattern
    try:
        return PictureInput(picture=with_strokes(under, strokes), **values)
    except NetworkError as refused:
        raise FaultsFound([Fault("input.strokes", refused.sentence)]) from None


def _other_input(kind: str, values: dict[str, Any], name: str, data: bytes, sample: str | None) -> Input:
    if kind == SoundInput.kind:
        return SoundInput(Sound(name, data, sample), **values)
    if kind == SentenceInput.kind:
        return SentenceInput(vectors=word_vectors_from(io.BytesIO(data), name) if data else None, **values)
    return ArrayInput(name, array_from(io.BytesIO(data)))
