"""What brings a dead map back to life: the one edit that lets its kernel find something in the picture."""

from __future__ import annotations

from enum import Enum

from playground.network.editing.edits import layer_at
from playground.network.editing.kernel_edits import set_bias, set_kernel
from playground.network.kernel.kernel_transforms import negate
from playground.network.kernel.kernels import named_kernel
from playground.network.layers import KernelLayer
from playground.network.network import Network


class Cause(str, Enum):
    """Why a kernel gives no unit above 0."""

    KERNEL = "kernel"  # all its cells are 0
    BIAS = "bias"  # the bias pulls everything it finds below 0
    NEGATIVE = "negative"  # all it finds is negative
    NOTHING = "nothing"  # it finds nothing at all: no edit of it helps


def revive(network: Network, index: int, channel: int, cause: Cause) -> Network:
    """Kernel `channel` of layer `index` so that it finds something: an edge drawn, the bias at 0, the signs turned."""
    layer = layer_at(network, index)
    assert isinstance(layer, KernelLayer)
    if cause is Cause.KERNEL:
        rows, columns = layer.kernel_size
        network = set_kernel(
            network, index, channel, None, named_kernel("sobel_x" if columns > 1 else "box", (rows, columns))
        )
    if cause is Cause.NEGATIVE:
        network = set_kernel(network, index, channel, None, negate(layer.kernels[channel]))
    if layer.bias is not None and layer.bias[channel] < 0 and cause is not Cause.NOTHING:
        network = set_bias(network, index, channel, 0.0)
    return network
