"""Receptive fields: how much of the picture, and which part of it, one position of a layer's output can see."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from playground.network.geometry import Window, bins, stamps, windows
from playground.network.layers import (
    AdaptivePooling,
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    Layer,
    MaxPooling,
    Pair,
    Pooling,
    Shape,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.partners import partner_index

Step = int | Fraction
"""Pixels, of which a part is possible: after a layer that makes maps larger, neighbours may lie closer than a pixel."""


@dataclass(frozen=True)
class ReceptiveField:
    """What a position of the output, all its channels together, sees: `size` pixels (vertical, horizontal).

    Neighbouring positions see fields that lie `jump` pixels apart; the first one's begins at `start`, which is negative
    where it reaches into padding. At the border a field does so, and it may be larger than the picture.
    """

    size: Pair = (1, 1)
    jump: tuple[Step, Step] = (1, 1)
    start: tuple[Step, Step] = (0, 0)

    def box(self, row: int, column: int) -> tuple[int, int, int, int]:
        """Top, left, height and width, in pixels, of what the position sees; it may reach over any edge."""
        return (
            math.floor(self.start[0] + row * self.jump[0]),
            math.floor(self.start[1] + column * self.jump[1]),
            *self.size,
        )


def receptive_fields(network: Network) -> Iterator[ReceptiveField]:
    """The field of every computable layer in order (Dumoulin & Visin 2016: r + (span - 1) * jump, jump * stride)."""
    return _folded(_ways(network))


def fields_behind(network: Network, index: int) -> tuple[ReceptiveField, ...]:
    """The field of a position of layer `index` in the input of each layer up to it: first the network's input."""
    ways = list(_ways(network))[: index + 1]
    return tuple(list(_folded(ways[first:]))[-1] for first in range(index + 1))


_Way = tuple[Pair, tuple[Step, Step], Pair]
"""How many rows and columns of its input a position sees, how far the next one is, what is padded above and left."""


def _ways(network: Network) -> Iterator[_Way | None]:
    """That of every computable layer in order; None where it is muted."""
    for index, (layer, shape) in enumerate(zip(network.layers, network.shapes[:-1], strict=False)):
        partner = partner_index(network.layers, index)
        if partner is not None and not layer.muted:
            pooling = network.layers[partner]
            assert isinstance(pooling, MaxPooling)
            yield _stamped(windows(pooling, *network.shapes[partner][1:]))
        else:
            yield None if layer.muted else _spans_strides_and_pads(layer, shape)


def _folded(ways: Iterable[_Way | None]) -> Iterator[ReceptiveField]:
    """The field after each of the layers, in what comes into the first of them."""
    field = ReceptiveField()
    for way in ways:
        if way is not None:
            spans, strides, pads = way
            rows, columns = (
                size + math.ceil((span - 1) * jump)
                for size, span, jump in zip(field.size, spans, field.jump, strict=True)
            )
            top, left = (start - pad * jump for start, pad, jump in zip(field.start, pads, field.jump, strict=True))
            down, across = (jump * stride for jump, stride in zip(field.jump, strides, strict=True))
            field = ReceptiveField((rows, columns), (down, across), (top, left))
        yield field


def _spans_strides_and_pads(layer: Layer, shape: Shape) -> _Way:
    """Of one layer by itself.

    Layers that leave one position look at the whole map; there is no next one, so the jump stays. A map's mean and
    variance, by which it may be normalised, do not count as seeing: they are of all positions alike.
    """
    if isinstance(layer, Convolution | Pooling):
        vertical, horizontal = windows(layer, *shape[1:])
        return (
            (vertical.span, horizontal.span),
            (vertical.stride, horizontal.stride),
            (vertical.before, horizontal.before),
        )
    if isinstance(layer, TransposedConvolution):
        return _stamped(stamps(layer, *shape[1:]))
    if isinstance(layer, AdaptivePooling):
        down, across = (bins(length, count) for length, count in zip(shape[1:], layer.size, strict=True))
        strides = Fraction(shape[1], layer.size[0]), Fraction(shape[2], layer.size[1])
        return (down.longest, across.longest), strides, (0, 0)
    if isinstance(layer, GlobalPooling | Flatten | FullyConnected):
        return shape[1:], (1, 1), (0, 0)
    return (1, 1), (1, 1), (0, 0)


def _stamped(ways: tuple[Window, Window]) -> _Way:
    """The same for a layer whose output pixels lie under the stamps, or the windows un-pooled, of several inputs: the
    most there can be."""
    down, across = ways
    return (
        ((down.span - 1) // down.stride + 1, (across.span - 1) // across.stride + 1),
        (Fraction(1, down.stride), Fraction(1, across.stride)),
        ((down.span - 1 - down.before) // down.stride, (across.span - 1 - across.before) // across.stride),
    )
