"""Makes layers of those of a Keras network: a closed table of their kinds, each with what it means here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from playground.network.layers import (
    SELU,
    AveragePooling,
    Dropout,
    MaxPooling,
    Sigmoid,
    SiLU,
    Softplus,
    Tanh,
)
from playground.network.sentence import NetworkError
from playground.storage.faults import FaultsFound
from playground.storage.networks.graph import Tensor
from playground.storage.networks.keras.keras_activations import activation_layer, elu, leaky_relu, plain, relu, softmax
from playground.storage.networks.keras.keras_arithmetic import KerasOrigin
from playground.storage.networks.keras.keras_layer import KerasLayer, items, whole
from playground.storage.networks.keras.keras_topology import Topology
from playground.storage.networks.keras.keras_walker import MAPS, ROWS, VECTOR, Handler, KerasWalker
from playground.storage.networks.keras.keras_weighted import (
    batch_norm,
    convolution,
    dense,
    depthwise,
    parametric_relu,
    rescaling,
    separable,
    transposed,
)
from playground.storage.networks.keras.keras_weights import Weights
from playground.storage.networks.keras.keras_windows import enlarging, global_pooling, pooling, zero_padding
from playground.storage.networks.stack import Stack
from playground.storage.networks.way import UNKNOWN_SIDES, no_such_setting, way_through


def flatten(walker: KerasWalker, layer: KerasLayer) -> None:
    layer.check_channels_last()
    walker.stack.flatten(layer.name, rows_last=True)
    walker.form = VECTOR


def reshape(walker: KerasWalker, layer: KerasLayer) -> None:
    """Only where nothing changes but the way in which the same numbers are written."""
    target = [whole(side) for side in items(layer.settings.get("target_shape"))]
    channels, height, width = walker.stack.shape
    is_vector = (height, width) == (1, 1) and walker.form != ROWS
    if is_vector and target in ([channels], [1, 1, channels], [-1]):
        walker.form = MAPS if len(target) == 3 else VECTOR
    elif walker.form == ROWS and target == [height, width, 1]:
        walker.form = MAPS
    elif is_vector and not walker.stack.layers and len(target) == 3 and target[2] == 1 and _area(target) == channels:
        walker.stack, walker.form = Stack((1, target[0], target[1])), MAPS
    else:
        raise no_such_setting(layer.node, f"target_shape = {target}")


def _area(target: list[int]) -> int:
    return target[0] * target[1] if min(target) > 0 else 0


def dropout(walker: KerasWalker, layer: KerasLayer) -> None:
    walker.stack.add(Dropout, layer.name, rate=layer.real("rate", default=0))


def nothing(walker: KerasWalker, layer: KerasLayer) -> None:
    """Noise and its kin: nothing is done when a trained network is used."""


LAYERS: Mapping[str, Handler] = {
    "Conv2D": convolution,
    "Convolution2D": convolution,
    "DepthwiseConv2D": depthwise,
    "SeparableConv2D": separable,
    "Conv2DTranspose": transposed,
    "Dense": dense,
    "BatchNormalization": batch_norm,
    "Rescaling": rescaling,
    "MaxPooling2D": pooling(MaxPooling),
    "AveragePooling2D": pooling(AveragePooling),
    "Conv1D": convolution,
    "Conv1DTranspose": transposed,
    "MaxPooling1D": pooling(MaxPooling),
    "AveragePooling1D": pooling(AveragePooling),
    "GlobalMaxPooling1D": global_pooling("max"),
    "GlobalAveragePooling1D": global_pooling("average"),
    "UpSampling1D": enlarging,
    "ZeroPadding1D": zero_padding,
    "GlobalMaxPooling2D": global_pooling("max"),
    "GlobalAveragePooling2D": global_pooling("average"),
    "Activation": activation_layer,
    "ReLU": relu,
    "LeakyReLU": leaky_relu,
    "PReLU": parametric_relu,
    "ELU": elu,
    "SELU": plain(SELU),
    "Softmax": softmax,
    "Sigmoid": plain(Sigmoid),
    "Tanh": plain(Tanh),
    "Softplus": plain(Softplus),
    "Swish": plain(SiLU),
    "UpSampling2D": enlarging,
    "ZeroPadding2D": zero_padding,
    "Flatten": flatten,
    "Reshape": reshape,
    "Dropout": dropout,
    "SpatialDropout1D": dropout,
    "SpatialDropout2D": dropout,
    "AlphaDropout": dropout,
    "GaussianDropout": dropout,
    "GaussianNoise": nothing,
    "ActivityRegularization": nothing,
}
"""Every kind of layer that is understood. Those of Keras are meant, not of classes that a file registers."""


def walked(topology: Topology, weights: Weights, version: int) -> tuple[Stack, KerasOrigin]:
    """The layers of the file, put together, and what they were made of. Raises FaultsFound and NetworkError."""
    way = way_through(topology.graph, LAYERS)
    layers = tuple(KerasLayer(node, topology.settings[node.place]) for node in way.nodes)
    shape = way.source.shape or ()
    is_sequence = len(shape) == 3 and any(layer.is_of_rows for layer in layers)
    walker = _first_that_fits(layers, way.source, weights, version, is_sequence=is_sequence)
    axes = 3 if is_sequence else len(shape) - 1
    return walker.stack, KerasOrigin(layers, weights, version, axes, walker.stack.rows_last)


def _first_that_fits(
    layers: Iterable[KerasLayer], source: Tensor, weights: Weights, version: int, *, is_sequence: bool
) -> KerasWalker:
    """Walked with the sides that the file leaves open tried in turn."""
    has_open_sides = len(source.shape or ()) > 2 and None in (source.shape or ())[1:3]
    for side in UNKNOWN_SIDES[:-1] if has_open_sides else ():
        try:
            return _walked(layers, KerasWalker(source, weights, version, side, is_sequence=is_sequence))
        except (FaultsFound, NetworkError):
            continue
    return _walked(layers, KerasWalker(source, weights, version, UNKNOWN_SIDES[-1], is_sequence=is_sequence))


def _walked(layers: Iterable[KerasLayer], walker: KerasWalker) -> KerasWalker:
    for layer in layers:
        LAYERS[layer.kind](walker, layer)
    walker.stack.finish()
    return walker
