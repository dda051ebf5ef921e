"""What the entries of a set-up must be to each other: rectangular arrays, biases that fit, unique names, a view that
looks at something there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from playground import limits
from playground.network.layer_limits import check_layer
from playground.network.layers import CHANNEL_NUMBERS, Layer, PerChannelLayer
from playground.network.names import check_name
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence
from playground.network.setup import SetUp
from playground.storage.faults import Fault
from playground.storage.strict_json import step

Shape = tuple[int, ...]

_LONGEST: Mapping[str, Shape] = {
    "kernels": (limits.CHANNELS, limits.CHANNELS, limits.KERNEL_SIDE, limits.KERNEL_SIDE),
    "weights": (limits.UNITS, limits.SETUP_FILE_BYTES),
    "bias": (limits.UNITS,),
    **dict.fromkeys(CHANNEL_NUMBERS, (limits.SETUP_FILE_BYTES,)),
}


def name_faults(names: Sequence[str]) -> Iterator[Fault]:
    """Names that cannot be, or that another layer has."""
    for index, name in enumerate(names):
        place = f"layers[{index}].name"
        try:
            check_name(name)
        except NetworkError as error:
            yield Fault(place, error.sentence)
        if name in names[:index]:
            yield Fault(
                place,
                Sentence(
                    QT_TRANSLATE_NOOP("Sentence", "There is already a layer called {name}: each needs its own name."),
                    {"name": name},
                ),
            )


def shape_faults(shapes: Mapping[tuple[int, str], Shape]) -> Iterator[Fault]:
    """Arrays, by layer index and field, of an impossible shape, biases that are not one per output, and numbers of
    channels that are not as many as the first ones of their layer."""
    for (index, field), shape in shapes.items():
        place, longest = f"layers[{index}].{field}", _LONGEST[field]
        if len(shape) != len(longest) or any(map(int.__gt__, shape, longest)):
            yield Fault(
                place,
                Sentence(
                    QT_TRANSLATE_NOOP("Sentence", "The array cannot be {shape}; {longest} is the most."),
                    {"shape": _told(shape), "longest": _told(longest)},
                ),
            )
        outputs = shapes.get((index, "kernels")) or shapes.get((index, "weights"))
        if field == "bias" and outputs and shape[0] != outputs[0]:
            yield Fault(
                place,
                Sentence(
                    QT_TRANSLATE_NOOP("Sentence", "There are {biases} biases for {outputs} outputs."),
                    {"biases": shape[0], "outputs": outputs[0]},
                ),
            )
        channels = next((shapes[index, name] for name in CHANNEL_NUMBERS if (index, name) in shapes), shape)
        if field in CHANNEL_NUMBERS and shape != channels:
            template = QT_TRANSLATE_NOOP(
                "Sentence", "There are {count} numbers where the layer has {channels} channels."
            )
            yield Fault(place, Sentence(template, {"count": shape[0], "channels": channels[0]}))


def _told(shape: Shape) -> str:
    return " x ".join(map(str, shape))


def uneven_rows(rows: Sequence[Any], place: str) -> Iterator[Fault]:
    """The lists of nested `rows` that are not as long as the first one of their depth; of each list's at most one."""
    lengths = []
    first: Any = rows
    while isinstance(first, list):
        lengths.append(len(first))
        first = first[0]
    yield from _uneven(rows, place, lengths)


def _uneven(rows: Sequence[Any], place: str, lengths: Sequence[int]) -> Iterator[Fault]:
    """`lengths` are wanted of `rows` and of what it holds; numbers hold nothing to look into: they are many."""
    if len(lengths) < 2:
        return
    for index, row in enumerate(rows):
        if len(row) != lengths[1]:
            yield Fault(
                step(place, index),
                Sentence(
                    QT_TRANSLATE_NOOP("Sentence", "The list has {length} values, the first one beside it {first}."),
                    {"length": len(row), "first": lengths[1]},
                ),
            )
            return
    if len(lengths) > 2:
        for index, row in enumerate(rows):
            yield from _uneven(row, step(place, index), lengths[1:])


def number_faults(layers: Iterable[Layer]) -> Iterator[Fault]:
    """Numbers of channels that cannot be, as a variance below zero."""
    for index, layer in enumerate(layers):
        if isinstance(layer, PerChannelLayer):
            try:
                check_layer(layer)
            except NetworkError as error:
                yield Fault(f"layers[{index}]", error.sentence)


def view_faults(setup: SetUp) -> Iterator[Fault]:
    """A view of a layer or a map that is not there."""
    view, network = setup.view, setup.network
    names = {layer.name for layer in network.layers}
    for entry, name in (("layer", view.layer), ("inspected", view.inspected)):
        if name is not None and name not in names:
            yield Fault(
                f"view.{entry}",
                Sentence(QT_TRANSLATE_NOOP("Sentence", "There is no layer called {name}."), {"name": name}),
            )
    shapes = network.shapes[network.index_of(view.layer) + 1 :] if view.layer in names else ()
    if shapes and view.map >= shapes[0][0]:
        yield Fault(
            "view.map",
            Sentence(
                QT_TRANSLATE_NOOP("Sentence", "{name} has {count} maps, counted from 0; there is no map {map}."),
                {"name": view.layer, "count": shapes[0][0], "map": view.map},
            ),
        )


def class_faults(ids: Iterable[str]) -> Iterator[Fault]:
    """Ids of classes that another one has."""
    known: set[str] = set()
    for index, one in enumerate(ids):
        if one in known:
            template = QT_TRANSLATE_NOOP("Sentence", "There is already a class with the id {id}: each needs its own.")
            yield Fault(f"classes[{index}].id", Sentence(template, {"id": one}))
        known.add(one)
