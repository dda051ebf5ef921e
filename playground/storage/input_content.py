"""What an input is made of, as bytes with a name: the picture's file, an array as `.npy`. A bundle's third member."""

from __future__ import annotations

import io
from typing import Any

import numpy as np

from playground.files.npy import NpyRefused, array_from
from playground.network.array_input import ArrayInput
from playground.network.layer_limits import check_input_shape
from playground.network.sentence import NetworkError
from playground.network.setup import Input, Picture, PictureInput
from playground.storage.faults import Fault, FaultsFound

CONTENT_FIELDS = ("picture", "name", "array")
"""Fields of inputs that stand in the content, not among the input's values."""


def content_name(source: Input) -> str:
    return source.picture.name if isinstance(source, PictureInput) else source.name


def content_sample(source: Input) -> str | None:
    """The key of the embedded sample that the content is, if it is one."""
    return source.picture.sample if isinstance(source, PictureInput) else None


def content_bytes(source: Input) -> bytes:
    """The content as a file would hold it; empty for a sample whose bytes are not there."""
    if isinstance(source, PictureInput):
        return source.picture.data
    content = io.BytesIO()
    np.lib.format.write_array(content, source.array, version=(1, 0), allow_pickle=False)
    return content.getvalue()


def input_of(kind: str, values: dict[str, Any], name: str, data: bytes, sample: str | None) -> Input:
    """The input of a `kind` with these `values` over its content. Raises FaultsFound when that is none of the kind."""
    if kind == PictureInput.kind:
        return PictureInput(picture=Picture(name, data, sample), **values)
    try:
        source = ArrayInput(name, array_from(io.BytesIO(data)))
        check_input_shape(source.shape)
    except (NpyRefused, NetworkError) as refused:
        raise FaultsFound([Fault("picture", refused.sentence)]) from None
    return source
