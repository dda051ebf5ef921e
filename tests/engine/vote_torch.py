"""PyTorch's vote on a trial: the maps of every layer, and what autograd sends back. Runs where torch is installed.

Where it cannot say something, or says something else for a reason, it abstains: see `disagreements.md`.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import torch
import torch.nn.functional as functional

from playground.network.geometry import stamps, windows
from playground.network.layers import (
    ELU,
    GELU,
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
    ParametricReLU,
    Pooling,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    SumPooling,
    Tanh,
    TransposedConvolution,
)
from playground.network.partners import partner_index
from tests.engine.trials import Trial
from tests.engine.votes import Vote

torch.set_num_threads(1)


BEHIND = "behind such a layer"


class Abstains(Exception):
    """Why PyTorch has no way to say it."""


def vote(trial: Trial) -> tuple[list[Vote], np.ndarray | None]:
    """The maps of the layers up to the first it abstains from, and the gradient where it did not."""
    x = torch.tensor(trial.x.astype(np.float64), requires_grad=True)
    maps, current = [], x
    for index, layer in enumerate(trial.network.layers):
        try:
            place = partner_index(trial.network.layers, index)
            if place is not None and not layer.muted:
                pooling = trial.network.layers[place]
                assert isinstance(pooling, MaxPooling)
                current = _unpooled(pooling, maps[place - 1] if place else x, current)
            else:
                current = current if layer.muted else _forward(layer, current)
        except Abstains as reason:
            rest = len(trial.network.layers) - len(maps) - 1
            return [*(one.detach().numpy() for one in maps), str(reason), *rest * [BEHIND]], None
        maps.append(current)
    r = torch.tensor(trial.r.astype(np.float64))
    (gradient,) = torch.autograd.grad(maps[-1], x, r, allow_unused=True)
    back = np.zeros_like(trial.x) if gradient is None else gradient.numpy()
    return [one.detach().numpy() for one in maps], back


def _forward(layer: Layer, x: torch.Tensor) -> torch.Tensor:
    if isinstance(layer, Convolution):
        return _convolution(layer, x)
    if isinstance(layer, TransposedConvolution):
        return _transposed_convolution(layer, x)
    if isinstance(layer, LpPooling):
        sums = _pooling(SumPooling(name="", size=layer.size, stride=layer.stride), x.abs() ** layer.p)
        if not sums.all():
            raise Abstains("Lp pooling of nothing but zeros")
        return sums ** (1 / layer.p)
    if isinstance(layer, Pooling):
        return _pooling(layer, x)
    if isinstance(layer, AdaptivePooling):
        adaptive = functional.adaptive_max_pool2d if layer.mode == "max" else functional.adaptive_avg_pool2d
        return adaptive(x, layer.size)
    if isinstance(layer, GlobalPooling):
        return _global_pooling(layer, x)
    if isinstance(layer, Flatten):
        return x.flatten(1)[:, :, None, None]
    if isinstance(layer, FullyConnected):
        weights = _tensor(layer.weights[:, : x[0].numel()])
        bias = None if layer.bias is None else _tensor(layer.bias)
        return functional.linear(x.flatten(1), weights, bias)[:, :, None, None]
    if isinstance(layer, Softmax):
        return functional.softmax(x, dim=1)
    if isinstance(layer, LeakyReLU):
        return functional.leaky_relu(x, layer.slope)
    if isinstance(layer, LocalResponseNormalization):
        if layer.size % 2 == 0:
            raise Abstains("an even number of neighbouring maps")
        return functional.local_response_norm(x, layer.size, layer.alpha, layer.beta, layer.offset)
    if isinstance(layer, ParametricReLU):
        return functional.prelu(x, _tensor(layer.slopes[: x.shape[1]]))
    if isinstance(layer, InstanceNormalization):
        if x[0, 0].numel() == 1:
            raise Abstains("normalising a single pixel")
        scale, shift = (_tensor(numbers[: x.shape[1]]) for numbers in (layer.scale, layer.shift))
        return functional.instance_norm(x, None, None, scale, shift, eps=layer.epsilon)
    if isinstance(layer, BatchNormalization):
        scale, shift, mean, variance = (
            _tensor(numbers[: x.shape[1]]) for numbers in (layer.scale, layer.shift, layer.mean, layer.variance)
        )
        return functional.batch_norm(x, mean, variance, scale, shift, eps=layer.epsilon)
    if isinstance(layer, LogSoftmax):
        return functional.log_softmax(x, dim=1)
    if isinstance(layer, ELU | SELU | GELU | HardSigmoid | Clip):
        return _with_numbers(layer, x)
    return PLAIN[type(layer)](x)


PLAIN = {
    ReLU: functional.relu,
    Sigmoid: torch.sigmoid,
    Tanh: torch.tanh,
    SiLU: functional.silu,
    Softplus: partial(functional.softplus, threshold=500),  # not straight from 20 on
    Dropout: torch.clone,
}
"""Activations without numbers of their own."""


def _with_numbers(layer: Layer, x: torch.Tensor) -> torch.Tensor:
    if isinstance(layer, ELU):
        return torch.where(x > 0, x, layer.alpha * torch.expm1(x))  # its own elu takes no negative alpha back
    if isinstance(layer, SELU):
        return layer.gamma * functional.elu(x, layer.alpha)
    if isinstance(layer, GELU):
        return functional.gelu(x, approximate="none" if layer.form == "exact" else "tanh")
    if isinstance(layer, HardSigmoid):
        return functional.hardtanh(layer.slope * x + layer.offset, 0.0, 1.0)
    assert isinstance(layer, Clip)
    return functional.hardtanh(x, layer.low, layer.high)


def _convolution(layer: Convolution, x: torch.Tensor) -> torch.Tensor:
    kernels = layer.kernels[:, : x.shape[1] // layer.groups]
    if layer.flipped:
        kernels = kernels[:, :, ::-1, ::-1]
    bias = None if layer.bias is None else _tensor(layer.bias)
    padded = functional.pad(x, _sides(layer, x))
    return functional.conv2d(padded, _tensor(kernels), bias, layer.stride, 0, layer.dilation, layer.groups)


def _transposed_convolution(layer: TransposedConvolution, x: torch.Tensor) -> torch.Tensor:
    """Without padding, cut to size by hand: it takes one number per axis, and no output padding from the stride on."""
    share, made = x.shape[1] // layer.groups, layer.output_channels // layer.groups
    kernels = layer.kernels[:, :share].reshape(layer.groups, made, share, *layer.kernel_size)
    weights = _tensor(kernels.swapaxes(1, 2).reshape(x.shape[1], made, *layer.kernel_size))
    whole = functional.conv_transpose2d(x, weights, None, layer.stride, 0, 0, layer.groups, layer.dilation)
    down, across = stamps(layer, *x.shape[2:])
    y = functional.pad(whole, (-across.before, -across.after, -down.before, -down.after))
    return y if layer.bias is None else y + _tensor(layer.bias)[:, None, None]


def _pooling(layer: Pooling, x: torch.Tensor) -> torch.Tensor:
    if not isinstance(layer, MaxPooling) and layer.dilation != (1, 1):
        raise Abstains("mean and sum pooling with dilation")
    left, right, top, bottom = _sides(layer, x)
    within = 2 * top <= layer.size[0] and 2 * left <= layer.size[1]
    if left == right and top == bottom and within:
        return _pooled(layer, x, (top, left), layer.ceil)
    if layer.ceil:
        raise Abstains("uneven or wide padding under ceil")
    if isinstance(layer, AveragePooling) and not layer.count_padding:
        raise Abstains("uneven or wide padding that does not count")
    outside = -torch.inf if isinstance(layer, MaxPooling) else 0.0
    return _pooled(layer, functional.pad(x, (left, right, top, bottom), value=outside), (0, 0), False)


def _pooled(layer: Pooling, x: torch.Tensor, padding: tuple[int, int], ceil: bool) -> torch.Tensor:
    if isinstance(layer, MaxPooling):
        return functional.max_pool2d(x, layer.size, layer.stride, padding, layer.dilation, ceil)
    if isinstance(layer, AveragePooling):
        return functional.avg_pool2d(x, layer.size, layer.stride, padding, ceil, layer.count_padding)
    return functional.avg_pool2d(x, layer.size, layer.stride, padding, ceil, True, 1)


def _unpooled(pooling: MaxPooling, picture: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """By the indices of its own pooling; `max_unpool2d` would overwrite where they meet."""
    left, right, top, bottom = _sides(pooling, picture)
    if left != right or top != bottom or 2 * top > pooling.size[0] or 2 * left > pooling.size[1]:
        raise Abstains("the indices of uneven or wide padding")
    _, indices = functional.max_pool2d(
        picture, pooling.size, pooling.stride, (top, left), pooling.dilation, pooling.ceil, return_indices=True
    )
    flat = x.new_zeros(*x.shape[:2], picture.shape[2] * picture.shape[3])
    return flat.scatter_add(2, indices.flatten(2), x.flatten(2)).unflatten(2, picture.shape[2:])


def _global_pooling(layer: GlobalPooling, x: torch.Tensor) -> torch.Tensor:
    if layer.mode == "max":
        return functional.adaptive_max_pool2d(x, 1)
    if layer.mode == "lp":
        return torch.linalg.vector_norm(x, layer.p, (2, 3), keepdim=True)
    return x.mean((2, 3), keepdim=True) if layer.mode == "average" else x.sum((2, 3), keepdim=True)


def _sides(layer: Convolution | Pooling, x: torch.Tensor) -> tuple[int, int, int, int]:
    """Left, right, top, bottom."""
    vertical, horizontal = windows(layer, *x.shape[2:])
    return horizontal.before, horizontal.after, vertical.before, vertical.after


def _tensor(values: np.ndarray) -> torch.Tensor:
    return torch.tensor(np.array(values, np.float64))
