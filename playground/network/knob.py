"""Knobs: the numbers of a set-up that can be turned over a range, as an animation does; each turn is a new value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from playground import limits
from playground.network.editing import edits, kernel_edits
from playground.network.editing.drawing_edits import pattern_of, put_under
from playground.network.editing.pattern_edits import LENGTHS
from playground.network.layers import (
    ELU,
    SELU,
    Clip,
    FullyConnected,
    HardSigmoid,
    KernelLayer,
    Layer,
    LeakyReLU,
    LpPooling,
    Pooling,
)
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError
from playground.network.setup import PictureInput, SetUp
from playground.network.source.pattern import ENDS, PARAMETERS
from playground.network.source.transform import Transform

PICTURE: Mapping[str, tuple[float, float]] = {
    "angle": (-45, 45),
    "scale": (0.5, 2),
    "blur": (0, 6),
    "contrast": (0, 2),
    "brightness": (-0.5, 0.5),
    "noise": (0, 0.5),
    "patch": (0, 1),
}
"""What can be done to a picture, and the range that is offered first; a shift, "right" or "down", has a fifth of it."""
REACH: Mapping[str, tuple[float, float]] = {
    "angle": (-360, 360),
    "scale": (1 / limits.TRANSFORM_SCALE, limits.TRANSFORM_SCALE),
    "blur": (0, limits.TRANSFORM_BLUR),
    "contrast": (0, limits.TRANSFORM_CONTRAST),
    "brightness": (-1, 1),
    "noise": (0, 1),
    "patch": (0, 1),
}
"""What a picture's knobs cannot go beyond; a shift is at most the picture's own size."""
LAYERS: Mapping[str, tuple[tuple[type[Layer], ...], float, float]] = {
    "stride": ((KernelLayer, Pooling), 1, 4),
    "dilation": ((KernelLayer, Pooling), 1, 4),
    "size": ((Pooling,), 1, 8),
    "slope": ((LeakyReLU, HardSigmoid), -1, 1),
    "alpha": ((ELU, SELU), 0, 3),
    "gamma": ((SELU,), 0, 2),
    "offset": ((HardSigmoid,), -1, 1),
    "low": ((Clip,), -2, 1),
    "high": ((Clip,), 0, 2),
    "p": ((LpPooling,), 1, 12),
}
"""Numbers of layers, which kinds have them, and the range that is offered first."""
PATTERN = "pattern."
"""Begins the name of a test pattern's number."""
TOLD = 12
"""So many knobs of layers are told of where none is called so."""
WHOLE = ("stride", "dilation", "size")
_KEY = re.compile(r"(?P<layer>.+)\.(?P<what>[a-z]+)(?:\[(?P<place>\d+(?:,(?:\d+|\*))*)\])?")


@dataclass(frozen=True)
class Knob:
    """One number: of the picture's transform or pattern (`layer` ""), of a layer, or a weight of it.

    `place` is (output,) of a bias and (output, input, row, column) of a cell of a kernel; input None: of every slice.
    `low` and `high` are the range that is offered first.
    """

    layer: str
    what: str
    low: float
    high: float
    place: tuple[int | None, ...] = ()

    @property
    def key(self) -> str:
        """As a command names it: "angle", "pattern.angle", "conv1.stride", "conv1.kernel[40,*,3,3]"."""
        if not self.layer:
            return self.what
        place = ",".join("*" if one is None else str(one) for one in self.place)
        return f"{self.layer}.{self.what}" + (f"[{place}]" if place else "")

    @property
    def is_whole(self) -> bool:
        return self.what in WHOLE

    def values(self, low: float, high: float, count: int) -> tuple[float, ...]:
        """`count` values from `low` to `high`, or the other way round; of whole numbers each only once."""
        even = np.linspace(low, high, max(count, 2))
        return tuple(dict.fromkeys(np.rint(even).tolist())) if self.is_whole else tuple(even.tolist())


@dataclass(frozen=True)
class Sweep:
    """What an animation shows in `count` pictures: the knob from `low` to `high`, or, with knob None, the window of the
    pinned map's layer led over its input.
    """

    knob: Knob | None
    count: int
    low: float = 0.0
    high: float = 0.0


def picture_knobs(setup: SetUp) -> tuple[Knob, ...]:
    """What can be done to the picture; nothing where another kind of input goes in."""
    if not isinstance(setup.input, PictureInput):
        return ()
    sides = {"right": setup.input.width // 5, "down": setup.input.height // 5}
    shifts = tuple(Knob("", what, -side, side) for what, side in sides.items())
    return (
        *_pattern_knobs(setup.input),
        *(Knob("", what, low, high) for what, (low, high) in PICTURE.items()),
        *shifts,
    )


def _pattern_knobs(source: PictureInput) -> Iterator[Knob]:
    """The numbers of a test pattern, if it is one: "pattern.angle"."""
    pattern = pattern_of(source)
    for name in PARAMETERS[pattern.kind] if pattern is not None else ():
        low, high = ENDS[name]
        if name in LENGTHS:
            low, high = max(low, 2), min(source.width, source.height) / 4
        if name != "seed":
            yield Knob("", f"{PATTERN}{name}", low, high)


def layer_knobs(layer: Layer, output: int) -> tuple[Knob, ...]:
    """The numbers of a layer: its own, the middle cell of its kernel `output` in every slice, and the bias of that."""
    own = [Knob(layer.name, what, low, high) for what, (kinds, low, high) in LAYERS.items() if isinstance(layer, kinds)]
    if isinstance(layer, KernelLayer) and output < layer.output_channels:
        rows, columns = layer.kernel_size
        reach = float(np.abs(layer.kernels[output]).max()) or 1.0
        own.append(Knob(layer.name, "kernel", -reach, reach, (output, None, rows // 2, columns // 2)))
    has_bias = isinstance(layer, KernelLayer | FullyConnected) and layer.bias is not None
    return (*own, Knob(layer.name, "bias", -1, 1, (output,))) if has_bias else tuple(own)


def knob_named(setup: SetUp, key: str) -> Knob:
    """The knob that a command names. Raises NetworkError naming those there are."""
    found = _KEY.fullmatch(key)
    knobs = {knob.key: knob for knob in picture_knobs(setup)}
    layer = None if found is None else next((one for one in setup.network.layers if one.name == found["layer"]), None)
    if found is not None and layer is not None:
        place = tuple(None if one == "*" else int(one) for one in (found["place"] or "").split(",") if one)
        first = place[0] if place and place[0] is not None else 0
        knobs = {knob.key: knob for knob in layer_knobs(layer, first)}
    if key in knobs:
        return knobs[key]
    if found is not None and layer is not None and found["what"] == "kernel" and len(place) == 4:
        return Knob(layer.name, "kernel", -1, 1, place)
    some = [*knobs] or [one.key for layer in setup.network.layers for one in layer_knobs(layer, 0)][:TOLD]
    raise NetworkError(
        QT_TRANSLATE_NOOP("Sentence", "There is nothing called {key} to be turned; there is: {keys}."),
        key=key,
        keys=", ".join(some) or "-",
    )


def turned(setup: SetUp, knob: Knob, value: float) -> SetUp:
    """The set-up with the number at `value`. Raises NetworkError where it cannot be."""
    if not knob.layer:
        return _transformed(setup, knob.what, value)
    try:
        index = setup.network.index_of(knob.layer)
    except KeyError:
        raise NetworkError(QT_TRANSLATE_NOOP("Sentence", "There is no layer {name}."), name=knob.layer) from None
    if knob.what == "kernel":
        output, slice_, row, column = knob.place
        assert output is not None
        assert row is not None
        assert column is not None
        return setup.with_network(
            kernel_edits.set_kernel_cell(setup.network, index, output, slice_, row, column, value)
        )
    if knob.what == "bias":
        assert knob.place[0] is not None
        return setup.with_network(kernel_edits.set_bias(setup.network, index, knob.place[0], value))
    number: object = round(value) if knob.is_whole else float(value)
    return setup.with_network(
        edits.change(setup.network, index, **{knob.what: (number, number) if knob.is_whole else number})
    )


def _transformed(setup: SetUp, what: str, value: float) -> SetUp:
    source = setup.input
    if not isinstance(source, PictureInput):
        raise NetworkError(QT_TRANSLATE_NOOP("Sentence", "Only a picture can be turned, shifted or changed so."))
    low, high = _reach(source, what)
    if not low <= value <= high:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{key} goes from {low} to {high}, not to {value}."),
            key=what,
            low=f"{low:g}",
            high=f"{high:g}",
            value=f"{value:g}",
        )
    pattern = pattern_of(source) if what.startswith(PATTERN) else None
    if pattern is None:
        return replace(setup, input=replace(source, transform=_with(source.transform, what, value)))
    number: dict[str, Any] = {what.removeprefix(PATTERN): float(value)}
    return replace(setup, input=replace(source, picture=put_under(source.picture, replace(pattern, **number))))


def _reach(source: PictureInput, what: str) -> tuple[float, float]:
    """The ends of a picture's knob."""
    if what.startswith(PATTERN):
        return ENDS[what.removeprefix(PATTERN)]
    side = source.width if what == "right" else source.height
    return REACH.get(what, (-side, side))


def _with(transform: Transform, what: str, value: float) -> Transform:
    right, down = transform.shift
    if what in ("right", "down"):
        return replace(transform, shift=(value, down) if what == "right" else (right, value))
    return replace(transform, **{what: value})  # type: ignore[arg-type]
