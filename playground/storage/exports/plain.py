"""The network as other programs take it: no muted layers, no spare kernels, none turned, padding in numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from playground.network.geometry import windows
from playground.network.layers import (
    Convolution,
    FullyConnected,
    KernelLayer,
    Layer,
    Padding,
    PerChannelLayer,
    Pooling,
    Shape,
)
from playground.network.network import Network
from playground.network.partners import partner_index
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.faults import StorageError

NO_PADDING = Padding()


class ExportError(StorageError):
    """A network that cannot be written in a form: refused in words."""


@dataclass(frozen=True, eq=False)
class Plain:
    """One layer as it computes, the shape that comes in, its padding in numbers where it has a window, and the pooling
    whose switches it uses where it un-pools.
    """

    layer: Layer
    before: Shape
    padding: Padding = NO_PADDING
    partner: Plain | None = None


def plain_layers(network: Network) -> tuple[Plain, ...]:
    """Every layer that does something, in order. Raises ExportError when one does not fit."""
    if network.problem is not None:
        raise ExportError(
            QT_TRANSLATE_NOOP("Sentence", "It was not exported: a layer cannot be computed. {reason}"),
            reason=network.problem.sentence,
        )
    plain: dict[int, Plain] = {}
    for index, (layer, shape) in enumerate(zip(network.layers, network.shapes, strict=False)):
        if not layer.muted:
            partner = partner_index(network.layers, index)
            plain[index] = _plain(layer, shape)
            if partner is not None:
                plain[index] = replace(plain[index], partner=plain[partner])
    return tuple(plain.values())


def has_no_form(layer: Layer, program: str) -> ExportError:
    """For a layer that another program has no match for."""
    return ExportError(
        QT_TRANSLATE_NOOP(
            "Sentence", "It was not exported: {program} has nothing that does what {name} ({kind}) does."
        ),
        program=program,
        name=layer.name,
        kind=layer.kind,
    )


def _plain(layer: Layer, shape: Shape) -> Plain:
    if isinstance(layer, KernelLayer):
        kernels = layer.kernels[:, : shape[0] // layer.groups]
        if isinstance(layer, Convolution) and layer.flipped:
            layer, kernels = replace(layer, flipped=False), kernels[:, :, ::-1, ::-1]
        layer = replace(layer, kernels=np.ascontiguousarray(kernels))
    elif isinstance(layer, FullyConnected):
        used = shape[0] * shape[1] * shape[2]
        layer = replace(layer, weights=np.ascontiguousarray(layer.weights[:, :used]))
    elif isinstance(layer, PerChannelLayer):
        layer = replace(layer, **{field: getattr(layer, field)[: shape[0]] for field in layer.new_numbers})
    if not isinstance(layer, Convolution | Pooling):
        return Plain(layer, shape)
    vertical, horizontal = windows(layer, *shape[1:])
    return Plain(layer, shape, Padding(vertical.before, vertical.after, horizontal.before, horizontal.after))
