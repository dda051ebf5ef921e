"""Checks what was imported: the network here against the file's own arithmetic, on a random input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.engine.forward import run
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.storage.networks.network_file import ImportedNetwork

SEED = 1
ROUNDING = 1e-3
"""Of the largest output: two ways to add up float32 differ by less."""


@dataclass(frozen=True)
class Comparison:
    """The largest difference between two outputs, and the largest magnitude among them."""

    difference: float
    largest: float

    @property
    def agrees(self) -> bool:
        """Whether rounding explains the difference."""
        return self.difference <= ROUNDING * self.largest

    @property
    def told(self) -> Sentence:
        """The comparison in words."""
        if self.agrees:
            template = QT_TRANSLATE_NOOP(
                "Sentence",
                "Checked on a random input: its outputs here differ from the file's own arithmetic by at most "
                "{difference} (the largest is {largest}).",
            )
        else:
            template = QT_TRANSLATE_NOOP(
                "Sentence",
                "Careful: on a random input its outputs here differ from the file's own arithmetic by "
                "{difference}, where the largest is {largest}. Something was not understood.",
            )
        return Sentence(template, {"difference": f"{self.difference:.2g}", "largest": f"{self.largest:.3g}"})


def compare(imported: ImportedNetwork, progress: Callable[[int, int], None]) -> Comparison:
    """Run both over one normally distributed input. `progress(done, all)` may raise to stop it."""
    network = imported.network
    count = imported.origin.batch
    x = np.random.default_rng(SEED).standard_normal((count, *network.input_shape), np.float32)
    theirs = imported.origin.output(x, progress)
    ours = run(network, x).output(len(network.layers) - 1)
    with np.errstate(all="ignore"):
        difference = float(np.abs(ours - theirs).max(initial=0))
        largest = float(np.abs(theirs).max(initial=0))
    return Comparison(difference if np.isfinite(difference) else float("inf"), largest)
