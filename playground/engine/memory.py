"""Memory, planned before it is taken: bytes of maps, switches, buffers and a back-projection, from shapes alone."""

from __future__ import annotations

from dataclasses import dataclass

from playground import limits
from playground.engine.convolution import conv, transposed_conv
from playground.engine.convolution.kept import KEPT_BYTES
from playground.engine.layer_table import LAYER_TABLE
from playground.network.geometry import windows
from playground.network.layers import (
    AdaptivePooling,
    Convolution,
    Dropout,
    Flatten,
    GlobalPooling,
    Layer,
    LeakyReLU,
    LogSoftmax,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    ParametricReLU,
    Pooling,
    ReLU,
    Shape,
    Sigmoid,
    Softmax,
    Tanh,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.partners import partner_index
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence

FLOAT_BYTES = 4
FORWARD_BYTES: dict[type[Layer], int] = {LeakyReLU: 5, ParametricReLU: 5, Softmax: 4, LogSoftmax: 4}
"""Bytes beside the maps that a layer takes for each value while it makes them; the curves go tile by tile."""
BACK_BYTES: dict[type[Layer], int] = {
    ReLU: 6,
    LeakyReLU: 5,
    ParametricReLU: 5,
    Sigmoid: 4,
    Tanh: 4,
    Softmax: 4,
    LogSoftmax: 4,
    MaxUnpooling: 10,
}
"""The same for each value on the way back, under the rule that takes most."""
POWERS, POWERS_BACK, POWER_BYTES = 4, 7, 2 * limits.MEGABYTE
"""Lp pooling takes its powers in so many arrays of doubles, forward and back, each of one map or of several."""


@dataclass(frozen=True)
class MemoryPlan:
    """Bytes a session of one network takes: for the maps, for the switches that the way back keeps, for the largest
    buffer, and for the stages of one back-projection.
    """

    maps: int
    traces: int
    buffers: int
    back_projection: int

    @property
    def total(self) -> int:
        return self.maps + self.traces + self.buffers + self.back_projection


def memory_plan(network: Network, batch: int = 1) -> MemoryPlan:
    """What a forward pass of `batch` images in float32 and a back-projection of one of them take. Allocates nothing.

    Worked out once for all networks that differ in their numbers alone.
    """
    plan = network.of_structure.get((MemoryPlan, batch))
    if not isinstance(plan, MemoryPlan):
        plan = network.of_structure[MemoryPlan, batch] = _planned(network, batch)
    return plan


def _planned(network: Network, batch: int) -> MemoryPlan:
    """The plan of one pass and one way back.

    The map sent back is one of the last layer: from there on one map is alive, from the first layer that mixes the
    channels on all of them. `buffers` is what the peak has beyond all the rest: a buffer is taken before the maps and
    stages that come after it, and gives them its place. What is kept for the next pass is counted with them.
    """
    maps, forward_peak = _bytes(network.input_shape) * batch, 0
    steps = list(zip(network.layers, network.shapes, network.shapes[1:], strict=False))
    switches = _switches_kept(network, batch)
    for layer, shape, output in steps:
        if not _hands_on(layer):
            maps += _bytes(output) * batch
            forward_peak = max(forward_peak, maps + switches + _forward_buffers(layer, shape, output, batch))
    while steps and isinstance(steps[-1][0], Softmax | LogSoftmax):
        steps.pop()  # seeded at its logits
    live, traces, kept = 1, switches, 0
    back, back_peak = _bytes((live, *network.shapes[len(steps)][1:])), 0
    for layer, shape, output in reversed(steps):
        if layer.muted:
            continue
        given = live
        if isinstance(layer, Convolution):
            kept += conv.kept_bytes(layer, shape, output, given)
        live = live if LAYER_TABLE[type(layer)].channelwise else shape[0]
        back += 0 if _hands_back(layer, given, output) else _bytes((live, *shape[1:]))
        traces += _switch_bytes(layer) * given * output[1] * output[2]
        buffer = _back_buffers(layer, (live, *shape[1:]), (given, *output[1:]))
        back_peak = max(back_peak, back + traces + buffer)
    buffers = max(forward_peak, maps + back_peak) - (maps + traces + back)
    return MemoryPlan(maps, traces, max(buffers, 0) + min(kept, KEPT_BYTES), back)


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
            "The network needs {total} MB, more than the {limit} MB a session may take: maps {maps} MB, "
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


def check_memory_of_two(first: Network, second: Network) -> None:
    """Raises NetworkError when two networks fit one by one, but not side by side."""
    sizes = planned_bytes(first), planned_bytes(second)
    if sum(sizes) > limits.SESSION_BYTES:
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "Both worlds together need {first} MB + {second} MB, more than the {limit} MB a session may take.",
            ),
            first=_megabytes(sizes[0]),
            second=_megabytes(sizes[1]),
            limit=_megabytes(limits.SESSION_BYTES),
        )


def _hands_on(layer: Layer) -> bool:
    """Whether the output is the very array that came in."""
    return layer.muted or isinstance(layer, Flatten | Dropout)


def _hands_back(layer: Layer, given: int, output: Shape) -> bool:
    """Whether the result is the very array that is sent back, of `given` live channels."""
    return isinstance(layer, Dropout) or (isinstance(layer, Flatten) and given == output[0])


def _switch_bytes(layer: Layer) -> int:
    """Bytes that the way back keeps for each output."""
    if isinstance(layer, AdaptivePooling):
        return 4 if layer.mode == "max" else 0
    return int(isinstance(layer, MaxPooling))


def _switches_kept(network: Network, batch: int) -> int:
    """Bytes of the switches that un-poolings work out on the way forward, of all maps."""
    computed = range(len(network.shapes) - 1)
    partners = {partner_index(network.layers, index) for index in computed if not network.layers[index].muted}
    return sum(_values(network.shapes[place + 1]) * batch for place in partners if place is not None)


def _takes_powers(layer: Layer) -> bool:
    return isinstance(layer, LpPooling) or (isinstance(layer, GlobalPooling) and layer.mode == "lp")


def _forward_buffers(layer: Layer, shape: Shape, output: Shape, batch: int) -> int:
    if isinstance(layer, Convolution):
        return conv.forward_buffer_bytes(layer, shape, output)
    if isinstance(layer, TransposedConvolution):
        return transposed_conv.forward_buffer_bytes(layer, shape, output)
    if _takes_powers(layer):
        return POWERS * _power_bytes(shape, batch)
    if isinstance(layer, MaxUnpooling):  # as the way back of its pooling, over all maps
        return batch * (6 * shape[0] * shape[1] * output[2] + 10 * _values(shape))
    if isinstance(layer, AdaptivePooling):
        return 2 * _bytes((shape[0], output[1], shape[2])) * batch  # pooled along one axis, and a piece of that
    return FORWARD_BYTES.get(type(layer), 0) * batch * _values(output)


def _back_buffers(layer: Layer, shape: Shape, given: Shape) -> int:
    """For a way back from `given` to `shape`, of which only the live channels are counted."""
    if isinstance(layer, Convolution):
        return conv.back_buffer_bytes(layer, shape, given)
    if isinstance(layer, TransposedConvolution):
        return transposed_conv.back_buffer_bytes(layer, shape, given)
    if _takes_powers(layer):
        return POWERS_BACK * _power_bytes(shape, 1)
    if isinstance(layer, AdaptivePooling):  # the places of all pixels, and of one axis's maxima, or its sums
        return (3 if layer.mode == "max" else 1) * _bytes(shape)
    if isinstance(layer, MaxPooling):
        found = 6 * given[0] * given[1] * shape[2] + 10 * _values(given)  # maxima and numbers of one axis, then both
        overlap = any(way.span > way.stride for way in windows(layer, *shape[1:]))
        return max(found, _bytes(shape) + 14 * _values(given) if overlap else 0)  # or a plane for each phase
    if isinstance(layer, Pooling):
        return FLOAT_BYTES * (given[0] * given[1] * shape[2] + _values(given))
    return BACK_BYTES.get(type(layer), 0) * _values(shape)


def _power_bytes(shape: Shape, batch: int) -> int:
    """Of one array of powers over maps of `shape` (C, H, W)."""
    return max(2 * _bytes((1, *shape[1:])), min(POWER_BYTES, 2 * _bytes(shape) * batch))


def _values(shape: Shape) -> int:
    return shape[0] * shape[1] * shape[2]


def _bytes(shape: Shape) -> int:
    return _values(shape) * FLOAT_BYTES


def _megabytes(count: int) -> str:
    return f"{count / limits.MEGABYTE:,.0f}"
