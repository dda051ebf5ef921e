"""What a network says a picture shows: the probability of each class, and the layer whose units are their logits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.back.seeding import seeded_layer
from playground.engine.forward import Pass
from playground.network.layers import Array, Softmax


@dataclass(frozen=True, eq=False)
class ClassScores:
    """`probabilities` (classes,), not finite where the network's numbers are not; unit k of layer `logits` is class
    k's score before the softmax, which is what a back-projection starts from.
    """

    probabilities: Array
    logits: int

    def strongest(self, count: int) -> list[int]:
        """The `count` most probable classes, the most probable first; of equals the first, what is no number last."""
        order = np.argsort(-np.nan_to_num(self.probabilities, nan=-1), kind="stable")
        return [int(number) for number in order[:count]]


def class_scores(pass_: Pass, classes: int, image: int = 0) -> ClassScores | None:
    """The scores of a pass that ends in a vector of `classes` units; None of any other.

    Where no softmax stands at the end, the probabilities are the softmax of the last vector; that of a log-softmax is
    the same.
    """
    last = len(pass_.network.layers) - 1
    if last < 0 or len(pass_.steps) <= last:
        return None
    values = pass_.output(last)[image]
    if values.shape != (classes, 1, 1):
        return None
    logits, _ = seeded_layer(pass_, last)
    if logits < 0:
        return None
    made = next((step.layer for step in reversed(pass_.steps) if not step.layer.muted), None)
    if isinstance(made, Softmax):
        return ClassScores(values[:, 0, 0], logits)
    return ClassScores(_softmax(values[:, 0, 0]), logits)


def _softmax(values: Array) -> Array:
    with np.errstate(all="ignore"):  # infinite scores become NaN, which is shown as such
        powers = np.exp(values - values.max())
        shares: Array = powers / powers.sum()
    return shares
