"""Turns a set-up into a document: plain dictionaries and lists in the order of the file, with arrays as leaves."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import Any

import numpy as np

from playground.network.editing.drawing_edits import strokes_of, under_drawing
from playground.network.layers import Array, Layer, Padding
from playground.network.setup import Input, PictureInput, SetUp, View
from playground.network.source.pattern import Pattern
from playground.network.source.stroke import DECIMALS, Stroke
from playground.network.source.transform import IDENTITY, Transform
from playground.storage.setups.input_content import CONTENT_FIELDS, content_name, content_sample

FORMAT = "cnn-playground-setup"
VERSION = 1
LEFT_OUT = {"transform": IDENTITY, "equalised": False, "edges": None}
"""Values of a picture's input that stand in a file only where they are others."""


def document_of(setup: SetUp) -> dict[str, Any]:
    """Everything of `setup` but the picture's bytes; the layers' arrays are in it as they are."""
    sample = content_sample(setup.input)
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": _writable(setup.title),
        "input": _input_document(setup.input),
        "layers": [{"kind": layer.kind, **_layer_document(layer)} for layer in setup.network.layers],
        "view": _view_document(setup),
        **_classes_document(setup),
        "picture": {
            "name": _writable(content_name(setup.input)),
            **({} if sample is None else {"sample": sample}),
        },
    }


def shapes_only(document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Array]]:
    """The document with the shape of each array in its place, and the arrays by name, as `2.kernels`."""
    layers, arrays = [], {}
    for index, layer in enumerate(document["layers"]):
        held = {field: value for field, value in layer.items() if isinstance(value, np.ndarray)}
        arrays.update({f"{index}.{field}": array for field, array in held.items()})
        layers.append({**layer, **{field: {"shape": list(array.shape)} for field, array in held.items()}})
    return {**document, "layers": layers}, arrays


def _layer_document(layer: Layer) -> dict[str, Any]:
    """The layer's fields, arrays last: they are long, and what is short is found above them."""
    values = {field.name: _plain(getattr(layer, field.name)) for field in fields(layer)}
    return dict(sorted(values.items(), key=lambda entry: isinstance(entry[1], np.ndarray)))


def _input_document(source: Input) -> dict[str, Any]:
    """The input's values, its kind first where it is no picture; what does nothing is left out."""
    kind = {} if source.kind == PictureInput.kind else {"kind": source.kind}
    names = [field.name for field in fields(source) if field.name not in CONTENT_FIELDS]
    names = [name for name in names if name not in LEFT_OUT or getattr(source, name) != LEFT_OUT[name]]
    return {**kind, **_drawn_document(source), **{name: _plain(getattr(source, name)) for name in names}}


def _drawn_document(source: Input) -> dict[str, Any]:
    """What of a picture is no file: the numbers of a test pattern, and the strokes over either; else no entries."""
    if not isinstance(source, PictureInput):
        return {}
    under, strokes = under_drawing(source.picture), strokes_of(source.picture)
    pattern = {"pattern": _plain(under)} if isinstance(under, Pattern) else {}
    return {**pattern, "strokes": [_stroke_document(stroke) for stroke in strokes]} if strokes else pattern


def _stroke_document(stroke: Stroke) -> dict[str, Any]:
    points = [[round(float(value), DECIMALS) for value in point] for point in stroke.points]
    return {"width": stroke.width, "colour": _plain(stroke.colour), "points": points}


def _view_document(setup: SetUp) -> dict[str, Any]:
    """The view, without layers or a map that have gone since it looked at them."""
    view, network = setup.view, setup.network
    names = {layer.name for layer in network.layers}
    document = {field.name: _plain(getattr(view, field.name)) for field in fields(View) if field.name != "seed"}
    for entry in ("layer", "inspected"):
        document[entry] = document[entry] if document[entry] in names else None
    if document["layer"] is not None:
        shapes = network.shapes[network.index_of(document["layer"]) + 1 :]
        document["map"] = view.map if not shapes or view.map < shapes[0][0] else 0
    seed = {field.name: _plain(getattr(view.seed, field.name)) for field in fields(view.seed)}
    return {**document, "seed": seed}


def _classes_document(setup: SetUp) -> dict[str, Any]:
    """The classes, a line each; no entry at all where there are none."""
    classes = [
        {"id": _writable(named.id), "en": _writable(named.en), "zh_CN": _writable(named.zh_cn)}
        for named in setup.classes
    ]
    return {"classes": classes} if classes else {}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Padding | Transform | Pattern):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _writable(text: str) -> str:
    """`text` without what UTF-8 cannot hold; a file name that is not UTF-8 reaches Python with such characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
