"""A new layer of any kind with settings that work where it is put: the start of every "add layer"."""

from __future__ import annotations

import numpy as np

from playground.network.layers import (
    ELU,
    GELU,
    SAME,
    SELU,
    AdaptivePooling,
    AveragePooling,
    BatchNormalization,
    Clip,
    Convolution,
    Dropout,
    Flatten,
    FullyConnected,
    GlobalPooling,
    HardSigmoid,
    InstanceNormalization,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    LogSoftmax,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    ParametricReLU,
    PerChannelLayer,
    ReLU,
    Shape,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    SumPooling,
    Tanh,
    TransposedConvolution,
)
from playground.network.names import free_name
from playground.network.network import Network
from playground.network.partners import fitting_poolings
from playground.network.weights import check_weight_memory, new_kernels, random_weights

STEMS: dict[type[Layer], str] = {
    Convolution: "conv",
    TransposedConvolution: "deconv",
    ReLU: "relu",
    LeakyReLU: "leaky",
    ParametricReLU: "prelu",
    Sigmoid: "sigmoid",
    Tanh: "tanh",
    ELU: "elu",
    SELU: "selu",
    GELU: "gelu",
    SiLU: "silu",
    Softplus: "softplus",
    HardSigmoid: "hard",
    Clip: "clip",
    MaxPooling: "pool",
    AveragePooling: "pool",
    SumPooling: "pool",
    LpPooling: "pool",
    AdaptivePooling: "adaptive",
    GlobalPooling: "global",
    MaxUnpooling: "unpool",
    Flatten: "flatten",
    FullyConnected: "fc",
    Softmax: "softmax",
    LogSoftmax: "logsoftmax",
    Dropout: "dropout",
    BatchNormalization: "norm",
    InstanceNormalization: "norm",
    LocalResponseNormalization: "lrn",
}
"""What the names of new layers begin with."""

NEW_OUTPUTS = 8
NEW_UNITS = 10
NEW_SIZE = (4, 4)
NEW_ALPHA = 1.0
"""Strong enough to be seen: that of trained networks is for values of hundreds."""


def new_layer(kind: type[Layer], network: Network, index: int) -> Layer:
    """A layer of `kind` to be inserted at `index`: a 3x3 'same' convolution with 8 outputs, 2x2 pooling, 10 units ...

    Its weights fit the shape that reaches `index`, or, after a layer with a problem, the last one known. They are the
    same every time. Raises NetworkError when there is no memory for them.
    """
    name = free_name(STEMS[kind], network.layers)
    shape = network.shapes[min(index, len(network.shapes) - 1)]
    if issubclass(kind, Convolution):
        return _convolution(name, network, shape)
    if issubclass(kind, TransposedConvolution):
        return _transposed_convolution(name, network, shape)
    if issubclass(kind, FullyConnected):
        return _fully_connected(name, network, shape)
    if issubclass(kind, AdaptivePooling):
        return AdaptivePooling(name=name, size=NEW_SIZE)
    if issubclass(kind, MaxUnpooling):
        poolings = fitting_poolings(network.layers, index, network.shapes)
        return MaxUnpooling(name=name, pooling=poolings[-1] if poolings else "")
    if issubclass(kind, LocalResponseNormalization):
        return LocalResponseNormalization(name=name, alpha=NEW_ALPHA)
    if issubclass(kind, PerChannelLayer):
        return _per_channel(kind, name, network, shape)
    return kind(name=name)


def _convolution(name: str, network: Network, shape: Shape) -> Convolution:
    sides = (NEW_OUTPUTS, shape[0], 3, 3)
    check_weight_memory(name, sides, network.layers)
    kernels = new_kernels(_seed(name), sides)
    return Convolution(name=name, kernels=kernels, bias=np.zeros(NEW_OUTPUTS), padding=SAME)


def _transposed_convolution(name: str, network: Network, shape: Shape) -> TransposedConvolution:
    """Twice as high and wide, by 4x4 kernels at stride 2: they cover all pixels alike."""
    sides = (NEW_OUTPUTS, shape[0], 4, 4)
    check_weight_memory(name, sides, network.layers)
    kernels = new_kernels(_seed(name), sides)
    return TransposedConvolution(name=name, kernels=kernels, bias=np.zeros(NEW_OUTPUTS), stride=(2, 2), padding=SAME)


def _fully_connected(name: str, network: Network, shape: Shape) -> FullyConnected:
    sides = (NEW_UNITS, shape[0] * shape[1] * shape[2])
    check_weight_memory(name, sides, network.layers)
    weights = random_weights(_seed(name), sides, sides[1])
    return FullyConnected(name=name, weights=weights, bias=np.zeros(NEW_UNITS))


def _per_channel(kind: type[PerChannelLayer], name: str, network: Network, shape: Shape) -> PerChannelLayer:
    check_weight_memory(name, (len(kind.new_numbers), shape[0]), network.layers)
    return kind(name=name, **{field: np.full(shape[0], number) for field, number in kind.new_numbers.items()})  # type: ignore[arg-type]


def _seed(name: str) -> list[int]:
    """Two new layers of one shape differ, since their names do."""
    return list(name.encode())
