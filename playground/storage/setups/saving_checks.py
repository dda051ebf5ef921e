"""Checks a set-up before it is written, by the rules it will be read by: no file is made that cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import SetUp
from playground.storage.faults import Fault, FaultsFound
from playground.storage.setups.cross_checks import class_faults, name_faults, shape_faults
from playground.storage.setups.from_document import described
from playground.storage.setups.to_document import document_of, shapes_only


def checked_document(setup: SetUp) -> dict[str, Any]:
    """The document of `setup`, with arrays as leaves; raises FaultsFound when reading would refuse it."""
    document = document_of(setup)
    summary, arrays = shapes_only(document)
    description = described(summary)
    faults = [
        *name_faults([layer.name for layer in description.layers]),
        *class_faults(named.id for named in description.classes),
        *_array_faults(arrays),
    ]
    if faults:
        raise FaultsFound(faults)
    return document


def _array_faults(arrays: Mapping[str, Array]) -> Iterator[Fault]:
    shapes = {}
    for name, array in arrays.items():
        index, field = name.split(".")
        shapes[int(index), field] = array.shape
        if not np.isfinite(array.min()) or not np.isfinite(array.max()):
            sentence = Sentence(QT_TRANSLATE_NOOP("Sentence", "It holds a number that is not finite."))
            yield Fault(f"layers[{index}].{field}", sentence)
    yield from shape_faults(shapes)
