"""Receptive fields: how much of the picture one position of a layer's output can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playground.network.geometry import windows
from playground.network.layers import Convolution, Flatten, FullyConnected, GlobalPooling, Layer, Pair, Pooling, Shape
from playground.network.network import Network


@dataclass(frozen=True)
class ReceptiveField:
    """What a position of the output, all its channels together, sees: `size` pixels (vertical, horizontal).

    Neighbouring positions see fields that lie `jump` pixels apart. At the border a field reaches into the padding, so
    it may be larger than the picture.
    """

    size: Pair = (1, 1)
    jump: Pair = (1, 1)


def receptive_fields(network: Network) -> Iterator[ReceptiveField]:
    """The field of every computable layer in order (Dumoulin & Visin 2016: r + (span - 1) * jump, jump * stride)."""
    field = ReceptiveField()
    for layer, shape in zip(network.layers, network.shapes[:-1], strict=False):
        if not layer.muted:
            spans, strides = _spans_and_strides(layer, shape)
            rows, columns = (
                size + (span - 1) * jump for size, span, jump in zip(field.size, spans, field.jump, strict=True)
            )
            down, across = (jump * stride for jump, stride in zip(field.jump, strides, strict=True))
            field = ReceptiveField((rows, columns), (down, across))
        yield field


def _spans_and_strides(layer: Layer, shape: Shape) -> tuple[Pair, Pair]:
    """How many rows and columns of the layer's input a position sees, and how far the next one is.

    Layers that leave one position look at the whole map; there is no next one, so the jump stays.
    """
    if isinstance(layer, Convolution | Pooling):
        vertical, horizontal = windows(layer, *shape[1:])
        return (vertical.span, horizontal.span), (vertical.stride, horizontal.stride)
    if isinstance(layer, GlobalPooling | Flatten | FullyConnected):
        return shape[1:], (1, 1)
    return (1, 1), (1, 1)
