"""Random layers over random shapes for hypothesis: small enough for the loops, odd enough to find what is wrong."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
from hypothesis import strategies as st

from playground.network.layers import (
    ELU,
    GELU,
    SAME,
    SAME_LOWER,
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
    Padding,
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
from playground.network.network import Network

Case = tuple[Layer, np.ndarray]
"""A layer and an input (N, C, H, W) it fits."""


def values(seed: int, shape: tuple[int, ...], dtype: type = np.float64, ties: bool = False) -> np.ndarray:
    """Random values; with `ties` small integers, so that maxima tie and zeros occur."""
    random = np.random.default_rng(seed)
    drawn = random.integers(-2, 3, shape) if ties else random.normal(size=shape)
    return drawn.astype(dtype)


shapes = st.tuples(st.integers(1, 4), st.integers(1, 8), st.integers(1, 8))
seeds = st.integers(0, 2**20)
sides = st.integers(0, 3)
powers = st.sampled_from([1.0, 1.5, 2.0, 3.0, 4.0])
paddings = st.one_of(st.just(SAME), st.just(SAME_LOWER), st.builds(Padding, sides, sides, sides, sides))


def pairs(low: int, high: int) -> st.SearchStrategy[tuple[int, int]]:
    """A vertical and a horizontal number."""
    return st.tuples(st.integers(low, high), st.integers(low, high))


@st.composite
def convolutions(draw: st.DrawFn, shape: Shape) -> Convolution:
    """Any convolution over `shape`; it may hold more kernel slices than are used, and it may not fit."""
    groups = draw(st.sampled_from([g for g in (1, 2, 3, 4) if shape[0] % g == 0]))
    outputs = groups * draw(st.integers(1, 3))
    size, spare, seed = draw(pairs(1, 4)), draw(st.integers(0, 2)), draw(seeds)
    return Convolution(
        name="conv",
        kernels=values(seed, (outputs, shape[0] // groups + spare, *size)),
        bias=draw(st.sampled_from([None, values(seed + 1, (outputs,))])),
        stride=draw(pairs(1, 3)),
        padding=draw(paddings),
        dilation=draw(pairs(1, 2)),
        groups=groups,
        flipped=draw(st.booleans()),
    )


@st.composite
def transposed_convolutions(draw: st.DrawFn, shape: Shape) -> TransposedConvolution:
    """Any transposed convolution over `shape`; nothing may be left of it."""
    convolution = draw(convolutions(shape))
    given = {one.name: getattr(convolution, one.name) for one in fields(convolution) if one.name != "flipped"}
    return TransposedConvolution(**given, output_padding=draw(pairs(0, 3)))


@st.composite
def poolings(draw: st.DrawFn) -> Layer:
    """Any pooling; it may not fit."""
    kind = draw(st.sampled_from([MaxPooling, AveragePooling, SumPooling, LpPooling]))
    more: dict[str, Any] = {"count_padding": draw(st.booleans())} if kind is AveragePooling else {}
    if kind is LpPooling:
        more = {"p": draw(powers)}
    return kind(
        name="pool",
        size=draw(pairs(1, 4)),
        stride=draw(pairs(1, 3)),
        padding=draw(paddings),
        dilation=draw(pairs(1, 3)),
        ceil=draw(st.booleans()),
        **more,
    )


@st.composite
def pointwise(draw: st.DrawFn) -> Layer:
    """Any activation, and softmax."""
    number = st.floats(-2, 2, width=32)  # as float32 holds it: else a value on a limit lies on its other side there
    kinds = [
        ReLU(name="a"),
        LeakyReLU(name="a", slope=0.2),
        Sigmoid(name="a"),
        Tanh(name="a"),
        ELU(name="a", alpha=draw(number)),
        SELU(name="a"),
        GELU(name="a", form=draw(st.sampled_from(["exact", "tanh"]))),
        SiLU(name="a"),
        Softplus(name="a"),
        HardSigmoid(name="a", slope=draw(number), offset=draw(number)),
        Clip(name="a", low=draw(number), high=draw(number)),
        Softmax(name="a"),
        LogSoftmax(name="a"),
        LocalResponseNormalization(name="a", size=draw(st.integers(1, 6)), alpha=2.0, beta=0.7, offset=0.5),
        Dropout(name="a"),
    ]
    return draw(st.sampled_from(kinds))


@st.composite
def vector_layers(draw: st.DrawFn, shape: Shape) -> Layer:
    """Layers that end the maps: flatten, fully connected, global pooling."""
    seed, units, spare = draw(seeds), draw(st.integers(1, 5)), draw(st.integers(0, 2))
    inputs = shape[0] * shape[1] * shape[2] + spare
    connected = FullyConnected(
        name="fc",
        weights=values(seed, (units, inputs)),
        bias=draw(st.sampled_from([None, values(seed + 1, (units,))])),
    )
    mode = draw(st.sampled_from(["max", "average", "sum", "lp"]))
    pooling = GlobalPooling(name="global", mode=mode, p=draw(powers))
    return draw(st.sampled_from([connected, Flatten(name="flat"), pooling]))


@st.composite
def batch_norms(draw: st.DrawFn, shape: Shape) -> BatchNormalization:
    """With numbers for as many channels as there are, or for more."""
    count, seed = shape[0] + draw(st.integers(0, 2)), draw(seeds)
    scale, shift, mean, variance = (values(seed + number, (count,)) for number in range(4))
    epsilon = draw(st.sampled_from([1e-5, 1e-3, 1.0]))
    return BatchNormalization(
        name="norm", scale=scale, shift=shift, mean=mean, variance=variance**2 + 0.01, epsilon=epsilon
    )


@st.composite
def per_channel(draw: st.DrawFn, shape: Shape) -> PerChannelLayer:
    """Any layer with numbers for every channel."""
    slopes = values(draw(seeds), (shape[0] + draw(st.integers(0, 2)),))
    instance = InstanceNormalization(name="norm", scale=slopes, shift=slopes[::-1], epsilon=0.125)
    return draw(st.one_of(batch_norms(shape), st.just(ParametricReLU(name="prelu", slopes=slopes)), st.just(instance)))


@st.composite
def adaptive_poolings(draw: st.DrawFn) -> AdaptivePooling:
    """To fewer windows or more than there are pixels."""
    return AdaptivePooling(name="adaptive", mode=draw(st.sampled_from(["max", "average"])), size=draw(pairs(1, 9)))


@st.composite
def cases(draw: st.DrawFn, only: str = "any") -> Case:
    """A layer that fits, with an input in float64. `only`: one of the choices below."""
    shape = draw(shapes)
    choices = {
        "convolution": convolutions(shape),
        "transposed": transposed_convolutions(shape),
        "pooling": st.one_of(poolings(), poolings(), adaptive_poolings()),
        "vector": vector_layers(shape),
        "per channel": per_channel(shape),
        "any": st.one_of(
            convolutions(shape),
            transposed_convolutions(shape),
            poolings(),
            adaptive_poolings(),
            pointwise(),
            per_channel(shape),
            vector_layers(shape),
        ),
    }
    layer = draw(choices[only].filter(lambda layer: Network(shape, (layer,)).problem is None))
    x = values(draw(seeds), (draw(st.integers(1, 2)), *shape), ties=draw(st.booleans()))
    return layer, x
