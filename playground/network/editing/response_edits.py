"""Edits of the numbers of a local response normalisation. Rules as in `layer_edits`."""

from __future__ import annotations

from playground.network.editing.edits import change
from playground.network.editing.layer_edits import layer_of_kind
from playground.network.layers import LocalResponseNormalization
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP


def set_neighbours(network: Network, index: int, size: int) -> Network:
    """Over how many maps the squares are summed."""
    return _change(network, index, QT_TRANSLATE_NOOP("Sentence", "neighbouring maps"), size=size)


def set_response_alpha(network: Network, index: int, alpha: float) -> Network:
    """How much the mean of the squares counts."""
    return _change(network, index, QT_TRANSLATE_NOOP("Sentence", "alpha"), alpha=alpha)


def set_response_beta(network: Network, index: int, beta: float) -> Network:
    """The power by which is divided."""
    return _change(network, index, QT_TRANSLATE_NOOP("Sentence", "beta"), beta=beta)


def set_response_offset(network: Network, index: int, offset: float) -> Network:
    """What is divided by where all maps are zero."""
    return _change(network, index, QT_TRANSLATE_NOOP("Sentence", "offset"), offset=offset)


def _change(network: Network, index: int, what: str, **values: float) -> Network:
    layer_of_kind(network, index, LocalResponseNormalization, what)
    return change(network, index, **values)
