"""Edits of the numbers that bend an activation's curve, and of dropout's rate. Rules as in `layer_edits`."""

from __future__ import annotations

from typing import Literal

from playground.network.editing.edits import change
from playground.network.editing.layer_edits import layer_of_kind
from playground.network.layers import ELU, GELU, SELU, Clip, Dropout, HardSigmoid, LeakyReLU
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP


def set_slope(network: Network, index: int, slope: float) -> Network:
    """A leaky ReLU's slope below zero, or that of a hard sigmoid's middle."""
    layer_of_kind(network, index, (LeakyReLU, HardSigmoid), QT_TRANSLATE_NOOP("Sentence", "slope"))
    return change(network, index, slope=slope)


def set_offset(network: Network, index: int, offset: float) -> Network:
    """A hard sigmoid's value at zero."""
    layer_of_kind(network, index, HardSigmoid, QT_TRANSLATE_NOOP("Sentence", "offset"))
    return change(network, index, offset=offset)


def set_alpha(network: Network, index: int, alpha: float) -> Network:
    """How far below zero an ELU or a SELU reaches."""
    layer_of_kind(network, index, (ELU, SELU), QT_TRANSLATE_NOOP("Sentence", "alpha"))
    return change(network, index, alpha=alpha)


def set_gamma(network: Network, index: int, gamma: float) -> Network:
    """What a SELU multiplies everything by."""
    layer_of_kind(network, index, SELU, QT_TRANSLATE_NOOP("Sentence", "gamma"))
    return change(network, index, gamma=gamma)


def set_form(network: Network, index: int, form: Literal["exact", "tanh"]) -> Network:
    """How a GELU is computed."""
    layer_of_kind(network, index, GELU, QT_TRANSLATE_NOOP("Sentence", "other form"))
    return change(network, index, form=form)


def set_low(network: Network, index: int, low: float) -> Network:
    """The smallest value a clip lets through."""
    layer_of_kind(network, index, Clip, QT_TRANSLATE_NOOP("Sentence", "limits"))
    return change(network, index, low=low)


def set_high(network: Network, index: int, high: float) -> Network:
    """The largest value a clip lets through."""
    layer_of_kind(network, index, Clip, QT_TRANSLATE_NOOP("Sentence", "limits"))
    return change(network, index, high=high)


def set_rate(network: Network, index: int, rate: float) -> Network:
    """The probability with which training drops a unit."""
    layer_of_kind(network, index, Dropout, QT_TRANSLATE_NOOP("Sentence", "rate"))
    return change(network, index, rate=rate)
