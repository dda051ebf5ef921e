"""What a network costs: each layer's parameters, multiplications, receptive field and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from playground.network.connections import connections
from playground.network.layers import Layer, Pair, PerChannelLayer, Shape, TransposedConvolution
from playground.network.network import Network
from playground.network.receptive_field import Step, receptive_fields

FLOAT_BYTES = 4


@dataclass(frozen=True)
class LayerCosts:
    """One layer's figures. A muted one costs nothing and hands on its input's shape.

    `parameters` are the weights in use and the biases; of a normalisation the scales and shifts, since its means and
    variances are measured. `macs` are multiply-adds for one image: I*J*M*N*K*L / groups for
    a convolution (M*N are its input's positions where it is transposed), inputs * units when fully connected. `cpr` is
    the article's MAC / Params, with Params = I*J*K*L, so without the biases: it is M*N, the positions each weight is
    used at; None where there are no weights.
    `receptive_field` and `jump`: see `ReceptiveField`. `output_bytes` are those of the maps in float32.
    """

    name: str
    kind: str
    output_shape: Shape
    parameters: int
    macs: int
    cpr: float | None
    receptive_field: Pair
    jump: tuple[Step, Step]
    output_bytes: int


@dataclass(frozen=True)
class TotalCosts:
    """The sums over the layers."""

    parameters: int
    macs: int
    output_bytes: int


def network_costs(network: Network) -> tuple[LayerCosts, ...]:
    """A row for every layer that can be computed, in order; the input has none."""
    rows = network.of_structure.get(LayerCosts)
    if not isinstance(rows, tuple):
        rows = network.of_structure[LayerCosts] = tuple(_rows(network))
    return rows


def _rows(network: Network) -> Iterator[LayerCosts]:
    for index, field in enumerate(receptive_fields(network)):
        layer, shape = network.layers[index], network.shapes[index + 1]
        used = connections(network, index)
        weights = used.shared if used else 0
        used_at = network.shapes[index] if isinstance(layer, TransposedConvolution) else shape
        macs = weights * used_at[1] * used_at[2]
        yield LayerCosts(
            name=layer.name,
            kind=layer.kind,
            output_shape=shape,
            parameters=weights + (_added(layer, shape[0]) if used else 0),
            macs=macs,
            cpr=macs / weights if weights else None,
            receptive_field=field.size,
            jump=field.jump,
            output_bytes=_bytes(shape),
        )


def total_costs(rows: Iterable[LayerCosts]) -> TotalCosts:
    """The sums of parameters, multiply-adds and bytes."""
    rows = tuple(rows)
    return TotalCosts(
        sum(row.parameters for row in rows), sum(row.macs for row in rows), sum(row.output_bytes for row in rows)
    )


def _added(layer: Layer, channels: int) -> int:
    """Parameters that are no weights: biases, and the shift or slope of each channel."""
    if isinstance(layer, PerChannelLayer):
        return channels
    bias = getattr(layer, "bias", None)
    return 0 if bias is None else len(bias)


def _bytes(shape: Shape) -> int:
    channels, height, width = shape
    return channels * height * width * FLOAT_BYTES
