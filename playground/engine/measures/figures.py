"""The figures of a lesson's text: `{macs conv1}` is what the engine computes, so no text can be out of date.

A figure is a word and its arguments, layers by name ("input" for the input) and numbers. `figure` works one out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from playground.engine.explain.terms import Summed, Unit
from playground.engine.explain.unit import explain
from playground.engine.forward import Pass
from playground.network.connections import Connections, connections
from playground.network.costs import LayerCosts, network_costs
from playground.network.layers import Array, KernelLayer, Shape
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

PATTERN = re.compile(r"\{([a-z_]+)((?: [^\s{}]+)*)\}")
INPUT = "input"
Figure = int | float | Shape | str


class FigureError(SpokenError):
    """A figure that cannot be worked out: its word, a layer or a number is not there."""


@dataclass(frozen=True, eq=False)
class Numbers:
    """What figures are taken from. `live` are the non-zero units at each stage of the back-projection."""

    network: Network
    passed: Pass
    live: tuple[int, ...] = ()


def figure(text: str, numbers: Numbers) -> Figure:
    """The figure that `text`, as `macs conv1`, stands for. Raises FigureError."""
    word, *arguments = text.split()
    if word not in FIGURES:
        raise FigureError(QT_TRANSLATE_NOOP("Sentence", "There is no figure called {word}."), word=word)
    try:
        return FIGURES[word](numbers, *arguments)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError):
        raise FigureError(QT_TRANSLATE_NOOP("Sentence", "The figure {text} is not there."), text=text) from None


def _shape(numbers: Numbers, name: str) -> Shape:
    return numbers.network.shapes[0 if name == INPUT else numbers.network.index_of(name) + 1]


def _side(axis: int, numbers: Numbers, name: str) -> int:
    return _shape(numbers, name)[axis]


def _values(numbers: Numbers, name: str) -> int:
    channels, height, width = _shape(numbers, name)
    return channels * height * width


def _cost(field: str, numbers: Numbers, name: str) -> Figure:
    row: LayerCosts = network_costs(numbers.network)[numbers.network.index_of(name)]
    value: Figure = getattr(row, field)
    return round(value) if isinstance(value, float) else value


def _connection(field: str, numbers: Numbers, name: str) -> int:
    found: Connections | None = connections(numbers.network, numbers.network.index_of(name))
    value: int = getattr(found, field)
    return value


def _map(numbers: Numbers, name: str, number: str) -> Array:
    index = -1 if name == INPUT else numbers.network.index_of(name)
    values: Array = numbers.passed.maps(index).channel(int(number))[0]
    return values


def _unit(numbers: Numbers, name: str, number: str, row: str, column: str) -> float:
    return float(_map(numbers, name, number)[int(row), int(column)])


def _largest(numbers: Numbers, name: str, number: str) -> float:
    return float(_map(numbers, name, number).max())


def _smallest(numbers: Numbers, name: str, number: str) -> float:
    return float(_map(numbers, name, number).min())


def _mean(numbers: Numbers, name: str, number: str) -> float:
    return float(_map(numbers, name, number).mean(dtype=np.float64))


def _deviation(numbers: Numbers, name: str, number: str) -> float:
    return float(_map(numbers, name, number).std(dtype=np.float64))


def _total(numbers: Numbers, name: str) -> float:
    """The sum of all units of a layer."""
    return float(numbers.passed.output(numbers.network.index_of(name))[0].sum(dtype=np.float64))


def _percent(numbers: Numbers, name: str) -> str:
    """The largest unit of a layer of probabilities."""
    return f"{float(numbers.passed.output(numbers.network.index_of(name))[0].max()):.1%}"


def _zeros(numbers: Numbers, name: str, number: str) -> int:
    return int(np.count_nonzero(_map(numbers, name, number) == 0))


def _zero_percent(numbers: Numbers, name: str, number: str) -> str:
    values = _map(numbers, name, number)
    return f"{np.count_nonzero(values == 0) / values.size:.0%}"


def _kernel_layer(numbers: Numbers, name: str) -> KernelLayer:
    layer = numbers.network.layers[numbers.network.index_of(name)]
    if not isinstance(layer, KernelLayer):
        raise ValueError(name)
    return layer


def _kernel(numbers: Numbers, name: str, output: str, source: str, row: str, column: str) -> float:
    layer = _kernel_layer(numbers, name)
    return float(layer.kernels[int(output), int(source), int(row), int(column)])


def _channel_sum(numbers: Numbers, name: str, number: str, row: str, column: str, source: str) -> float:
    """What input channel `source` adds to a unit of a convolution."""
    unit = Unit(int(number), int(row), int(column))
    terms = explain(numbers.passed, numbers.network.index_of(name), unit)
    if not isinstance(terms, Summed):
        raise ValueError(name)
    return float(terms.sums[int(source)])


def _window(numbers: Numbers, name: str) -> Figure:
    """The kernel's or the pooling's own size."""
    layer = numbers.network.layers[numbers.network.index_of(name)]
    size = layer.kernel_size if isinstance(layer, KernelLayer) else layer.size  # type: ignore[attr-defined]
    return f"{size[0]}×{size[1]}"


def _kernel_count(numbers: Numbers, name: str) -> int:
    """How many kernels, one for each pair of an input and an output channel."""
    layer = _kernel_layer(numbers, name)
    return _shape(numbers, name)[0] * numbers.network.shapes[numbers.network.index_of(name)][0] // layer.groups


def _others(numbers: Numbers, name: str) -> int:
    return _shape(numbers, name)[0] - 1


def _live(numbers: Numbers, stage: str) -> int:
    return numbers.live[int(stage)]


def _megabytes(numbers: Numbers, name: str) -> str:
    return f"{4 * _values(numbers, name) / 1e6:.1f} MB"


FIGURES: dict[str, Callable[..., Figure]] = {
    "shape": _shape,
    "channels": partial(_side, 0),
    "height": partial(_side, 1),
    "width": partial(_side, 2),
    "values": _values,
    "megabytes": _megabytes,
    "parameters": partial(_cost, "parameters"),
    "macs": partial(_cost, "macs"),
    "cpr": partial(_cost, "cpr"),
    "inputs": partial(_connection, "inputs"),
    "units": partial(_connection, "units"),
    "dense": partial(_connection, "dense"),
    "local": partial(_connection, "local"),
    "shared": partial(_connection, "shared"),
    "weights": partial(_connection, "window"),
    "window": _window,
    "kernels": _kernel_count,
    "others": _others,
    "kernel": _kernel,
    "unit": _unit,
    "largest": _largest,
    "smallest": _smallest,
    "mean": _mean,
    "deviation": _deviation,
    "total": _total,
    "percent": _percent,
    "zeros": _zeros,
    "zero_percent": _zero_percent,
    "channel_sum": _channel_sum,
    "live": _live,
}
"""Word -> what works it out."""
