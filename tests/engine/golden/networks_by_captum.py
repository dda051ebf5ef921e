"""What captum and PyTorch's autograd send back through the small networks. Needs torch and captum."""

from __future__ import annotations

import warnings
from collections.abc import Mapping

import captum
import numpy as np
import torch
from captum.attr import Deconvolution, GuidedBackprop, Saliency
from torch import nn

from playground.network.setup import Rule
from tests.engine.golden.networks import BUILDS

METHODS = {Rule.DECONVNET: Deconvolution, Rule.GUIDED: GuidedBackprop, Rule.GRADIENT: Saliency}
VERSIONS = f"torch {torch.__version__}, captum {captum.__version__}"

MODULES: dict[str, nn.Sequential] = {
    "overlapping": nn.Sequential(
        nn.Conv2d(2, 4, 5, padding=2),
        nn.ReLU(),
        nn.MaxPool2d(3, 2, ceil_mode=True),
        nn.Conv2d(4, 5, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d((3, 2), 1, padding=1),
    ),
    "strided": nn.Sequential(
        nn.Conv2d(2, 6, 5, stride=2, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(3, 2, ceil_mode=True),
        nn.Conv2d(6, 4, (3, 2), stride=(2, 1)),
        nn.ReLU(),
    ),
    "dilated": nn.Sequential(
        nn.Conv2d(2, 6, 3, padding=2, dilation=2, groups=2, bias=False),
        nn.ReLU(),
        nn.AvgPool2d((2, 3), 2, padding=1, count_include_pad=True),
        nn.Conv2d(6, 4, 3, dilation=(1, 2), bias=False),
        nn.ReLU(),
        nn.Conv2d(4, 3, 2, bias=False),
    ),
    "grown": nn.Sequential(
        nn.Conv2d(2, 3, 3, stride=(3, 2)),
        nn.ReLU(),
        nn.ConvTranspose2d(3, 3, (3, 2), stride=2, padding=1, output_padding=(1, 0)),
        nn.ReLU(),
        nn.MaxPool2d(2, ceil_mode=True),
        nn.Flatten(),
        nn.Linear(75, 8),
        nn.ReLU(),
        nn.Linear(8, 3, bias=False),
    ),
}
"""The networks of `networks.py` said anew in PyTorch's words; weights in the order that one has them."""


class Seeded(nn.Module):
    """A network whose output is one number, with the seed as its gradient."""

    def __init__(self, network: nn.Module, channel: int, unit: tuple[int, int] | None) -> None:
        super().__init__()
        self.network, self.channel, self.unit = network, channel, unit

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.network(x)
        chosen = y.reshape(*y.shape[:2], *(y.shape[2:] or (1, 1)))[:, self.channel]
        if self.unit is not None:
            return chosen[:, self.unit[0], self.unit[1]]
        return (chosen * chosen.detach()).sum((1, 2))


def answers(name: str, given: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The last maps "y" and each rule's picture of each seed, "rule 0", computed in double precision."""
    network = MODULES[name].double()
    with torch.no_grad():
        for parameter, part in zip(network.parameters(), BUILDS[name].shapes, strict=True):
            parameter.copy_(_laid_out(part, given[part]))
    x = torch.from_numpy(given["x"].astype(np.float64))
    found = {"y": network(x).detach().numpy()}
    for number, (channel, unit) in enumerate(BUILDS[name].seeds):
        for rule, method in METHODS.items():
            more = {"abs": False} if method is Saliency else {}
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # that hooks are set
                sent = method(Seeded(network, channel, unit)).attribute(x.clone(), **more)
            found[f"{rule.value} {number}"] = sent.detach().numpy()[0]
    return {what: values.astype(np.float32) for what, values in found.items()}


def _laid_out(part: str, values: np.ndarray) -> torch.Tensor:
    """A transposed convolution's kernels lie (inputs, outputs, ...) in PyTorch."""
    return torch.from_numpy(values.swapaxes(0, 1).copy() if part == "up" else values)
