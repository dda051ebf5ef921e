"""The article's sum of local connection and weight sharing, for any layer: what dense, local and shared would cost."""

from __future__ import annotations

from dataclasses import dataclass

from playground.network.geometry import bins
from playground.network.layers import (
    AdaptivePooling,
    BatchNormalization,
    Convolution,
    FullyConnected,
    GlobalPooling,
    InstanceNormalization,
    KernelLayer,
    Layer,
    LocalResponseNormalization,
    LogSoftmax,
    Pooling,
    Shape,
    Softmax,
    TransposedConvolution,
)
from playground.network.network import Network


@dataclass(frozen=True)
class Connections:
    """The numbers of the sum: a 100x100 picture has 10^4 `inputs`, the next layer 10^5 `units`, a `window` 9 inputs.

    `shared` is the number of weights when all units of a map use the same ones: 9 for each kernel. A layer without
    weights has none. Biases are left out, as in the article.
    """

    inputs: int
    units: int
    window: int
    shared: int

    @property
    def dense(self) -> int:
        """Connections, one weight each, when every unit sees every input: 10^9."""
        return self.inputs * self.units

    @property
    def local(self) -> int:
        """Connections when every unit sees its window only, with weights of its own: 9 * 10^5."""
        return self.window * self.units


@dataclass(frozen=True)
class Arrangement:
    """A picture, units over it, and windows with their kernels, to ask what they would cost: nothing has to fit.

    A kernel sees `channels` / `groups` of the picture's channels.
    """

    channels: int
    height: int
    width: int
    units: int
    rows: int
    columns: int
    kernels: int
    groups: int = 1

    @property
    def connections(self) -> Connections:
        """The sum of this arrangement."""
        window = self.channels // self.groups * self.rows * self.columns
        return Connections(self.channels * self.height * self.width, self.units, window, window * self.kernels)


ARTICLE = Arrangement(channels=1, height=100, width=100, units=100_000, rows=3, columns=3, kernels=1)
"""The article's sum: 10^9 connections when dense, 9 * 10^5 when local, 9 weights when shared; 900 with 100 kernels."""


def arrangement(network: Network, index: int) -> Arrangement | None:
    """What layer `index` is as an Arrangement; None where it is no convolution or is not computed."""
    layer = network.layers[index]
    if not isinstance(layer, Convolution) or layer.muted or index + 1 >= len(network.shapes):
        return None
    outputs = network.shapes[index + 1]
    return Arrangement(*network.shapes[index], _product(outputs), *layer.kernel_size, outputs[0], layer.groups)


def connections(network: Network, index: int) -> Connections | None:
    """The sum for layer `index` over the maps it gets; None where it is muted or cannot be computed."""
    layer = network.layers[index]
    if layer.muted or index + 1 >= len(network.shapes):
        return None
    shape, outputs = network.shapes[index], network.shapes[index + 1]
    window = _window(layer, shape)
    shared = 0
    if isinstance(layer, KernelLayer):
        shared = shape[0] // layer.groups * layer.kernels[0, 0].size * outputs[0]
    if isinstance(layer, FullyConnected):
        shared = window * outputs[0]
    if isinstance(layer, BatchNormalization | InstanceNormalization):
        shared = outputs[0]
    return Connections(_product(shape), _product(outputs), window, shared)


def _window(layer: Layer, shape: Shape) -> int:
    """The number of inputs one unit sees; taps in the padding count too, and the most where units differ."""
    channels, height, width = shape
    if isinstance(layer, TransposedConvolution):
        down, across = (-(-size // step) for size, step in zip(layer.kernel_size, layer.stride, strict=True))
        return channels // layer.groups * down * across
    if isinstance(layer, Convolution):
        return channels // layer.groups * layer.kernel_size[0] * layer.kernel_size[1]
    if isinstance(layer, Pooling):
        return layer.size[0] * layer.size[1]
    if isinstance(layer, AdaptivePooling):
        return bins(height, layer.size[0]).longest * bins(width, layer.size[1]).longest
    if isinstance(layer, GlobalPooling | InstanceNormalization):
        return height * width
    if isinstance(layer, FullyConnected):
        return channels * height * width
    if isinstance(layer, LocalResponseNormalization):
        return min(layer.size, channels)
    return channels if isinstance(layer, Softmax | LogSoftmax) else 1


def _product(shape: Shape) -> int:
    channels, height, width = shape
    return channels * height * width
