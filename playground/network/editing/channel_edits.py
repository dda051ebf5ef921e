"""Edits of the numbers that layers have for every channel, and of what such layers have beside them.

Rules as in `layer_edits`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from playground.network.editing.edits import change, layer_at, replace_layer
from playground.network.editing.layer_edits import layer_of_kind
from playground.network.layer_limits import check_finite
from playground.network.layers import BatchNormalization, InstanceNormalization, PerChannelLayer
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence

ChannelEdit = Callable[[Network, int, int, float], Network]
"""(network, index, channel, value) -> network."""


def set_slope(network: Network, index: int, channel: int, value: float) -> Network:
    """The slope below zero of one channel of a parametric ReLU."""
    return _set(network, index, "slopes", QT_TRANSLATE_NOOP("Sentence", "slope"), channel, value)


def set_scale(network: Network, index: int, channel: int, value: float) -> Network:
    """What one normalised channel is multiplied by."""
    return _set(network, index, "scale", QT_TRANSLATE_NOOP("Sentence", "scale"), channel, value)


def set_shift(network: Network, index: int, channel: int, value: float) -> Network:
    """What is added to one normalised channel."""
    return _set(network, index, "shift", QT_TRANSLATE_NOOP("Sentence", "shift"), channel, value)


def set_mean(network: Network, index: int, channel: int, value: float) -> Network:
    """The mean that is taken off one channel."""
    return _set(network, index, "mean", QT_TRANSLATE_NOOP("Sentence", "mean"), channel, value)


def set_variance(network: Network, index: int, channel: int, value: float) -> Network:
    """The variance whose root one channel is divided by."""
    return _set(network, index, "variance", QT_TRANSLATE_NOOP("Sentence", "variance"), channel, value)


def set_epsilon(network: Network, index: int, epsilon: float) -> Network:
    """What is added to every variance, so that none is zero."""
    kinds = (BatchNormalization, InstanceNormalization)
    layer_of_kind(network, index, kinds, QT_TRANSLATE_NOOP("Sentence", "epsilon"))
    return change(network, index, epsilon=epsilon)


def _set(network: Network, index: int, field: str, what: str, channel: int, value: float) -> Network:
    layer = layer_at(network, index)
    if not isinstance(layer, PerChannelLayer) or field not in layer.new_numbers:
        raise NetworkError(QT_TRANSLATE_NOOP("Sentence", "{name} has no {what}."), name=layer.name, what=Sentence(what))
    if not 0 <= channel < layer.channels:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} has no channel {channel}: there are {count}."),
            name=layer.name,
            channel=channel,
            count=layer.channels,
        )
    check_finite(layer.name, value)
    values = getattr(layer, field)
    if values[channel] == np.float32(value):
        return network
    changed = values.copy()
    changed[channel] = value
    changed.flags.writeable = False
    return replace_layer(network, index, replace(layer, **{field: changed}))
