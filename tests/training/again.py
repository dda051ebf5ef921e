"""Whether a training made the same network again: all its numbers compared with those of another run."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array, Convolution, FullyConnected
from playground.network.network import Network


def numbers(network: Network) -> dict[str, Array]:
    """The trained arrays by name, as `conv1.kernels`."""
    found: dict[str, Array | None] = {}
    for layer in network.layers:
        if isinstance(layer, Convolution):
            found |= {f"{layer.name}.kernels": layer.kernels, f"{layer.name}.bias": layer.bias}
        elif isinstance(layer, FullyConnected):
            found |= {f"{layer.name}.weights": layer.weights, f"{layer.name}.bias": layer.bias}
    return {name: array for name, array in found.items() if array is not None}


def differences(network: Network, other: Network) -> str:
    """How many numbers of each array differ in any bit, and by how much at most; ends in a line break."""
    ours, theirs = numbers(network), numbers(other)
    if {name: array.shape for name, array in ours.items()} != {name: array.shape for name, array in theirs.items()}:
        return "The layers differ.\n"
    lines, count, unlike = [], 0, 0
    for name, array in ours.items():
        off = int(np.count_nonzero(array.view(np.uint32) != theirs[name].view(np.uint32)))
        count, unlike = count + array.size, unlike + off
        if off:
            lines.append(f"{name}: {off:,} of {array.size:,}, up to {np.abs(array - theirs[name]).max():.2g}")
    lines.append(f"{count - unlike:,} of {count:,} numbers are the same bit for bit.")
    return "\n".join(lines) + "\n"
