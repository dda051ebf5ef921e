"""What a network costs: each layer's parameters, multiplications, receptive field, bytes, and memory for the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from playground import limits
from playground.network.connections import connections
from playground.network.geometry import windows
from playground.network.layers import (
    AdaptivePooling,
    Convolution,
    Flatten,
    GlobalPooling,
    Layer,
    LpPooling,
    MaxPooling,
    Pair,
    ReLU,
    Shape,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.receptive_field import Step, receptive_fields
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence

FLOAT_BYTES = 4
COLUMN_BUFFER_BYTES = 32 * limits.MEGABYTE
"""The engine gathers the pixels under a convolution's windows in a buffer of at most this size."""
POWERS, POWER_BYTES = 4, 2 * limits.MEGABYTE
"""Lp pooling takes its powers in so many arrays of doubles, each of one map or of several in so many bytes."""


@dataclass(frozen=True)
class LayerCosts:
    """One layer's figures. A muted one costs nothing and hands on its input's shape.

    `parameters` are the weights in use and the biases. `macs` are multiply-adds for one image: I*J*M*N*K*L / groups for
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
    rows = []
    for index, field in enumerate(receptive_fields(network)):
        layer, shape = network.layers[index], network.shapes[index + 1]
        used = connections(network, index)
        weights = used.shared if used else 0
        used_at = network.shapes[index] if isinstance(layer, TransposedConvolution) else shape
        macs = weights * used_at[1] * used_at[2]
        rows.append(
            LayerCosts(
                name=layer.name,
                kind=layer.kind,
                output_shape=shape,
                parameters=weights + (_biases(layer) if used else 0),
                macs=macs,
                cpr=macs / weights if weights else None,
                receptive_field=field.size,
                jump=field.jump,
                output_bytes=_bytes(shape),
            )
        )
    return tuple(rows)


def total_costs(rows: Iterable[LayerCosts]) -> TotalCosts:
    """The sums of parameters, multiply-adds and bytes."""
    rows = tuple(rows)
    return TotalCosts(
        sum(row.parameters for row in rows), sum(row.macs for row in rows), sum(row.output_bytes for row in rows)
    )


@dataclass(frozen=True)
class MemoryPlan:
    """Bytes a session of one network takes: for the maps, for what the way back remembers of them (a byte for every
    ReLU unit's sign and every max pooling's switch, four where it is adaptive), for the largest buffer, and for the
    stages of one back-projection.
    """

    maps: int
    traces: int
    buffers: int
    back_projection: int

    @property
    def total(self) -> int:
        return self.maps + self.traces + self.buffers + self.back_projection


def memory_plan(network: Network, batch: int = 1) -> MemoryPlan:
    """What a forward pass of `batch` images in float32 and a back-projection of one of them take. Allocates nothing."""
    maps, traces, buffers = _bytes(network.input_shape), 0, 0
    for layer, shape, output in zip(network.layers, network.shapes, network.shapes[1:], strict=False):
        if layer.muted or isinstance(layer, Flatten):
            continue  # hands on the very array it got
        maps += _bytes(output)
        if isinstance(layer, ReLU | MaxPooling):
            traces += _bytes(output) // FLOAT_BYTES
        if isinstance(layer, AdaptivePooling) and layer.mode == "max":
            traces += _bytes(output)
        if isinstance(layer, Convolution):
            buffers = max(buffers, _convolution_buffers(layer, shape, output))
        if isinstance(layer, TransposedConvolution):
            buffers = max(buffers, _stamp_buffers(layer, shape, output))
        if isinstance(layer, LpPooling) or (isinstance(layer, GlobalPooling) and layer.mode == "lp"):
            buffers = max(buffers, POWERS * max(2 * _bytes((1, *shape[1:])), POWER_BYTES))
    return MemoryPlan(maps * batch, traces * batch, buffers, maps)


def planned_bytes(network: Network, batch: int = 1) -> int:
    """The total of `memory_plan`."""
    return memory_plan(network, batch).total


def check_memory(network: Network, batch: int = 1) -> None:
    """Raises NetworkError with the arithmetic when the plan exceeds limits.SESSION_BYTES."""
    plan = memory_plan(network, batch)
    if plan.total <= limits.SESSION_BYTES:
        return
    largest = max(range(len(network.shapes)), key=lambda index: _bytes(network.shapes[index]))
    shape = network.shapes[largest]
    raise NetworkError(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "The network needs {total} MB, more than the {limit} MB a session may take: maps {maps} MB, signs and "
            "switches {traces} MB, buffers {buffers} MB, back-projection {back} MB, with {batch} as batch size. The "
            "largest is {name}: {shape} x 4 bytes = {bytes} MB each.",
        ),
        total=_megabytes(plan.total),
        limit=_megabytes(limits.SESSION_BYTES),
        maps=_megabytes(plan.maps),
        traces=_megabytes(plan.traces),
        buffers=_megabytes(plan.buffers),
        back=_megabytes(plan.back_projection),
        batch=batch,
        name=network.layers[largest - 1].name if largest else Sentence(QT_TRANSLATE_NOOP("Sentence", "the input")),
        shape=" x ".join(map(str, shape)),
        bytes=_megabytes(_bytes(shape)),
    )


def _convolution_buffers(layer: Convolution, shape: Shape, output: Shape) -> int:
    """The padded input of one group and the columns of one tile."""
    vertical, horizontal = windows(layer, *shape[1:])
    channels = shape[0] // layer.groups
    height = shape[1] + vertical.before + vertical.after
    width = shape[2] + horizontal.before + horizontal.after
    columns = channels * layer.kernel_size[0] * layer.kernel_size[1] * output[1] * output[2] * FLOAT_BYTES
    return _bytes((channels, height, width)) + min(columns, COLUMN_BUFFER_BYTES)


def _stamp_buffers(layer: TransposedConvolution, shape: Shape, output: Shape) -> int:
    """The output of one group, padded for the way back, and the columns of one tile: of either way the larger."""
    height, width = (
        (length - 1) * stride + (size - 1) * dilation + 1
        for length, stride, size, dilation in zip(
            shape[1:], layer.stride, layer.kernel_size, layer.dilation, strict=True
        )
    )
    made, taken = output[0] // layer.groups, shape[0] // layer.groups
    cells = layer.kernel_size[0] * layer.kernel_size[1]
    columns = cells * max(made * shape[1] * shape[2], taken * output[1] * output[2]) * FLOAT_BYTES
    return _bytes((max(made, taken), height, width)) + min(columns, COLUMN_BUFFER_BYTES)


def _biases(layer: Layer) -> int:
    bias = getattr(layer, "bias", None)
    return 0 if bias is None else len(bias)


def _bytes(shape: Shape) -> int:
    channels, height, width = shape
    return channels * height * width * FLOAT_BYTES


def _megabytes(count: int) -> str:
    return f"{count / limits.MEGABYTE:,.0f}"
