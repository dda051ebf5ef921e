"""Which kernel is looked at: of which layer and output channel, which of its slices are in use, and which is chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array, KernelLayer
from playground.network.network import Network


@dataclass(frozen=True, eq=False)
class KernelPlace:
    """The kernel of output channel `number` of the layer at `index`; its first `used` slices count.

    `slice` is the chosen one, None: all of them. `colours` are the letters of what the slices stand for, if colours.
    """

    layer: KernelLayer
    index: int
    number: int
    used: int
    slice: int | None
    colours: str = ""

    @property
    def slices(self) -> Array:
        """All slices in use, (used, I, J)."""
        return np.asarray(self.layer.kernels[self.number, : self.used])

    @property
    def chosen(self) -> Array:
        """The chosen slice, (I, J), or all in use, (used, I, J)."""
        return self.slices if self.slice is None else np.asarray(self.slices[self.slice])

    @property
    def pictured(self) -> Array:
        """The slices in the order in which a picture shows them: red first."""
        return self.slices[::-1] if self.colours == "BGR" else self.slices


def kernel_place(
    network: Network, name: str | None, number: int, slice: int | None, colours: str = ""
) -> KernelPlace | None:
    """The place for a layer by name, with a kernel and a slice that are there; None where it has no kernels.

    `colours` are the letters of the input's channels, if they are colours.
    """
    index = next((place for place, layer in enumerate(network.layers) if layer.name == name), -1)
    layer = network.layers[index] if index >= 0 else None
    if not isinstance(layer, KernelLayer):
        return None
    computable = index < len(network.shapes) and network.shapes[index][0] % layer.groups == 0
    used = network.shapes[index][0] // layer.groups if computable else layer.kernels.shape[1]
    used = max(1, min(used, layer.kernels.shape[1]))
    chosen = None if slice is None else min(slice, used - 1)
    letters = colours if index == 0 and used == len(colours) else ""
    return KernelPlace(layer, index, min(number, layer.output_channels - 1), used, chosen, letters)
