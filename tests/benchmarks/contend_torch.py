"""PyTorch's eager mode as a contender: every map kept, the way a user would write it."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as functional

from playground.network.layers import Convolution, Flatten, FullyConnected, Layer, MaxPooling, ReLU
from tests.benchmarks.edits import CELL, cell_values
from tests.benchmarks.workloads import BACK, EDIT, EDIT_AND_BACK, FORWARD, LOOP, Workload

TABLE = torch.from_numpy((np.arange(256, dtype=np.uint32) * 0x010101 | 0xFF000000).view(np.int32))


class Job:
    """A workload, done once per `repeat`; `answer` is what it came to, for the comparison."""

    def __init__(self, workload: Workload) -> None:
        self.workload = workload
        self.x = torch.from_numpy(workload.x)
        self.layers = [(layer, _weights(layer)) for layer in workload.network.layers]
        self.values = cell_values()
        self.picture: torch.Tensor | None = None
        self.shown: list[torch.Tensor] = []
        self.forward()
        self.repeat = {
            FORWARD: self.forward,
            EDIT: self.edit,
            BACK: self.back,
            EDIT_AND_BACK: self.edit_and_back,
            LOOP: self.loop,
        }[workload.job]
        self.switches = {
            index: functional.max_pool2d(self.input_of(index), layer.size, layer.stride, 0, 1, layer.ceil, True)[1]
            for index, layer in enumerate(workload.network.layers)
            if isinstance(layer, MaxPooling)
        }

    def input_of(self, index: int) -> torch.Tensor:
        return self.maps[index - 1] if index else self.x

    def forward(self) -> None:
        with torch.inference_mode():
            self.maps = self.run(self.x)

    def run(self, x: torch.Tensor) -> list[torch.Tensor]:
        maps = []
        for layer, (weights, bias) in self.layers:
            if isinstance(layer, Convolution):
                assert weights is not None
                x = functional.conv2d(x, weights, bias, layer.stride, (layer.padding.top, layer.padding.left))
            elif isinstance(layer, ReLU):
                x = functional.relu(x)
            elif isinstance(layer, MaxPooling):
                x = functional.max_pool2d(x, layer.size, layer.stride, ceil_mode=layer.ceil)
            elif isinstance(layer, Flatten):
                x = x.flatten(1)
            else:
                assert weights is not None
                x = functional.linear(x, weights, bias)
            maps.append(x)
        return maps

    def set_cell(self) -> None:
        weights = self.layers[0][1][0]
        assert weights is not None
        weights[CELL] = next(self.values)

    def edit(self) -> None:
        self.set_cell()
        self.forward()

    def back(self) -> None:
        """Unpooling by scattering sums: max_unpool2d overwrites where windows overlap."""
        index, channel = self.workload.pinned
        with torch.inference_mode():
            r = torch.zeros_like(self.maps[index])
            r[:, channel] = self.maps[index][:, channel]
            for step in range(index, -1, -1):
                layer, (weights, _) = self.layers[step]
                shape = self.input_of(step).shape
                if isinstance(layer, ReLU):
                    r = functional.relu(r)
                elif isinstance(layer, MaxPooling):
                    spread = torch.zeros(*shape[:2], shape[2] * shape[3])
                    r = spread.scatter_add_(2, self.switches[step].flatten(2), r.flatten(2)).view(shape)
                else:
                    assert weights is not None
                    padding = (layer.padding.top, layer.padding.left)
                    missing = [
                        wanted - ((have - 1) * stride - 2 * pad + size)
                        for wanted, have, stride, pad, size in zip(
                            shape[2:], r.shape[2:], layer.stride, padding, layer.kernel_size, strict=True
                        )
                    ]
                    r = functional.conv_transpose2d(r, weights, None, layer.stride, padding, missing)
            self.picture = _shown(r[0])

    def edit_and_back(self) -> None:
        self.set_cell()
        x = self.x.detach().requires_grad_()
        self.maps = self.run(x)
        index, channel = self.workload.pinned
        seed = self.maps[index][0, channel]
        (gradient,) = torch.autograd.grad(seed, x, seed.detach())
        self.picture = gradient[0]

    def loop(self) -> None:
        self.edit_and_back()
        with torch.inference_mode():
            self.shown = [self.coloured(maps[0]) for maps in (self.x, *self.maps)]
            assert self.picture is not None
            self.shown.append(_shown(self.picture))

    def coloured(self, maps: torch.Tensor) -> torch.Tensor:
        maps = maps.reshape(len(maps), -1)
        full = maps.abs().amax(dim=1, keepdim=True)
        levels = torch.where(full > 0, maps / full, 0).clamp(-1, 1).mul(127).round().add(128)
        return TABLE[levels.to(torch.uint8).int()]

    def answer(self) -> list[np.ndarray]:
        """The maps of every layer for the same coefficient, the picture, the pixels."""
        if self.workload.job in (EDIT, EDIT_AND_BACK, LOOP):
            self.values = cell_values()
            self.repeat()
        given = [*self.maps, *([] if self.picture is None else [self.picture]), *self.shown]
        return [tensor.detach().numpy() for tensor in given]


def _weights(layer: Layer) -> tuple[torch.Tensor | None, torch.Tensor | None]:
    if isinstance(layer, Convolution):
        assert layer.bias is not None
        return torch.tensor(layer.kernels), torch.tensor(layer.bias)
    if isinstance(layer, FullyConnected):
        assert layer.bias is not None
        return torch.tensor(layer.weights), torch.tensor(layer.bias)
    return None, None


def _shown(picture: torch.Tensor) -> torch.Tensor:
    full = picture.abs().max()
    return (picture / full).clamp(-1, 1).mul(127).add(128).round().to(torch.uint8).permute(1, 2, 0).contiguous()


def prepare(workload: Workload, threads: int) -> Job:
    torch.set_num_threads(threads)
    return Job(workload)
