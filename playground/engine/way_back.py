"""What each kind of layer's way back is called, and what is worth knowing about it: the words beside the stages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playground.network.layers import AdaptivePooling, Convolution, GlobalPooling, Layer
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.setup import Rule, Unpooling

Words = tuple[str, tuple[Sentence, ...]]
"""The operation's name and the notes on it."""
Description = Callable[[Any, Rule], Words]


def convolution(layer: Convolution, rule: Rule) -> Words:
    """A strided transposed convolution covers the pixels unevenly unless the stride divides the kernel."""
    pairs = zip(layer.kernel_size, layer.stride, strict=True)
    if any(stride > 1 and size % stride for size, stride in pairs):
        note = Sentence(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "{name}: the stride {down}x{across} does not divide the kernel {height}x{width}, "
                "so the transposed convolution leaves a grid.",
            ),
            {
                "name": layer.name,
                "height": layer.kernel_size[0],
                "width": layer.kernel_size[1],
                "down": layer.stride[0],
                "across": layer.stride[1],
            },
        )
        return "transposed_convolution", (note,)
    return "transposed_convolution", ()


def transposed_convolution(layer: Layer, rule: Rule) -> Words:
    """Its adjoint is the correlation that a convolution is forward."""
    return "convolution", ()


def relu(layer: Layer, rule: Rule) -> Words:
    """Every rule speaks of ReLU."""
    return "unrelu", ()


def smooth(layer: Layer, rule: Rule) -> Words:
    """Activations that only the derivative can pass."""
    if rule is Rule.LINEAR:
        return "identity", ()
    if rule is Rule.DECONVNET:
        note = QT_TRANSLATE_NOOP(
            "Sentence", "The deconvnet rule says nothing about {name}: its positive values are passed on."
        )
        return "unrelu", (Sentence(note, {"name": layer.name}),)
    return "derivative", ()


def dropout(layer: Layer, rule: Rule) -> Words:
    """Drops nothing but in training."""
    return "identity", ()


def scaled(layer: Layer, rule: Rule) -> Words:
    """Every map by a number of its own."""
    return "scaled", ()


def normalised(layer: Layer, rule: Rule) -> Words:
    """By the map's own mean and deviation, which follow every value."""
    if rule in (Rule.GRADIENT, Rule.GUIDED):
        return "derivative", ()
    note = QT_TRANSLATE_NOOP(
        "Sentence",
        "The rule takes no derivatives: the mean and the deviation by which {name} normalised each map are held fixed.",
    )
    return "scaled", (Sentence(note, {"name": layer.name}),)


def local_response(layer: Layer, rule: Rule) -> Words:
    """What the paper's network has and its way back leaves out."""
    if rule in (Rule.GRADIENT, Rule.GUIDED):
        return "derivative", ()
    note = QT_TRANSLATE_NOOP(
        "Sentence",
        "{name} is handed through: it scales every value by the strength of its neighbours, and the paper goes back by "
        "un-pooling, un-ReLU and transposed convolution alone.",
    )
    return "identity", (Sentence(note, {"name": layer.name}),)


def max_pooling(layer: Layer, rule: Rule) -> Words:
    """The paper's un-pooling, by switches."""
    return "unpool", ()


def max_unpooling(layer: Layer, rule: Rule) -> Words:
    """The other way round it is a pooling at switches that are known."""
    return "at_switches", ()


def blindly(unpooling: Unpooling) -> tuple[Sentence, ...]:
    """What is told of an un-pooling whose switches are forgotten."""
    words = {
        Unpooling.CORNER: QT_TRANSLATE_NOOP(
            "Sentence", "The switches are forgotten: every value goes to the first pixel of its window."
        ),
        Unpooling.CENTRE: QT_TRANSLATE_NOOP(
            "Sentence", "The switches are forgotten: every value goes to the middle of its window."
        ),
        Unpooling.SPREAD: QT_TRANSLATE_NOOP(
            "Sentence", "The switches are forgotten: every value is spread over its window."
        ),
    }
    return (Sentence(words[unpooling]),) if unpooling in words else ()


def spread(layer: Layer, rule: Rule) -> Words:
    """The paper pools by maximum only."""
    note = QT_TRANSLATE_NOOP(
        "Sentence",
        "The paper has no rule for {name}: each value is spread over its window, the result is blocky.",
    )
    return "spread", (Sentence(note, {"name": layer.name}),)


def shares(layer: Layer, rule: Rule) -> Words:
    """Lp pooling stands between."""
    note = QT_TRANSLATE_NOOP(
        "Sentence",
        "The paper has no rule for {name}: each value goes back by what every pixel of its window had a share in it.",
    )
    return "shares", (Sentence(note, {"name": layer.name}),)


def by_mode(layer: GlobalPooling | AdaptivePooling, rule: Rule) -> Words:
    """As the pooling of its mode."""
    if layer.mode == "lp":
        return shares(layer, rule)
    return max_pooling(layer, rule) if layer.mode == "max" else spread(layer, rule)


def flatten(layer: Layer, rule: Rule) -> Words:
    """A change of shape."""
    return "unflatten", ()


def fully_connected(layer: Layer, rule: Rule) -> Words:
    """The transposed weights."""
    return "fully_connected_transposed", ()
