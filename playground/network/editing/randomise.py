"""Weights put to chance: the same network that has learned nothing, to see what of a picture came from learning."""

from __future__ import annotations

from dataclasses import replace
from zlib import crc32

import numpy as np

from playground.network.editing.edits import replace_layer
from playground.network.layers import Array, Layer
from playground.network.network import Network

WEIGHTS = ("kernels", "weights")


def randomise_weights(network: Network, seed: int) -> Network:
    """Every kernel and weight drawn anew, normally distributed with the mean and deviation that its layer has.

    Biases and shapes stay. The draw depends on the seed and the layer's name alone.
    """
    for index, layer in enumerate(network.layers):
        network = replace_layer(network, index, _randomised(layer, seed))
    return network


def _randomised(layer: Layer, seed: int) -> Layer:
    drawn: dict[str, Array] = {}
    for field in WEIGHTS:
        old = getattr(layer, field, None)
        if isinstance(old, np.ndarray):
            random = np.random.default_rng([seed, crc32(layer.name.encode())])
            values = random.standard_normal(old.shape, dtype=np.float32)
            drawn[field] = np.float32(old.mean()) + np.float32(old.std()) * values
    return replace(layer, **drawn) if drawn else layer  # type: ignore[arg-type]
