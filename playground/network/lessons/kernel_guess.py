"""Three kernels to confuse a map's own with: of the same layer, and none of them nearly the same."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array, KernelLayer
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

ALIKE = 0.9
"""Kernels whose correlation is larger than this in magnitude cannot be told apart by eye, or by their map's colours."""


def other_kernels(layer: KernelLayer, number: int) -> tuple[int, int, int]:
    """Output channels of three kernels to choose from beside `number`; always the same ones.

    Raises NetworkError where the layer has no three that differ.
    """
    flat = layer.kernels.reshape(len(layer.kernels), -1).astype(np.float64)
    chosen = [number]
    for candidate in np.random.default_rng(number).permutation(len(flat)).tolist():
        if len(chosen) < 4 and all(_differ(flat[candidate], flat[other]) for other in chosen):
            chosen.append(candidate)
    if len(chosen) < 4:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} has no four kernels that differ enough to be told apart."),
            name=layer.name,
        )
    return chosen[1], chosen[2], chosen[3]


def mixed(number: int, others: tuple[int, int, int]) -> tuple[int, ...]:
    """The four in an order that does not give the right one away, and is always the same."""
    four = np.array(sorted((number, *others)))
    return tuple(np.random.default_rng([number, *others]).permutation(four).tolist())


def _differ(one: Array, other: Array) -> bool:
    """Whether two kernels differ by more than their size and sign; a kernel of zeros is like any other."""
    sizes = float(np.linalg.norm(one) * np.linalg.norm(other))
    return sizes > 0 and abs(float(one @ other)) / sizes < ALIKE
