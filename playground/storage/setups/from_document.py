"""Makes a set-up of a document that was read: version first, then every entry, then what entries say about each other.

Imported only while a set-up is opened or saved, because the description needs pydantic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from pydantic import ValidationError

from playground.network.layers import CHANNEL_NUMBERS, LAYER_KINDS, Array, Layer, Padding
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import ClassName, Seed, SetUp, View
from playground.network.source.pattern import Pattern
from playground.network.source.stroke import Stroke
from playground.network.source.transform import Transform
from playground.storage.document_version import document_version
from playground.storage.faults import FaultsFound, one_fault
from playground.storage.schema_faults import faults_of
from playground.storage.setups.cross_checks import class_faults, number_faults, view_faults
from playground.storage.setups.description import SetUpDescription
from playground.storage.setups.input_content import input_of
from playground.storage.setups.input_description import PatternDescription, StrokeDescription, TransformDescription
from playground.storage.setups.layer_description import LayerDescription, Sides
from playground.storage.setups.to_document import FORMAT, VERSION

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: Mapping[int, Migration] = {}
"""From the version it is for, the function that makes the next version's document of it. Empty: there is but one."""

ARRAY_FIELDS = ("kernels", "weights", "bias", *CHANNEL_NUMBERS)
_KINDS = {kind.kind: kind for kind in LAYER_KINDS}


def described(document: Any, migrations: Mapping[int, Migration] = MIGRATIONS) -> SetUpDescription:
    """The checked description of a parsed document; raises FaultsFound with every fault."""
    current = _migrated(document, migrations)
    try:
        return SetUpDescription.model_validate(current)
    except ValidationError as error:
        raise FaultsFound(faults_of(error, current)) from None


def arrays_in(description: SetUpDescription) -> Iterator[tuple[int, str, Any]]:
    """(layer index, field, value) of each array: rows of numbers, or the shape of a stored one."""
    for index, layer in enumerate(description.layers):
        for field in ARRAY_FIELDS:
            value = getattr(layer, field, None)
            if value is not None:
                yield index, field, value


def setup_of(description: SetUpDescription, content: bytes, arrays: Mapping[str, Array]) -> SetUp:
    """The set-up over an input made of `content`; `arrays` by name, as `2.kernels`, stand for those described."""
    values = _values(description.input)
    kind = values.pop("kind")
    source = input_of(kind, values, description.picture.name, content, description.picture.sample)
    layers = tuple(_layer(index, layer, arrays) for index, layer in enumerate(description.layers))
    view = View(**{**_values(description.view), "seed": Seed(**_values(description.view.seed))})
    classes = tuple(ClassName(named.id, named.en, named.zh_CN) for named in description.classes)
    setup = SetUp(description.title, source, Network(source.shape, layers), view, classes)
    faults = [*number_faults(layers), *view_faults(setup), *class_faults(named.id for named in classes)]
    if faults:
        raise FaultsFound(faults)
    return setup


def _migrated(document: Any, migrations: Mapping[int, Migration]) -> Any:
    otherwise = QT_TRANSLATE_NOOP("Sentence", "It is not a set-up of CNN Playground.")
    version = document_version(document, FORMAT, VERSION, otherwise)
    while version < VERSION:
        if version not in migrations:
            raise one_fault(
                QT_TRANSLATE_NOOP("Sentence", "Version {version} is not known; this program writes {known}."),
                "version",
                version=version,
                known=VERSION,
            )
        version += 1
        document = {**migrations[version - 1](document), "version": version}
    return document


def _layer(index: int, description: LayerDescription, arrays: Mapping[str, Array]) -> Layer:
    values = _values(description)
    kind = _KINDS[values.pop("kind")]
    own = {field: arrays[f"{index}.{field}"] for field in ARRAY_FIELDS if f"{index}.{field}" in arrays}
    return kind(**{**values, **own})


def _values(description: Any) -> dict[str, Any]:
    return {field: _value(getattr(description, field)) for field in type(description).model_fields}


def _value(value: Any) -> Any:
    if isinstance(value, Sides):
        return Padding(**_values(value))
    if isinstance(value, TransformDescription):
        return Transform(**_values(value))
    if isinstance(value, PatternDescription):
        return Pattern(**_values(value))
    if isinstance(value, StrokeDescription):
        return Stroke(np.array(value.points), value.width, _value(value.colour))
    if isinstance(value, list):
        return tuple(_value(one) for one in value)
    return value
