"""What lets a network say classes: an end with one unit for each of them."""

from __future__ import annotations

from playground.network.editing.edits import insert
from playground.network.editing.kernel_edits import set_units
from playground.network.editing.new_layer import new_layer
from playground.network.layers import Flatten, FullyConnected, Layer, LogSoftmax, Softmax
from playground.network.network import Network


def end_in_classes(network: Network, count: int) -> Network:
    """The network with `count` units at its end: its last fully connected layer resized if only a softmax comes after
    it, else one added after all, flattened before where there are maps, with a softmax.

    New weights are random: what it says means nothing until it is trained.
    """
    end = len(network.layers)
    while end and isinstance(network.layers[end - 1], Softmax | LogSoftmax):
        end -= 1
    if end and isinstance(network.layers[end - 1], FullyConnected) and not network.layers[end - 1].muted:
        return set_units(network, end - 1, count)
    if end < len(network.shapes) and network.shapes[end][1:] != (1, 1):
        network, end = _with(network, end, Flatten), end + 1
    network = set_units(_with(network, end, FullyConnected), end, count)
    return network if end + 1 < len(network.layers) else _with(network, end + 1, Softmax)


def _with(network: Network, index: int, kind: type[Layer]) -> Network:
    return insert(network, index, new_layer(kind, network, index))
