"""The readable form of a set-up: one JSON text, kernels as rows of numbers, the picture by its key or in base64."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Any

import numpy as np

from playground import limits
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import SetUp
from playground.storage import strict_json
from playground.storage.faults import Fault, FaultsFound, one_fault
from playground.storage.json_text import json_text
from playground.storage.setups.cross_checks import name_faults, shape_faults, uneven_rows
from playground.storage.setups.description import PictureDescription, SetUpDescription
from playground.storage.setups.from_document import arrays_in, described, setup_of
from playground.storage.setups.input_content import content_bytes, content_sample, is_drawn, may_be_empty
from playground.storage.setups.layer_description import StoredArray
from playground.storage.setups.saving_checks import checked_document
from playground.storage.setups.to_document import shapes_only


def to_plain_json(setup: SetUp) -> bytes:
    """The text of `setup` in UTF-8. A sample's bytes are left out, its key names it. Raises FaultsFound."""
    document = plain_document(setup)
    data = (json_text(document) + "\n").encode("utf-8")
    _check_size(strict_json.marks(data), len(data))
    return data


def plain_document(setup: SetUp) -> dict[str, Any]:
    """What the text says, with arrays as leaves; the set-ups inside of a lesson are written so too."""
    document = checked_document(setup)
    numbers = sum(array.size for array in shapes_only(document)[1].values())
    if content_sample(setup.input) is None:
        content = content_bytes(setup.input)
        _check_size(numbers, len(content) * 4 // 3)
        if content:
            document["picture"]["data"] = base64.b64encode(content).decode("ascii")
    _check_size(numbers, 0)
    return document


def from_plain_json(data: bytes) -> SetUp:
    """The set-up in `data`; a sample without bytes comes back as its key with data b"". Raises FaultsFound."""
    return setup_of_plain(described(strict_json.parse(data)))


def setup_of_plain(description: SetUpDescription) -> SetUp:
    """The set-up of a description that was read from plain JSON. Raises FaultsFound."""
    faults = list(_form_faults(description))
    rows = {(index, field): value for index, field, value in arrays_in(description)}
    if not faults:
        faults += name_faults([layer.name for layer in description.layers])
        uneven = [next(uneven_rows(value, f"layers[{index}].{field}"), None) for (index, field), value in rows.items()]
        faults += [fault for fault in uneven if fault is not None]
    if faults:
        raise FaultsFound(faults)
    arrays = {key: np.array(value, dtype=np.float32) for key, value in rows.items()}
    faults += shape_faults({key: array.shape for key, array in arrays.items()})
    if faults:
        raise FaultsFound(faults)
    named = {f"{index}.{field}": array for (index, field), array in arrays.items()}
    return setup_of(description, _picture_bytes(description.picture), named)


def _check_size(values: int, size: int) -> None:
    if values > limits.JSON_MARKS or size > limits.JSON_FILE_BYTES:
        raise one_fault(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "It is too large for plain JSON, which may hold {values:,} values and {megabytes} MB: save it with the "
                "ending .cnnplay instead.",
            ),
            values=limits.JSON_MARKS,
            megabytes=limits.JSON_FILE_BYTES // limits.MEGABYTE,
        )


def _form_faults(description: SetUpDescription) -> Iterator[Fault]:
    """Entries that only a bundle has, and a picture that is given twice or not at all."""
    for index, field, value in arrays_in(description):
        if isinstance(value, StoredArray):
            sentence = Sentence(QT_TRANSLATE_NOOP("Sentence", "Rows of numbers are needed here, not a shape."))
            yield Fault(f"layers[{index}].{field}", sentence)
    if description.checksums is not None:
        yield Fault("checksums", Sentence(QT_TRANSLATE_NOOP("Sentence", "There is no such entry here.")))
    picture, is_optional = description.picture, may_be_empty(description.input)
    if is_drawn(description.input):
        return  # a picture beside it is refused when the input is made
    if picture.sample is not None if is_optional else (picture.sample is None) == (not picture.data):
        template = QT_TRANSLATE_NOOP("Sentence", "Either the key of a sample or the picture's data is needed.")
        yield Fault("picture", Sentence(template))


def _picture_bytes(picture: PictureDescription) -> bytes:
    try:
        return base64.b64decode(picture.data or "", validate=True)
    except (binascii.Error, ValueError):
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "The data is not base64."), "picture.data") from None
