"""Keras layers that bend every value, and the activation that nearly every other layer may name as its last step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    Clip,
    HardSigmoid,
    Layer,
    LeakyReLU,
    LogSoftmax,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
)
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.networks.keras.keras_layer import KerasLayer, entries, text
from playground.storage.networks.keras.keras_walker import ROWS, Handler, KerasWalker
from playground.storage.networks.way import no_such_setting, refused

_LEAKY = 0.3
"""Keras's own slope."""
_NAMED: Mapping[str, tuple[type[Layer], Mapping[str, Any]]] = {
    "relu": (ReLU, {}),
    "relu6": (Clip, {"low": 0.0, "high": 6.0}),
    "leaky_relu": (LeakyReLU, {"slope": 0.2}),
    "sigmoid": (Sigmoid, {}),
    "hard_sigmoid": (HardSigmoid, {"slope": 0.2}),
    "tanh": (Tanh, {}),
    "elu": (ELU, {"alpha": 1.0}),
    "selu": (SELU, {}),
    "gelu": (GELU, {"form": "exact"}),
    "gelu_new": (GELU, {"form": "tanh"}),
    "silu": (SiLU, {}),
    "swish": (SiLU, {}),
    "softplus": (Softplus, {}),
    "softmax": (Softmax, {}),
    "log_softmax": (LogSoftmax, {}),
}


def activation(walker: KerasWalker, layer: KerasLayer) -> None:
    """What the layer names as its activation, as a layer of its own after it."""
    _add(walker, layer, "{name}_{word}")


def activation_layer(walker: KerasWalker, layer: KerasLayer) -> None:
    _add(walker, layer, "{name}")


def _add(walker: KerasWalker, layer: KerasLayer, name: str) -> None:
    word = activation_word(layer)
    if word == "linear":
        return
    if word not in _NAMED:
        raise refused(
            layer.node, QT_TRANSLATE_NOOP("Sentence", "{node} ends with {word}, which no layer here does."), word=word
        )
    if walker.form == ROWS and word.endswith("softmax"):
        raise walker.wrong_form(layer)
    kind, values = _NAMED[word]
    if kind is HardSigmoid and walker.version >= 3:
        values = {"slope": 1 / 6}
    walker.stack.add(kind, name.format(name=layer.name, word=word), **values)


def activation_word(layer: KerasLayer) -> str:
    """The activation's name; newer files may hold it as an object of a registered class."""
    value = layer.settings.get("activation")
    if value is None:
        return "linear"
    if isinstance(value, str):
        return value.lower()
    named = entries(value)
    inner = named.get("config")
    return text(inner if isinstance(inner, str) else named.get("class_name")).lower()


def relu(walker: KerasWalker, layer: KerasLayer) -> None:
    """With a largest value it is a clip, with a slope below zero a leaky one."""
    slope, threshold = layer.real("negative_slope", default=0), layer.real("threshold", default=0)
    most = layer.settings.get("max_value")
    if threshold or (slope and most is not None):
        raise no_such_setting(layer.node, f"threshold = {threshold:g}, negative_slope = {slope:g}")
    if most is not None:
        walker.stack.add(Clip, layer.name, low=0.0, high=layer.real("max_value", default=0))
    elif slope:
        walker.stack.add(LeakyReLU, layer.name, slope=slope)
    else:
        walker.stack.add(ReLU, layer.name)


def leaky_relu(walker: KerasWalker, layer: KerasLayer) -> None:
    walker.stack.add(LeakyReLU, layer.name, slope=layer.real("alpha", "negative_slope", default=_LEAKY))


def elu(walker: KerasWalker, layer: KerasLayer) -> None:
    walker.stack.add(ELU, layer.name, alpha=layer.real("alpha", default=1))


def softmax(walker: KerasWalker, layer: KerasLayer) -> None:
    axis = layer.settings.get("axis", -1)
    if axis not in (-1, walker.form.count(",") + 1) or walker.form == ROWS:
        raise no_such_setting(layer.node, f"axis = {axis}")
    walker.stack.add(Softmax, layer.name)


def plain(kind: type[Layer]) -> Handler:
    """A layer without settings."""

    def add(walker: KerasWalker, layer: KerasLayer) -> None:
        walker.stack.add(kind, layer.name)

    return add
