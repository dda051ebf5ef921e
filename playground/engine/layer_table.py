"""Which functions compute which kind of layer: the only dispatch of the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from playground.engine import bound, dense, way_back
from playground.engine.activations import activation, curves, pointwise
from playground.engine.change import Change
from playground.engine.convolution import conv, conv_change, transposed_conv
from playground.engine.convolution.conv_change import Arithmetic
from playground.engine.normalization import norm, per_channel, response
from playground.engine.pooling import adaptive_pool, global_pool, lp_pool, pool, unpool
from playground.engine.way_back import Description
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    AdaptivePooling,
    Array,
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
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    SumPooling,
    Tanh,
    TransposedConvolution,
)


def _whole(layer: Layer, channels: Array) -> Layer:
    """For layers that treat every channel alike."""
    return layer


@dataclass(frozen=True)
class LayerFunctions:
    """How one kind of layer goes forward and back.

    `forward(layer, x, check_cancelled) -> y`; of a layer that needs another one, its `Partner` comes last;
    `project(layer, r, trace, rule, check_cancelled) -> array like x`.
    `channelwise`: every output channel depends on the input channel of the same number alone. `only(layer, channels)`
    is then the layer for these channels: where it has numbers for each, it has theirs alone.
    `forward_finite` is `forward` for maps known to be finite, where that is faster.
    The `_some` functions do the same for the output channels `outputs` alone:
    `forward_some(layer, x, outputs, check_cancelled) -> those channels of y`,
    `project_some(layer, r, outputs, trace, rule, check_cancelled)`, r being those channels and all others zero.
    `change(layer, old layer, x, old trace, changed inputs, differing outputs, check_cancelled, bound) -> Change`: the
    output from the one before, or None where that does not pay; no magnitude of x is above `bound`.
    `bound(layer, most)`: what no magnitude of the output is above when none of the input is above `most`.
    `spread(shape of the input, changed inputs)`: the outputs that can differ then, None for all, of a layer that is
    computed whole for nothing.
    `describe(layer, rule)` names the way back and says what there is to know about it.
    """

    forward: Callable[..., Array]
    project: Callable[..., Array]
    describe: Description
    channelwise: bool = False
    only: Callable[..., Layer] = _whole
    forward_finite: Callable[..., Array] | None = None
    forward_some: Callable[..., Array] | None = None
    project_some: Callable[..., Array] | None = None
    change: Callable[..., Change | None] | None = None
    spread: Callable[..., Array | None] | None = None
    bound: Callable[..., float] = bound.unknown


def _channelwise(
    forward: Callable[..., Array],
    project: Callable[..., Array],
    describe: Description,
    only: Callable[..., Layer] = _whole,
    **more: Callable[..., Any],
) -> LayerFunctions:
    return LayerFunctions(forward, project, describe, channelwise=True, only=only, **more)


def _curve(curve: pointwise.Curve, derivative: pointwise.Curve) -> LayerFunctions:
    return _channelwise(partial(pointwise.forward, curve), partial(pointwise.project, derivative), way_back.smooth)


LAYER_TABLE: dict[type[Layer], LayerFunctions] = {
    Convolution: LayerFunctions(
        conv.forward,
        conv.project,
        way_back.convolution,
        forward_some=conv.forward_some,
        project_some=conv.project_some,
        change=partial(conv_change.change, Arithmetic(conv.apply, conv.tap_pairs)),
        bound=bound.summed,
    ),
    TransposedConvolution: LayerFunctions(
        transposed_conv.forward,
        transposed_conv.project,
        way_back.transposed_convolution,
        forward_some=transposed_conv.forward_some,
        project_some=transposed_conv.project_some,
        change=partial(conv_change.change, Arithmetic(transposed_conv.stamp, transposed_conv.tap_pairs)),
    ),
    ReLU: _channelwise(
        activation.relu,
        activation.project_relu,
        way_back.relu,
        forward_finite=activation.relu_of_finite,
        bound=bound.same,
    ),
    LeakyReLU: _channelwise(activation.leaky_relu, activation.project_leaky_relu, way_back.smooth),
    ParametricReLU: _channelwise(
        activation.parametric_relu, activation.project_parametric_relu, way_back.smooth, per_channel.only
    ),
    Sigmoid: _channelwise(partial(pointwise.forward, curves.sigmoid), activation.project_sigmoid, way_back.smooth),
    Tanh: _channelwise(activation.tanh, activation.project_tanh, way_back.smooth),
    ELU: _curve(curves.elu, curves.elu_derivative),
    SELU: _curve(curves.selu, curves.selu_derivative),
    GELU: _curve(curves.gelu, curves.gelu_derivative),
    SiLU: _curve(curves.silu, curves.silu_derivative),
    Softplus: _curve(curves.softplus, curves.softplus_derivative),
    HardSigmoid: _curve(curves.hard_sigmoid, curves.hard_sigmoid_derivative),
    Clip: _curve(curves.clip, curves.clip_derivative),
    MaxPooling: _channelwise(
        pool.forward,
        pool.project_max,
        way_back.max_pooling,
        forward_finite=partial(pool.forward, finite=True),
        bound=bound.same,
    ),
    AveragePooling: _channelwise(pool.forward, pool.project_sum, way_back.spread, bound=bound.same),
    SumPooling: _channelwise(pool.forward, pool.project_sum, way_back.spread),
    LpPooling: _channelwise(lp_pool.forward, lp_pool.project, way_back.shares),
    AdaptivePooling: _channelwise(adaptive_pool.forward, adaptive_pool.project, way_back.by_mode),
    GlobalPooling: _channelwise(global_pool.forward, global_pool.project, way_back.by_mode),
    MaxUnpooling: _channelwise(unpool.forward, unpool.project, way_back.max_unpooling),
    Flatten: LayerFunctions(
        dense.flatten, dense.project_flatten, way_back.flatten, spread=dense.flattened, bound=bound.same
    ),
    FullyConnected: LayerFunctions(
        dense.fully_connected,
        dense.project_fully_connected,
        way_back.fully_connected,
        forward_some=dense.fully_connected_some,
        project_some=dense.project_fully_connected_some,
        change=dense.change,
        bound=bound.summed,
    ),
    Softmax: LayerFunctions(dense.softmax, dense.project_softmax, way_back.smooth),
    LogSoftmax: LayerFunctions(dense.log_softmax, dense.project_log_softmax, way_back.smooth),
    Dropout: _channelwise(dense.dropout, dense.project_dropout, way_back.dropout, bound=bound.same),
    BatchNormalization: _channelwise(norm.batch_norm, norm.project_batch_norm, way_back.scaled, per_channel.only),
    InstanceNormalization: _channelwise(
        norm.instance_norm, norm.project_instance_norm, way_back.normalised, per_channel.only
    ),
    LocalResponseNormalization: LayerFunctions(
        response.forward, response.project, way_back.local_response, change=response.change
    ),
}
