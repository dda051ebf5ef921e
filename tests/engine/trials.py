"""Random networks for the differential test: everything about a trial follows from its number, in any process."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from playground.network.geometry import windows
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
    KernelLayer,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    LogSoftmax,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    Padding,
    ParametricReLU,
    Pooling,
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
from playground.network.partners import fitting_poolings
from playground.network.setup import Rule, Seed, SeedKind

LARGEST_MAP = 200
"""Units of a map, so that the loops end in time."""
MOST_TAPS = 6_000
"""Products of a convolution."""


CURVED: dict[str, type[Layer]] = {
    "sigmoid": Sigmoid,
    "tanh": Tanh,
    "softmax": Softmax,
    "elu": ELU,
    "selu": SELU,
    "gelu": GELU,
    "silu": SiLU,
    "softplus": Softplus,
    "hard_sigmoid": HardSigmoid,
    "log_softmax": LogSoftmax,
}
"""Kinds that make other than quarters of small integers."""


@dataclass(frozen=True, eq=False)
class Trial:
    """A network, what goes in (N, C, H, W), and what goes back: `r` like the last maps, and a map's seed."""

    number: int
    network: Network
    x: np.ndarray
    r: np.ndarray
    channel: int
    seed: Seed
    rule: Rule


def trial(number: int) -> Trial:
    """The trial of a number. Every second one is of doubles, every fourth of small integers, where maxima tie.

    Sums of integers are exact in any order; so are the quarters of a leaky ReLU. Otherwise which of two equal maxima is
    the first, or whether a sum is zero, would be a matter of rounding: thirds have no place there.
    """
    random = np.random.default_rng(number)
    exact, dtype = number % 4 == 3, np.float64 if number % 2 else np.float32
    shape = (int(random.choice([1, 2, 3, 4, 6])), int(random.integers(1, 13)), int(random.integers(1, 13)))
    layers: list[Layer] = []
    wanted = int(random.integers(1, 5))
    while len(layers) < wanted:
        so_far = Network(shape, tuple(layers))
        before, poolings = so_far.shapes[-1], fitting_poolings(layers, len(layers), so_far.shapes)
        if poolings and random.random() < 0.2:
            layers.append(MaxUnpooling(name=f"layer{len(layers)}", pooling=str(random.choice(poolings))))
            continue
        layer = _layer(random, f"layer{len(layers)}", before, exact)
        if _is_small(layer, before):
            layers.append(replace(layer, muted=bool(random.random() < 0.05)))
    network = Network(shape, tuple(layers))
    x = _numbers(random, (int(random.choice([1, 1, 2])), *shape), exact).astype(dtype)
    last = network.shapes[-1]
    kind = SeedKind(random.choice([one.value for one in SeedKind]))
    unit = (int(random.integers(last[1])), int(random.integers(last[2])))
    return Trial(
        number,
        network,
        x,
        _numbers(random, (len(x), *last), exact).astype(dtype),
        int(random.integers(last[0])),
        Seed(kind, unit, bool(random.random() < 0.7)),
        Rule(random.choice([one.value for one in Rule])),
    )


def _is_small(layer: Layer, before: Shape) -> bool:
    """Whether the layer fits, and the loops can do it in a moment."""
    one = Network(before, (layer,))
    if one.problem is not None or one.shapes[1][1] * one.shapes[1][2] > LARGEST_MAP:
        return False
    if isinstance(layer, Pooling):
        return _sees_pixels(layer, before, one.shapes[1])
    if not isinstance(layer, KernelLayer):
        return True
    _, height, width = one.shapes[1]
    return before[0] // layer.groups * layer.kernels[:, 0].size * height * width <= MOST_TAPS


def _sees_pixels(layer: Pooling, before: Shape, after: Shape) -> bool:
    """Whether no window sees padding alone: its maximum would be minus infinity."""
    for window, length, count in zip(windows(layer, *before[1:]), before[1:], after[1:], strict=True):
        taps = np.arange(count)[:, None] * window.stride - window.before + np.arange(window.size) * window.dilation
        if not ((taps >= 0) & (taps < length)).any(axis=1).all():
            return False
    return True


def _layer(random: np.random.Generator, name: str, shape: Shape, exact: bool) -> Layer:
    kinds = (
        ["convolution"] * 8
        + ["transposed"]
        + ["pooling"] * 6
        + ["relu"] * 3
        + ["leaky_relu", "flatten", "connected", "global", "clip", "dropout", "batch_norm", "prelu"]
    )
    kind = random.choice([*kinds, "adaptive"] if exact else [*kinds, *CURVED, "adaptive", "lp", "instance_norm", "lrn"])
    if kind == "convolution":
        return _convolution(random, name, shape, exact)
    if kind == "transposed":
        convolution = _convolution(random, name, shape, exact)
        given = {one.name: getattr(convolution, one.name) for one in fields(convolution) if one.name != "flipped"}
        return TransposedConvolution(**given, output_padding=_pair(random, 0, 1))
    if kind == "pooling":
        return _pooling(random, name, exact)
    if kind == "connected":
        units, inputs = int(random.integers(1, 6)), int(np.prod(shape))
        bias = None if random.random() < 0.5 else _numbers(random, (units,), exact)
        return FullyConnected(name=name, weights=_numbers(random, (units, inputs + 1), exact), bias=bias)
    if kind == "global":
        mode = random.choice(["max", "sum"] if exact else ["max", "average", "sum", "lp"])
        return GlobalPooling(name=name, mode=mode, p=float(random.integers(1, 5)))
    if kind == "adaptive":
        return AdaptivePooling(name=name, mode="max" if exact else "average", size=_pair(random, 1, 5))
    if kind == "lp":
        return LpPooling(name=name, size=_pair(random, 1, 4), stride=_strides(random), p=float(random.integers(1, 5)))
    if kind == "batch_norm":
        return _batch_norm(random, name, shape[0], exact)
    if kind == "instance_norm":
        scale, shift = (_numbers(random, (shape[0] + 1,), exact) for _ in range(2))
        return InstanceNormalization(name=name, scale=scale, shift=shift, epsilon=2.0**-6)
    if kind == "lrn":
        alpha = float(random.integers(1, 4)) / 2
        return LocalResponseNormalization(name=name, size=int(random.integers(1, 6)), alpha=alpha)
    if kind == "prelu":
        slopes = _numbers(random, (shape[0] + 1,), exact)
        return ParametricReLU(name=name, slopes=slopes / 4 if exact else slopes)
    if kind == "leaky_relu":
        return LeakyReLU(name=name, slope=0.25)
    if kind == "clip":
        return Clip(name=name, low=-1, high=float(random.integers(4)))
    if kind == "elu":
        return ELU(name=name, alpha=float(random.normal()))
    if kind == "gelu":
        return GELU(name=name, form=random.choice(["exact", "tanh"]))
    return {**CURVED, "relu": ReLU, "flatten": Flatten, "dropout": Dropout}[kind](name=name)


def _convolution(random: np.random.Generator, name: str, shape: Shape, exact: bool) -> Convolution:
    groups = int(random.choice([one for one in (1, 1, 1, 2, 3, 4, 6) if shape[0] % one == 0]))
    outputs, size = groups * int(random.integers(1, 5)), _pair(random, 1, 5)
    if random.random() < 0.1:
        size = _pair(random, 5, 12)
    kernels = _numbers(random, (outputs, shape[0] // groups + int(random.random() < 0.2), *size), exact)
    return Convolution(
        name=name,
        kernels=kernels,
        bias=None if random.random() < 0.5 else _numbers(random, (outputs,), exact),
        stride=_strides(random),
        padding=_padding(random, size),
        dilation=_pair(random, 1, 3) if random.random() < 0.3 else (1, 1),
        groups=groups,
        flipped=bool(random.random() < 0.2),
    )


def _batch_norm(random: np.random.Generator, name: str, channels: int, exact: bool) -> BatchNormalization:
    """A deviation of 1 or 2 keeps small integers exact."""
    scale, shift, mean = (_numbers(random, (channels + 1,), exact) for _ in range(3))
    if exact:
        return BatchNormalization(
            name=name, scale=scale, shift=shift, mean=mean, variance=random.choice([1, 4], channels + 1), epsilon=0.0
        )
    variance = _numbers(random, (channels + 1,), exact) ** 2
    return BatchNormalization(name=name, scale=scale, shift=shift, mean=mean, variance=variance, epsilon=2.0**-10)


def _pooling(random: np.random.Generator, name: str, exact: bool) -> Layer:
    kind = [MaxPooling, MaxPooling, SumPooling, SumPooling if exact else AveragePooling][int(random.integers(4))]
    size = _pair(random, 1, 4)
    more = {"count_padding": bool(random.random() < 0.5)} if kind is AveragePooling else {}
    return kind(
        name=name,
        size=size,
        stride=_strides(random),
        padding=_padding(random, (size[0] - 1, size[1] - 1)),
        dilation=_pair(random, 1, 2) if random.random() < 0.2 else (1, 1),
        ceil=bool(random.random() < 0.5),
        **more,
    )


def _padding(random: np.random.Generator, most: tuple[int, int]) -> Padding | str:
    way = random.random()
    if way < 0.2:
        return SAME if way < 0.15 else SAME_LOWER
    down, across = (int(random.integers(min(side, 3) + 1)) for side in most)
    if way < 0.6:
        return Padding.all_sides(down, across)
    return Padding(down, int(random.integers(down + 1)), int(random.integers(across + 1)), across)


def _strides(random: np.random.Generator) -> tuple[int, int]:
    return (1, 1) if random.random() < 0.4 else _pair(random, 1, 4)


def _pair(random: np.random.Generator, low: int, high: int) -> tuple[int, int]:
    return int(random.integers(low, high + 1)), int(random.integers(low, high + 1))


def _numbers(random: np.random.Generator, shape: tuple[int, ...], exact: bool) -> np.ndarray:
    return random.integers(-2, 3, shape).astype(np.float32) if exact else random.normal(size=shape).astype(np.float32)
