"""A recipe's network in torch, with the batch normalisation that makes it easy to train, and without it again."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from playground.network.layers import (
    SAME,
    Convolution,
    Flatten,
    FullyConnected,
    Layer,
    MaxPooling,
    Padding,
    ReLU,
    Softmax,
)
from playground.network.network import Network
from tests.training.recipes import Conv, Pool, Recipe


def torch_module(recipe: Recipe) -> nn.Sequential:
    """The layers to train, logits last: every convolution is followed by a batch normalisation."""
    steps: list[nn.Module] = []
    channels, side, is_flat = recipe.channels, recipe.side, False
    for index, part in enumerate(recipe.stack):
        if isinstance(part, Conv):
            padding = part.side // 2 if part.same else 0
            steps += [nn.Conv2d(channels, part.maps, part.side, padding=padding, bias=False), nn.BatchNorm2d(part.maps)]
            steps += [nn.ReLU()]
            channels, side = part.maps, side if part.same else side - part.side + 1
        elif isinstance(part, Pool):
            steps.append(nn.MaxPool2d(2))
            side //= 2
        else:
            inputs = channels if is_flat else channels * side * side
            steps += [] if is_flat else [nn.Flatten()]
            is_last = index == len(recipe.stack) - 1
            steps += [nn.Dropout(recipe.dropout)] if is_last else []
            steps += [nn.Linear(inputs, part.units)] + ([] if is_last else [nn.ReLU()])
            channels, is_flat = part.units, True
    module = nn.Sequential(*steps)
    _start(module, recipe)
    return module


def _start(module: nn.Sequential, recipe: Recipe) -> None:
    """Random weights after He 2015, the first layer's made smooth.

    Pictures are smooth and mostly grey: what of the random start they do not answer to is never trained away, and a
    kernel that starts as coloured noise ends as an edge under coloured noise. How large it is does not count before a
    normalisation; a small one is turned faster.
    """
    for step in module:
        if isinstance(step, nn.Conv2d | nn.Linear):
            nn.init.kaiming_normal_(step.weight, nonlinearity="relu")
        if isinstance(step, nn.Linear):
            nn.init.zeros_(step.bias)
    with torch.no_grad():
        first = module[0].weight
        size = first.square().mean().sqrt()
        smooth = first + recipe.greyness * (first.mean(dim=1, keepdim=True) - first)
        for _ in range(recipe.smoothings):
            smooth = nn.functional.avg_pool2d(smooth, 3, stride=1, padding=1)
        first.copy_(smooth * (recipe.first_scale * size / smooth.square().mean().sqrt()))
        module[-1].weight.mul_(0.1)  # no class is certain at first


def clip_kernels(module: nn.Sequential, largest: float) -> None:
    """Bring every kernel whose root mean square exceeds `largest` down to it (Zeiler & Fergus 2013, section 3)."""
    with torch.no_grad():
        for step in module:
            if isinstance(step, nn.Conv2d):
                rms = step.weight.square().mean(dim=(1, 2, 3), keepdim=True).sqrt()
                step.weight.mul_((largest / rms).clamp(max=1))


def network_of(module: nn.Sequential, recipe: Recipe) -> Network:
    """The same function as the trained module in our layers, normalisations folded into the convolutions."""
    layers: list[Layer] = []
    counts = {"conv": 0, "relu": 0, "pool": 0, "fc": 0}

    def name(stem: str) -> str:
        counts[stem] += 1
        return f"{stem}{counts[stem]}"

    for index, step in enumerate(module):
        if isinstance(step, nn.Conv2d):
            kernels, bias = _folded(step, module[index + 1])
            padding = SAME if step.padding[0] else Padding()
            layers.append(Convolution(name=name("conv"), kernels=kernels, bias=bias, padding=padding))
        elif isinstance(step, nn.ReLU):
            layers.append(ReLU(name=name("relu")))
        elif isinstance(step, nn.MaxPool2d):
            layers.append(MaxPooling(name=name("pool")))
        elif isinstance(step, nn.Flatten):
            layers.append(Flatten(name="flatten"))
        elif isinstance(step, nn.Linear):
            layers.append(FullyConnected(name=name("fc"), weights=_array(step.weight), bias=_array(step.bias)))
    return Network((recipe.channels, recipe.side, recipe.side), (*layers, Softmax(name="softmax")))


def _folded(conv: nn.Conv2d, norm: nn.BatchNorm2d) -> tuple[np.ndarray, np.ndarray]:
    """gamma * (w x - mean) / sqrt(var + eps) + beta as one convolution; computed in double precision."""
    factor = norm.weight.double() / (norm.running_var.double() + norm.eps).sqrt()
    kernels = conv.weight.double() * factor[:, None, None, None]
    return _array(kernels), _array(norm.bias.double() - norm.running_mean.double() * factor)


def _array(values: torch.Tensor) -> np.ndarray:
    return values.detach().numpy().astype(np.float32)
