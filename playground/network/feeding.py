"""Which maps and kernels feed a map, and which maps a kernel makes."""

from __future__ import annotations

from playground.network.layers import Flatten, FullyConnected, KernelLayer, LocalResponseNormalization
from playground.network.network import Network


def feeding_convolution(network: Network, index: int) -> int | None:
    """The convolution whose kernel k makes map k of layer `index`, through layers that keep maps apart; or None."""
    while index >= 0:
        layer = network.layers[index]
        if not layer.muted:
            if isinstance(layer, KernelLayer):
                return index
            if isinstance(layer, FullyConnected | Flatten):
                return None
        index -= 1
    return None


def fed_channels(network: Network, index: int, channel: int) -> dict[int, range | tuple[int, ...]]:
    """The maps that feed map `channel` of layer `index`: layer index -> channels, back to the first that mixes."""
    feeds: dict[int, range | tuple[int, ...]] = {}
    while index >= 0:
        layer = network.layers[index]
        if not layer.muted and isinstance(layer, KernelLayer):
            share = network.shapes[index][0] // layer.groups
            group = channel // (layer.output_channels // layer.groups)
            feeds[index - 1] = range(group * share, (group + 1) * share)
            return feeds
        if not layer.muted and isinstance(layer, FullyConnected | Flatten):
            feeds[index - 1] = range(network.shapes[index][0])
            return feeds
        if not layer.muted and isinstance(layer, LocalResponseNormalization):
            feeds[index - 1] = layer.neighbours(channel, network.shapes[index][0])
            return feeds
        index -= 1
        feeds[index] = (channel,)
    return feeds


def maps_of_kernel(network: Network, maker: int, kernel: int) -> dict[str, int]:
    """Layer name -> the map that kernel `kernel` of layer `maker` makes there: in its own layer, and in those after it
    that keep maps apart.
    """
    made = [index for index in range(len(network.layers)) if feeding_convolution(network, index) == maker]
    return {network.layers[index].name: kernel for index in made}
