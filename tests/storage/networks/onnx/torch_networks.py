"""The classics as PyTorch has them, with random weights, and their ONNX files as PyTorch itself writes them."""

from __future__ import annotations

import warnings
from importlib import util
from pathlib import Path
from typing import Any

import torch
from torch import nn


def lenet(width: int = 1) -> nn.Sequential:
    """LeNet-5's layers over 28 x 28 grey; with 1 / `width` of the units, as all of these."""
    units = 84 // width
    return nn.Sequential(
        *(nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2)),
        *(nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten()),
        *(nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, units), nn.Tanh(), nn.Linear(units, 10), nn.Softmax(1)),
    )


def alexnet(width: int = 1) -> nn.Sequential:
    """Torchvision's geometry, with its adaptive pooling and dropout."""
    a, b, c, d, e = (count // width for count in (64, 192, 384, 256, 4096))
    return nn.Sequential(
        *(nn.Conv2d(3, a, 11, 4, 2), nn.ReLU(True), nn.MaxPool2d(3, 2)),
        *(nn.Conv2d(a, b, 5, padding=2), nn.ReLU(True), nn.MaxPool2d(3, 2)),
        *(nn.Conv2d(b, c, 3, padding=1), nn.ReLU(True), nn.Conv2d(c, d, 3, padding=1), nn.ReLU(True)),
        *(nn.Conv2d(d, d, 3, padding=1), nn.ReLU(True), nn.MaxPool2d(3, 2), nn.AdaptiveAvgPool2d(6)),
        *(nn.Flatten(), nn.Dropout(), nn.Linear(d * 36, e), nn.ReLU(True), nn.Dropout(), nn.Linear(e, e)),
        *(nn.ReLU(True), nn.Linear(e, 1000 // width)),
    )


def zfnet(width: int = 1) -> nn.Sequential:
    """The paper's sizes come only with poolings that round up."""
    a, b, c, d, e = (count // width for count in (96, 256, 384, 256, 4096))

    def pool() -> nn.Module:
        return nn.MaxPool2d(3, 2, ceil_mode=True)

    return nn.Sequential(
        *(nn.Conv2d(3, a, 7, 2, 1), nn.ReLU(), pool(), nn.Conv2d(a, b, 5, 2), nn.ReLU(), pool()),
        *(nn.Conv2d(b, c, 3, padding=1), nn.ReLU(), nn.Conv2d(c, c, 3, padding=1), nn.ReLU()),
        *(nn.Conv2d(c, d, 3, padding=1), nn.ReLU(), pool(), nn.Flatten(), nn.Linear(d * 36, e), nn.ReLU()),
        *(nn.Linear(e, e), nn.ReLU(), nn.Linear(e, 1000 // width), nn.Softmax(1)),
    )


def vgg16(width: int = 1) -> nn.Sequential:
    layers: list[nn.Module] = []
    before = 3
    for convolutions, outputs in ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)):
        for _ in range(convolutions):
            layers += [nn.Conv2d(before, outputs // width, 3, padding=1), nn.ReLU(True)]
            before = outputs // width
        layers.append(nn.MaxPool2d(2, 2))
    units = 4096 // width
    layers += [nn.Flatten(), nn.Linear(before * 49, units), nn.ReLU(True), nn.Dropout(), nn.Linear(units, units)]
    return nn.Sequential(*layers, nn.ReLU(True), nn.Dropout(), nn.Linear(units, 1000 // width))


def decoder() -> nn.Sequential:
    """What enlarges maps, and activations that the exporter writes as several nodes, over 3 x 12 x 10."""
    return nn.Sequential(
        *(nn.Conv2d(3, 8, 3, 2, 1), nn.SiLU(), nn.Conv2d(8, 6, 3, padding=1), nn.GELU()),
        *(nn.ConvTranspose2d(6, 8, 3, 2, 1, output_padding=1, groups=2), nn.BatchNorm2d(8), nn.GELU("tanh")),
        *(nn.Upsample(scale_factor=2), nn.Conv2d(8, 12, 3, padding=1), nn.CELU(), nn.PixelShuffle(2), nn.ReLU6()),
        *(nn.ConvTranspose2d(3, 3, 4, dilation=2), nn.Softplus(), nn.Hardtanh(-0.5, 1.5), nn.LPPool2d(2, 3, 2)),
    )


NETWORKS: dict[str, tuple[Any, tuple[int, int, int]]] = {
    "LeNet": (lenet, (1, 28, 28)),
    "AlexNet": (alexnet, (3, 224, 224)),
    "ZFNet": (zfnet, (3, 224, 224)),
    "VGG16": (vgg16, (3, 224, 224)),
}
"""Name -> what makes it, and the shape of what goes in."""


def write(name: str, path: Path, width: int = 1) -> None:
    """The network `name` as an ONNX file at `path`, by the exporter that is installed."""
    torch.manual_seed(1)
    make, shape = NETWORKS[name]
    module = make(width).eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, (torch.zeros(1, *shape),), str(path), dynamo=util.find_spec("onnxscript") is not None)
