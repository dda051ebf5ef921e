"""What a library answers to a trial: the maps of each layer, or the words in which it abstains."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from playground.engine.forward import run
from playground.network.layers import Layer, Shape
from tests.engine.trials import Trial

Vote = np.ndarray | str
"""The maps (N, C, H, W) that a layer makes, or why the library abstains from it."""


def votes(
    trial: Trial, forward: Callable[[Layer, np.ndarray, Shape], np.ndarray], abstains: type[Exception]
) -> list[Vote]:
    """Every layer by `forward`, over the engine's own maps: no rounding adds up, and one abstention ends nothing."""
    passed, found = run(trial.network, trial.x), list[Vote]()
    for index, (layer, shape) in enumerate(zip(trial.network.layers, trial.network.shapes, strict=False)):
        x = passed.output(index - 1)
        try:
            found.append(x if layer.muted else forward(layer, np.ascontiguousarray(x), shape))
        except abstains as reason:
            found.append(str(reason))
    return found
