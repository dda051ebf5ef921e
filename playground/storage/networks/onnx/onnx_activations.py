"""ONNX operators that bend every value."""

from __future__ import annotations

import numpy as np

from playground.network.layer_limits import LARGEST
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    Clip,
    HardSigmoid,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    ParametricReLU,
    ReLU,
    SiLU,
)
from playground.storage.networks.graph import Node
from playground.storage.networks.onnx.onnx_walker import Handler, Walker
from playground.storage.networks.onnx.onnx_weighted import per_channel
from playground.storage.networks.way import no_such_setting


def plain(kind: type[Layer]) -> Handler:
    def add(walker: Walker, node: Node) -> None:
        walker.stack.add(kind, node.name)

    return add


def leaky(walker: Walker, node: Node) -> None:
    walker.stack.add(LeakyReLU, node.name, slope=node.real("alpha", 0.01))


def prelu(walker: Walker, node: Node) -> None:
    slope = walker.needed(node, 1)
    if walker.version < 7 and slope.ndim == 1:  # those of the channels
        slope = slope.reshape(-1, *(1,) * (len(walker.axes) - 2))
    if slope.size == 1:
        walker.stack.add(LeakyReLU, node.name, slope=float(slope.reshape(-1)[0]))
    else:
        walker.stack.per_channel(ParametricReLU, node.name, slopes=per_channel(walker, node, slope))


def clip(walker: Walker, node: Node) -> None:
    low, high = walker.constant(node, 1), walker.constant(node, 2)
    least = node.real("min", -np.inf) if low is None else float(low.reshape(-1)[0])
    most = node.real("max", np.inf) if high is None else float(high.reshape(-1)[0])
    _clip(walker, node, least, most)


def _clip(walker: Walker, node: Node, least: float, most: float) -> None:
    if least == 0 and most >= LARGEST:
        walker.stack.add(ReLU, node.name)
    else:
        walker.stack.add(Clip, node.name, low=max(least, -LARGEST), high=min(most, LARGEST))


def max_or_min(walker: Walker, node: Node) -> None:
    """Of every value and one number: a clip at one side."""
    if len(node.inputs) != 2:
        raise no_such_setting(node, f"{len(node.inputs)} inputs")
    bound = walker.needed(node, 1 if node.inputs[0] == walker.maps else 0)
    if bound.size != 1 or bound.ndim > len(walker.axes):
        raise no_such_setting(node, f"{list(bound.shape)}")
    number = float(bound.reshape(-1)[0])
    low, high = (number, np.inf) if node.operator == "Max" else (-np.inf, number)
    _clip(walker, node, low, high)


def elu(walker: Walker, node: Node) -> None:
    walker.stack.add(ELU, node.name, alpha=node.real("alpha", 1.0))


def celu(walker: Walker, node: Node) -> None:
    """max(0, x) + min(0, alpha * (exp(x / alpha) - 1)): with alpha = 1 the same as ELU."""
    if node.real("alpha", 1.0) != 1:
        raise no_such_setting(node, f"alpha = {node.real('alpha', 1.0):g}")
    walker.stack.add(ELU, node.name)


def swish(walker: Walker, node: Node) -> None:
    """x * sigmoid(alpha * x)."""
    if node.real("alpha", 1.0) != 1:
        raise no_such_setting(node, f"alpha = {node.real('alpha', 1.0):g}")
    walker.stack.add(SiLU, node.name)


def selu(walker: Walker, node: Node) -> None:
    usual = SELU(name="")
    values = {name: node.real(name, getattr(usual, name)) for name in ("alpha", "gamma")}
    walker.stack.add(SELU, node.name, **values)


def gelu(walker: Walker, node: Node) -> None:
    form = "tanh" if node.word("approximate", "none") == "tanh" else "exact"
    walker.stack.add(GELU, node.name, form=form)


def hard_sigmoid(walker: Walker, node: Node) -> None:
    walker.stack.add(HardSigmoid, node.name, slope=node.real("alpha", 0.2), offset=node.real("beta", 0.5))


def local_response(walker: Walker, node: Node) -> None:
    if walker.axis(node, 1) != "C":
        raise no_such_setting(node, "axis")
    values = {name: node.real(name, default) for name, default in (("alpha", 1e-4), ("beta", 0.75))}
    size, offset = node.whole("size", 1), node.real("bias", 1.0)
    walker.stack.add(LocalResponseNormalization, node.name, size=size, offset=offset, **values)


def softmax(kind: type[Layer]) -> Handler:
    def add(walker: Walker, node: Node) -> None:
        _check_over_channels(walker, node)
        walker.stack.add(kind, node.name)

    return add


def _check_over_channels(walker: Walker, node: Node) -> None:
    """Softmax here is over the channels; before version 13 it was over everything from its axis on."""
    old = walker.version < 13
    letter = walker.axis(node, node.whole("axis", 1 if old else -1))
    alone = walker.stack.shape[1:] == (1, 1)
    if letter not in ("C", "F") or (old and letter == "C" and not alone):
        raise no_such_setting(node, f"axis = {node.whole('axis', -1)}")
