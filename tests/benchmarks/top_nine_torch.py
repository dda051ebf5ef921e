"""The same search in PyTorch, the way its user would write it: started by `top_nine`, one count in, one rate out."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Iterator
from multiprocessing.pool import Pool

import numpy as np
import torch
import torch.nn.functional as functional
from torch.utils.data import DataLoader, Dataset

from playground.engine.top_nine.job import Job
from playground.network.layers import Convolution, MaxPooling
from tests.benchmarks.top_nine import scene_job

BATCH = 64
NINE = 9


class Scenes(Dataset):  # type: ignore[misc, type-arg]
    """The scenes as the network takes them."""

    def __init__(self, job: Job, count: int) -> None:
        self._job, self._count = job, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> torch.Tensor:
        return torch.from_numpy(self._job.source.array(index).copy())


class Stack:
    """The job's network as PyTorch calls."""

    def __init__(self, job: Job) -> None:
        self._layers = [
            (layer, torch.from_numpy(layer.kernels.copy()), torch.from_numpy(layer.bias.copy()))
            if isinstance(layer, Convolution)
            else (layer, None, None)
            for layer in job.network.layers
        ]

    def strongest(self, x: torch.Tensor) -> torch.Tensor:
        """The largest value of every map, (pictures, maps)."""
        for layer, kernels, bias in self._layers:
            if isinstance(layer, Convolution):
                x = functional.conv2d(x, kernels, bias, padding=1)
            elif isinstance(layer, MaxPooling):
                x = functional.max_pool2d(x, 2)
            else:
                x = functional.relu(x, inplace=True)
        return x.flatten(2).max(dim=2).values


def with_loader(count: int, workers: int) -> torch.Tensor:
    """The workers make the pictures, this process runs the network on as many threads."""
    job, _ = scene_job(count)
    torch.set_num_threads(workers)
    stack, best = Stack(job), torch.zeros(NINE, job.maps)
    with torch.inference_mode():
        for x in DataLoader(Scenes(job, count), batch_size=BATCH, num_workers=workers):
            best = torch.cat([best, stack.strongest(x)]).topk(NINE, dim=0).values
    return best


def with_processes(count: int, pool: Pool) -> torch.Tensor:
    """Every worker makes pictures and runs the network on one thread."""
    job, _ = scene_job(count)
    best = torch.zeros(NINE, job.maps)
    for values in pool.imap_unordered(_batch, _starts(count)):
        best = torch.cat([best, torch.from_numpy(values)]).topk(NINE, dim=0).values
    return best


def _starts(count: int) -> Iterator[tuple[int, int]]:
    return ((first, min(first + BATCH, count)) for first in range(0, count, BATCH))


_job: Job
_stack: Stack


def _begin() -> None:
    global _job, _stack
    torch.set_num_threads(1)
    _job, _ = scene_job(1)
    _stack = Stack(_job)


def _batch(part: tuple[int, int]) -> np.ndarray:
    x = torch.from_numpy(np.stack([_job.source.array(index) for index in range(*part)]))
    with torch.inference_mode():
        values: np.ndarray = _stack.strongest(x).numpy()
    return values


def main(way: str, workers: int, file: str) -> None:
    pool = multiprocessing.get_context("spawn").Pool(workers, _begin) if way == "processes" else None
    for line in sys.stdin:
        count = int(line)
        start = time.perf_counter()
        best = with_loader(count, workers) if pool is None else with_processes(count, pool)
        print(repr(count / (time.perf_counter() - start)), flush=True)
        np.save(file, best.T.numpy())
    if pool is not None:
        pool.close()
        pool.join()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
