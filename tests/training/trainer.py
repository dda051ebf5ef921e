"""Trains a recipe: SGD with momentum and one cycle of the learning rate (Smith 2018), cross-entropy on the logits."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import torch
from torch import nn
from tqdm import tqdm

from playground.network.network import Network
from tests.training.batches import Batches
from tests.training.data import Labelled
from tests.training.module import clip_kernels, network_of, torch_module
from tests.training.recipes import Recipe

MOMENTUM = 0.9
WARMING = 0.25
"""Part of the steps in which the rate rises."""

tqdm.monitor_interval = 0  # no thread that outlives the bar


def trained(
    recipe: Recipe, data: Labelled, mean: float, seed: int, say: Callable[[str], None]
) -> tuple[Network, float]:
    """The network trained on `data`, and the seconds it took. One thread: a seed makes the same weights again."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(seed)
    start = time.perf_counter()
    module = torch_module(recipe)
    batches = Batches(recipe, data, mean, seed)
    optimizer, schedule = _optimizer(module, recipe, recipe.epochs * batches.count)
    module.train()
    for epoch in range(recipe.epochs):
        losses = [
            _step(module, recipe, optimizer, schedule, x, labels)
            for x, labels in tqdm(batches.epoch(), f"epoch {epoch + 1}", batches.count, leave=False, disable=None)
        ]
        say(f"epoch {epoch + 1} of {recipe.epochs}: loss {np.mean(losses):.3f}, {time.perf_counter() - start:.0f} s")
    module.eval()
    return network_of(module, recipe), time.perf_counter() - start


def _optimizer(
    module: nn.Sequential, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """Only kernels and weights decay: a bias or a normalisation's factor that does gains nothing."""
    decaying = [values for values in module.parameters() if values.ndim > 1]
    others = [values for values in module.parameters() if values.ndim == 1]
    groups = [{"params": decaying, "weight_decay": recipe.decay}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.SGD(groups, lr=recipe.rate, momentum=MOMENTUM, nesterov=True)
    return optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.rate, steps, pct_start=WARMING)


def _step(
    module: nn.Sequential,
    recipe: Recipe,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    x: np.ndarray,
    labels: np.ndarray,
) -> float:
    logits = module(torch.from_numpy(x))
    loss = nn.functional.cross_entropy(logits, torch.from_numpy(labels), label_smoothing=recipe.smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    schedule.step()
    if recipe.clip is not None:
        clip_kernels(module, recipe.clip)
    return float(loss.detach())
